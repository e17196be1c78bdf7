// A council builds a sign-up of its own, with six questions and a price, and a citizen pays the lower one.
import assert from "node:assert/strict";
import { test } from "node:test";

import { press, signIn } from "./support/desk.mjs";
import { mailTo, somebody } from "./support/mail.mjs";
import { at } from "./support/place.mjs";
import { faults, type } from "./support/report.mjs";
import { desktop, phone, visitor } from "./support/visitor.mjs";

const open = (page, name) => page.locator(".s-parts").first().getByRole("link", { name, exact: true }).click();
const main = (page) => page.locator("main").innerText();

/** Adds a question: its kind first, then what fits that kind. */
async function add(page, kind, fields, act = async () => {}) {
  await page.getByRole("button", { name: "Add a question" }).click();
  await page.getByLabel(kind, { exact: true }).check();
  await page.getByRole("button", { name: "Continue" }).click();
  await type(page, fields);
  await act();
  await page.getByRole("button", { name: "Save to the draft" }).click();
}

const saved = (page) => page.locator(".govuk-notification-banner", { hasText: "The draft is saved" }).waitFor();

for (const [name, size] of Object.entries({ desktop, phone })) {
  test(`an administrator builds a garden waste sign-up from nothing, tries it and publishes it: ${name}`, async (t) => {
    const administrator = await visitor(t, { size });
    const { page } = administrator;
    const called = `Garden waste club ${name}`;
    await signIn(administrator, "administrator", "hartsmere");
    await administrator.open(at("hartsmere", "/desk/services/new"));
    await type(page, { "name-en": called });
    await page.locator("[name=team]").selectOption({ index: 1 });
    await press(page, "Begin the service", "The service has begun as a draft");

    await open(page, "Questions");
    await page.getByRole("button", { name: "Add a question" }).click();
    await administrator.look();
    await page.getByRole("link", { name: "Questions", exact: true }).first().click();
    await add(page, "An address", { "label-en": "Where shall we collect?", "label-cy": "Ble y dylem gasglu?" });
    await saved(page);
    await add(page, "A whole number", { "label-en": "How many bins?", "label-cy": "Faint o finiau?", min: "one", max: "3" });
    assert.deepEqual(await faults(page), ["min"], "what is no number is told, and kept");
    await administrator.look({ status: 422 });
    assert.equal(await page.locator("[name=min]").inputValue(), "one");
    await type(page, { min: "1" });
    await press(page, "Save to the draft", "The draft is saved");
    await add(page, "A date", { "label-en": "From which day?", "label-cy": "O ba ddiwrnod?" }, () => page.getByLabel("Today or later").check());
    await saved(page);
    await add(page, "One of several answers", { "label-en": "Do you get a reduction?", "label-cy": "A ydych yn cael gostyngiad?", choices: "No | Nac ydw | 48 a year\nYes | Ydw | 24" });
    assert.deepEqual(await faults(page), ["choices"], "a price that can't be read isn't left out in silence");
    await type(page, { choices: "No | Nac ydw | 48\nYes | Ydw | 24" });
    await press(page, "Save to the draft", "The draft is saved");
    await add(page, "One line of text", { "label-en": "Which benefit is it?", "label-cy": "Pa fudd-dal yw ef?", "when-value": "Yess" }, () => page.locator("[name=when-question]").selectOption({ label: "Do you get a reduction?" }));
    assert.deepEqual(await faults(page), ["when-value"]);
    await type(page, { "when-value": "Yes" });
    await press(page, "Save to the draft", "The draft is saved");
    await add(page, "Worked out from other answers", { "label-en": "You pay for a year", "label-cy": "Rydych yn talu am flwyddyn" }, async () => {
      await page.getByLabel("How many bins?").check();
      await page.getByLabel("Do you get a reduction?").check();
      await page.getByLabel("Multiply them").check();
    });
    await saved(page);
    await administrator.look();

    await page.getByRole("link", { name: "Do you get a reduction?" }).click();
    await administrator.look();
    await type(page, { choices: "No, I don’t | Nac ydw | 48\nYes, I do | Ydw | 24" });
    await press(page, "Save to the draft", "The draft is saved");
    assert.match(await main(page), /Which benefit is it\?[\s\S]*Yes, I do/, "the condition follows the answer's new words");

    await open(page, "Overview");
    await page.getByRole("link", { name: "a citizen", exact: true }).click();
    const benefit = page.getByLabel("Which benefit is it?");
    const price = page.locator("output");
    assert.equal(await benefit.isVisible(), false);
    assert.equal(await price.innerText(), "shown once you have answered", "nothing is worked out before it can be");
    await page.getByLabel("How many bins?").fill("2");
    await page.getByLabel("Yes, I do").check();
    await benefit.waitFor();
    assert.equal(await price.innerText(), "£48");
    await administrator.look();
    await page.getByRole("button", { name: "See what that changes" }).click();
    await benefit.waitFor();
    assert.equal(await price.innerText(), "£48", "the server works it out alike, and keeps what was typed");

    await open(page, "Words");
    await type(page, { "name-cy": `Clwb gwastraff gardd ${name}`, "summary-en": "We empty your garden waste bin.", "summary-cy": "Rydym yn gwagio eich bin gwastraff gardd.", "guidance-en": "A bin costs £48 a year.", "guidance-cy": "Mae bin yn costio £48 y flwyddyn.", "said-en": `green bin club ${name}`, "said-cy": `bin gwyrdd ${name}` });
    await press(page, "Save to the draft", "The draft is saved");
    await open(page, "Messages");
    await type(page, { "received-en": "Your bins come within a week.", "received-cy": "Daw eich biniau o fewn wythnos.", "completed-en": "Your bins are with you.", "completed-cy": "Mae eich biniau gyda chi." });
    await press(page, "Save to the draft", "The draft is saved");
    await open(page, "Overview");
    assert.match(await main(page), /Citizens are told: 10 working days\./, "what nobody chose is told too");
    await press(page, "Publish the draft", "The service is published");
    assert.ok(await page.getByRole("link", { name: "See it as it is on the website" }).getAttribute("href"));

    const citizen = await visitor(t, { size });
    await citizen.open(at("hartsmere", `/services?q=green bin club ${name}`));
    await citizen.page.getByRole("link", { name: called }).click();
    const who = somebody();
    const year = new Date().getUTCFullYear();
    await type(citizen.page, {
      "where_shall_we_collect-line1": "4 High Street",
      "where_shall_we_collect-postcode": "za2 2bb",
      how_many_bins: "4",
      "from_which_day-day": "1",
      "from_which_day-month": "2",
      "from_which_day-year": String(year - 1),
    });
    await citizen.page.getByLabel("No, I don’t").check();
    const shown = citizen.page.locator("output");
    assert.equal(await shown.innerText(), "shown once you have answered", "no price of what isn’t taken");
    await citizen.page.getByRole("button", { name: "Continue", exact: true }).click();
    await citizen.page.locator(".govuk-error-summary").waitFor();
    assert.deepEqual(await faults(citizen.page), ["how_many_bins", "from_which_day-day"], "too many, and a day that is past");
    assert.match(await main(citizen.page), /The answer to “How many bins\?” must be 3 or fewer/);
    assert.match(await main(citizen.page), /A bin costs £48 a year\./, "what to know first stays with what is wrong");
    assert.equal(await shown.innerText(), "shown once you have answered");
    await citizen.look();
    await type(citizen.page, { how_many_bins: "3", "from_which_day-year": String(year + 1) });
    assert.equal(await shown.innerText(), "£144");
    const go = (button) => citizen.page.getByRole("button", { name: button, exact: true }).click();
    await go("Continue");
    await citizen.page.locator("[name=your-name]").waitFor();
    await type(citizen.page, { "your-name": "Siân Garden", "your-email": who });
    await go("Continue");
    await citizen.page.getByRole("heading", { name: "Check your answers" }).waitFor();
    assert.match(await main(citizen.page), /You pay for a year\s+£144/);
    await citizen.look();
    await go("Send");
    await citizen.page.getByRole("heading", { name: "We have your request" }).waitFor();
    const told = /What you told us[\s\S]*4 High Street[\s\S]*You pay for a year\s+£144/;
    assert.match(await main(citizen.page), told, "what they asked, and what it costs");
    await citizen.look();
    await citizen.page.getByRole("link", { name: "See your request" }).click();
    await citizen.page.waitForURL("**/follow/*");
    assert.match(await main(citizen.page), told);
    await citizen.look();
    assert.match((await mailTo(who, "We have your request")).text, /Your bins come within a week/);
  });
}
