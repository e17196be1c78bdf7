import assert from "node:assert/strict";
import { test } from "node:test";

import { openCase, signIn } from "./support/desk.mjs";
import { somebody } from "./support/mail.mjs";
import { at } from "./support/place.mjs";
import { reportBin } from "./support/report.mjs";
import { desktop, phone, visitor } from "./support/visitor.mjs";

/** The smallest PNG there is, with a mark of its own so that no two are the same. */
function scan(mark) {
  const png = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");
  return Buffer.concat([png, Buffer.from(mark)]);
}

async function takeIn(page, files) {
  await page.locator("#files").setInputFiles(files);
  await page.getByRole("button", { name: "Take them in" }).click();
}

for (const [name, size] of Object.entries({ desktop, phone })) {
  test(`scanned letters come in together and are filed one after the other: ${name}`, async (t) => {
    const [citizen, agent] = [await visitor(t, { size }), await visitor(t, { size })];
    const reference = await reportBin(citizen.page, somebody());
    await signIn(agent, "caseworker");
    const { page } = agent;
    const mark = `${reference} ${name}`;
    await agent.open(at("wenbury", "/desk/post"));
    await takeIn(page, ["first", "second"].map((file) => ({ name: `${file} ${mark}.png`, mimeType: "image/png", buffer: scan(file + mark) })));
    await page.locator(".govuk-notification-banner", { hasText: "taken in" }).waitFor();
    await agent.look();
    for (const file of ["first", "second"]) {
      const named = page.locator(".d-post__shown h2", { hasText: `${file} ${mark}` });
      if (!(await named.count())) await page.getByRole("link", { name: `${file} ${mark}` }).click();
      await named.waitFor();
      await page.keyboard.press("i");
      await page.keyboard.type(reference.toLowerCase());
      await page.keyboard.press("Enter");
      await page.locator(".govuk-notification-banner", { hasText: "filed" }).waitFor();
    }
    await agent.look();
    await agent.open(at("wenbury", "/desk"));
    await page.goto(at("wenbury", "/desk?team=all"));
    await openCase(page, reference);
    assert.equal(await page.locator(".d-files a", { hasText: mark }).count(), 2);
    await page.getByRole("link", { name: "The whole case as one bundle" }).click();
    await agent.look();
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: /ZIP/ }).click()]);
    assert.equal(download.suggestedFilename(), `${reference}.zip`);
    assert.equal(await download.failure(), null);
  });
}

test("what isn't taken is said by name, and the rest is taken", async (t) => {
  const agent = await visitor(t);
  await signIn(agent, "caseworker");
  await agent.open(at("wenbury", "/desk/post"));
  await takeIn(agent.page, [
    { name: "letter.docx", mimeType: "application/octet-stream", buffer: Buffer.from("PK\x03\x04\0\0") },
    { name: "picture.pdf", mimeType: "application/pdf", buffer: scan(`mismatch ${Date.now()}`) },
  ]);
  const refused = agent.page.locator(".d-post__refused");
  assert.match(await refused.innerText(), /letter\.docx.*PDF/s);
  assert.match(await refused.innerText(), /picture\.pdf.*ending/s);
});
