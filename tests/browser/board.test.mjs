import assert from "node:assert/strict";
import { test } from "node:test";

import { signIn } from "./support/desk.mjs";
import { somebody } from "./support/mail.mjs";
import { at } from "./support/place.mjs";
import { reportBin } from "./support/report.mjs";
import { desktop, phone, visitor } from "./support/visitor.mjs";

for (const [name, size] of Object.entries({ desktop, phone })) {
  for (const script of ["on", "off"]) {
    test(`a manager sees what presses and gives a case to someone: ${name}, script ${script}`, async (t) => {
      const [citizen, manager] = [await visitor(t, { size }), await visitor(t, { size, script })];
      await reportBin(citizen.page, somebody());
      await signIn(manager, "manager");
      await manager.open(at("wenbury", "/desk/board"));
      await manager.look();
      const { page } = manager;
      assert.match(await page.locator(".d-tiles").innerText(), /Overdue/);
      await page.getByRole("button", { name: "Give the case" }).click();
      await page.locator(".govuk-error-summary", { hasText: "Choose a case first" }).waitFor();
      await manager.look({ status: 422 });
      await page.locator("#case-1").press("Space");
      await page.locator("#to").selectOption({ index: 1 });
      await page.getByRole("button", { name: "Give the case" }).press("Enter");
      await page.locator(".govuk-notification-banner", { hasText: "The case is given." }).waitFor();
      await manager.look();
    });
  }
}

/** The table of enquiries, grouped like this. */
async function grouped(manager, [by, head]) {
  await manager.open(at("wenbury", "/desk/board"));
  await manager.page.getByRole("link", { name: by, exact: true }).click();
  const table = manager.page.locator("section", { has: manager.page.locator("#served") }).locator("table");
  await table.getByRole("columnheader", { name: head }).waitFor();
  const row = table.locator("tbody tr").first();
  return { row, name: await row.locator("th").innerText(), count: await row.locator("a").first().innerText() };
}

/**
 * The first figure leads to as many enquiries as it says. Others take enquiries meanwhile, so the figure is read
 * again afterwards, and only one that stood still is held against its list.
 */
async function leads(manager, by) {
  for (let tries = 0; tries < 20; tries += 1) {
    const before = await grouped(manager, by);
    await manager.look();
    await before.row.locator("a").first().click();
    await manager.page.getByRole("heading", { level: 1, name: before.name }).waitFor();
    const listed = await manager.page.locator(".d-queue tbody tr").count();
    await manager.look();
    const after = await grouped(manager, by);
    if (after.name !== before.name || after.count !== before.count) continue;
    assert.equal(String(listed), before.count, `${by}: ${before.name}`);
    await manager.open(at("wenbury", "/desk/board"));
    return;
  }
  assert.fail(`${by}: the figure never stands still`);
}

test("every figure leads to what stands behind it, and an agent sees no board", async (t) => {
  const [manager, agent] = [await visitor(t), await visitor(t)];
  await signIn(manager, "manager");
  await manager.open(at("wenbury", "/desk/board"));
  for (const by of [["By channel", "Channel"], ["By who took it", "Taken by"]]) await leads(manager, by);
  await manager.page.getByRole("link", { name: "See the enquiries that weren’t resolved" }).click();
  await manager.look();
  await manager.open(at("wenbury", "/desk/board/avoidable?message=target_missed"));
  await manager.look();
  await manager.open(at("wenbury", "/desk/board/calls"));
  await manager.look();
  await manager.open(at("wenbury", "/desk/board/calls?open=yes"));
  await manager.look();
  await manager.open(at("wenbury", "/desk?team=all&due=overdue"));
  await manager.look();
  await signIn(agent, "agent");
  assert.equal(await agent.page.getByRole("link", { name: "Board", exact: true }).count(), 0);
  await agent.open(at("wenbury", "/desk/board"));
  await agent.look({ status: 403 });
});
