import assert from "node:assert/strict";
import { test } from "node:test";

import { signIn } from "./support/desk.mjs";
import { at } from "./support/place.mjs";
import { desktop, phone, visitor } from "./support/visitor.mjs";

/** A picture of one dot. */
const dot = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const said = {
  en: { next: "Continue", add: "Add them", check: "Check your answers", price: "£66", stop: "You don’t need this form" },
  cy: { next: "Parhau", add: "Eu hychwanegu", check: "Gwiriwch eich atebion", price: "£66", stop: "Nid oes angen y ffurflen hon arnoch" },
};

for (const [name, size, script, language] of [
  ["desktop", desktop, "on", "en"],
  ["phone, in Welsh, without script", phone, "off", "cy"],
]) {
  test(`a garden bin is signed up for page by page: ${name}`, async (t) => {
    const citizen = await visitor(t, { size, script });
    const { page } = citizen;
    const words = said[language];
    const next = () => page.locator('button[value="next"]').click();
    const fill = async (fields) => {
      for (const [field, value] of Object.entries(fields)) await page.locator(`[name="${field}"]`).fill(value);
    };
    await citizen.open(at("wenbury", `/services/garden-waste?lang=${language}`));
    await citizen.look({ language });
    // An answer that ends the request, and the way back from it.
    await page.locator('[name="lives_here"][value="no"]').check();
    await page.getByRole("button", { name: words.next, exact: true }).last().click();
    await page.getByRole("heading", { name: words.stop }).waitFor();
    await citizen.look({ language });
    await page.locator(".govuk-back-link").click();
    await page.locator('[name="lives_here"][value="yes"]').check();
    await fill({ "collection_address-line1": "1 High Street", "collection_address-postcode": "ZA1 1AA" });
    await next();
    // A price that follows, and a question that the concession makes due.
    await page.locator('[name="bins"]').fill("2");
    await page.locator('[name="concession"][value="benefit"]').check();
    if (script === "on") assert.equal(await page.locator("output").innerText(), words.price);
    else {
      assert.equal(await page.locator('[name="benefit_number"]').isVisible(), false);
      await next();
      await page.locator(".govuk-inset-text").first().waitFor();
    }
    assert.equal(await page.locator('[name="benefit_number"]').isVisible(), true);
    await citizen.look({ language });
    await next();
    await page.locator(".govuk-error-summary").waitFor();
    assert.equal(await page.locator('[name="bins"]').inputValue(), "2");
    await fill({ benefit_number: "AB 12 34" });
    await next();
    // Others who may change it: one more is added, and nothing that was typed is lost.
    await fill({ "helpers-0-helper": "Ann Other" });
    await page.locator('button[value="add:helpers"]').click();
    await page.locator('[name="helpers-1-helper"]').waitFor();
    assert.equal(await page.locator('[name="helpers-0-helper"]').inputValue(), "Ann Other");
    await fill({ "helpers-1-helper": "Siân Arall" });
    await citizen.look({ language });
    await next();
    // A photo, judged by what is in it.
    const file = page.locator('input[type="file"]');
    await file.setInputFiles({ name: "gate.png", mimeType: "image/png", buffer: Buffer.from("no picture at all") });
    await page.getByRole("button", { name: words.add }).click();
    await page.locator(".govuk-error-summary").waitFor();
    await file.setInputFiles({ name: "gate.png", mimeType: "image/png", buffer: dot });
    await page.getByRole("button", { name: words.add }).click();
    await page.locator(".m-files__row", { hasText: "gate.png" }).waitFor();
    await citizen.look({ language });
    await next();
    await page.locator('[name="agreed"]').check();
    await next();
    await fill({ "your-name": "Ann Example" });
    await next();
    await page.getByRole("heading", { name: words.check }).waitFor();
    await citizen.look({ language });
    for (const text of [words.price, "Siân Arall", "AB 12 34", "ZA1 1AA"]) {
      await page.locator(".m-check__value", { hasText: text }).first().waitFor();
    }
    // Back and forth loses nothing.
    await page.goBack();
    assert.equal(await page.locator('[name="your-name"]').inputValue(), "Ann Example");
    await page.goForward();
    await page.locator('button[value="send"]').click();
    await page.waitForURL("**/sent/*");
    await citizen.look({ language });
  });
}

