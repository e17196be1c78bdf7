import assert from "node:assert/strict";
import { test } from "node:test";

import { openUntil, signIn } from "./support/desk.mjs";
import { somebody } from "./support/mail.mjs";
import { at } from "./support/place.mjs";
import { reportBin } from "./support/report.mjs";
import { desktop, phone, visitor } from "./support/visitor.mjs";

const call = "0198f3a0-0000-7000-8000-000000000001";

/** A citizen who has reported something, found at the desk by now: their email address and the reference. */
async function reported(agent, citizen) {
  const email = somebody("sian");
  const reference = await reportBin(citizen.page, email);
  await signIn(agent, "agent");
  const found = agent.page.getByRole("link", { name: "Siân O’Neill" });
  await openUntil(agent.page, at("wenbury", `/desk/search?q=${encodeURIComponent(email)}`), found);
  return { email, reference };
}

/** Types into the box by keyboard alone, and waits for what the whole text finds. */
async function type(page, text) {
  await page.locator("h1").click();
  await page.keyboard.press("/");
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type(text);
  await page.locator(`[role=listbox][data-found="${text}"] [role=option]`).first().waitFor();
}

const active = (page) => page.evaluate(() => document.getElementById(document.activeElement.getAttribute("aria-activedescendant"))?.textContent);

for (const [name, size] of Object.entries({ desktop, phone })) {
  test(`an agent finds a person and a case without a mouse: ${name}`, async (t) => {
    const [agent, citizen] = [await visitor(t, { size }), await visitor(t)];
    const { page } = agent;
    const { email, reference } = await reported(agent, citizen);
    await agent.look();
    await type(page, email.slice(0, -3));
    await agent.look();
    assert.equal(await page.getByRole("combobox").getAttribute("aria-expanded"), "true");
    assert.equal(await active(page), undefined, "nothing is chosen for them");
    await page.keyboard.press("ArrowDown");
    assert.match(await active(page), /Siân O’Neill.*email/);
    await page.keyboard.press("ArrowUp");
    assert.equal(await active(page), undefined);
    await page.keyboard.press("Escape");
    assert.equal(await page.locator("#find").inputValue(), email.slice(0, -3), "what was typed stays");
    assert.ok(await page.locator("#find-list").isHidden());
    await type(page, email);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/desk/contacts/*");
    await byReference(page, reference);
  });
}

/** The reference with a slip is offered, and the sound one leads to its case at once. */
async function byReference(page, reference) {
  const other = reference[5] === "7" ? "8" : "7";
  await type(page, `${reference.slice(0, 5)}${other}${reference.slice(6)}`.toLowerCase());
  await page.keyboard.press("ArrowDown");
  assert.match(await active(page), new RegExp(`${reference}.*slip`));
  await page.keyboard.press("Enter");
  await page.waitForURL("**/desk/cases/*");
  await type(page, reference);
  await page.keyboard.press("Enter");
  await page.waitForURL("**/desk/cases/*");
  assert.ok((await page.locator("main").innerText()).includes(reference));
}

test("a number that is typed starts a call, and during a call the results carry it on", async (t) => {
  const [agent, citizen] = [await visitor(t), await visitor(t)];
  const { page } = agent;
  const { email } = await reported(agent, citizen);
  await type(page, "01632 960 999");
  await page.keyboard.press("ArrowUp");
  assert.match(await active(page), /Start a call from 01632960999/);
  const start = page.getByRole("option", { name: /Start a call/ });
  assert.equal(await start.getAttribute("href"), "/desk/pop?number=%2B441632960999");
  await agent.open(at("wenbury", `/desk?call=${call}`));
  await type(page, email);
  const person = page.getByRole("option", { name: /Siân O’Neill/ });
  assert.match(await person.getAttribute("href"), new RegExp(`^/desk/contacts/.*call=${call}$`));
  await page.keyboard.press("Enter");
  await page.waitForURL(`**/desk/search?q=*call=${call}`);
  assert.equal(await page.locator("#find").inputValue(), email);
  await agent.look();
});

test("without script the box leads to a page of what was found", async (t) => {
  const [agent, citizen] = [await visitor(t, { script: "off" }), await visitor(t)];
  const { page } = agent;
  const { email, reference } = await reported(agent, citizen);
  for (const [typed, found] of [[email, "Siân O’Neill"], [reference.slice(0, -1), reference]]) {
    await page.getByRole("searchbox").fill(typed);
    await page.getByRole("search").getByRole("button").click();
    await page.waitForURL("**/desk/search?q=*");
    await agent.look();
    await page.getByRole("link", { name: found }).waitFor();
  }
  await page.getByRole("searchbox").fill("nobody at all");
  await page.getByRole("search").getByRole("button").click();
  await page.getByText("Nobody and no case was found.").waitFor();
  await agent.look();
});
