import assert from "node:assert/strict";
import { test } from "node:test";

import { openCase, press, signIn } from "./support/desk.mjs";
import { somebody } from "./support/mail.mjs";
import { at } from "./support/place.mjs";
import { reportBin, type } from "./support/report.mjs";
import { desktop, phone, visitor } from "./support/visitor.mjs";

for (const [name, size] of Object.entries({ desktop, phone })) {
  test(`a duplicate is merged into the case that stays and taken apart again, on a ${name}`, async (t) => {
    const [citizen, worker] = [await visitor(t, { size }), await visitor(t, { size })];
    const kept = await reportBin(citizen.page, somebody());
    const double = await reportBin(citizen.page, somebody());
    await citizen.page.getByRole("link", { name: "See your request" }).click();
    await citizen.page.locator(".m-timeline").waitFor();
    const followed = citizen.page.url();

    const { page } = worker;
    await signIn(worker, "caseworker");
    await worker.open(at("wenbury", "/desk?team=all"));
    await openCase(page, double);
    const doubleAt = page.url();
    await page.getByRole("link", { name: "Merge into another case" }).click();
    await page.locator("h1", { hasText: "Merge into the case that stays" }).waitFor();
    await worker.look();
    await type(page, { into: double });
    await follow(page, "Show both cases");
    assert.match(await page.locator(".govuk-error-summary").innerText(), /the reference of the case itself/);
    await worker.look({ status: 422 });
    await type(page, { into: kept.slice(4).replace("-", " ").toLowerCase() });
    await follow(page, "Show both cases");
    const both = await page.locator("main").innerText();
    for (const said of [`Duplicate: ${double}`, `Stays: ${kept}`, "What will happen", "Who is told", "gets an email"]) {
      assert.ok(both.includes(said), said);
    }
    await worker.look();
    await press(page, "Merge the two cases", "The case is merged.");
    const main = page.locator("main");
    assert.match(await main.innerText(), new RegExp(`Merged into ${kept}`));
    assert.equal(await page.getByRole("button", { name: "Take this case" }).count(), 0);
    await worker.look();

    await page.getByRole("link", { name: `Open ${kept}` }).click();
    await page.locator("h1", { hasText: kept }).waitFor();
    assert.match(await page.locator("#merged").innerText(), new RegExp(double));
    await page.locator("#update").fill("The crew comes on Friday.");
    await page.getByLabel("Send this to the citizen of the merged case too").check();
    await press(page, "Send message", "Your message is on its way to the citizen.");
    await worker.look();

    await citizen.open(followed);
    const seen = await citizen.page.locator("main").innerText();
    assert.match(seen, /together with another request about the same thing/);
    assert.match(seen, /The crew comes on Friday\./);
    assert.ok(!seen.includes(kept), "the other reference is the other citizen's");
    await citizen.look();

    await worker.open(doubleAt);
    await press(page, "Take the cases apart again", "The cases are taken apart.");
    assert.match(await page.locator(".m-timeline").innerText(), new RegExp(`Taken out of ${kept} again`));
    await worker.look();
    await worker.open(`${doubleAt.split("?")[0]}/history?field=relation`);
    assert.match(await main.innerText(), /Merged into/);
    await citizen.open(followed);
    assert.match(await citizen.page.locator("main").innerText(), /on its own again/);
  });
}

/** Presses a button that only shows another page. */
async function follow(page, name) {
  const next = page.waitForEvent("framenavigated", (frame) => frame === page.mainFrame());
  await page.getByRole("button", { name, exact: true }).click();
  await next;
  await page.locator("h1").waitFor();
}
