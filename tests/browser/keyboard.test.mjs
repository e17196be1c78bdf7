import assert from "node:assert/strict";
import { test } from "node:test";

import { somebody } from "./support/mail.mjs";
import { at } from "./support/place.mjs";
import { bin, reference } from "./support/report.mjs";
import { desktop, phone, visitor } from "./support/visitor.mjs";

/** Where the keyboard is, and whether that can be seen. */
const focus = (page) =>
  page.evaluate(() => {
    const here = document.activeElement;
    const styles = [here, here.nextElementSibling].filter(Boolean).flatMap((element) => [getComputedStyle(element), getComputedStyle(element, "::before")]);
    const seen = styles.some((style) => (style.outlineStyle !== "none" && style.outlineWidth !== "0px") || style.boxShadow !== "none");
    return { name: `${here.tagName} ${here.id || here.textContent.trim()}`, seen };
  });

/** Presses Tab until the keyboard is at what `selector` names; everything on the way must show it. */
async function tab(page, selector) {
  const passed = [];
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press("Tab");
    const { name, seen } = await focus(page);
    assert.ok(seen, `the focus can be seen at ${name}`);
    passed.push(name);
    if (await page.evaluate((wanted) => document.activeElement.matches(wanted), selector)) return;
  }
  assert.fail(`no ${selector} after ${passed.join(", ")}`);
}

async function write(page, name, text) {
  await tab(page, `[name="${name}"]`);
  await page.keyboard.type(text);
}

for (const [name, size] of Object.entries({ desktop, phone })) {
  test(`a report is made with the keyboard alone: ${name}`, async (t) => {
    const { page } = await visitor(t, { size });
    await page.goto(at("wenbury"));
    await tab(page, ".govuk-skip-link");
    await page.keyboard.press("Enter");
    await write(page, "q", "bin not emptied");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/services?q=*");
    await tab(page, ".m-results a[href^='/services/']");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/services/missed-bin");
    for (const field of ["line1", "postcode"]) await write(page, `collection_address-${field}`, bin[`collection_address-${field}`]);
    await tab(page, '[name="bin"]');
    await page.keyboard.press("ArrowDown");
    for (const part of ["day", "month", "year"]) await write(page, `missed_on-${part}`, bin[`missed_on-${part}`]);
    await tab(page, '[name="was_out"]');
    await page.keyboard.press("Space");
    await write(page, "details", "By the gate.");
    await write(page, "your-email", somebody());
    await tab(page, "main form [type=submit]");
    await page.keyboard.press("Enter");
    await page.locator(".govuk-error-summary").waitFor();
    await tab(page, ".govuk-error-summary a");
    await page.keyboard.press("Enter");
    assert.equal((await focus(page)).name, "INPUT your-name", "the summary’s link leads to the field");
    await page.keyboard.type(bin["your-name"]);
    await page.keyboard.press("Enter");
    await reference(page);
  });
}
