import assert from "node:assert/strict";
import { test } from "node:test";

import { openCase, press, signIn } from "./support/desk.mjs";
import { somebody } from "./support/mail.mjs";
import { at } from "./support/place.mjs";
import { reportBin } from "./support/report.mjs";
import { desktop, phone, visitor } from "./support/visitor.mjs";

/** A caseworker in the queue of every team's cases. */
async function inQueue(test, options = {}) {
  const person = await visitor(test, options);
  await signIn(person, options.role ?? "caseworker");
  await person.open(at("wenbury", "/desk?team=all"));
  return person;
}

/** Presses keys one after the other. */
async function keys(page, ...pressed) {
  for (const key of pressed) await page.keyboard.press(key);
}

test("a queue is worked by keys alone", async (t) => {
  const person = await inQueue(t);
  const { page } = person;
  await person.look();
  await keys(page, "?");
  const dialog = page.locator("dialog[open]");
  await dialog.waitFor();
  await person.look();
  assert.match(await dialog.innerText(), /Next case/);
  await keys(page, "Escape", "j", "j", "k", "j", "x");
  const row = page.locator("tr", { has: page.locator("input:checked") });
  const reference = await row.locator("a").innerText();
  assert.equal(await page.evaluate(() => document.activeElement.textContent), reference, "the keyboard is at the ticked case");
  await keys(page, "a");
  await page.waitForURL("**/desk/bulk/*");
  await page.getByText("1 of 1 done, 0 refused.").waitFor();
  await person.look();
  await keys(page, "g", "q");
  await page.waitForURL(/\/desk$/);
  await person.open(at("wenbury", "/desk?team=all&assignee=me"));
  await page.getByRole("link", { name: reference }).focus();
  await keys(page, "Enter");
  await page.waitForURL("**/desk/cases/*");
  await keys(page, "n");
  await page.keyboard.type("j k a: typed, not pressed");
  assert.equal(await page.locator("[name=note]").inputValue(), "j k a: typed, not pressed");
  await page.locator(".govuk-back-link").focus();
  await keys(page, "Enter");
  await page.waitForURL("**/desk?team=all&assignee=me");
});

test("single keys can be switched off, and stay so", async (t) => {
  const person = await inQueue(t);
  const { page } = person;
  await keys(page, "?");
  await page.locator("dialog[open] #shortcuts-switch").focus();
  await keys(page, "Space", "Escape");
  await page.reload();
  await keys(page, "j", "?");
  assert.equal(await page.locator("dialog[open]").count(), 0);
  assert.equal(await page.evaluate(() => document.activeElement.tagName), "BODY");
  await person.open(at("wenbury", "/desk/shortcuts"));
  await person.look();
  assert.ok(!(await page.locator("#shortcuts-switch").isChecked()));
});

for (const [name, options] of Object.entries({ desktop: { size: desktop }, "phone without scripts": { size: phone, script: "off" } })) {
  test(`a case moves to another team, and back while nobody has it: ${name}`, async (t) => {
    const citizen = await visitor(t);
    const reference = await reportBin(citizen.page, somebody());
    const person = await inQueue(t, options);
    const { page } = person;
    await openCase(page, reference);
    await page.getByRole("button", { name: "Move to another team" }).click();
    await page.locator(".govuk-error-summary", { hasText: "Select a team" }).waitFor();
    await person.look({ status: 422 });
    await page.locator("#team").selectOption({ label: "Street care" });
    await press(page, "Move to another team", "The case is in the queue of the other team.");
    const team = page.locator(".govuk-summary-list__row", { hasText: "Team" }).first();
    assert.match(await team.innerText(), /Street care/);
    await person.look();
    await press(page, "Undo", "It is as it was before.");
    assert.match(await team.innerText(), /Waste and recycling/);
    await press(page, "Take this case", "The case is yours.");
    await page.locator("#team").selectOption({ label: "Street care" });
    await press(page, "Move to another team", "The case is in the queue of the other team.");
    assert.equal(await page.getByRole("button", { name: "Undo", exact: true }).count(), 0, "who had it isn’t given it again");
    await page.getByText("Nobody has this case yet.").waitFor();
  });
}