test("a half-done sign-up is come back to by reference and code", async (t) => {
  const [first, second] = [await visitor(t), await visitor(t, { size: phone, script: "off" })];
  await first.open(at("wenbury", "/services/garden-waste"));
  await first.page.locator('[name="lives_here"][value="yes"]').check();
  await first.page.locator('[name="collection_address-line1"]').fill("1 High Street");
  await first.page.locator('[name="collection_address-postcode"]').fill("ZA1 1AA");
  await first.page.getByRole("button", { name: "Continue", exact: true }).last().click();
  await first.page.locator('[name="bins"]').fill("3");
  await first.page.locator('button[value="later"]').click();
  await first.look();
  await first.page.getByRole("button", { name: "Save and finish later" }).click();
  await first.page.getByRole("heading", { name: "Your answers are kept" }).waitFor();
  await first.look();
  const [reference, code] = await first.page.locator("dd.m-reference").allInnerTexts();
  await second.open(at("wenbury", "/continue"));
  for (const [field, value] of Object.entries({ reference, code, postcode: "ZA1 1AA" })) {
    await second.page.locator(`[name="${field}"]`).fill(value);
  }
  await second.page.getByRole("button", { name: "Continue" }).click();
  await second.page.waitForURL("**/form*");
  await second.page.locator('button[value="next"]').click();
  assert.equal(await second.page.locator('[name="bins"]').inputValue(), "3");
  await second.look();
});

test("what is wrong with the questions as one document is told while an administrator writes it", async (t) => {
  const administrator = await visitor(t);
  await signIn(administrator, "administrator", "port-levan");
  const { page } = administrator;
  await administrator.open(at("port-levan", "/desk/services"));
  await page.getByRole("link", { name: "Report a missed bin collection" }).click();
  await page.getByRole("link", { name: "Questions" }).click();
  await page.getByRole("link", { name: "All questions as one document" }).click();
  const box = page.locator("[name=document]");
  await box.waitFor();
  const written = await box.inputValue();
  const told = page.locator("form[data-judging] [role=status]");
  await box.fill(written.slice(0, -2));
  await told.getByText("This is no JSON").waitFor();
  await box.fill(written.replace('"bin": {', '"bin": { "type": "null",'));
  await told.getByText("Put this right before it is published").waitFor();
  await administrator.look();
  await box.fill(written);
  await told.getByText("Nothing is wrong with this.").waitFor();
});

test("a Blue Badge is asked for in pages that follow the answers, kept half-done and finished on a phone", async (t) => {
  const [first, second] = [await visitor(t), await visitor(t, { size: phone, script: "off" })];
  const fill = async (page, fields) => {
    for (const [field, value] of Object.entries(fields)) await page.locator(`[name="${field}"]`).fill(value);
  };
  const next = (page) => page.locator('button[value="next"]').click();
  await first.open(at("aldershire", "/services/blue-badge"));
  await first.look();
  await first.page.locator('[name="matter"][value="new"]').check();
  await first.page.getByRole("button", { name: "Continue", exact: true }).last().click();
  await first.page.getByRole("heading", { name: "The badge holder" }).waitFor();
  assert.equal(await first.page.locator('[name="badge_number"]').isVisible(), false, "a first badge has no number yet");
  await fill(first.page, {
    badge_name: "Ann Example",
    "born_on-day": "3",
    "born_on-month": "5",
    "born_on-year": "1949",
    "home_address-line1": "1 High Street",
    "home_address-postcode": "ZA1 1AA",
  });
  await first.look();
  await next(first.page);
  await first.page.locator('[name="benefit"][value="none"]').check();
  await first.look();
  await next(first.page);
  await fill(first.page, { walking: "Twenty metres, then I must sit." });
  await first.page.locator('button[value="later"]').click();
  await first.page.getByRole("button", { name: "Save and finish later" }).click();
  await first.page.getByRole("heading", { name: "Your answers are kept" }).waitFor();
  const [reference, code] = await first.page.locator("dd.m-reference").allInnerTexts();

  const { page } = second;
  await second.open(at("aldershire", "/continue"));
  await fill(page, { reference, code, postcode: "ZA1 1AA" });
  await page.getByRole("button", { name: "Continue" }).click();
  await page.waitForURL("**/form*");
  await next(page);
  await page.locator('[name="badge_name"]').waitFor();
  await next(page);
  await page.locator('[name="benefit"][value="none"]').waitFor();
  await next(page);
  await page.locator('[name="walking"]').waitFor();
  assert.equal(await page.locator('[name="walking"]').inputValue(), "Twenty metres, then I must sit.");
  await second.look();
  await next(page);
  await page.locator('[name="details"]').waitFor();
  for (const papers of ["A photo of the badge holder", "Proof of who they are, where they live and their benefit"]) {
    await next(page);
    await page.getByText(papers).first().waitFor();
    await second.look();
  }
  await next(page);
  await page.locator('[name="agreed"]').check();
  await next(page);
  await fill(page, { "your-name": "Ann Example" });
  await next(page);
  await page.getByRole("heading", { name: "Check your answers" }).waitFor();
  for (const text of ["A first badge", "None of these", "Twenty metres, then I must sit."]) {
    await page.locator(".m-check__value", { hasText: text }).first().waitFor();
  }
  await second.look();
});
