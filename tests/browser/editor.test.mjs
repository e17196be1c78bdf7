// Two administrators change the questions of a service, and nothing of either is lost without a word.
import assert from "node:assert/strict";
import { test } from "node:test";

import { press, signIn } from "./support/desk.mjs";
import { at } from "./support/place.mjs";
import { faults, type } from "./support/report.mjs";
import { desktop, phone, visitor } from "./support/visitor.mjs";

const main = (page) => page.locator("main").innerText();
const open = (page, name) => page.locator(".s-parts").first().getByRole("link", { name, exact: true }).click();
const saved = (page) => page.locator(".govuk-notification-banner", { hasText: "The draft is saved" }).waitFor();

/** An administrator who has begun a service of their own, at its questions. */
async function begun(t, name, size = desktop) {
  const administrator = await visitor(t, { size });
  const { page } = administrator;
  await signIn(administrator, "administrator", "hartsmere");
  await administrator.open(at("hartsmere", "/desk/services/new"));
  await type(page, { "name-en": name });
  await page.locator("[name=team]").selectOption({ index: 1 });
  await press(page, "Begin the service", "The service has begun as a draft");
  await open(page, "Questions");
  return administrator;
}

/** Adds a question that has Welsh, its kind first. */
async function add(page, kind, label, fields = {}, act = async () => {}) {
  await page.getByRole("button", { name: "Add a question" }).click();
  await page.getByLabel(kind, { exact: true }).check();
  await page.getByRole("button", { name: "Continue" }).click();
  await type(page, { "label-en": label, "label-cy": `${label} (cy)`, ...fields });
  await act();
  await page.getByRole("button", { name: "Save to the draft" }).click();
}

test("what is typed for a question never lands on another that took its place", async (t) => {
  const ann = await begun(t, "Borrow a tent");
  for (const label of ["Alpha?", "Beta?", "Gamma?", "Delta?"]) {
    await add(ann.page, "One line of text", label);
    await saved(ann.page);
  }
  const list = ann.page.url().split("?")[0];
  const bob = await ann.page.context().newPage();
  await bob.goto(list);
  await ann.page.getByRole("link", { name: "Gamma?" }).click();
  await type(ann.page, { "label-en": "Gamma of Ann?" });
  await bob.getByRole("button", { name: "Remove Alpha?" }).click();
  await bob.getByRole("heading", { name: "Remove “Alpha?”?" }).waitFor();
  assert.match(await bob.locator("main").innerText(), /never published, so nothing brings the question back/);
  await bob.getByRole("button", { name: "Remove the question" }).click();
  await saved(bob);
  await ann.page.getByRole("button", { name: "Save to the draft" }).click();
  await ann.page.locator(".govuk-error-summary").waitFor();
  assert.equal(await ann.page.locator("[name=label-en]").inputValue(), "Gamma of Ann?");
  await ann.page.getByRole("button", { name: "Save to the draft" }).click();
  await saved(ann.page);
  const labels = await ann.page.locator(".q-list__label a").allInnerTexts();
  assert.deepEqual(labels, ["Beta?", "Gamma of Ann?", "Delta?"], "her question, and no other");

  await ann.page.getByRole("link", { name: "Delta?" }).click();
  await type(ann.page, { "label-en": "Delta of Ann?" });
  await bob.goto(list);
  await bob.getByRole("button", { name: "Remove Delta?" }).click();
  await bob.getByRole("button", { name: "Remove the question" }).click();
  await saved(bob);
  await ann.page.getByRole("button", { name: "Save to the draft" }).click();
  await ann.page.locator(".govuk-error-summary", { hasText: "isn’t here any more" }).waitFor();
  await ann.look({ status: 412 });
  assert.equal(await ann.page.locator("[name=label-en]").inputValue(), "Delta of Ann?", "what she typed is kept");
  await ann.page.getByRole("button", { name: "Save to the draft" }).click();
  await saved(ann.page);
  assert.deepEqual(await ann.page.locator(".q-list__label a").allInnerTexts(), ["Beta?", "Gamma of Ann?", "Delta of Ann?"]);
});

for (const [name, size] of Object.entries({ desktop, phone })) {
  test(`another kind of answer keeps the words, and a price says what is wrong with it: ${name}`, async (t) => {
    const administrator = await begun(t, `Hire a skip ${name}`, size);
    const { page } = administrator;
    await page.getByRole("button", { name: "Add a question" }).click();
    await page.getByRole("button", { name: "Continue" }).click();
    assert.deepEqual(await faults(page), ["kind"], "nothing was chosen, and that is said");
    await administrator.look({ status: 422 });
    await page.getByLabel("One line of text", { exact: true }).check();
    await page.getByRole("button", { name: "Continue" }).click();
    await type(page, { "label-en": "How many skips?", "label-cy": "Faint o sgipiau?", "hint-en": "Two at most.", "hint-cy": "Dau ar y mwyaf." });
    await page.getByRole("button", { name: "Another kind of answer" }).click();
    await page.getByLabel("A whole number", { exact: true }).check();
    await page.getByRole("button", { name: "Continue" }).click();
    await administrator.look();
    const kept = await Promise.all(["label-en", "label-cy", "hint-en"].map((field) => page.locator(`[name=${field}]`).inputValue()));
    assert.deepEqual(kept, ["How many skips?", "Faint o sgipiau?", "Two at most."]);
    await type(page, { min: "1", max: "2" });
    await page.getByRole("button", { name: "Save to the draft" }).click();
    await saved(page);
    await add(page, "One of several answers", "Do you get a reduction?", { choices: "No | Nac oes\nYes | Oes | 24" });
    await saved(page);

    const count = async () => {
      await page.getByLabel("How many skips?").check();
      await page.getByLabel("Do you get a reduction?").check();
    };
    await add(page, "Worked out from other answers", "You pay", {}, count);
    assert.deepEqual(await faults(page), ["works-how"], "nobody chose how, and nothing is guessed");
    await page.getByLabel("Multiply them").check();
    await page.getByRole("button", { name: "Save to the draft" }).click();
    await saved(page);
    assert.deepEqual(await faults(page), ["choices"], "the answer without a price is told where it is written");
    assert.match(await main(page), /“No” needs a price, for “You pay” counts it/);
    await administrator.look();
    await type(page, { choices: "No | Nac oes | 48\nYes | Oes | 24" });
    await page.getByRole("button", { name: "Save to the draft" }).click();
    await saved(page);
    await page.getByRole("link", { name: "You pay" }).click();
    assert.match(await main(page), /How many skips\? 2; Do you get a reduction\? No: £96/);
    await page.getByLabel("Add them up").check();
    await page.getByRole("button", { name: "Save to the draft" }).click();
    await saved(page);
    assert.deepEqual(await faults(page), ["calculation"]);
    assert.match(await main(page), /“How many skips\?” is a number, which is no price/);
    await administrator.look();
    await open(page, "Overview");
    await page.getByRole("link", { name: "Throw the draft away" }).click();
    await page.getByRole("heading", { name: "Throw the draft away?" }).waitFor();
    await administrator.look();
    assert.match(await main(page), /never published[\s\S]*3 questions/);
    await page.getByRole("link", { name: "Keep it" }).click();
    await open(page, "Questions");
    assert.equal(await page.locator(".q-list__label").count(), 3, "nothing is lost by looking");
  });
}
