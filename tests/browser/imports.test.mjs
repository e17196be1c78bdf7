import assert from "node:assert/strict";
import { test } from "node:test";
import { crc32 } from "node:zlib";

import { manage, openUntil, signIn } from "./support/desk.mjs";
import { at } from "./support/place.mjs";
import { faults } from "./support/report.mjs";
import { phone, visitor } from "./support/visitor.mjs";

const old = (lines) => ({
  name: "old-cases.csv",
  mimeType: "text/csv",
  buffer: Buffer.from(["Case Ref,Type,Date received,Date closed,Customer,Shade", ...lines, ""].join("\n")),
});

/** A ZIP archive of these files, not compressed. */
function zip(files) {
  const number = (value, bytes) => {
    const written = Buffer.alloc(bytes);
    written.writeUIntLE(value, 0, bytes);
    return written;
  };
  const [bodies, list] = [[], []];
  let at = 0;
  for (const [name, text] of Object.entries(files)) {
    const [called, content] = [Buffer.from(name), Buffer.from(text)];
    const sizes = [number(crc32(content), 4), number(content.length, 4), number(content.length, 4), number(called.length, 2)];
    const about = Buffer.concat([number(10, 2), Buffer.alloc(8), ...sizes, Buffer.alloc(2)]);
    bodies.push(Buffer.from("PK\x03\x04"), about, called, content);
    list.push(Buffer.from("PK\x01\x02"), number(10, 2), about, Buffer.alloc(10), number(at, 4), called);
    at += 30 + called.length + content.length;
  }
  const [listed, count] = [Buffer.concat(list), number(Object.keys(files).length, 2)];
  const end = [Buffer.from("PK\x05\x06"), Buffer.alloc(4), count, count, number(listed.length, 4), number(at, 4), Buffer.alloc(2)];
  return { name: "papers.zip", mimeType: "application/zip", buffer: Buffer.concat([...bodies, listed, ...end]) };
}

/** An administrator at the imports of a council. */
async function imports(test, council, options) {
  const person = await visitor(test, options);
  await signIn(person, "administrator", council);
  const { page } = person;
  await manage(page, "Settings");
  await page.getByRole("link", { name: "Bring in cases of another system" }).click();
  await page.waitForURL("**/desk/imports");
  return person;
}

/** Presses a button and waits for the page that follows. */
async function go(page, name) {
  const next = page.waitForEvent("framenavigated", (frame) => frame === page.mainFrame());
  await page.getByRole("button", { name, exact: true }).click();
  await next;
}

/** Opens an import until it is so far. */
async function until(page, state) {
  const address = page.url().split("?")[0];
  await openUntil(page, address, page.locator(".m-status", { hasText: new RegExp(`^${state}$`) }));
}

