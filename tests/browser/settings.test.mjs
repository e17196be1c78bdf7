import assert from "node:assert/strict";
import { test } from "node:test";

import { manage, openUntil, press, signIn } from "./support/desk.mjs";
import { somebody } from "./support/mail.mjs";
import { at } from "./support/place.mjs";
import { faults, type } from "./support/report.mjs";
import { desktop, phone, visitor } from "./support/visitor.mjs";

/** An administrator at the settings of a council. */
async function settings(test, council, options) {
  const person = await visitor(test, options);
  await signIn(person, "administrator", council);
  await manage(person.page, "Settings");
  await person.page.waitForURL("**/desk/settings");
  return person;
}

test("an administrator changes the questions, and an agent's caller is asked them", async (t) => {
  const question = "What word did we give you?";
  const administrator = await settings(t, "hartsmere");
  const { page } = administrator;
  await administrator.look();
  const rows = await page.locator(".d-rule").count();
  await type(page, { [`q${rows - 1}-cy`]: "Pa air?", [`q${rows}-en`]: question });
  await page.locator("[name=needed]").selectOption("5");
  await page.getByRole("button", { name: "Save how callers are checked" }).press("Enter");
  await page.locator(".govuk-error-summary").waitFor();
  await administrator.look({ status: 422 });
  assert.ok((await faults(page)).includes(`q${rows - 1}-en`), "a question in Welsh alone");
  assert.equal(await page.locator(`[name=q${rows}-en]`).inputValue(), question, "what was typed is kept");
  await type(page, { [`q${rows - 1}-cy`]: "" });
  await page.locator("[name=needed]").selectOption("1");
  await press(page, "Save how callers are checked", "The settings are saved.");
  await administrator.look();

  const agent = await visitor(t);
  await signIn(agent, "agent", "hartsmere");
  const call = agent.page;
  await call.keyboard.press("c");
  await call.waitForURL("**/desk/calls/*");
  await call.locator("#call-who").fill("Ellis");
  await call.locator(".c-ask--who .c-option").first().click();
  await call.locator(".c-verify summary").waitFor();
  await call.locator(".c-verify summary").press("Enter");
  const asked = call.locator(".c-verify fieldset", { hasText: question });
  await asked.getByLabel("Right").check();
  await agent.look();
  await call.getByRole("button", { name: "Check the answers" }).press("Enter");
  await call.locator(".c-verified--passed").waitFor();
  await agent.look();
});

test("what is measured and how long things wait is chosen on a small screen, faults beside their fields", async (t) => {
  const administrator = await settings(t, "aldershire", { size: phone, script: "off" });
  const { page } = administrator;
  await administrator.look();
  await type(page, { days: "seven", target: "101" });
  await page.getByRole("button", { name: "Save how it is measured" }).click();
  await page.locator(".govuk-error-summary").waitFor();
  assert.deepEqual(await faults(page), ["days", "target"]);
  await administrator.look({ status: 422 });
  assert.equal(await page.locator("[name=days]").inputValue(), "seven");
  await type(page, { days: "14", target: "75" });
  await press(page, "Save how it is measured", "The settings are saved.");
  await type(page, { reports: "1", metres: "9" });
  await page.getByRole("button", { name: "Save these numbers" }).click();
  await page.locator(".govuk-error-summary").waitFor();
  assert.deepEqual(await faults(page), ["reports", "metres"]);
  await administrator.look({ status: 422 });
  await type(page, { reopen_days: "20", answer_minutes: "30", reports: "0", metres: "300" });
  await press(page, "Save these numbers", "The settings are saved.");
  assert.equal(await page.locator("[name=reopen_days]").inputValue(), "20");
  assert.equal(await page.locator("[name=reports]").inputValue(), "0");
  await administrator.open(at("aldershire", "/desk/pass"));
  assert.match(await page.locator("main").innerText(), /After 30 minutes of office time/);
});

test("who may not choose sees no settings", async (t) => {
  const manager = await visitor(t);
  await signIn(manager, "manager");
  assert.equal(await manager.page.locator("a[href='/desk/settings']").count(), 0);
  await manager.open(at("wenbury", "/desk/settings"));
  await manager.look({ status: 403 });
});

/** The mark stands before the name: in the box while one types, in what was found, and on the case. */
async function seenEverywhere(manager) {
  const { page } = manager;
  const own = page.url();
  const before = (mark, name) => page.evaluate(([one, other]) => document.querySelector(one).compareDocumentPosition(document.querySelector(other)) & Node.DOCUMENT_POSITION_FOLLOWING, [mark, name]);
  await page.locator("#find").pressSequentially("mensah");
  const hit = page.locator(".d-find__hit", { hasText: "Mensah" }).first();
  await hit.waitFor();
  assert.match(await hit.innerText(), /^Two members of staff/);
  await manager.look();
  await page.locator("#find").press("Enter");
  await page.waitForURL("**/desk/search?q=mensah");
  assert.ok(await before("td .c-mark, th .c-mark", 'main a[href*="/desk/contacts/"]'));
  await manager.look();
  await manager.open(own);
  await page.locator('main a[href*="/desk/cases/"]').first().click();
  await page.waitForURL("**/desk/cases/*");
  assert.match(await page.locator("main .c-caution").innerText(), /Two members of staff: Go by two/);
  assert.ok(await before("main .c-caution", "h1"));
  await manager.look();
  await promised(manager);
  await manager.open(own);
}

