import assert from "node:assert/strict";
import { test } from "node:test";

import { openUntil, press, signIn } from "./support/desk.mjs";
import { at } from "./support/place.mjs";
import { bin, fillBin, reportBin } from "./support/report.mjs";
import { desktop, phone, visitor } from "./support/visitor.mjs";

/** Millimetres at 96 pixels an inch. */
const mm = (pixels) => (pixels * 25.4) / 96;

/** Where the window of a DL envelope shows a sheet, folded in three, however it has slid: in millimetres from its edges. */
const window = { left: 20, right: 100, top: 57, bottom: 81 };
/** What the page leaves free around a sheet. */
const margin = { left: 20, top: 15 };

/** On paper, the address stands within the window and nothing else does. */
async function showsInTheWindow(page) {
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize({ width: Math.round(((210 - 2 * margin.left) * 96) / 25.4), height: 1000 });
  const boxes = await page.evaluate(() => {
    const of = (found) => {
      const range = document.createRange();
      range.selectNodeContents(found);
      const { left, right, top, bottom } = range.getBoundingClientRect();
      return { left, right, top, bottom };
    };
    const sheet = document.querySelector(".l-sheet").getBoundingClientRect();
    const rest = [".l-from", ".l-dated", ".l-text"].map((name) => of(document.querySelector(`.l-sheet ${name}`)));
    return { sheet: { left: sheet.left, top: sheet.top }, to: of(document.querySelector(".l-to")), rest };
  });
  const across = (x) => mm(x - boxes.sheet.left) + margin.left;
  const down = (y) => mm(y - boxes.sheet.top) + margin.top;
  const { to } = boxes;
  assert.ok(across(to.left) >= window.left && across(to.right) <= window.right, JSON.stringify(boxes));
  assert.ok(down(to.top) >= window.top - 1 && down(to.bottom) <= window.bottom + 1, JSON.stringify(boxes));
  for (const { left, top } of boxes.rest) {
    assert.ok(across(left) > 110 || down(top) > 92, `something else shows in the window: ${JSON.stringify(boxes)}`);
  }
  await page.emulateMedia({ media: null });
}

/** Says what becomes of the letter that is shown, and waits for the page that tells it. */
async function opened(person, link) {
  await link.click();
  await person.page.waitForURL(/\/desk\/letters\/[0-9a-f-]{36}/);
  await person.look();
}

for (const [name, size] of Object.entries({ desktop, phone })) {
  test(`a caller without email is written letters, which are printed, posted, and taken back once: ${name}`, async (t) => {
    const person = await visitor(t, { size });
    const { page } = person;
    await signIn(person, "caseworker");
    await page.goto(at("wenbury", "/desk/drafts/new?service=missed-bin&channel=phone"));
    await fillBin(page, "");
    await page.getByRole("button", { name: "Send the report" }).click();
    await page.waitForURL(/\/desk\/cases\/[0-9a-f-]{36}/);
    const address = page.url().split("?")[0];
    const state = (text) => page.locator(".m-status", { hasText: text });
    await openUntil(page, address, state("Letter, to be printed"));
    await person.look();
    await page.getByText("The citizen is told by letter, which you print.").first().waitFor();
    await press(page, "Take this case", "The case is yours.");
    await page.getByRole("radio", { name: "Finish" }).check();
    await page.locator("[name=outcome]").selectOption({ label: "Completed" });
    await press(page, "Change status", "A letter tells the citizen: it waits under “Letters to print”.");
    const letters = page.getByRole("link", { name: /^(We have your request|Your request)/ });
    await openUntil(page, address, letters.nth(1));

    await opened(person, letters.first());
    assert.match(await page.locator("h1").innerText(), /Finished/);
    const said = await page.locator(".l-sheet").innerText();
    for (const words of [`Dear ${bin["your-name"]},`, "14 Mill Lane", "ZA2 2BB", "/follow", "Yours sincerely,"]) assert.ok(said.includes(words), `${words} in ${said}`);
    await showsInTheWindow(page);
    await page.setViewportSize(size);
    await page.getByRole("link", { name: "Large print" }).click();
    await page.waitForURL("**large=1");
    await person.look();
    assert.equal(await page.locator(".l-text p").first().evaluate((text) => getComputedStyle(text).fontSize), "24px", "18 point");
    await showsInTheWindow(page);
    await page.setViewportSize(size);
    await press(page, "Printed and posted", "The letter is marked as posted.");
    await person.look();

    await page.goto(address);
    await state("Letter, posted on").waitFor();
    await state("Letter, to be printed").waitFor();
    await opened(person, letters.first());
    await page.getByText("Priya Nair said so.").waitFor();
    await press(page, "It wasn’t posted: take that back", "The letter waits to be printed again.");
    await person.look();
    assert.equal(await page.getByRole("button", { name: "Printed and posted" }).count(), 1);
  });
}

test("letters in Welsh are opened together, printed and marked as posted", async (t) => {
  const [citizen, person] = [await visitor(t), await visitor(t)];
  const { page } = person;
  const own = [await reportBin(citizen.page, "", "glanaber"), await reportBin(citizen.page, "", "glanaber")];
  await person.open(at("glanaber", "/?lang=en"));
  await signIn(person, "caseworker", "glanaber");
  await person.open(at("glanaber", "/desk/letters?lang=cy"));
  for (const reference of own) await openUntil(page, at("glanaber", "/desk/letters"), page.getByRole("link", { name: reference, exact: true }));
  await person.look({ language: "cy" });
  await page.locator(".d-inline a[href^='/desk/letters/all']").click();
  await page.waitForURL("**/desk/letters/all");
  await person.look({ language: "cy" });
  const sheets = page.locator(".l-sheet");
  for (const reference of own) {
    const said = await sheets.filter({ hasText: reference }).innerText();
    for (const words of ["Annwyl", "Mae eich cais wedi ein cyrraedd", "Ein cyfeirnod", "Yn gywir,"]) assert.ok(said.includes(words), `${words} in ${said}`);
  }
  await showsInTheWindow(page);
  await page.locator(".l-bar form button").click();
  await page.locator(".govuk-notification-banner").waitFor();
  for (const reference of own) assert.equal(await page.getByRole("link", { name: reference, exact: true }).count(), 0, "they wait no more");
  await person.look({ language: "cy" });
});
