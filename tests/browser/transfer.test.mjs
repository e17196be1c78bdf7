import assert from "node:assert/strict";
import { test } from "node:test";

import { agent, citizen } from "./support/call.mjs";
import { openCase, press, signIn } from "./support/desk.mjs";
import { mailTo, somebody } from "./support/mail.mjs";
import { at } from "./support/place.mjs";
import { bin, reportBin, type } from "./support/report.mjs";
import { number, pops } from "./support/telephone.mjs";
import { desktop, phone, visitor } from "./support/visitor.mjs";

/** The page of the case with this reference, found on the desk. */
async function caseOf(person, reference) {
  await person.open(at("wenbury", "/desk?team=all"));
  await openCase(person.page, reference);
  return person.page.url();
}

test("a report to the wrong service moves with three key presses, and its citizen is told once", async (t) => {
  const [citizen, caseworker] = [await visitor(t), await visitor(t)];
  const email = somebody();
  const reference = await reportBin(citizen.page, email);
  await signIn(caseworker, "caseworker");
  const { page } = caseworker;
  const address = await caseOf(caseworker, reference);
  // One: the page of the services. Two: the service. Three: move it.
  let actions = 0;
  const act = async (key) => ((actions += 1), await page.keyboard.press(key));
  await act("v");
  await page.waitForURL(/\/service(\?queue=[^&]*)?$/);
  await caseworker.look();
  await page.getByRole("link", { name: "Report fly-tipping" }).focus();
  await act("Enter");
  await page.waitForURL(/\/service\?.*to=/);
  await caseworker.look();
  const asks = await page.locator("main").innerText();
  assert.match(asks, /To ask the citizen/);
  assert.match(asks, /Answers that go into the story/);
  await page.getByRole("button", { name: "Move the report" }).focus();
  await act("Enter");
  await page.locator(".govuk-notification-banner", { hasText: "The report has moved" }).waitFor();
  assert.equal(actions, 3);
  assert.equal(page.url().split("?")[0], address.split("?")[0]);
  await caseworker.look();
  assert.match(await page.locator("h1").innerText(), new RegExp(reference), "the reference stays");
  await page.getByText("How this date was counted").click();
  assert.match(await page.locator("main").innerText(), /moved to this service on/);
  assert.match((await mailTo(email, "moved to the right service")).text, /It was with/);
});

for (const [name, size] of Object.entries({ desktop, phone })) {
  test(`a case is passed on with its note and taken over: ${name}`, async (t) => {
    const [citizen, agent, caseworker] = [await visitor(t), await visitor(t, { size }), await visitor(t, { size })];
    const reference = await reportBin(citizen.page, somebody());
    await signIn(agent, "agent");
    await signIn(caseworker, "caseworker");
    const address = await caseOf(agent, reference);
    await agent.page.getByRole("link", { name: "Pass it on" }).click();
    await agent.page.waitForURL("**/desk/pass?case=*");
    await agent.look();
    await agent.page.getByRole("button", { name: "Pass it on" }).click();
    await agent.page.locator(".govuk-error-summary").waitFor();
    await agent.look({ status: 422 });
    const note = `Asks for whoever was at the gate about ${reference}.`;
    const to = agent.page.locator("#to");
    const priya = await to.locator("option", { hasText: "Priya" }).first().getAttribute("value");
    await to.selectOption(priya);
    await type(agent.page, { note });
    await press(agent.page, "Pass it on", "Passed on.");

    await caseworker.open(at("wenbury", "/desk"));
    await caseworker.page.locator(".d-badge").first().waitFor();
    await caseworker.page.getByRole("link", { name: /^Promises/ }).click();
    await caseworker.page.waitForURL("**/desk/promises");
    await caseworker.look();
    const passed = caseworker.page.locator(".d-passed", { hasText: note });
    await passed.getByRole("button", { name: "Take it over" }).click();
    await caseworker.page.locator(".govuk-notification-banner", { hasText: "It is yours now." }).waitFor();
    assert.equal(caseworker.page.url().split("?")[0], address.split("?")[0], "the case goes along");
    await caseworker.look();
  });
}

test("what is passed on shows on a colleague's page that is open", async (t) => {
  const [citizen, agent, caseworker] = [await visitor(t), await visitor(t), await visitor(t)];
  const reference = await reportBin(citizen.page, somebody());
  await signIn(caseworker, "caseworker");
  await caseworker.open(at("wenbury", "/desk/articles"));
  const badge = caseworker.page.locator("#waiting .d-badge:not(.d-badge--late)");
  const count = async () => Number((await badge.allInnerTexts()).join().match(/\d+/)?.[0] ?? 0);
  const before = await count();
  await signIn(agent, "agent");
  await caseOf(agent, reference);
  await agent.page.getByRole("link", { name: "Pass it on" }).click();
  const to = agent.page.locator("#to");
  await to.selectOption(await to.locator("option", { hasText: "Priya" }).first().getAttribute("value"));
  await type(agent.page, { note: `Knows the lane of ${reference}.` });
  await press(agent.page, "Pass it on", "Passed on.");
  for (let tries = 0; (await count()) <= before; tries += 1) {
    assert.ok(tries < 150, "the badge doesn't come");
    await caseworker.page.waitForTimeout(200);
  }
  await caseworker.look();
});

