import assert from "node:assert/strict";
import { test } from "node:test";

import { openUntil, press, signIn } from "./support/desk.mjs";
import { somebody } from "./support/mail.mjs";
import { at } from "./support/place.mjs";
import { faults, fillBin, reference, send, type } from "./support/report.mjs";
import { desktop, phone, visitor } from "./support/visitor.mjs";

/** Whether what the first shows stands before what the second does. */
function before(page, first, second) {
  return page.evaluate(([one, other]) => Boolean(document.querySelector(one).compareDocumentPosition(document.querySelector(other)) & Node.DOCUMENT_POSITION_FOLLOWING), [first, second]);
}

/** A citizen with a name of their own reports a missed bin; the reference. */
async function reported(t, name) {
  const { page } = await visitor(t);
  await page.goto(at("wenbury", "/services/missed-bin"));
  await fillBin(page, somebody());
  await type(page, { "your-name": name });
  await send(page);
  return reference(page);
}

for (const [name, size] of Object.entries({ desktop, phone })) {
  test(`a manager says that someone has died, sees it first everywhere, and takes it back: ${name}`, async (t) => {
    const found = await reported(t, name === "desktop" ? "Gwenllian Deske" : "Rhiannon Fonne");
    const manager = await visitor(t, { size });
    const { page } = manager;
    await signIn(manager, "manager");
    await manager.open(at("wenbury", `/desk/search?q=${found}`));
    await page.waitForURL("**/desk/cases/*");
    const address = page.url();
    const person = page.locator('main a[href*="/desk/contacts/"]').first();
    await openUntil(page, address, person);
    await person.click();
    await page.waitForURL("**/desk/contacts/*");
    await page.getByRole("link", { name: "Say that this person has died" }).click();
    await page.waitForURL("**/death*");
    await manager.look();
    await page.getByRole("button", { name: "Save, and stop their messages" }).press("Enter");
    await page.locator(".govuk-error-summary").waitFor();
    assert.deepEqual(await faults(page), ["told_by", "evidence"]);
    await manager.look({ status: 422 });
    await type(page, { told_by: "Her son", evidence: "He rang.", "died_on-day": "2", "died_on-month": "1", "died_on-year": "2026" });
    await press(page, "Save, and stop their messages", "It is kept that they have died.");
    await manager.look();
    assert.match(await page.locator("main .c-caution").innerText(), /Died on .*2 January 2026\.\s+Nothing is sent to them\. Told by Her son: He rang\./);
    assert.ok(await before(page, "main .c-caution", "h1"));
    const own = page.url();
    await openUntil(page, address, page.getByText("They have died: nothing is sent.").first());
    assert.match(await page.locator("main .c-caution").innerText(), /Died on/);
    assert.ok(await before(page, "main .c-caution", "h1"));
    await manager.look();
    await manager.open(own);
    await page.getByRole("link", { name: "Take this back" }).click();
    await page.waitForURL("**/death*");
    await manager.look();
    await type(page, { reason: "It was her neighbour." });
    await press(page, "Take it back", "It is taken back.");
    assert.equal(await page.locator("main .c-caution").count(), 0);
    await manager.look();
  });
}
