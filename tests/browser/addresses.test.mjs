import assert from "node:assert/strict";
import { test } from "node:test";

import { manage, openUntil, signIn } from "./support/desk.mjs";
import { somebody } from "./support/mail.mjs";
import { at } from "./support/place.mjs";
import { faults, fillBin, reference, send } from "./support/report.mjs";
import { phone, visitor } from "./support/visitor.mjs";

const file = (lines) => ({
  name: "addresses.csv",
  mimeType: "text/csv",
  buffer: Buffer.from(["UPRN,BUILDING_NUMBER,THOROUGHFARE,POST_TOWN,POSTCODE,NOTE", ...lines, ""].join("\n")),
});

/** An administrator at the addresses of a council. */
async function addresses(test, council, options) {
  const person = await visitor(test, options);
  await signIn(person, "administrator", council);
  await manage(person.page, "Addresses");
  await person.page.waitForURL("**/desk/addresses");
  return person;
}

/** Presses a button and waits for the page that follows. */
async function go(page, name) {
  const next = page.waitForEvent("framenavigated", (frame) => frame === page.mainFrame());
  await page.getByRole("button", { name, exact: true }).click();
  await next;
}

/** Opens a file until it is so far. */
async function until(page, state) {
  const address = page.url().split("?")[0];
  await openUntil(page, address, page.locator(".m-status", { hasText: new RegExp(`^${state}$`) }));
}

test("an administrator brings addresses in, sees what is wrong, and puts them to use", async (t) => {
  const administrator = await addresses(t, "hartsmere");
  const { page } = administrator;
  await administrator.look();
  await go(page, "Bring in the file");
  assert.deepEqual(await faults(page), ["file"]);
  await administrator.look({ status: 422 });
  await page.locator("#file").setInputFiles(
    file(["10001,14,MILL LANE,HARTSMERE,BN11 1HS,=1+1", "10002,15,MILL LANE,HARTSMERE,BN11,", "10003,16,MILL LANE,HARTSMERE,BN11 1HS,"]),
  );
  await go(page, "Bring in the file");
  await page.waitForURL("**/columns");
  await administrator.look();
  assert.equal(await page.locator("[name=column-0]").inputValue(), "uprn", "headers are guessed");
  assert.match(await page.locator("main").innerText(), /MILL LANE/, "the first rows are shown");
  await page.locator("[name=column-5]").selectOption("street");
  await go(page, "Read every row");
  assert.deepEqual(await faults(page), ["column-5"], "two columns can't hold the same");
  await administrator.look({ status: 422 });
  await page.locator("[name=column-5]").selectOption("");
  await go(page, "Read every row");
  await until(page, "Ready to use");
  await administrator.look();
  const main = await page.locator("main").innerText();
  assert.match(main, /Addresses\s+2\s+Something is wrong\s+1\s+No longer in the file\s+0/);
  assert.match(main, /3\s+POSTCODE\s+This isn’t a postcode\s+BN11/);
  const link = page.getByRole("link", { name: /table \(CSV\)/ });
  const table = await link.evaluate(async ({ href }) => (await fetch(href)).text());
  assert.match(table, /^"Line","Column","What is wrong","What stands there"\r\n"3","POSTCODE","This isn’t a postcode","BN11"/);
  await go(page, "Use these addresses");
  await until(page, "In use");
  await administrator.look();
});

test("addresses come in on a telephone without script, and what a file lacks is said to be gone", async (t) => {
  const administrator = await addresses(t, "port-levan", { size: phone, script: "off" });
  const { page } = administrator;
  for (const [lines, counted] of [
    [["1,1,MILL LANE,WENBURY,ZA3 3DD,", "2,2,MILL LANE,WENBURY,ZA3 3DD,"], /Addresses\s+2[\s\S]*No longer in the file\s+0/],
    [["2,2,MILL LANE,WENBURY,ZA3 3DD,", "3,3,MILL LANE,WENBURY,ZA3 3DD,"], /Addresses\s+2[\s\S]*No longer in the file\s+1/],
  ]) {
    await page.goto(new URL("/desk/addresses", page.url()).href);
    await page.locator("#file").setInputFiles(file(lines));
    await go(page, "Bring in the file");
    await page.waitForURL("**/columns");
    await administrator.look();
    await go(page, "Read every row");
    await until(page, "Ready to use");
    await administrator.look();
    assert.match(await page.locator("main").innerText(), counted);
    await go(page, "Use these addresses");
    await until(page, "In use");
  }
});

