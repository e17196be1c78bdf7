import assert from "node:assert/strict";
import { test } from "node:test";

import { openUntil, press, signIn } from "./support/desk.mjs";
import { somebody } from "./support/mail.mjs";
import { at } from "./support/place.mjs";
import { faults, fillBin, reference, send, type } from "./support/report.mjs";
import { desktop, phone, visitor } from "./support/visitor.mjs";

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
  test(`a manager protects a person, whom an agent then doesn't find, and ends it: ${name}`, async (t) => {
    const found = await reported(t, name === "desktop" ? "Ottoline Desque" : "Persephone Fonque");
    const manager = await visitor(t, { size });
    const { page } = manager;
    await signIn(manager, "manager");
    await manager.open(at("wenbury", `/desk/search?q=${found}`));
    await page.waitForURL("**/desk/cases/*");
    const case_ = page.url();
    const person = page.locator('main a[href*="/desk/contacts/"]').first();
    await openUntil(page, case_, person);
    await person.click();
    await page.waitForURL("**/desk/contacts/*");
    const own = page.url().split("?")[0];
    await page.getByRole("link", { name: "Protect this person" }).click();
    await page.waitForURL("**/refuge*");
    await manager.look();
    await page.getByRole("button", { name: "Protect", exact: true }).press("Enter");
    await page.locator(".govuk-error-summary").waitFor();
    assert.ok((await faults(page)).includes("scope"));
    await manager.look({ status: 422 });
    await page.getByLabel("The whole person").check();
    const year = String(new Date().getFullYear() + 1);
    await type(page, { reason: "Fled.", "review_on-day": "2", "review_on-month": "1", "review_on-year": year });
    await press(page, "Protect", "They are protected.");
    await manager.look();
    assert.match(await page.locator("main").innerText(), /The whole person[^]*Fled\./);

    const agent = await visitor(t, { size });
    await signIn(agent, "agent");
    assert.equal((await agent.page.goto(own)).status(), 404);
    await openUntil(agent.page, case_, agent.page.getByText("There is nothing at this address"));
    await manager.open(at("wenbury", "/desk/refuges"));
    await manager.look();
    await manager.open(`${own}/refuge`);
    await type(page, { reason: "She moved on." });
    await press(page, "End the protection", "The protection has ended.");
    assert.equal((await agent.page.goto(own)).status(), 200);
  });
}
