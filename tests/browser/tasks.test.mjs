import assert from "node:assert/strict";
import { test } from "node:test";

import { openCase, press, signIn } from "./support/desk.mjs";
import { somebody } from "./support/mail.mjs";
import { at } from "./support/place.mjs";
import { reportBin, type } from "./support/report.mjs";
import { desktop, phone, visitor } from "./support/visitor.mjs";

for (const [name, size] of Object.entries({ desktop, phone })) {
  test(`a task is added to a case, ticked off from the case and found in the list, on a ${name}`, async (t) => {
    const [citizen, worker] = [await visitor(t, { size }), await visitor(t, { size })];
    const shown = await reportBin(citizen.page, somebody());
    const { page } = worker;
    await signIn(worker, "caseworker");
    await worker.open(at("wenbury", "/desk?team=all"));
    await openCase(page, shown);
    const caseAt = page.url();
    const title = `Look at the bin of ${shown}`;
    await page.locator("#tasks summary").click();
    await add(page);
    await page.locator(".govuk-error-summary").waitFor();
    await worker.look({ status: 422 });
    await type(page, { "task-title": title, "task-days": "2", "task-checklist": "Is it damaged?\nIs it the right lid?" });
    await press(page, "Try again", "The task is added.");
    await worker.look();
    const task = page.locator(".d-task", { hasText: title });
    await task.getByLabel("Is it damaged?").check();
    await task.getByRole("button", { name: "Keep the ticks" }).click();
    await page.locator(".govuk-notification-banner", { hasText: "kept as you left it" }).waitFor();
    assert.match(await task.innerText(), /1 of 2 ticked/);
    await task.getByRole("button", { name: "This is done" }).click();
    await page.locator(".govuk-error-summary").waitFor();
    assert.match(await page.locator(".govuk-error-summary").innerText(), /Tick every item of the checklist first/);
    await worker.look({ status: 422 });
    await page.getByLabel("Is it the right lid?").check();
    await page.getByRole("button", { name: "This is done" }).click();
    await page.locator(".govuk-notification-banner", { hasText: "The task is done." }).waitFor();
    await worker.open(at("wenbury", "/desk/tasks?whose=done"));
    await page.getByRole("link", { name: title }).waitFor();
    await worker.look();
    await worker.open(caseAt);
    assert.match(await page.locator(".m-timeline").innerText(), /Task done/);
  });
}

test("a task is taken, given back and dropped with a reason", async (t) => {
  const [citizen, worker] = [await visitor(t), await visitor(t)];
  const shown = await reportBin(citizen.page, somebody());
  const { page } = worker;
  await signIn(worker, "caseworker");
  await worker.open(at("wenbury", "/desk?team=all"));
  await openCase(page, shown);
  await page.locator("#tasks summary").click();
  await type(page, { "task-title": `Ring about ${shown}` });
  await add(page);
  await page.getByRole("link", { name: `Ring about ${shown}` }).click();
  await page.waitForURL("**/desk/tasks/*");
  await press(page, "Take it", "Who does the task is changed.");
  await worker.look();
  await worker.open(at("wenbury", "/desk/tasks"));
  await page.getByRole("link", { name: `Ring about ${shown}` }).click();
  await page.waitForURL("**/desk/tasks/*");
  await press(page, "Give it back", "Who does the task is changed.");
  await page.getByRole("button", { name: "It isn’t needed" }).click();
  await page.locator(".govuk-error-summary").waitFor();
  await worker.look({ status: 422 });
  await type(page, { why: "They rang us." });
  await press(page, "It isn’t needed", "The task isn’t needed any more.");
  assert.match(await page.locator("main").innerText(), /They rang us\./);
  await press(page, "Take it up again", "The task is kept as you left it.");
});

async function add(page) {
  await page.getByRole("button", { name: "Add a task" }).click();
}