for (const [name, size, script, language, words] of [
  ["with script", undefined, "on", "en", { find: "Find address", choose: "Choose the address", none: /No address was found/ }],
  ["on a telephone, in Welsh, without script", phone, "off", "cy", { find: "Dod o hyd i gyfeiriad", choose: "Dewiswch y cyfeiriad", none: /Ni chafwyd hyd/ }],
]) {
  test(`a citizen finds an address by its postcode and chooses it: ${name}`, async (t) => {
    const citizen = await visitor(t, { size, script });
    const { page } = citizen;
    const part = (name) => page.locator(`[name="collection_address-${name}"]`);
    const find = page.getByRole("button", { name: words.find });
    await openUntil(page, at("port-levan", `/services/missed-bin?lang=${language}`), find);
    await citizen.look({ language });
    await fillBin(page, somebody());
    await part("line1").fill("");
    await part("postcode").fill("ZA9");
    await find.click();
    await page.locator(".govuk-error-summary").waitFor();
    assert.deepEqual(await faults(page), ["collection_address-postcode"]);
    await part("postcode").fill("za9 9zz");
    await find.click();
    await page.getByText(words.none).waitFor();
    await part("postcode").fill("za33dd");
    await find.click();
    await citizen.look({ language });
    const list = page.getByLabel(words.choose);
    assert.deepEqual((await list.locator("option").allInnerTexts()).slice(1, 3), ["2 Mill Lane, Wenbury", "3 Mill Lane, Wenbury"]);
    assert.equal(await page.locator('[name="was_out"][value="yes"]').isChecked(), true, "what was typed is kept");
    await page.locator('[name="details"]').fill("");
    await list.selectOption("3");
    await page.locator('[name="your-name"]').fill("");
    await send(page);
    await page.locator(".govuk-error-summary").waitFor();
    assert.deepEqual([await part("line1").inputValue(), await part("postcode").inputValue()], ["3 Mill Lane", "ZA3 3DD"], "it stands in the boxes");
    assert.match(await part("kept").inputValue(), /^3\|/);
    await page.locator('[name="your-name"]').fill("Ann Finder");
    await send(page);
    await reference(page);

    await citizen.open(at("port-levan", `/services/garden-waste?lang=${language}`));
    await page.locator('[name="lives_here"][value="yes"]').check();
    await part("postcode").fill("ZA3 3DD");
    await find.click();
    await page.getByLabel(words.choose).selectOption("2");
    await page.locator("main form .govuk-button[type=submit]").click();
    await page.waitForURL("**/continue/**");
    await page.locator(".govuk-back-link").click();
    await part("line1").waitFor();
    assert.deepEqual([await part("line1").inputValue(), (await part("kept").inputValue()).slice(0, 2)], ["2 Mill Lane", "2|"]);
    await citizen.look({ language });
  });
}

/** Fills in the three boxes of a date. */
async function date(page, name, [year, month, day]) {
  for (const [part, value] of Object.entries({ day, month, year })) await page.locator(`[name="${name}-${part}"]`).fill(String(value));
}

test("an administrator says when bins are emptied, Christmas moves them, and a citizen reads that and reports a missed bin", async (t) => {
  const administrator = await addresses(t, "port-levan");
  const { page } = administrator;
  await manage(page, "Bin days");
  await administrator.look();
  await page.getByRole("button", { name: "New round" }).click();
  await page.waitForURL("**/rounds/new");
  await go(page, "Save");
  assert.ok((await faults(page)).includes("name"));
  await administrator.look({ status: 422 });
  await page.locator("[name=name]").fill("Monday A");
  await page.locator('[name="kind-0-en"]').fill("Rubbish");
  await page.locator('[name="kind-0-cy"]').fill("Sbwriel");
  for (const box of await page.locator("[name=weekdays]").all()) await box.check();
  await date(page, "anchor", [2026, 1, 5]);
  await go(page, "Save");
  await administrator.look();
  await page.locator("#file").setInputFiles({ name: "rounds.csv", mimeType: "text/csv", buffer: Buffer.from("UPRN,Refuse round\n3,monday a\n9,Monday A\n") });
  await go(page, "Bring in the file");
  await page.waitForURL("**/columns");
  assert.equal(await page.locator("[name=column-1]").inputValue(), "round", "headers are guessed");
  await administrator.look();
  await go(page, "Read every row");
  await until(page, "Ready to use");
  assert.match(await page.locator("main").innerText(), /3\s+UPRN\s+The council has no address with this UPRN\s+9/);
  await administrator.look();
  await go(page, "Use these addresses");
  await until(page, "In use");

  const soon = new Date(Date.now() + 5 * 86_400_000);
  const day = [soon.getUTCFullYear(), soon.getUTCMonth() + 1, soon.getUTCDate()];
  await manage(page, "Bin days");
  await date(page, "from", day);
  await page.locator("[name=days]").selectOption("none");
  await page.locator('[name="why-en"]').fill("Christmas");
  await page.locator('[name="why-cy"]').fill("y Nadolig");
  await go(page, "See what changes");
  await administrator.look();
  assert.match(await page.locator("main").innerText(), /Monday A: .* → No collection/);
  await go(page, "Change these days");
  await administrator.look();

  const citizen = await visitor(t, { size: phone, script: "off" });
  await openUntil(citizen.page, at("port-levan", "/?lang=cy"), citizen.page.locator('a[href="/bins"]'));
  await citizen.look({ language: "cy" });
  await citizen.open(at("port-levan", "/bins"));
  await citizen.page.locator("[name=postcode]").fill("ZA3");
  await citizen.page.locator("main form button").click();
  assert.deepEqual(await faults(citizen.page), ["postcode"]);
  await citizen.page.locator("[name=postcode]").fill("za33dd");
  await citizen.page.locator("main form button").click();
  await citizen.look({ language: "cy" });
  await citizen.page.getByRole("link", { name: "3 Mill Lane, Wenbury" }).click();
  await citizen.look({ language: "cy" });
  assert.match(await citizen.page.locator("main").innerText(), /Sbwriel\s+Dim casgliad oherwydd y Nadolig/);
  const calendar = (seen) =>
    page.evaluate(async (headers) => {
      const answer = await fetch("/bins/3/en.ics", { headers, cache: "no-store" });
      return { status: answer.status, text: await answer.text(), etag: answer.headers.get("etag") };
    }, seen);
  const { text, etag } = await calendar({});
  assert.match(text, /^BEGIN:VCALENDAR\r\n[\s\S]*SUMMARY:Rubbish\r\nDESCRIPTION:No collection because of Christmas\r\nSTATUS:CANCELLED/);
  assert.equal((await calendar({ "if-none-match": etag })).status, 304);
  await citizen.page.getByRole("link", { name: "Rhoi gwybod am fin heb ei wagio" }).click();
  assert.equal(await citizen.page.locator('[name="collection_address-line1"]').inputValue(), "3 Mill Lane");
  await citizen.look({ language: "cy" });
});
