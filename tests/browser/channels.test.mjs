import assert from "node:assert/strict";
import { test } from "node:test";

import { agent } from "./support/call.mjs";
import { signIn } from "./support/desk.mjs";
import { at } from "./support/place.mjs";
import { bin, fillBin, reference, send, type } from "./support/report.mjs";
import { number, pops, reportWith } from "./support/telephone.mjs";
import { visitor } from "./support/visitor.mjs";
import { somebody } from "./support/mail.mjs";

const ways = {
  phone: "Call",
  desk: "Visit to the council’s desk",
  video: "Video call",
  email: "Email",
  sms: "Text message",
  letter: "Letter",
  councillor: "Councillor",
};

/** Begins a contact in a way; the panel is open. */
async function begins(page, way) {
  await page.goto(at("wenbury", "/desk/calls"));
  await page.getByLabel("How are they in contact?").selectOption(way);
  await page.getByRole("button", { name: "Start", exact: true }).click();
  await page.waitForURL(/\/desk\/calls\/[0-9a-f-]{36}$/);
}

test("each way of turning to the council is kept with when, how long, outcome and note, without a case", async (t) => {
  const { page } = await agent(t);
  for (const [way, title] of Object.entries(ways)) {
    const note = `Asked when the hall opens, ${somebody(way)}`;
    await begins(page, way);
    await page.getByRole("heading", { level: 1, name: title }).waitFor();
    await page.locator("#call-note").fill(note);
    await page.getByLabel("How it ended").selectOption("answered");
    await page.getByRole("button", { name: "End the call" }).click();
    const row = page.locator("tr", { hasText: note });
    await row.filter({ hasText: title }).filter({ hasText: "Answered" }).waitFor();
    const cells = await row.locator("td, th").allInnerTexts();
    assert.match(cells[0], /\d/, `${way}: when`);
    assert.match(cells.at(-1), /\d/, `${way}: how long`);
  }
});

test("what a councillor brings for a citizen, and a video call, are kept with the citizen and their case", async (t) => {
  const citizen = await visitor(t);
  const phone = number();
  const given = await reportWith(citizen.page, phone);
  const person = await agent(t);
  const { page } = person;
  for (const [way, title] of [["councillor", ways.councillor], ["video", ways.video]]) {
    const note = `Asks how far it is, ${somebody(way)}`;
    await begins(page, way);
    await page.locator("#call-who").fill(phone);
    await page.locator(".c-option", { hasText: bin["your-name"] }).first().click();
    await page.locator(".c-cases li", { hasText: given }).waitFor();
    await page.locator("#call-note").fill(note);
    await page.locator(".c-cases li", { hasText: given }).locator("button, a").first().click();
    await page.locator(".c-matter", { hasText: given }).waitFor();
    await page.getByLabel("How it ended").selectOption("chased");
    await page.locator("[data-end]").click();
    const row = page.locator("tr", { hasText: note });
    await row.filter({ hasText: title }).filter({ hasText: bin["your-name"] }).filter({ hasText: given }).waitFor();
  }
});

test("a number that several share names nobody until one is chosen, and a withheld one is a blank call", async (t) => {
  const phone = number();
  for (const name of ["Wyn Shared", "Una Shared"]) {
    const { page } = await visitor(t);
    await page.goto(at("wenbury", "/services/missed-bin"));
    await fillBin(page, somebody());
    await type(page, { "your-name": name, "your-phone": phone });
    await send(page);
    await reference(page);
  }
  const person = await visitor(t);
  await signIn(person, "agent");
  const { page } = person;
  const both = page.locator(".c-option", { hasText: "Shared" });
  // Both are told to contacts within moments; a call that begins before knows fewer.
  for (let tries = 0; tries < 50 && (await both.count()) < 2; tries += 1) await pops(page, phone);
  assert.equal(await both.count(), 2);
  assert.equal(await page.locator(".c-name").count(), 0, "nobody is named");
  await person.look();
  await both.filter({ hasText: "Una" }).click();
  await page.locator(".c-name h2", { hasText: "Una Shared" }).waitFor();

  for (const told of ["withheld", "anonymous", ""]) {
    await page.goto(at("wenbury", `/desk/pop?number=${told}`));
    await page.waitForURL(/\/desk\/calls\/[0-9a-f-]{36}/);
    await page.locator("#call-who").waitFor();
    assert.equal(await page.locator(".c-name").count(), 0);
    assert.equal(await page.locator(".c-option", { hasText: "Shared" }).count(), 0);
  }
  await person.look();
});