test("two at one case learn of each other and of what they do", async (t) => {
  const citizen = await visitor(t);
  const reference = await reportBin(citizen.page, somebody());
  const [one, other] = [await inQueue(t), await inQueue(t, { role: "administrator" })];
  await openCase(one.page, reference);
  await openCase(other.page, reference);
  await one.page.getByText("is looking at this case now.").waitFor();
  await other.page.locator("[name=note]").fill("The crew was there at eight.");
  await one.page.getByText("is writing.").waitFor();
  await press(other.page, "Save note", "The note is saved.");
  await one.page.getByText("added a note just now.").waitFor();
  await one.look();
  await one.page.locator("[data-news] a").click();
  await one.page.getByText("The crew was there at eight.").waitFor();
});

test("an open queue says that it has changed, and a watched case is marked", async (t) => {
  const citizen = await visitor(t);
  const reference = await reportBin(citizen.page, somebody());
  const [one, other] = [await inQueue(t), await inQueue(t, { role: "administrator" })];
  await openCase(one.page, reference);
  await press(one.page, "Watch this case", "You are watching this case.");
  await one.look();
  await one.open(at("wenbury", "/desk?team=all&watched=yes"));
  await openCase(other.page, reference);
  await press(other.page, "Take this case", "The case is yours.");
  await one.page.locator(".d-live", { hasText: "changed since you opened this page" }).waitFor();
  await one.look();
  await one.page.locator(".d-live a").click();
  await one.page.locator("tr .m-status--changed").first().waitFor();
  await press(other.page, "Undo", "It is as it was before.");
  await press(other.page, "Take this case", "The case is yours.");
  await openCase(one.page, reference);
  await press(one.page, "Give it back to the queue", "The case is back in the queue.");
  await other.page.getByRole("button", { name: "Undo", exact: true }).click();
  await other.page.getByText("This can’t be taken back").waitFor();
});

for (const [name, options] of Object.entries({ desktop: { size: desktop }, phone: { size: phone }, "without scripts": { size: desktop, script: "off" } })) {
  test(`filters are saved and used, and many cases are done at once: ${name}`, async (t) => {
    const person = await inQueue(t, options);
    const { page } = person;
    await person.open(at("wenbury", "/desk?team=all&assignee=none"));
    await page.getByText("Save these filters").click();
    const called = `Nobody’s ${name} ${Date.now()}`;
    await page.locator("[name=name]").fill(called);
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.locator(".govuk-notification-banner", { hasText: "The filter is saved." }).waitFor();
    await person.look();
    await page.getByRole("link", { name: called }).click();
    await page.waitForURL("**assignee=none**");
    for (const box of (await page.locator("[name=case]").all()).slice(0, 3)) await box.check();
    await page.getByRole("button", { name: "Add a note" }).click();
    await page.waitForURL("**/desk/bulk/new**");
    await person.look();
    await page.getByRole("button", { name: "Add a note" }).click();
    await page.locator(".govuk-error-summary").waitFor();
    await person.look({ status: 422 });
    await page.locator("[name=note]").fill("The depot is closed on Friday.");
    await page.getByRole("button", { name: "Add a note" }).click();
    await page.waitForURL(/\/desk\/bulk\/[0-9a-f-]{36}/);
    if (options.script === "off") await page.reload();
    await page.getByText("3 of 3 done, 0 refused.").waitFor();
    await person.look();
    await person.open(at("wenbury", "/desk/filters"));
    await person.look();
    await page.getByRole("button", { name: `Delete ${called}` }).click();
    await page.locator(".govuk-notification-banner", { hasText: "The filter is deleted." }).waitFor();
  });
}
