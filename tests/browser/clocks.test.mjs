import assert from "node:assert/strict";
import { test } from "node:test";

import { press, signIn } from "./support/desk.mjs";
import { at } from "./support/place.mjs";
import { faults, type } from "./support/report.mjs";
import { desktop, phone, visitor } from "./support/visitor.mjs";

/** What a manager does between the desk's front page and a service that is stopped. */
class Actions {
  count = 0;

  async do(act) {
    this.count += 1;
    await act();
  }
}

test("a manager stops a service in a storm in four actions, citizens read why in their language, and one action ends it", async (t) => {
  const manager = await visitor(t);
  const { page } = manager;
  await manager.open(at("glanaber", "/?lang=en"));
  await signIn(manager, "manager", "glanaber");
  const actions = new Actions();
  await actions.do(() => page.getByRole("link", { name: "Stop a service", exact: true }).click());
  await page.waitForURL("**/desk/emergency");
  await manager.look();
  await actions.do(() => page.locator("[name=service]").selectOption("missed-bin"));
  await actions.do(() => page.getByLabel("Storm or flood").check());
  await actions.do(() => press(page, "Stop the service now", "The service is stopped."));
  assert.ok(actions.count <= 5, `${actions.count} actions`);
  await manager.look();
  assert.ok((await page.locator("main").innerText()).includes("Mae tywydd garw wedi atal"), "the reason in Welsh too");

  for (const [size, language, told] of [[desktop, "en", "Severe weather has stopped this service"], [phone, "cy", "Mae tywydd garw wedi atal"]]) {
    const citizen = await visitor(t, { size });
    await citizen.open(at("glanaber", `/services/missed-bin?lang=${language}`));
    const read = await citizen.page.locator("main").innerText();
    assert.ok(read.includes(told));
    assert.doesNotMatch(read, /We aim to do this|Ein nod yw/, "nobody is told how long it takes while it is stopped");
    await citizen.look({ language });
  }
  const ended = new Actions();
  await ended.do(() => page.getByRole("button", { name: /^Start again/ }).click());
  await page.locator(".govuk-notification-banner", { hasText: "The service has started again." }).waitFor();
  assert.equal(ended.count, 1);
  const citizen = await visitor(t);
  await citizen.open(at("glanaber", "/services/missed-bin?lang=en"));
  assert.ok(!(await citizen.page.locator("main").innerText()).includes("Severe weather"));
});

for (const [name, size] of Object.entries({ desktop, phone })) {
  test(`what is missing is asked for beside its field, without script: ${name}`, async (t) => {
    const manager = await visitor(t, { size, script: "off" });
    const { page } = manager;
    await signIn(manager, "manager");
    await manager.open(at("wenbury", "/desk/emergency"));
    await page.getByRole("button", { name: "Stop the service now" }).click();
    await page.locator(".govuk-error-summary").waitFor();
    assert.deepEqual(await faults(page), ["service", "reason"], "no service is chosen beforehand");
    assert.equal(await page.locator("[name=service]").inputValue(), "");
    await page.locator("[name=service]").selectOption("missed-bin");
    await page.getByLabel("Another reason").check();
    await page.getByRole("button", { name: "Stop the service now" }).click();
    await page.locator(".govuk-error-summary").waitFor();
    assert.deepEqual(await faults(page), ["why-en", "why-cy"]);
    await manager.look({ status: 422 });
    assert.ok(await page.getByLabel("Another reason").isChecked(), "what was chosen is kept");
  });

  test(`an administrator closes the council for Christmas and sets a team's days: ${name}`, async (t) => {
    const administrator = await visitor(t, { size });
    const { page } = administrator;
    const council = "port-levan";
    await signIn(administrator, "administrator", council);
    await administrator.open(at(council, "/desk/settings"));
    await page.getByRole("link", { name: /Closures, working days/ }).click();
    await page.waitForURL("**/desk/calendars");
    await administrator.look();
    await page.getByRole("button", { name: "Add closure" }).press("Enter");
    await page.locator(".govuk-error-summary").waitFor();
    await administrator.look({ status: 422 });
    const closed = `Closed: ${name}`;
    await type(page, { "from-day": "29", "from-month": "12", "from-year": "2027", "name-en": closed, "name-cy": `Ar gau: ${name}` });
    await press(page, "Add closure", "The calendar has been changed.");
    assert.ok((await page.locator(".d-closures").innerText()).includes(closed));
    await page.getByRole("button", { name: new RegExp(`Remove.*${closed}`) }).press("Enter");
    await page.locator(".govuk-notification-banner", { hasText: "The calendar has been changed." }).waitFor();
    assert.equal(await page.getByText(closed).count(), 0);

    await page.getByRole("link", { name: /^Change/ }).first().click();
    await page.waitForURL("**/desk/calendars/*");
    await administrator.look();
    await type(page, { opens: "25:00" });
    await page.getByRole("button", { name: "Save" }).press("Enter");
    await page.locator(".govuk-error-summary").waitFor();
    assert.deepEqual(await faults(page), ["opens"]);
    await administrator.look({ status: 422 });
    await type(page, { opens: "08:00" });
    await press(page, "Save", "The calendar has been changed.");
    await administrator.look();
  });

  test(`an administrator takes a clock of the law into a service and words it: ${name}`, async (t) => {
    const administrator = await visitor(t, { size });
    const { page } = administrator;
    await signIn(administrator, "administrator", "aldershire");
    await administrator.open(at("aldershire", "/desk/services/pothole/clocks"));
    await administrator.look();
    await page.locator("[name=preset]").selectOption("foi");
    await press(page, "Add clock", "Saved to the draft.");
    await page.waitForURL(/clocks\/foi/);
    await administrator.look();
    await type(page, { count: "0", "alarm-1-count": "5" });
    await page.getByRole("button", { name: "Save to the draft" }).press("Enter");
    await page.locator(".govuk-error-summary").waitFor();
    assert.deepEqual(await faults(page), ["count"]);
    await administrator.look({ status: 422 });
    await type(page, { count: "20", "name-en": `Answer: ${name}` });
    await press(page, "Save to the draft", "Saved to the draft.");
    await administrator.look();
    assert.ok((await page.locator("main").innerText()).includes("20 working days"));
    await page.getByRole("button", { name: new RegExp(`Remove.*Answer: ${name}`) }).press("Enter");
    await page.locator(".govuk-notification-banner", { hasText: "Saved to the draft." }).waitFor();
    assert.equal(await page.getByText(`Answer: ${name}`).count(), 0);
  });

  test(`a case shows its clocks and how each was counted: ${name}`, async (t) => {
    const worker = await visitor(t, { size });
    const { page } = worker;
    await signIn(worker, "caseworker", "port-levan");
    await worker.open(at("port-levan", "/desk?team=all"));
    await page.locator(".d-queue tbody a").first().click();
    await page.waitForURL("**/desk/cases/*");
    await page.locator("#clocks").waitFor();
    await page.locator("section:has(#clocks) summary").first().click();
    assert.match(await page.locator("section:has(#clocks) ol").first().innerText(), /It is due on/);
    await worker.look();
  });
}
