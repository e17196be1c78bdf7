import assert from "node:assert/strict";
import { test } from "node:test";

import { openUntil, press, signIn } from "./support/desk.mjs";
import { mailTo, somebody } from "./support/mail.mjs";
import { at } from "./support/place.mjs";
import { reportBin, type } from "./support/report.mjs";
import { desktop, phone, visitor } from "./support/visitor.mjs";

for (const [name, size, script] of [["desktop", desktop, "on"], ["phone, without script", phone, "off"]]) {
  test(`all between a person and the council is read in one order, on a ${name}`, async (t) => {
    const [citizen, worker] = [await visitor(t), await visitor(t, { size, script })];
    const email = somebody();
    const reference = await reportBin(citizen.page, email);
    const { page } = worker;
    await signIn(worker, "manager");
    await worker.open(at("wenbury", `/desk/search?q=${reference}`));
    await page.waitForURL("**/desk/cases/*");
    await openUntil(page, page.url(), page.locator('main a[href*="/desk/contacts/"]'));
    await type(page, { update: "A crew comes back tomorrow." });
    await press(page, "Send message", "Your message is on its way to the citizen.");
    await mailTo(email, "A crew comes back tomorrow.");
    await page.locator('main a[href*="/desk/contacts/"]').first().click();
    await page.getByRole("link", { name: "See everything in order" }).click();
    await page.waitForURL("**/timeline**");
    const whole = page.url();
    await openUntil(page, whole, page.locator(".m-event", { hasText: `We wrote to them about ${reference}` }).filter({ hasText: "Sent" }));
    await worker.look();
    const headings = async () => page.locator(".m-event h2").allInnerTexts();
    const all = await headings();
    const of = all.filter((heading) => heading.includes(reference));
    assert.deepEqual(of.map((heading) => heading.replace(reference, "…")), [
      "We wrote to them about …", "We confirmed that we have …", "Report a missed bin collection · …",
    ], "the latest first");
    await page.getByRole("link", { name: "What we wrote", exact: true }).click();
    await page.waitForURL("**kind=message**");
    await worker.look();
    assert.ok((await headings()).every((heading) => heading.startsWith("We ")));
    await page.getByRole("link", { name: "Back to the person" }).click();
    await page.waitForURL(/\/desk\/contacts\/[^/]*$/);
  });
}