test("a call is passed on with who calls and what was noted, and stays open", async (t) => {
  const phone = number();
  await citizen(t, phone);
  const { page } = await agent(t);
  await pops(page, phone, 1);
  const call = new URL(page.url()).pathname;
  const note = `Asks for whoever was at the gate (${phone}).`;
  await page.locator("#call-note").fill(note);
  await page.locator(".c-strip__kept", { hasText: "Saved" }).waitFor();
  await page.locator("#call-q").focus();
  await page.keyboard.press("Escape");
  await page.getByRole("link", { name: "Pass it on" }).press("Enter");
  await page.waitForURL("**/desk/pass?call=*");
  assert.equal(await page.locator("[name=note]").inputValue(), note);
  assert.equal(await page.locator("[name=name]").inputValue(), bin["your-name"]);
  await page.locator("#to").selectOption({ index: 1 });
  await press(page, "Pass it on", "Passed on.");
  assert.equal(new URL(page.url()).pathname, call);
});

test("a call back is promised, given another day, and kept", async (t) => {
  const [citizen, agent] = [await visitor(t), await visitor(t)];
  const reference = await reportBin(citizen.page, somebody());
  await signIn(agent, "agent");
  const { page } = agent;
  await caseOf(agent, reference);
  await page.getByRole("link", { name: "Pass it on" }).click();
  const note = `Ring about ${reference}.`;
  await page.locator("#to").selectOption({ index: 1 });
  await type(page, { note });
  await page.getByLabel("Promise a call back now").check();
  await press(page, "Pass it on", "Passed on.");
  await agent.open(at("wenbury", "/desk/promises?whose=team"));
  const promise = page.locator(".d-promise", { hasText: note });
  await promise.getByText("New day").first().click();
  await promise.getByRole("button", { name: "New day" }).click();
  await page.locator(".govuk-error-summary").waitFor();
  await agent.look({ status: 422 });
  await agent.open(at("wenbury", "/desk/promises?whose=team"));
  await promise.getByText("Kept").first().click();
  await promise.getByRole("button", { name: "Kept" }).click();
  await page.locator(".govuk-notification-banner", { hasText: "The promise is kept." }).waitFor();
  await agent.open(at("wenbury", "/desk/promises?whose=team"));
  assert.equal(await promise.count(), 0);
});

test("a reply does several things with one press, also without scripts", async (t) => {
  const [citizen, administrator] = [await visitor(t), await visitor(t, { script: "off" })];
  const email = somebody();
  const reference = await reportBin(citizen.page, email);
  await signIn(administrator, "administrator");
  const { page } = administrator;
  const title = `Done for ${reference}`;
  await administrator.open(at("wenbury", "/desk/replies"));
  await administrator.look();
  await type(page, { title, en: "Dear ((name)), ((nobody))" });
  await page.getByRole("button", { name: "Save" }).click();
  await page.locator(".govuk-error-summary").waitFor();
  await administrator.look({ status: 422 });
  await type(page, { en: "Dear ((name)), ((reference)) is in hand." });
  await page.locator("#state").selectOption("in_progress");
  await page.getByLabel("Whoever uses the reply takes the case").check();
  await press(page, "Save", "Saved.");
  await caseOf(administrator, reference);
  await page.getByRole("link", { name: "Use a reply" }).click();
  await administrator.look();
  await page.getByRole("link", { name: title }).click();
  await administrator.look();
  assert.match(await page.locator("main").innerText(), new RegExp(`${reference} is in hand`));
  await press(page, "Do all of this", "Done, all of it.");
  assert.match(await page.locator("main").innerText(), /is in hand/);
  assert.match((await mailTo(email, reference)).text, /.+/);
});

test("colleagues are found, and say whether they are in", async (t) => {
  const agent = await visitor(t);
  await signIn(agent, "agent");
  const { page } = agent;
  await page.locator(".d-presence summary").click();
  await agent.look();
  await page.locator(".d-presence").getByRole("button", { name: "In a meeting" }).click();
  await page.locator(".d-presence summary", { hasText: "In a meeting" }).waitFor();
  await page.getByRole("link", { name: "Colleagues" }).click();
  await page.waitForURL("**/desk/directory");
  await agent.look();
  assert.match(await page.locator("tr", { hasText: "Tom Ellis" }).innerText(), /In a meeting/);
  await page.getByLabel("Name, team, service, or extension").fill("pri");
  await page.keyboard.press("Enter");
  await page.waitForURL("**q=pri");
  assert.equal(await page.locator("tbody tr").count(), 1);
});
