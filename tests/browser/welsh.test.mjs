import assert from "node:assert/strict";
import { test } from "node:test";

import { linkIn, mailTo, somebody } from "./support/mail.mjs";
import { at } from "./support/place.mjs";
import { faults, fillBin, reference, send, type } from "./support/report.mjs";
import { desktop, phone, visitor } from "./support/visitor.mjs";

const council = "glanaber";
const cy = { language: "cy" };
const heading = (page) => page.locator("h1").innerText();

for (const [name, size] of Object.entries({ desktop, phone })) {
  test(`a Welsh council begins in Welsh, and stays in the language that was chosen: ${name}`, async (t) => {
    const person = await visitor(t, { size });
    const { page } = person;
    await person.open(at(council));
    await person.look(cy);
    const welsh = await heading(page);
    await page.getByRole("link", { name: "English" }).click();
    await page.waitForFunction(() => document.documentElement.lang === "en");
    await person.look();
    assert.notEqual(await heading(page), welsh);
    for (const path of ["/services?q=bin", "/services/missed-bin", "/follow", "/privacy", "/desk/sign-in", "/"]) {
      await person.open(at(council, path));
      await person.look();
    }
    await page.getByRole("link", { name: "Cymraeg" }).click();
    await page.waitForFunction(() => document.documentElement?.lang === "cy");
    await person.open(at(council));
    await person.look(cy);
    assert.equal(await heading(page), welsh);
  });

  test(`a report is made and followed in Welsh: ${name}`, async (t) => {
    const person = await visitor(t, { size });
    const { page } = person;
    const email = somebody("dinesydd");
    await person.open(at(council, "/services?q=bin%20heb%20ei%20wagio"));
    await person.look(cy);
    await page.locator(".m-results a[href^='/services/']").first().click();
    await page.waitForURL("**/services/missed-bin");
    await type(page, { "your-email": "sian@" });
    await send(page);
    await page.locator(".govuk-error-summary").waitFor();
    await person.look({ ...cy, status: 422 });
    assert.deepEqual(await faults(page), ["collection_address-line1", "bin", "missed_on-day", "was_out", "your-name", "your-email"]);
    assert.doesNotMatch(await page.locator("main").innerText(), /\b(Enter|Select|Error|There is|Choose)\b/);
    await fillBin(page, email);
    await send(page);
    const shown = await reference(page);
    await person.look(cy);
    const mail = await mailTo(email, shown);
    assert.match(mail.text, /Dilynwch eich cais/);
    await person.open(linkIn(mail, "/follow/"));
    await person.look(cy);
    assert.equal(await page.locator(".m-status").innerText(), "Derbyniwyd");
  });
}

test("who comes by a link in another language than the council’s first reads on in it", async (t) => {
  const person = await visitor(t);
  await person.open(at(council, "/?lang=en"));
  await person.look();
  await person.open(at(council, "/follow"));
  await person.look();
});
