import assert from "node:assert/strict";
import { test } from "node:test";

import { openCase, press, signIn } from "./support/desk.mjs";
import { somebody } from "./support/mail.mjs";
import { at } from "./support/place.mjs";
import { reference, send, type } from "./support/report.mjs";
import { desktop, phone, visitor } from "./support/visitor.mjs";

const editor = "/desk/services/complaint/workflow";

/** Sends a complaint; its reference. */
async function complain(test, council) {
  const { page } = await visitor(test);
  await page.goto(at(council, "/services/complaint"));
  await page.locator('[name="about"][value="delay"]').check();
  await page.locator('[name="told_before"][value="yes"]').check();
  await type(page, {
    what_happened: "Nobody answered.", put_right: "An answer.", "your_address-line1": "14 Mill Lane",
    "your_address-postcode": "za2 2bb", "your-name": "Siân O’Neill", "your-email": somebody(),
  });
  await send(page);
  return reference(page);
}

/** Someone at the desk with a case open. */
async function atCase(test, role, council, shown) {
  const person = await visitor(test);
  await signIn(person, role, council);
  await openCase(person.page, shown);
  return person;
}

/** Makes a move of the case that is open. */
async function move(page, verb, outcome) {
  await page.locator(`[name=to][value="${verb}"]`).check();
  if (outcome) await page.locator("[name=outcome]").selectOption(outcome);
  await press(page, "Change status", "The status is changed.");
}

for (const [name, size] of Object.entries({ desktop, phone })) {
  test(`an administrator words a step anew and publishes it, on a ${name}`, async (t) => {
    const administrator = await visitor(t, { size });
    await signIn(administrator, "administrator", "hartsmere");
    const { page } = administrator;
    await administrator.open(at("hartsmere", editor));
    await administrator.look();
    assert.equal(await page.locator(".m-flow__step").count(), 8, "the picture has every step");
    await page.locator('main p a[href*="part=step-1#"]').click();
    await page.waitForURL("**part=step-1*");
    await administrator.look();
    await type(page, { desk_en: "" });
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.locator(".govuk-error-summary").waitFor();
    await administrator.look({ status: 422 });
    await type(page, { desk_en: `Stage 1: under investigation (${name})` });
    await press(page, "Save", "The workflow is saved.");
    await administrator.look();
    await page.getByRole("link", { name: "Publish it on the overview" }).click();
    await press(page, "Publish the draft", "The service is published");
    await administrator.open(at("hartsmere", editor));
    assert.match(await page.locator("main").innerText(), /This is what is published/);
  });
}

test("a move that leads nowhere is told before anything is published", async (t) => {
  const administrator = await visitor(t);
  await signIn(administrator, "administrator", "aldershire");
  const { page } = administrator;
  await administrator.open(at("aldershire", `${editor}?part=step-new`));
  await type(page, { key: "limbo", desk_en: "Limbo", public_en: "Limbo" });
  await press(page, "Save", "The workflow is saved.");
  assert.match(await page.locator("main").innerText(), /Limbo: No move leads to this step/);
  await page.getByRole("link", { name: "Publish it on the overview" }).click();
  await page.getByRole("button", { name: "Publish the draft" }).click();
  await page.locator(".govuk-error-summary").waitFor();
  await administrator.look({ status: 422 });
});

test("what is wrong with a workflow's text is told while an administrator writes it", async (t) => {
  const administrator = await visitor(t);
  await signIn(administrator, "administrator", "port-levan");
  const { page } = administrator;
  await administrator.open(at("port-levan", editor));
  await page.getByText("The whole as text (JSON)").click();
  const box = page.locator("[name=json]");
  const written = JSON.parse(await box.inputValue());
  const told = page.locator("form[data-judging] [role=status]");
  await box.fill("{");
  await told.getByText("Check the text for missing commas and brackets").waitFor();
  await box.fill(JSON.stringify({ ...written, steps: [...written.steps, { id: "limbo", stage: "waiting", desk: { en: "Limbo", cy: "" }, public: { en: "Limbo", cy: "" } }] }));
  await told.getByText("Limbo: No move leads to this step").waitFor();
  await administrator.look();
  await box.fill(JSON.stringify(written));
  await told.getByText("Nothing is wrong with this.").waitFor();
  await administrator.open(at("port-levan", editor));
  assert.match(await page.locator("main").innerText(), /This is what is published/, "nothing was kept");
});

test("stage 2 of a complaint is for someone else, and the desk says so", async (t) => {
  const shown = await complain(t, "wenbury");
  const caseworker = await atCase(t, "caseworker", "wenbury", shown);
  const { page } = caseworker;
  await move(page, "acknowledge");
  await move(page, "answer", "not_upheld");
  await move(page, "escalate");
  await caseworker.look();
  const held = page.locator(".d-card", { hasText: "Where this case stands" });
  assert.match(await held.innerText(), /Someone else must do this: you investigated stage 1/);
  assert.equal(await page.locator("[name=to]").count(), 0, "no move is offered");
  await page.getByText("The whole way, as a picture").click();
  await page.locator(".m-flow__step--here").waitFor();
  await caseworker.look();

  const manager = await atCase(t, "manager", "wenbury", shown);
  await manager.page.getByRole("button", { name: "Take", exact: false }).first().click();
  await manager.page.locator(".govuk-notification-banner").waitFor();
  await move(manager.page, "answer", "partly_upheld");
  assert.match(await manager.page.locator("main").innerText(), /Answered at stage 2/);
  await manager.look();
});
