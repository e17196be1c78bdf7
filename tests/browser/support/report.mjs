import assert from "node:assert/strict";

import { at } from "./place.mjs";

const yesterday = new Date(Date.now() - 24 * 60 * 60 * 1000);

/** Who has one name at one address is one person to the council: each file's citizen has a name that no other's has. */
const own = process.argv[1].endsWith(".test.mjs") ? `-F${[...String(process.pid)].map((digit) => "abcdefghij"[digit]).join("")}` : "";

/** A missed bin, as somebody tells it. */
export const bin = {
  "collection_address-line1": "14 Mill Lane",
  "collection_address-postcode": "za2 2bb",
  "missed_on-day": String(yesterday.getUTCDate()),
  "missed_on-month": String(yesterday.getUTCMonth() + 1),
  "missed_on-year": String(yesterday.getUTCFullYear()),
  details: "The whole lane was left.\nNumber 12 too.",
  "your-name": `Siân O’Neill${own}`,
};

export const postcode = bin["collection_address-postcode"];

/** Types answers into the form that is shown, by the names of its fields. */
export async function type(page, answers) {
  for (const [name, value] of Object.entries(answers)) await page.locator(`[name="${name}"]`).fill(value);
}

/** What stands in the fields of the form, by their names. */
export function typed(page, names) {
  return page.evaluate((all) => Object.fromEntries(all.map((name) => [name, document.getElementsByName(name)[0].value])), names);
}

/** Fills in the whole form of a missed bin. */
export async function fillBin(page, email) {
  await type(page, { ...bin, "your-email": email });
  await page.locator('[name="bin"][value="rubbish"]').check();
  await page.locator('[name="was_out"][value="yes"]').check();
}

/** The button that sends the form. */
export function button(page) {
  return page.locator("main form .govuk-button[type=submit]");
}

/** Presses the form's button. */
export function send(page) {
  return button(page).click();
}

/** The reference on the page that says a report was made. */
export async function reference(page) {
  await page.waitForURL("**/sent/*");
  const shown = await page.locator(".govuk-panel .m-reference").innerText();
  assert.match(shown, /^[2-9CDFHJKMNPRTVWXY]{3}-[2-9CDFHJKMNPRTVWXY]{3}-[2-9CDFHJKMNPRTVWXY]{4}$/);
  return shown;
}

/** Reports a missed bin; the reference. */
export async function reportBin(page, email, council = "wenbury") {
  await page.goto(at(council, "/services/missed-bin"));
  await fillBin(page, email);
  await send(page);
  return reference(page);
}

/** What the error summary says, and that the same stands beside the field it leads to. */
export async function faults(page) {
  const links = await page.locator(".govuk-error-summary__list a").all();
  const said = [];
  for (const link of links) {
    const [text, target] = [await link.innerText(), (await link.getAttribute("href")).slice(1)];
    const group = page.locator(`[id="${target}"]`).locator("xpath=ancestor::*[contains(@class, 'govuk-form-group--error')][1]");
    const beside = await group.locator(".govuk-error-message").first().innerText();
    assert.equal(beside.replace(/^(Error|Gwall):\s*/, ""), text, `beside ${target}`);
    said.push(target);
  }
  return said;
}
