import assert from "node:assert/strict";
import { test } from "node:test";

import { openCase, openUntil, press, signIn } from "./support/desk.mjs";
import { aMobile, somebody } from "./support/mail.mjs";
import { at } from "./support/place.mjs";
import { bin, button, fillBin, reference, type } from "./support/report.mjs";
import { desktop, phone, visitor } from "./support/visitor.mjs";

for (const [name, size] of Object.entries({ desktop, phone })) {
  test(`one person's two records are found, merged field by field and made two again, on a ${name}`, async (t) => {
    const [citizen, worker] = [await visitor(t, { size }), await visitor(t, { size })];
    const [family, mobile] = [`${bin["your-name"]}-${name}`.replace(/^\S+ /, ""), aMobile()];
    await reported(citizen.page, `Margaret ${family}`, mobile);
    const short = await reported(citizen.page, `Maggie ${family}`, mobile);
    const { page } = worker;
    await signIn(worker, "caseworker");
    await worker.open(at("wenbury", "/desk?team=all"));
    await openCase(page, short);
    const person = page.locator("a[href^='/desk/contacts/']");
    await openUntil(page, page.url(), person);
    await person.first().click();
    await page.locator("h1", { hasText: `Maggie ${family}` }).waitFor();
    const twice = page.locator("section", { hasText: "May be the same person" });
    assert.match(await twice.innerText(), /Same mobile number \(\+36\)/);
    await worker.look();
    await twice.getByRole("link", { name: `Margaret ${family}` }).click();
    await page.locator("h1", { hasText: "Merge two records" }).waitFor();
    await worker.look();
    await page.getByRole("group", { name: "Which name?" }).getByLabel(`Margaret ${family}`).check();
    await press(page, "Merge these records", "The records are merged.");
    await page.locator("h1", { hasText: `Margaret ${family}` }).waitFor();
    assert.match(await page.locator("main").innerText(), new RegExp(`Maggie ${family}|Margaret ${family}, merged on`));
    assert.equal(await page.locator("table tbody tr").count(), 2, "both cases are hers");
    await worker.look();
    await page.getByRole("button", { name: /^Undo the merge/ }).click();
    await page.getByText("The merge is undone.").waitFor();
    assert.equal(await page.locator("table tbody tr").count(), 1);
    assert.match(await page.locator("main").innerText(), /undone since/);
    await worker.open(at("wenbury", "/desk/duplicates?state=different"));
    await page.getByRole("button", { name: new RegExp(`^Take that back.*${family}`) }).waitFor();
    await worker.look();
  });
}

/** A missed bin, by somebody of this name with this mobile; its reference. */
async function reported(page, who, mobile) {
  await page.goto(at("wenbury", "/services/missed-bin"));
  await fillBin(page, somebody());
  await type(page, { "your-name": who, "your-phone": mobile });
  await button(page).click();
  return await reference(page);
}
