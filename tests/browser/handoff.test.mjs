import assert from "node:assert/strict";
import { test } from "node:test";

import { at } from "./support/place.mjs";
import { desktop, phone, visitor } from "./support/visitor.mjs";

/** Searches at a council and opens the first answer. */
async function find(person, council, words, language) {
  const { page } = person;
  await person.open(at(council, `/services?q=${encodeURIComponent(words)}&lang=${language}`));
  await person.look({ language });
  await page.locator(".m-results a[href^='/services/']").first().click();
  await page.waitForURL(/\/services\/[a-z-]+$/);
  await person.look({ language });
}

for (const [name, size] of Object.entries({ desktop, phone })) {
  test(`a pothole told to the district is one step from the county’s form: ${name}`, async (t) => {
    const person = await visitor(t, { size });
    const { page } = person;
    await find(person, "wenbury", "pothole", "en");
    assert.equal(await page.locator("main form[method=post]").count(), 0, "no form of the wrong council");
    await page.getByRole("button", { name: "Go to Aldershire County Council" }).click();
    await page.waitForURL(at("aldershire", "/services/pothole*"));
    await person.look();
    assert.equal(await page.locator(".m-council span").innerText(), "Aldershire County Council");
    assert.equal(await page.locator("main form[method=post]").count(), 1, "the form itself");
  });

  test(`a bin told to the county is one choice from the district’s form: ${name}`, async (t) => {
    const person = await visitor(t, { size });
    const { page } = person;
    await find(person, "aldershire", "bin not emptied", "en");
    const offered = await page.locator(".m-choices a").allInnerTexts();
    assert.deepEqual(offered.sort(), ["Hartsmere Borough Council", "Wenbury District Council"]);
    await page.getByRole("link", { name: "Wenbury District Council" }).click();
    await page.waitForURL(at("wenbury", "/services/missed-bin*"));
    await person.look();
    assert.equal(await page.locator("main form[method=post]").count(), 1, "the form itself");
  });
}

test("the language goes with the citizen to the other council", async (t) => {
  const person = await visitor(t);
  const { page } = person;
  await find(person, "wenbury", "twll yn y ffordd", "cy");
  await page.locator(".govuk-button--start").click();
  await page.waitForURL(at("aldershire", "/services/pothole*"));
  await person.look({ language: "cy" });
  await person.open(at("aldershire"));
  await person.look({ language: "cy" });
});
