import assert from "node:assert/strict";
import { test } from "node:test";

import { Hand } from "./support/actions.mjs";
import { agent, citizen } from "./support/call.mjs";
import { at } from "./support/place.mjs";
import { bin, type } from "./support/report.mjs";
import { number, pops } from "./support/telephone.mjs";
import { desktop, phone as small, visitor } from "./support/visitor.mjs";

/** During a call, with the keyboard alone: a missed bin is begun and handed over. The reference and the code. */
async function handOver(person, phone) {
  const { page } = person;
  await pops(page, phone);
  const hand = new Hand(page);
  await page.locator("#call-q").focus();
  await hand.type("missed bin again");
  await page.locator('[aria-labelledby="topics-services"] .c-option').first().waitFor();
  await hand.press("Enter");
  await page.locator(".c-report").waitFor();
  await type(page, { "collection_address-line1": bin["collection_address-line1"], "collection_address-postcode": bin["collection_address-postcode"], "your-email": "" });
  await page.getByRole("button", { name: "Hand it over to the citizen" }).press("Enter");
  await page.locator(".govuk-notification-banner", { hasText: "The report is handed over." }).waitFor();
  const handed = page.locator("#handed li").last();
  const code = await handed.locator("dt", { hasText: /^Code$/ }).locator("xpath=following-sibling::dd").innerText();
  return { given: await handed.locator(".c-cases__ref").innerText(), code };
}

async function goOn(person, { given, code }) {
  await person.open(at("wenbury", "/continue"));
  await type(person.page, { reference: given, code, postcode: bin["collection_address-postcode"] });
  await person.page.keyboard.press("Enter");
  await person.page.waitForURL("**/form");
}

async function answerTheRest(page) {
  await page.locator('[name="bin"][value="rubbish"]').check();
  await page.locator('[name="was_out"][value="yes"]').check();
  await type(page, Object.fromEntries(["missed_on-day", "missed_on-month", "missed_on-year", "your-name"].map((name) => [name, bin[name]])));
}

for (const [name, size] of Object.entries({ desktop, "a small screen": small })) {
  test(`the panel shows how far the caller is, and the agent sends it for them: ${name}`, async (t) => {
    const phone = number();
    const [person, caller] = [await agent(t, { size }), await visitor(t, { size: small })];
    const { page } = person;
    const handed = await handOver(person, phone);
    await person.look();
    const call = page.url();
    const row = page.locator("#handed li", { hasText: handed.given });
    await row.locator("small", { hasText: "Not opened yet" }).waitFor();
    await goOn(caller, handed);
    await row.locator("small", { hasText: "Opened by the citizen" }).waitFor();
    assert.equal(await row.locator("dl").count(), 0, "the code is read out no more");
    await answerTheRest(caller.page);
    await caller.page.getByRole("button", { name: "Save and finish later" }).click();
    await row.locator(".c-handed__how", { hasText: "5 of 5" }).waitFor();
    assert.equal(page.url(), call, "and the page stayed");
    await row.getByRole("button", { name: "Send it for them" }).press("Enter");
    await page.waitForURL(/\/desk\/drafts\/[0-9a-f-]{36}\/form\?call=/);
    await person.look();
    await page.getByRole("button", { name: "Send the report" }).press("Enter");
    await page.locator(".c-made__reference", { hasText: handed.given }).waitFor();
    assert.ok(page.url().startsWith(call.split("?")[0]), "back in the call");
    await row.getByRole("link", { name: "Go to the case" }).waitFor();
    await person.look();
  });
}

test("who rings again finds what they left half done with the agent, on another call", async (t) => {
  const phone = number();
  await citizen(t, phone);
  const person = await agent(t);
  const { page } = person;
  await pops(page, phone, 1);
  const first = await handOver(person, phone);
  const call = page.url();
  await pops(page, phone, 1);
  assert.notEqual(page.url().split("?")[0], call.split("?")[0]);
  const row = page.locator("#handed li", { hasText: first.given });
  await row.waitFor();
  assert.ok(!(await row.innerText()).includes(first.code), "its code isn't read out to whoever calls");
  await person.look();
  await row.getByRole("link").first().press("Enter");
  await page.waitForURL(/\/desk\/drafts\//);
  await person.look();
  assert.match(await page.locator("main").innerText(), /Nothing was sent to them/);
  await page.getByRole("link", { name: "Back to the call" }).press("Enter");
  await page.waitForURL("**/desk/calls/*");
});

test("handing over and sending for someone work without script", async (t) => {
  const person = await agent(t, { script: "off" });
  const { page } = person;
  await person.open(at("wenbury", "/desk/calls"));
  await page.getByRole("button", { name: "Start", exact: true }).click();
  await page.waitForURL(/\/desk\/calls\/[0-9a-f-]{36}/);
  await page.goto(`${page.url()}?about=service:missed-bin`);
  await type(page, { "collection_address-line1": bin["collection_address-line1"], "collection_address-postcode": bin["collection_address-postcode"] });
  await page.getByRole("button", { name: "Hand it over to the citizen" }).click();
  await page.locator("#handed dt", { hasText: /^Code$/ }).waitFor();
  await person.look();
  const given = await page.locator("#handed .c-cases__ref").last().innerText();
  await page.getByRole("button", { name: "Send it for them" }).last().click();
  await page.waitForURL(/\/form\?call=/);
  await answerTheRest(page);
  await page.getByRole("button", { name: "Send the report" }).click();
  await page.locator(".c-made__reference", { hasText: given }).waitFor();
  await person.look();
});
