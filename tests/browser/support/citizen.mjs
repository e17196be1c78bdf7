import assert from "node:assert/strict";

import { linkIn, mailTo, somebody } from "./mail.mjs";
import { at } from "./place.mjs";
import { bin, faults, fillBin, postcode, reference, send, type, typed } from "./report.mjs";

/** Everything that can be mistaken in the form of a missed bin. */
const mistakes = {
  "collection_address-town": "Wenbury",
  "collection_address-postcode": "ZA2",
  "missed_on-day": "31",
  "missed_on-month": "2",
  "missed_on-year": "2025",
  details: "It was <b>out</b> & full.\n\nSince six.",
  "your-email": "sian@",
  "your-phone": "none",
};

const places = [
  "collection_address-line1", "collection_address-postcode", "bin", "missed_on-day", "was_out", "your-name", "your-email", "your-phone",
];

/** The whole of a citizen's way: find, mistake, correct, send, follow by email and by reference. */
export async function reportAndFollow(person) {
  const { page } = person;
  const email = somebody();
  await find(person);
  await mistake(person);
  await type(page, { "collection_address-town": "", "your-phone": "" });
  await fillBin(page, email);
  await send(page);
  const shown = await reference(page);
  await person.look();
  await followByEmail(person, email, shown);
  await followByReference(person, shown);
}

async function find(person) {
  const { page } = person;
  await person.open(at("wenbury"));
  await person.look();
  assert.equal(await page.locator(".m-council span").innerText(), "Wenbury District Council");
  await page.getByRole("searchbox").fill("bin not emptied");
  await page.getByRole("button", { name: "Search" }).click();
  await page.waitForURL("**/services?q=*");
  await person.look();
  await page.locator(".m-results a[href^='/services/']").first().click();
  await page.waitForURL("**/services/missed-bin");
  await person.look();
}

async function mistake(person) {
  const { page } = person;
  await type(page, mistakes);
  await page.getByRole("group", { name: "assisted collection" }).getByLabel("No").check();
  await send(page);
  await page.locator(".govuk-error-summary").waitFor();
  await person.look({ status: 422 });
  assert.match(await page.title(), /^Error: /);
  assert.deepEqual(await faults(page), places);
  assert.deepEqual(await typed(page, Object.keys(mistakes)), mistakes);
  assert.ok(await page.getByRole("group", { name: "assisted collection" }).getByLabel("No").isChecked());
  if (person.script === "on") {
    const focused = await page.evaluate(() => document.activeElement.className);
    assert.equal(focused, "govuk-error-summary", "the summary has the focus");
  }
}

async function followByEmail(person, email, shown) {
  const mail = await mailTo(email, shown);
  await person.open(linkIn(mail, "/follow/"));
  await person.look();
  const page = person.page;
  assert.match(await page.locator("main").innerText(), new RegExp(shown));
  assert.equal(await page.locator(".m-status").innerText(), "Received");
}

async function followByReference(person, shown) {
  const { page } = person;
  await person.open(at("wenbury", "/follow"));
  await person.look();
  const [last] = shown.slice(-1);
  const wrong = shown.slice(0, -1) + (last === "2" ? "3" : "2");
  for (const [reference, status] of [[wrong, 422], [shown.toLowerCase().replaceAll("-", " "), 200]]) {
    await type(page, { reference, postcode });
    await page.getByRole("button", { name: "Find my request" }).click();
    await (status === 200 ? page.waitForURL("**/follow/*") : page.locator(".govuk-error-summary").waitFor());
    await person.look({ status });
    if (status !== 200) assert.deepEqual(await faults(page), ["reference"]);
  }
  assert.match(await page.locator("main").innerText(), new RegExp(shown));
  assert.ok(!(await page.locator("main").innerText()).includes(bin["your-name"]), "no personal details are shown");
}
