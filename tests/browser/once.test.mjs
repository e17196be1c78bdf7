import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";

import { mailsTo, mailTo, somebody } from "./support/mail.mjs";
import { at } from "./support/place.mjs";
import { button, fillBin, reference, reportBin, send } from "./support/report.mjs";
import { start, visitor } from "./support/visitor.mjs";

const form = at("wenbury", "/services/missed-bin");

/** One case was made, and one email about it went out. */
async function isOnlyOne(email, shown) {
  await mailTo(email, shown);
  await pause(2000);
  assert.equal((await mailsTo(email)).length, 1, `one email to ${email}`);
}

for (const script of ["on", "off"]) {
  test(`a double click makes one case: scripts ${script}`, async (t) => {
    const { page } = await visitor(t, { script });
    const email = somebody();
    await page.goto(form);
    await fillBin(page, email);
    await button(page).dblclick({ noWaitAfter: true });
    await isOnlyOne(email, await reference(page));
  });
}

test("ten sendings of one form at once make one case", async (t) => {
  const { page } = await visitor(t);
  const email = somebody();
  await page.goto(form);
  await fillBin(page, email);
  const reached = await page.evaluate(() => {
    const body = new URLSearchParams(new FormData(document.querySelector("main form[method=post]")));
    const once = () => fetch("", { method: "POST", body }).then((answer) => answer.url);
    return Promise.all(Array.from({ length: 10 }, once));
  });
  assert.equal(new Set(reached).size, 1, reached.join(" "));
  await page.goto(reached[0]);
  await isOnlyOne(email, await reference(page));
});

/** For who goes back a browser keeps the whole page, or only what the server said. */
const browsers = { "kept whole": await start(["--disable-back-forward-cache"]), "from the cache": undefined };

/** Goes back to the form as it was left. */
async function goBack(page) {
  // Later than this answer, which the page that is left couldn't give any more.
  await page.evaluate(() => void setTimeout(() => history.back()));
  await page.waitForURL(form, { waitUntil: "commit" });
  await page.waitForFunction(() => document.querySelector("[name=details]")?.value.startsWith("The whole lane"));
  await pause(1100);
}

for (const [page_, browser] of Object.entries(browsers)) {
  test(`going back and sending again makes no second case: page ${page_}`, async (t) => {
    const { page } = await visitor(t, { browser });
    const email = somebody();
    const first = await reportBin(page, email);
    await goBack(page);
    await send(page);
    assert.equal(await reference(page), first);
    await isOnlyOne(email, first);
  });

  test(`going back and changing what was sent asks before it makes a second case: page ${page_}`, async (t) => {
    const person = await visitor(t, { browser });
    const { page } = person;
    const first = await reportBin(page, somebody());
    await goBack(page);
    await page.locator("[name=details]").fill("The next lane too.");
    await send(page);
    await page.locator(".govuk-error-summary").waitFor();
    await person.look({ status: 422 });
    assert.match(await page.locator(".govuk-error-summary").innerText(), /sent before with other answers/);
    assert.equal(await page.locator("[name=details]").inputValue(), "The next lane too.");
    await send(page);
    assert.notEqual(await reference(page), first);
  });
}