test("an administrator brings old cases in, puts words right, leaves a bad row out and takes it all back", async (t) => {
  const administrator = await imports(t, "hartsmere");
  const { page } = administrator;
  await administrator.look();

  await go(page, "Bring in the file");
  assert.deepEqual(await faults(page), ["file"]);
  await administrator.look({ status: 422 });
  const rows = ["HB-1,Bins & bags,03/04/2024,05/04/2024,Ann Example,=1+1", "HB-2,Bins & bags,12/01/2026,,Bob Example,"];
  await page.locator("#file").setInputFiles(old([...rows, "HB-3,Bins & bags,31/02/2025,,Cat Example,"]));
  await go(page, "Bring in the file");
  await page.waitForURL("**/columns");
  await administrator.look();
  assert.equal(await page.locator("[name=column-0]").inputValue(), "old_reference", "headers are guessed");
  assert.match(await page.locator("main").innerText(), /Ann Example/, "the first rows are shown");

  await page.locator("[name=column-5]").selectOption("name");
  await go(page, "Check every row");
  assert.deepEqual(await faults(page), ["column-5"], "two columns can't hold the same");
  await administrator.look({ status: 422 });
  await page.locator("[name=column-5]").selectOption("description");
  await go(page, "Check every row");
  await until(page, "Dry run");
  await administrator.look();
  assert.match(await page.locator("main").innerText(), /The council has no service of this name/);

  await page.getByRole("link", { name: "Change what the columns hold" }).click();
  await page.getByLabel("What does “Bins & bags” stand for?").selectOption("missed-bin");
  await administrator.look();
  await go(page, "Check every row");
  await until(page, "Dry run");
  const main = await page.locator("main").innerText();
  assert.match(main, /Can be imported\s+2\s+Something is wrong\s+1\s+Open cases\s+1\s+Closed cases\s+1\s+People named\s+2/);
  assert.match(main, /4\s+Date received\s+.*\s+31\/02\/2025/);
  const link = page.getByRole("link", { name: /table \(CSV\)/ });
  const table = await link.evaluate(async ({ href }) => (await fetch(href)).text());
  assert.match(table, /^"Line","Column","What is wrong","What stands there"\r\n"4","Date received",/);

  await go(page, "Import the cases");
  assert.deepEqual(await faults(page), ["leave"], "a bad row is left out only when that is said");
  await administrator.look({ status: 422 });
  await page.getByLabel("Leave the row out that is wrong").check();
  await go(page, "Import the cases");
  await until(page, "Imported");
  await administrator.look();
  const address = page.url();
  await administrator.open(at("hartsmere", "/desk/search?q=HB-2"));
  assert.match(await page.locator("main").innerText(), /HB-?2|Bob Example/, "the old reference finds the case");

  await administrator.open(address);
  await page.getByRole("button", { name: "Take the import back" }).click();
  await page.waitForURL("**/undo");
  await administrator.look();
  await go(page, "Take the import back");
  await until(page, "Taken back");
  await administrator.look();
  assert.match(await page.locator("main").innerText(), /Taken back\s+2/);
});

test("files come in an archive, and those that can't be kept are named", async (t) => {
  const administrator = await imports(t, "wenbury");
  const { page } = administrator;
  await page.locator("#file").setInputFiles(old(["WB-1,missed-bin,03/04/2024,,Ann Example,letter.txt"]));
  await go(page, "Bring in the file");
  await page.waitForURL("**/columns");
  await page.locator("[name=column-5]").selectOption("files");
  await go(page, "Check every row");
  await until(page, "Dry run");
  assert.match(await page.locator("main").innerText(), /The archive has no file called letter\.txt/);
  await page.locator("#file").setInputFiles({ name: "a.zip", mimeType: "application/zip", buffer: Buffer.from("no archive") });
  await go(page, "Bring in the archive");
  assert.deepEqual(await faults(page), ["file"]);
  await administrator.look({ status: 422 });
  await page.locator("#file").setInputFiles(zip({ "old/letter.txt": "Dear council", "../out.txt": "out" }));
  await go(page, "Bring in the archive");
  await until(page, "Dry run");
  await administrator.look();
  assert.match(await page.locator("main").innerText(), /\.\.\/out\.txt: The file’s name leads out of the archive/);
  await go(page, "Import the cases");
  await until(page, "Imported");
  await administrator.open(at("wenbury", "/desk/search?q=WB-1"));
  await page.locator("main a[href*='/desk/cases/']").first().click();
  await page.getByRole("link", { name: "letter.txt" }).first().waitFor();
});

test("without a script and on a small screen a file is brought in, is remembered and is given up", async (t) => {
  const administrator = await imports(t, "aldershire", { size: phone, script: "off" });
  const { page } = administrator;
  await administrator.look();
  const file = old(["AS-1,missed-bin,03/04/2024,,Ann Example,"]);
  for (const held of ["", "place"]) {
    await page.locator("#file").setInputFiles(file);
    await go(page, "Bring in the file");
    await page.waitForURL("**/columns");
    assert.equal(await page.locator("[name=column-5]").inputValue(), held, "what was said of the last such file");
    await page.locator("[name=column-5]").selectOption("place");
    await administrator.look();
    await go(page, "Check every row");
    await until(page, "Dry run");
    await administrator.look();
    await go(page, "Give this file up");
    await page.locator(".m-status", { hasText: "Given up" }).waitFor();
    await administrator.look();
    await page.getByRole("link", { name: "Cases of another system" }).click();
    await page.waitForURL("**/desk/imports");
  }
  await administrator.look();
});
