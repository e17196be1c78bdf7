import assert from "node:assert/strict";
import { test } from "node:test";

import { press, signIn } from "./support/desk.mjs";
import { at, password } from "./support/place.mjs";
import { type } from "./support/report.mjs";
import { desktop, phone, visitor } from "./support/visitor.mjs";

const note = "The crew was there at nine.\nThe gate was locked & “bolted”.";

/** Somebody whose session ends while they write a note on a case. */
async function overtaken(test, options) {
  const caseworker = await visitor(test, options);
  await signIn(caseworker, "caseworker");
  await caseworker.open(at("wenbury", "/desk?team=all"));
  await caseworker.page.locator(".d-queue a").first().click();
  await caseworker.page.waitForURL("**/desk/cases/*");
  await type(caseworker.page, { note });
  await caseworker.page.context().clearCookies({ name: "__Host-desk" });
  await caseworker.page.getByRole("button", { name: "Save note" }).click();
  await caseworker.page.getByRole("heading", { name: "Sign in to the desk" }).waitFor();
  return caseworker;
}

async function signInAgain(page, tried = password) {
  await type(page, { email: "caseworker@wenbury.example", password: tried });
  await page.getByRole("button", { name: "Sign in" }).click();
}

for (const [name, options] of Object.entries({ script: { size: desktop }, "no script, a small screen": { size: phone, script: "off" } })) {
  test(`what was typed when the session ended is there after signing in: ${name}`, async (t) => {
    const caseworker = await overtaken(t, options);
    const { page } = caseworker;
    await caseworker.look({ status: 403 });
    await signInAgain(page, "not the password at all");
    await page.locator(".govuk-error-summary").waitFor();
    await signInAgain(page);
    await page.getByRole("heading", { name: "What you typed is still here" }).waitFor();
    await caseworker.look();
    assert.equal((await page.locator("[name=note]").inputValue()).replaceAll("\r\n", "\n"), note);
    await page.locator("[name=note]").fill(`${note}\nSent later.`);
    await press(page, "Send it now", "The note is saved.");
    const story = await page.locator(".m-timeline").innerText();
    assert.ok(story.includes("“bolted”") && story.includes("Sent later."), story);
  });
}
