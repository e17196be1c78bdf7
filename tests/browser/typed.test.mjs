import assert from "node:assert/strict";
import { test } from "node:test";

import { signIn } from "./support/desk.mjs";
import { somebody } from "./support/mail.mjs";
import { at } from "./support/place.mjs";
import { bin, type } from "./support/report.mjs";
import { visitor } from "./support/visitor.mjs";

/** Everything that this browser keeps of what staff typed. */
const kept = (page) => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("moothall-typed:")));

/** A caseworker at a case of their own council. */
async function atCase(test) {
  const caseworker = await visitor(test);
  await signIn(caseworker, "caseworker");
  await caseworker.open(at("wenbury", "/desk?team=all"));
  await caseworker.page.locator(".d-queue a").first().click();
  await caseworker.page.waitForURL("**/desk/cases/*");
  return caseworker;
}

test("what is typed for one person isn't in the form of the next", async (t) => {
  const agent = await visitor(t);
  await signIn(agent, "agent");
  const { page } = agent;
  const email = somebody();
  await agent.open(at("wenbury", "/desk/drafts/new?service=missed-bin&channel=phone"));
  await type(page, { "collection_address-line1": "14 Mill Lane", "collection_address-postcode": bin["collection_address-postcode"], "your-name": "Ann Before", "your-email": email });
  await page.getByRole("button", { name: "Hand it over to the citizen" }).click();
  await page.waitForURL(/\/desk\/drafts\/[0-9a-f-]{36}$/);
  await agent.open(at("wenbury", "/desk/drafts/new?service=missed-bin&channel=phone"));
  await agent.look();
  for (const name of ["your-name", "your-email", "collection_address-line1"]) assert.equal(await page.locator(`[name="${name}"]`).inputValue(), "", name);
  assert.deepEqual(await kept(page), []);
});

test("a closed tab costs nothing, nor does the slip of a neighbour", async (t) => {
  const caseworker = await atCase(t);
  const context = caseworker.page.context();
  const address = caseworker.page.url();
  await type(caseworker.page, { note: "Crew says Thursday.", message: "We are on our way." });
  await caseworker.page.close();
  const page = await context.newPage();
  await page.goto(address);
  assert.equal(await page.locator("[name=note]").inputValue(), "Crew says Thursday.");
  assert.equal(await page.locator("[name=message]").inputValue(), "We are on our way.");
  assert.equal(await page.getByText("What you typed here before is back.").count(), 2);
  await page.locator("[name=note]").fill("");
  await page.getByRole("button", { name: "Save note" }).click();
  await page.locator(".govuk-error-summary").waitFor();
  assert.equal(await page.locator("[name=message]").inputValue(), "We are on our way.");
});

test("a form that was refused costs nothing when its tab is closed before it is mended", async (t) => {
  const caseworker = await atCase(t);
  const { page } = caseworker;
  const [context, address] = [page.context(), page.url()];
  await type(page, { message: "We are on our way." });
  await page.getByRole("button", { name: "Change status" }).click();
  await page.locator(".govuk-error-summary").waitFor();
  await type(page, { message: "We are on our way, by noon." });
  await page.close();
  const next = await context.newPage();
  await next.goto(address);
  assert.equal(await next.locator("[name=message]").inputValue(), "We are on our way, by noon.");
  await type(next, { note: "Called them." });
  await next.getByRole("button", { name: "Save note" }).click();
  await next.locator(".govuk-notification-banner", { hasText: "The note is saved." }).waitFor();
  assert.equal(await next.locator("[name=note]").inputValue(), "", "what the council has is kept no longer");
});

test("a note that nothing answered is in its form again, and is saved once", async (t) => {
  const { page } = await atCase(t);
  const address = page.url();
  const note = `Nobody answered at ${Date.now()}.`;
  await page.route(/\/notes(\?|$)/, (route) => route.abort("connectionrefused"));
  await type(page, { note });
  const failed = page.waitForEvent("requestfailed", (request) => request.url().includes("/notes"));
  await page.getByRole("button", { name: "Save note" }).click();
  await failed;
  const next = await page.context().newPage();
  await next.goto(address);
  assert.equal(await next.locator("[name=note]").inputValue(), note);
  await next.getByRole("button", { name: "Save note" }).click();
  await next.locator(".govuk-notification-banner", { hasText: "The note is saved." }).waitFor();
  assert.equal(await next.locator(".m-timeline").getByText(note).count(), 1);
});

test("two tabs of one case lose nothing of each other", async (t) => {
  const { page } = await atCase(t);
  const other = await page.context().newPage();
  await other.goto(page.url());
  await type(page, { note: "From the first tab." });
  await type(other, { note: "From the second tab." });
  await page.getByRole("button", { name: "Save note" }).click();
  await page.locator(".govuk-notification-banner", { hasText: "The note is saved." }).waitFor();
  await other.close();
  await page.goto(page.url().split("?")[0]);
  assert.equal(await page.locator("[name=note]").inputValue(), "From the second tab.");
});

test("whoever signs out leaves nothing of what they typed", async (t) => {
  const { page } = await atCase(t);
  await type(page, { note: "Mrs Ellis is in hospital." });
  assert.equal((await kept(page)).length, 1);
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.waitForURL("**/desk/sign-in**");
  assert.deepEqual(await kept(page), []);
});
