import assert from "node:assert/strict";
import { test } from "node:test";

import { invite, join, work, workedOn } from "./support/caseworker.mjs";
import { signIn } from "./support/desk.mjs";
import { linkIn, mailTo, somebody } from "./support/mail.mjs";
import { at } from "./support/place.mjs";
import { reportBin } from "./support/report.mjs";
import { desktop, phone, visitor } from "./support/visitor.mjs";

for (const [name, size] of Object.entries({ desktop, phone })) {
  test(`a caseworker is invited and works a case to its end, and the citizen is told: ${name}`, async (t) => {
    const [citizen, administrator, caseworker] = [await visitor(t, { size }), await visitor(t, { size }), await visitor(t, { size })];
    const email = somebody();
    const shown = await reportBin(citizen.page, email);
    const colleague = { name: "Robin Achterberg", email: somebody("robin") };
    await invite(administrator, colleague);
    await join(caseworker, colleague);
    await work(caseworker, citizen, shown, email);
    await citizen.open(linkIn(await mailTo(email, shown), "/follow/"));
    await citizen.look();
    await workedOn(citizen, email, shown);
  });
}

test("a queue shows what is due first above", async (t) => {
  const caseworker = await visitor(t);
  await signIn(caseworker, "caseworker");
  await caseworker.open(at("wenbury", "/desk?team=all"));
  const cells = await caseworker.page.locator(".d-queue tbody tr td:nth-child(2)").allInnerTexts();
  const days = cells.map((text) => Date.parse(text.match(/\d+ \w+ \d{4}/)?.[0]));
  assert.ok(days.length > 3 && days.every(Number.isFinite), cells.join(", "));
  assert.deepEqual(days, days.toSorted((one, other) => one - other));
});
