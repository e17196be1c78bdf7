import assert from "node:assert/strict";
import { test } from "node:test";

import { openCase, press, signIn } from "./support/desk.mjs";
import { somebody } from "./support/mail.mjs";
import { at } from "./support/place.mjs";
import { faults, reportBin, type } from "./support/report.mjs";
import { desktop, phone, visitor } from "./support/visitor.mjs";

for (const [name, size, script] of [["desktop", desktop, "on"], ["phone, without scripts", phone, "off"]]) {
  test(`an answer is corrected with a reason, its history tells, and the case is found by both: ${name}`, async (t) => {
    const [citizen, caseworker] = [await visitor(t), await visitor(t, { size, script })];
    const { page } = caseworker;
    const reference = await reportBin(citizen.page, somebody("sian"));
    await signIn(caseworker, "caseworker");
    await openCase(page, reference);
    await page.getByRole("link", { name: "Correct an answer" }).click();
    await page.waitForURL(/\/answers/);
    await caseworker.look();
    const lane = `Larkrise ${reference.replaceAll("-", "").toLowerCase()}`;
    await type(page, { "collection_address-line1": lane });
    await page.getByRole("button", { name: "Correct", exact: true }).click();
    await page.locator(".govuk-error-summary").waitFor();
    await caseworker.look({ status: 422 });
    assert.deepEqual(await faults(page), ["why"]);
    assert.equal(await page.locator("[name=collection_address-line1]").inputValue(), lane, "what was typed is kept");
    await type(page, { why: "The line was bad." });
    await press(page, "Correct", "The answers are corrected.");
    await caseworker.look();

    await page.getByRole("link", { name: "Every change of this case" }).click();
    await page.waitForURL(/\/history/);
    await caseworker.look();
    const change = page.locator(".m-event", { hasText: lane }).first();
    assert.match(await change.innerText(), /Was[\s\S]*Became[\s\S]*The line was bad\./);
    await page.locator("[name=field]").selectOption("answers");
    await page.getByRole("button", { name: "Show", exact: true }).click();
    await page.waitForURL(/field=answers/);
    await caseworker.look();
    assert.equal(await page.locator(".m-event").count(), 1);

    await caseworker.open(at("wenbury", `/desk/search?q=${encodeURIComponent(lane)}`));
    await caseworker.look();
    const hit = page.locator("tr", { hasText: reference });
    assert.match(await hit.innerText(), /answer, history/);
  });
}
