import assert from "node:assert/strict";
import { test } from "node:test";

import { openCase, press, signIn } from "./support/desk.mjs";
import { mailTo, somebody } from "./support/mail.mjs";
import { at } from "./support/place.mjs";
import { fillBin, reference, send, type } from "./support/report.mjs";
import { desktop, phone, visitor } from "./support/visitor.mjs";

/** Reports a missed bin in a street of its own. */
async function reportThere(page, email, postcode) {
  await page.goto(at("wenbury", "/services/missed-bin"));
  await fillBin(page, email);
  await type(page, { "collection_address-postcode": postcode });
  await send(page);
  return reference(page);
}

for (const [name, size, script, postcode] of [["desktop", desktop, "on", "ZA7 1AA"], ["phone, without script", phone, "off", "ZA7 2BB"]]) {
  test(`an incident is declared from a report, gathers its like, answers all and ends, on a ${name}`, async (t) => {
    const [citizen, worker] = [await visitor(t), await visitor(t, { size, script })];
    const [first, second] = [somebody(), somebody()];
    const [one, two] = [await reportThere(citizen.page, first, postcode), await reportThere(citizen.page, second, postcode)];
    const { page } = worker;
    await signIn(worker, "caseworker");
    await worker.open(at("wenbury", "/desk?team=all"));
    await openCase(page, one);
    await page.getByRole("link", { name: "Declare an incident from it" }).click();
    await page.locator("h1", { hasText: "Declare an incident" }).waitFor();
    assert.equal(await page.locator("[name=postcodes]").inputValue(), postcode, "where it is, is filled in");
    assert.equal(await page.locator("[name=service-0]").inputValue(), "missed-bin");
    await page.getByRole("button", { name: "Declare the incident" }).click();
    await page.locator(".govuk-error-summary").waitFor();
    await worker.look({ status: 422 });
    await type(page, {
      "title-en": `No collection in ${postcode}`, "title-cy": `Dim casgliad yn ${postcode}`,
      "told-en": "The lorry broke down. We come tomorrow.", "told-cy": "Torrodd y lori i lawr. Byddwn yn dod yfory.",
    });
    await press(page, "Declare the incident", "The incident has been declared.");
    const incidentAt = page.url().split("?")[0];
    await worker.look();
    assert.match(await page.locator("main").innerText(), /1 report\b/);
    await page.getByLabel(new RegExp(two)).check();
    await press(page, "Add the chosen reports", "The reports have been added.");
    assert.match(await page.locator("main").innerText(), /2 reports/);
    await press(page, `Take out ${two}`, "The report has been taken out.");
    await page.getByLabel(new RegExp(two)).check();
    await press(page, "Add the chosen reports", "The reports have been added.");

    await page.getByRole("button", { name: "Update everyone" }).click();
    await page.getByRole("button", { name: "Send the update" }).click();
    await page.locator(".govuk-error-summary").waitFor();
    await type(page, { "text-en": "A lorry comes at 7 tomorrow.", "text-cy": "Daw lori am 7 yfory." });
    await worker.look({ status: 422 });
    await press(page, "Send the update", "The update is being sent to everyone.");
    for (const address of [first, second]) assert.match((await mailTo(address, "A message about your request")).text, /A lorry comes at 7 tomorrow\./);

    await worker.open(incidentAt);
    await page.getByRole("button", { name: "End it", exact: true }).click();
    await page.getByLabel("Close the reports").selectOption("completed");
    await worker.look();
    await press(page, "End the incident", "The incident is over.");
    await worker.look();
    await worker.open(at("wenbury", "/desk/incidents?state=over"));
    await page.getByRole("link", { name: `No collection in ${postcode}` }).waitFor();
    await worker.look();
  });
}
