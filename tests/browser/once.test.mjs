import assert from "node:assert/strict";
import { test } from "node:test";

import { mailsTo, mailTo, somebody } from "./support/mail.mjs";
import { at } from "./support/place.mjs";
import { button, fillBin, reference, reportBin, send } from "./support/report.mjs";
import { start, visitor } from "./support/visitor.mjs";

const form = at("wenbury", "/services/missed-bin");

/** One case was made, and one email about it went out: there is no other when that of a later report has come. */
async function isOnlyOne(page, email, shown) {
  await mailTo(email, shown);
  const later = somebody("later");
  await mailTo(later, await reportBin(page, later));
  const mails = await mailsTo(email);
  assert.equal(mails.length, 1, mails.map((mail) => `${mail.subject} ${mail.message_id} ${mail.received_at}`).join("; "));
}

for (const script of ["on", "off"]) {
  test(`a double click makes one case: scripts ${script}`, async (t) => {
    const { page } = await visitor(t, { script });
    const email = somebody();
    await page.goto(form);
    await fillBin(page, email);
    await button(page).dblclick({ noWaitAfter: true });
    await isOnlyOne(page, email, await reference(page));
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
  await isOnlyOne(page, email, await reference(page));
});

/** For who goes back a browser keeps the whole page, or only what the server said. */
const browsers = { "kept whole": await start(["--disable-back-forward-cache"]), "from the cache": undefined };

/** Goes back to the form as it was left. */
async function goBack(page) {
  // Later than this answer, which the page that is left couldn't give any more.
  await page.evaluate(() => void setTimeout(() => history.back()));
  await page.waitForURL(form, { waitUntil: "commit" });
  await page.waitForFunction(() => document.querySelector("[name=details]")?.value.startsWith("The whole lane"));
  // The button of a page that was kept whole may still take the click for the second half of a double one.
  await page.clock.fastForward(1000);
}

for (const [page_, browser] of Object.entries(browsers)) {
  test(`going back and sending again makes no second case: page ${page_}`, async (t) => {
    const { page } = await visitor(t, { browser });
    await page.clock.install();
    const email = somebody();
    const first = await reportBin(page, email);
    await goBack(page);
    await send(page);
    assert.equal(await reference(page), first);
    await isOnlyOne(page, email, first);
  });

  test(`going back and changing what was sent asks before it makes a second case: page ${page_}`, async (t) => {
    const person = await visitor(t, { browser });
    const { page } = person;
    await page.clock.install();
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