/** From the page of a case a call back is promised; the list of promises has the mark before the name. */
async function promised(manager) {
  const { page } = manager;
  const note = `Ring them, ${somebody()}`;
  await page.getByRole("link", { name: "Pass it on" }).click();
  await page.locator("#to").selectOption({ index: 1 });
  await type(page, { note });
  await page.getByLabel("Promise a call back now").check();
  await press(page, "Pass it on", "Passed on.");
  await manager.open(at("port-levan", "/desk/promises?whose=all"));
  const promise = page.locator(".d-promise", { hasText: note });
  assert.match(await promise.locator("p").first().innerText(), /^Two members of staff .*Mensah/);
  await manager.look();
}

for (const [name, size] of Object.entries({ desktop, phone })) {
  test(`a manager marks someone, sees the mark before anything else, and ends it: ${name}`, async (t) => {
    const manager = await visitor(t, { size });
    const { page } = manager;
    await signIn(manager, "manager", "port-levan");
    await manager.open(at("port-levan", "/desk/search?q=Mensah"));
    await page.getByRole("link", { name: /Mensah/ }).first().click();
    await page.waitForURL("**/desk/contacts/*");
    await page.getByRole("button", { name: "Add the mark" }).press("Enter");
    await page.locator(".govuk-error-summary").waitFor();
    assert.deepEqual(await faults(page), ["kind", "text", "review_on-day"]);
    await manager.look({ status: 422 });
    await page.locator("[name=kind]").selectOption("two_staff");
    const text = `Go by two: ${name}.`;
    await type(page, { text, "review_on-day": "1", "review_on-month": "2", "review_on-year": String(new Date().getFullYear() + 1) });
    await press(page, "Add the mark", "The caution mark is on their page");
    await manager.look();
    const first = page.locator("main .c-caution");
    assert.ok((await first.innerText()).includes(text));
    assert.ok(await page.evaluate(() => document.querySelector(".c-caution").compareDocumentPosition(document.querySelector("h1")) & Node.DOCUMENT_POSITION_FOLLOWING));
    await seenEverywhere(manager);
    await page.locator(".d-caution", { hasText: text }).getByRole("button").press("Enter");
    await page.locator(".govuk-notification-banner", { hasText: "The caution mark is ended." }).waitFor();
    assert.equal(await page.locator(".d-caution", { hasText: text }).count(), 0);
  });
}

for (const [name, size] of Object.entries({ desktop, phone })) {
  test(`a look without a call or a case stands out in the access log: ${name}`, async (t) => {
    const manager = await visitor(t, { size });
    const { page } = manager;
    await signIn(manager, "manager", "port-levan");
    await manager.open(at("port-levan", "/desk/access-log"));
    await page.locator("#only").selectOption("unexplained");
    await page.locator("#day").fill(new Date().toLocaleDateString("sv-SE", { timeZone: "Europe/London" }));
    await page.getByRole("button", { name: "Show", exact: true }).press("Enter");
    await page.waitForURL("**only=unexplained**");
    const rows = page.locator(".d-queue tbody tr");
    assert.ok((await rows.count()) > 0, "the demonstration's manager looked without a reason");
    assert.equal(await rows.count(), await page.getByText("No call or case").count());
    await manager.look();
    await manager.open(at("port-levan", "/desk/access-log?of=cases"));
    await manager.look();
    assert.ok((await page.getByRole("link", { name: "Case", exact: true }).count()) > 0);
  });
}

test("each tab goes back to its own queue, without script too", async (t) => {
  const worker = await visitor(t, { script: "off" });
  await signIn(worker, "caseworker", "port-levan");
  const queues = ["/desk?team=all&assignee=none", "/desk?team=all&state=received"];
  const tabs = [worker.page, await worker.page.context().newPage()];
  for (const [at_, tab] of tabs.entries()) {
    await tab.goto(at("port-levan", queues[at_]));
    await tab.locator(".d-queue tbody a").nth(at_).click();
    await tab.waitForURL("**/desk/cases/*");
  }
  for (const [at_, tab] of tabs.entries()) {
    await type(tab, { note: `Written in tab ${at_ + 1}.` });
    await press(tab, "Save note", "The note is saved.");
    await tab.locator(".govuk-back-link").click();
    await tab.waitForURL(`**${queues[at_]}`);
  }
});

test("a case opened in a call stays in it", async (t) => {
  const worker = await visitor(t);
  await signIn(worker, "agent", "port-levan");
  const { page } = worker;
  await page.keyboard.press("c");
  await page.waitForURL("**/desk/calls/*");
  const call = new URL(page.url()).pathname.split("/").at(-1);
  await worker.open(at("port-levan", "/desk?team=all"));
  const href = await page.locator(".d-queue tbody a").first().getAttribute("href");
  await worker.open(at("port-levan", `${href}&call=${call}`));
  await worker.look();
  await type(page, { note: "Said in the call." });
  await press(page, "Save note", "The note is saved.");
  assert.ok(page.url().includes(`call=${call}`));
  for (const link of ["Pass it on", "Wrong service?"]) {
    assert.ok((await page.getByRole("link", { name: link }).getAttribute("href")).includes(`call=${call}`), link);
  }
  const manager = await visitor(t);
  await signIn(manager, "manager", "port-levan");
  const look = manager.page.locator(`a[href="/desk/calls/${call}"]`);
  await openUntil(manager.page, at("port-levan", "/desk/access-log?of=cases"), look);
});
