import assert from "node:assert/strict";
import { test } from "node:test";

import { press, signIn } from "./support/desk.mjs";
import { at } from "./support/place.mjs";
import { type } from "./support/report.mjs";
import { desktop, phone, visitor } from "./support/visitor.mjs";

for (const [name, size] of Object.entries({ desktop, phone })) {
  test(`an answer is written, found by a citizen's words, and withdrawn: ${name}`, async (t) => {
    const [manager, citizen] = [await visitor(t, { size }), await visitor(t, { size })];
    const title = `When does the tip at Quarry Lane open? (${name} ${process.pid})`;
    await signIn(manager, "manager");
    await manager.open(at("wenbury", "/desk/articles"));
    await manager.look();
    await manager.page.getByRole("link", { name: "Write an answer" }).click();
    await manager.look();
    await manager.page.getByRole("button", { name: "Save" }).click();
    await manager.page.locator(".govuk-error-summary").waitFor();
    await manager.look({ status: 422 });
    await type(manager.page, {
      "title-en": title,
      "summary-en": "Every day from 8am.",
      "body-en": "Bring **proof** of where you live.\n\n- a bill\n- <b>a letter</b>",
      "words-en": "household tip times\nquarry lane",
      "review-day": "1",
      "review-month": "5",
      "review-year": "2099",
    });
    await manager.page.getByLabel("Published").check();
    await press(manager.page, "Save", "The answer is saved.");
    await manager.look();
    assert.equal(await manager.page.locator(".d-article li").allInnerTexts().then((texts) => texts.join("|")), "a bill|<b>a letter</b>");

    await citizen.open(at("wenbury", "/services?q=quarry%20lane%20tipp"));
    await citizen.look();
    await citizen.page.getByRole("link", { name: title }).click();
    await citizen.look();
    assert.match(await citizen.page.locator("main").innerText(), /Every day from 8am/);
    await citizen.page.getByRole("button", { name: "No, it didn’t" }).press("Enter");
    await citizen.page.locator("[role=status]", { hasText: "Thank you for telling us" }).waitFor();
    await citizen.look();
    assert.equal(await citizen.page.getByRole("button", { name: "Yes, it did" }).count(), 0, "it is asked once");
    const plain = await visitor(t, { size, script: "off" });
    await plain.open(citizen.page.url().split("?")[0]);
    await plain.page.getByRole("button", { name: "Yes, it did" }).click();
    await plain.page.locator("[role=status]", { hasText: "Thank you for telling us" }).waitFor();
    await plain.look();
    await manager.page.reload();
    assert.match(await manager.page.locator(".d-article__facts").innerText(), /1 yes, 1 no/);

    await manager.page.getByRole("link", { name: "Edit this answer" }).click();
    await manager.page.getByLabel("Withdrawn").check();
    await press(manager.page, "Save", "The answer is saved.");
    await citizen.page.reload();
    await citizen.look({ status: 404 });
  });
}

test("an agent finds answers for staff and can't write", async (t) => {
  const agent = await visitor(t);
  await signIn(agent, "agent");
  await agent.page.keyboard.press("Tab");
  await agent.open(at("wenbury", "/desk/articles?q=verify%20caller"));
  await agent.look();
  assert.equal(await agent.page.getByRole("link", { name: "Write an answer" }).count(), 0);
  await agent.page.getByRole("link", { name: "Checking who is calling" }).click();
  await agent.look();
  await agent.open(at("wenbury", "/desk/articles/new"));
  await agent.look({ status: 403 });
});
