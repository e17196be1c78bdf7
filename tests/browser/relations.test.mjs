import assert from "node:assert/strict";
import { test } from "node:test";

import { openCase, press, signIn } from "./support/desk.mjs";
import { somebody } from "./support/mail.mjs";
import { at } from "./support/place.mjs";
import { reportBin, type } from "./support/report.mjs";
import { desktop, phone, visitor } from "./support/visitor.mjs";

for (const [name, size] of Object.entries({ desktop, phone })) {
  test(`cases are linked by their references, said in both stories and unlinked, on a ${name}`, async (t) => {
    const [citizen, worker] = [await visitor(t, { size }), await visitor(t, { size })];
    const whole = await reportBin(citizen.page, somebody());
    const part = await reportBin(citizen.page, somebody());
    const { page } = worker;
    await signIn(worker, "caseworker");
    await worker.open(at("wenbury", "/desk?team=all"));
    await openCase(page, whole);
    const wholeAt = page.url();
    await page.locator("#relations summary").click();
    await link(page);
    await page.locator(".govuk-error-summary").waitFor();
    assert.match(await page.locator(".govuk-error-summary").innerText(), /Enter the reference of the other case/);
    await worker.look({ status: 422 });
    await page.getByLabel("What the other case is").selectOption("child");
    await type(page, { reference: whole });
    await press422(page, "Try again", /the reference of the case itself/);
    assert.equal(await page.getByLabel("What the other case is").inputValue(), "child");
    await type(page, { reference: part.slice(4).replace("-", " ").toLowerCase() });
    await press(page, "Try again", "The cases are linked.");
    await worker.look();
    const links = page.locator("#relations");
    assert.match(await links.innerText(), /Parts 0 of 1 done/);
    assert.match(await page.locator("main").innerText(), /1 part of this case is still open\./);
    assert.match(await page.locator(".m-timeline").innerText(), new RegExp(`${part} made a part of this case`));
    await links.getByRole("link", { name: part }).click();
    await page.locator("h1", { hasText: part }).waitFor();
    assert.match(await links.innerText(), new RegExp(`Part of\\s+${whole}`));
    assert.match(await page.locator(".m-timeline").innerText(), new RegExp(`Made a part of ${whole}`));
    await worker.open(`${page.url()}/history?field=relation`);
    assert.match(await page.locator("main").innerText(), /Linked case/);
    await worker.look();
    await worker.open(wholeAt);
    await press(page, `Remove the link to ${part}`, "The link is removed.");
    assert.match(await links.innerText(), /No other case belongs to this one\./);
    await worker.look();
  });
}

async function link(page) {
  await page.locator("#relations").getByRole("button", { name: "Link a case" }).click();
}

/** Presses a button and waits for what the same form says is wrong. */
async function press422(page, name, said) {
  const next = page.waitForEvent("framenavigated", (frame) => frame === page.mainFrame());
  await page.getByRole("button", { name, exact: true }).click();
  await next;
  assert.match(await page.locator(".govuk-error-summary").innerText(), said);
}
