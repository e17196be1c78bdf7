import assert from "node:assert/strict";
import { test } from "node:test";

import { openCase, press, signIn } from "./support/desk.mjs";
import { somebody } from "./support/mail.mjs";
import { at } from "./support/place.mjs";
import { reportBin } from "./support/report.mjs";
import { desktop, phone, visitor } from "./support/visitor.mjs";

for (const [name, size] of Object.entries({ desktop, phone })) {
  test(`a report about two things becomes two cases, on a ${name}`, async (t) => {
    const [citizen, worker] = [await visitor(t, { size }), await visitor(t, { size })];
    const first = await reportBin(citizen.page, somebody());
    const { page } = worker;
    await signIn(worker, "caseworker");
    await worker.open(at("wenbury", "/desk?team=all"));
    await openCase(page, first);
    await page.locator('[name="note"]').fill("A mattress lies there too.");
    await press(page, "Save note", "saved");
    await page.getByRole("link", { name: "Split off a second case" }).click();
    await page.locator("h1", { hasText: "Split off a second case" }).waitFor();
    assert.match(await page.locator("main").innerText(), /gets one email, with the reference of the second case/);
    await worker.look();

    const next = page.waitForEvent("framenavigated", (frame) => frame === page.mainFrame());
    await page.getByRole("button", { name: "Make the second case" }).click();
    await next;
    assert.match(await page.locator(".govuk-error-summary").innerText(), /Choose what the second case is about/);
    await worker.look({ status: 422 });
    await page.getByLabel("Service of the second case").selectOption("fly-tipping");
    await page.getByLabel("Address of the missed collection").check();
    await page.getByLabel("A mattress lies there too.").check();
    await press(page, "Make the second case", "This is the second case.");
    await worker.look();

    const story = await page.locator(".m-timeline").innerText();
    for (const said of [`Split from ${first}`, "A mattress lies there too.", "Report received"]) {
      assert.ok(story.includes(said), said);
    }
    await page.locator("#relations").getByRole("link", { name: first }).click();
    await page.locator("h1", { hasText: first }).waitFor();
    assert.match(await page.locator(".m-timeline").innerText(), /split off as a case of its own/);
  });
}
