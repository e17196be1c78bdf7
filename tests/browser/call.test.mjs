import assert from "node:assert/strict";
import { test } from "node:test";

import { agent, citizen } from "./support/call.mjs";
import { openUntil } from "./support/desk.mjs";
import { at, password } from "./support/place.mjs";
import { bin, type } from "./support/report.mjs";
import { budgets, calls, ends, take } from "./support/shift.mjs";
import { announce, number, pops } from "./support/telephone.mjs";
import { desktop, phone as small } from "./support/visitor.mjs";

test("a day's calls are taken with the keyboard alone, within their budgets of actions", async (t) => {
  const phone = number();
  await citizen(t, phone);
  const person = await agent(t);
  const { page } = person;
  for (const [name, most] of Object.entries(budgets)) {
    const hand = await take(page, phone, name);
    t.diagnostic(`${name}: ${hand.actions.length} of ${most} actions (${hand.actions.join(", ")}), ${hand.tabs ?? 0} × Tab between fields`);
    assert.ok(hand.actions.length <= most, `${name}: ${hand.actions.join(", ")}`);
    await person.look();
    if (name === "report") await ends(page, hand);
  }
  const today = await page.locator(".d-queue").innerText();
  for (const outcome of ["Reported", "Told where it stands", "Sent to another council", "Answered"]) assert.ok(today.includes(outcome), today);
});

test("a chaser is told to the team", async (t) => {
  const phone = number();
  const reference = await citizen(t, phone);
  const { page } = await agent(t);
  await pops(page, phone, 1);
  const call = new URL(page.url()).pathname;
  await calls.chaser(page);
  await page.goto(at("wenbury", "/desk/calls"));
  await page.locator(`.d-queue a[href="${call}"]`).click();
  await page.waitForURL("**/desk/calls/*");
  assert.ok((await page.locator(".c-cases").innerText()).includes(reference));
  await page.locator(".c-name a").click();
  await page.waitForURL("**/desk/contacts/*");
  await page.getByRole("link", { name: reference }).click();
  await page.waitForURL("**/desk/cases/*");
  const story = page.locator(".m-timeline", { hasText: "The citizen called and asked where it is." });
  await openUntil(page, page.url(), story);
});

/** Waits until a field holds this: a page fills in what it kept once it has its part of the panel. */
function holds(page, field, value) {
  return page.waitForFunction(([field, value]) => document.querySelector(field)?.value === value, [field, value]);
}

for (const [name, size] of Object.entries({ desktop, "a small screen": small })) {
  test(`the panel is open to everyone, whoever calls: ${name}`, async (t) => {
    const phone = number();
    await citizen(t, phone);
    const person = await agent(t, { size });
    const { page } = person;
    await pops(page, "withheld");
    await person.look();
    await pops(page, phone, 1);
    await person.look();
    await page.locator("#call-q").fill("bin");
    await page.locator('[aria-labelledby="topics-services"] .c-option').first().click();
    await page.locator(".c-report").waitFor();
    await person.look();
    await page.keyboard.press("Control+Enter");
    await page.locator(".govuk-error-summary").waitFor();
    await person.look({ status: 422 });
  });
}

test("two calls in two tabs never mix, and a closed tab loses nothing", async (t) => {
  const person = await agent(t);
  const tabs = [person.page, await person.page.context().newPage()];
  const notes = ["The first one’s note: 14 Mill Lane.", "The second one’s note: 3 Harbour View."];
  for (const [index, page] of tabs.entries()) {
    await pops(page, "withheld");
    await page.locator("#call-note").fill(notes[index]);
  }
  for (const page of tabs.toReversed()) {
    await page.locator("#call-q").fill("bin not emptied");
    await page.locator("#call-q").press("Enter");
    await page.locator(".c-report").waitFor();
  }
  for (const [index, page] of tabs.entries()) await page.locator("[name=details]").fill(`Details ${index}`);
  const addresses = tabs.map((page) => new URL(page.url()).pathname);
  assert.notEqual(addresses[0], addresses[1]);
  const context = person.page.context();
  for (const page of tabs) await page.close();
  for (const [index, path] of addresses.entries()) {
    const page = await context.newPage();
    await page.goto(at("wenbury", path));
    await holds(page, "#call-note", notes[index]);
    await holds(page, "[name=details]", `Details ${index}`);
    await page.locator("[data-ringing] .c-going").filter({ hasText: "open call" }).waitFor();
  }
});

test("a tab that is closed before it hears what was kept loses nothing", async (t) => {
  const { page } = await agent(t);
  await pops(page, "withheld");
  // The council keeps the first text; neither its answer nor what is sent later comes through.
  await page.evaluate(() => {
    const { fetch } = window;
    navigator.sendBeacon = () => true;
    window.kept = new Promise((resolve) => {
      window.fetch = (path, options) => {
        if (!path.endsWith("/draft")) return fetch(path, options);
        fetch(path, options).then(resolve);
        return new Promise(() => {});
      };
    });
  });
  await page.locator("#call-note").fill("The first sentence.");
  await page.evaluate(() => window.kept);
  await page.locator("#call-note").fill("The first sentence, and the second.");
  const context = page.context();
  const path = new URL(page.url()).pathname;
  await page.close();
  const next = await context.newPage();
  await next.goto(at("wenbury", path));
  await holds(next, "#call-note", "The first sentence, and the second.");
});

test("what is typed while nothing answers is kept as soon as something does", async (t) => {
  const { page } = await agent(t);
  await pops(page, "withheld");
  await page.locator("#call-note").fill("Before the restart.");
  await page.locator(".c-strip__kept", { hasText: "Saved" }).waitFor();
  await page.route("**/draft", (route) => route.abort("connectionrefused"));
  await page.locator("#call-note").fill("Before the restart, and during it.");
  await page.locator(".c-strip__kept--lost").waitFor();
  await page.unroute("**/draft");
  await page.locator(".c-strip__kept:not(.c-strip__kept--lost)", { hasText: "Saved" }).waitFor();
  const path = new URL(page.url()).pathname;
  await page.evaluate(() => localStorage.clear());
  const elsewhere = await page.context().newPage();
  await elsewhere.goto(at("wenbury", path));
  await holds(elsewhere, "#call-note", "Before the restart, and during it.");
});

test("what was on its way for longer overwrites nothing that was typed since", async (t) => {
  const { page } = await agent(t);
  await pops(page, "withheld");
  const path = new URL(page.url()).pathname;
  const bodies = [];
  page.on("request", (request) => request.url().endsWith("/draft") && bodies.push(request.postData()));
  for (const text of ["The first sentence.", "The first sentence, and the second."]) {
    const kept = page.waitForResponse("**/draft");
    await page.locator("#call-note").fill(text);
    await kept;
  }
  const send = (body) => page.evaluate(([to, body]) => fetch(to, { method: "POST", body: new URLSearchParams(body) }).then(({ status }) => status), [`${path}/draft`, body]);
  assert.equal(await send(bodies[0]), 204, "nobody is bothered with it");
  await page.evaluate(() => localStorage.clear());
  await page.goto(at("wenbury", path));
  assert.equal(await page.locator("#call-note").inputValue(), "The first sentence, and the second.");
});

test("a report that was made isn't brought back by what its page had sent before", async (t) => {
  const phone = number();
  await citizen(t, phone);
  const { page } = await agent(t);
  const bodies = [];
  page.on("request", (request) => request.url().endsWith("/draft") && bodies.push(request.postData()));
  await take(page, phone, "report");
  const path = new URL(page.url()).pathname;
  await page.evaluate(([to, body]) => fetch(to, { method: "POST", body: new URLSearchParams(body) }), [`${path}/draft`, bodies.at(-1)]);
  await page.goto(at("wenbury", path));
  await page.locator(".c-made__reference").waitFor();
  assert.equal(await page.locator(".c-report").count(), 0);
});

test("what is typed while another matter is fetched stands behind it, and comes back with its questions", async (t) => {
  const { page } = await agent(t);
  await pops(page, "withheld");
  await page.locator("#call-q").fill("bin not emptied");
  await page.locator("#call-q").press("Enter");
  await page.locator("[name=details]").fill("By the gate");
  await page.locator(".c-strip__kept", { hasText: "Saved" }).waitFor();
  let go;
  const held = new Promise((resolve) => (go = resolve));
  await page.route("**/matter?**", async (route) => {
    await held;
    await route.continue();
  });
  const asked = page.waitForRequest("**/matter?**");
  await page.locator("#call-q").fill("when are the bins collected at christmas");
  await page.locator("#call-q").press("Enter");
  await asked;
  await page.locator("[name=details]").fill("By the gate, since six.");
  await page.locator("#call-note").fill("In a hurry.");
  go();
  await page.locator(".c-say--aloud").waitFor();
  assert.equal(await page.locator("#call-note").inputValue(), "In a hurry.");
  await page.locator("#call-q").fill("bin not emptied");
  await page.locator("#call-q").press("Enter");
  await page.locator("[name=details]").waitFor();
  assert.equal(await page.locator("[name=details]").inputValue(), "By the gate, since six.");
});

test("who types into a call that is over is told that it is kept nowhere", async (t) => {
  const { page } = await agent(t);
  await pops(page, "withheld");
  const other = await page.context().newPage();
  await other.goto(page.url());
  await other.locator("#call-outcome").selectOption("abandoned");
  await other.locator("[data-end]").click();
  await other.locator(".govuk-notification-banner", { hasText: "The call is saved." }).waitFor();
  await page.locator("#call-note").fill("Too late.");
  await page.locator(".c-strip__kept--lost", { hasText: "This call is over" }).waitFor();
});

test("a session that ends during a call costs nothing that was typed", async (t) => {
  const { page } = await agent(t);
  await pops(page, "withheld");
  await page.locator("#call-q").fill("bin not emptied");
  await page.locator("#call-q").press("Enter");
  await page.locator(".c-report").waitFor();
  await page.locator(".c-strip__kept", { hasText: "Saved" }).waitFor();
  await page.context().clearCookies({ name: "__Host-desk" });
  await page.locator("[name=details]").fill("By the gate, since six.");
  await page.locator("[data-out]").waitFor();
  await page.locator("[data-out] a").click();
  await page.waitForURL("**/desk/sign-in**");
  await type(page, { email: "agent@wenbury.example", password });
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL("**/desk/calls/*");
  await holds(page, "[name=details]", "By the gate, since six.");
});

test("a report that waited for a sign-in is sent, and its call ends as what it was", async (t) => {
  const phone = number();
  await citizen(t, phone);
  const { page } = await agent(t);
  await pops(page, phone, 1);
  await page.locator("#call-q").fill("bin not emptied");
  await page.locator("#call-q").press("Enter");
  await page.locator(".c-report").waitFor();
  await page.context().clearCookies({ name: "__Host-desk" });
  await page.locator('[name="bin"][value="rubbish"]').check();
  await page.locator("[data-out]").waitFor();
  await page.locator('[name="was_out"][value="yes"]').check();
  await type(page, Object.fromEntries(["day", "month", "year"].map((part) => [`missed_on-${part}`, bin[`missed_on-${part}`]])));
  await page.getByRole("button", { name: "Send the report" }).click();
  await type(page, { email: "agent@wenbury.example", password });
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("button", { name: "Send it now" }).click();
  await page.locator(".c-made__reference").waitFor();
  assert.equal(await page.locator("#call-outcome").inputValue(), "case_opened");
  await page.getByRole("button", { name: "Reported: end the call" }).click();
  await page.locator(".govuk-notification-banner", { hasText: "The call is saved." }).waitFor();
});

test("Enter chooses what all the words find, however late the first letters are answered", async (t) => {
  const { page } = await agent(t);
  await pops(page, "withheld");
  let answer;
  const held = new Promise((resolve) => (answer = resolve));
  await page.route("**/topics?**", async (route) => {
    await held;
    await route.continue();
  });
  const box = page.locator("#call-q");
  await box.pressSequentially("noise from the neighbours at night");
  await box.press("Enter");
  answer();
  await page.locator(".c-matter h2", { hasText: /nois/i }).waitFor();
});

test("what is written while the keyboard is on the end of the call goes into its note", async (t) => {
  const { page } = await agent(t);
  await pops(page, "withheld");
  await page.locator("#call-q").fill("when are the bins collected at christmas");
  await page.locator("#call-q").press("Enter");
  await page.waitForFunction(() => document.activeElement?.matches("[data-end]"));
  await page.keyboard.type("came before, the gate was shut");
  assert.equal(await page.locator("#call-note").inputValue(), "came before, the gate was shut");
  await page.keyboard.press("Control+Enter");
  await page.locator(".govuk-notification-banner", { hasText: "The call is saved." }).waitFor();
});

test("a call that rings is shown on any page of the desk, and one key answers it", async (t) => {
  const phone = number();
  await citizen(t, phone);
  const { page } = await agent(t);
  await page.goto(at("wenbury", "/desk/messages"));
  await announce(page, phone);
  await page.locator(".c-ringing").filter({ hasText: phone.slice(-3) }).waitFor();
  await page.keyboard.press("h");
  await page.waitForURL(/\/desk\/calls\/[0-9a-f-]{36}$/);
  assert.equal(await page.locator(".c-name h2").innerText(), bin["your-name"]);
});

test("a visit at the council's desk is kept like a call, with how it ended", async (t) => {
  const person = await agent(t);
  const { page } = person;
  await page.goto(at("wenbury", "/desk/calls"));
  await person.look();
  await page.getByLabel("How are they in contact?").selectOption({ label: "They are here in person" });
  await page.getByRole("button", { name: "Start", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: "Visit to the council’s desk" }).waitFor();
  await page.locator("#call-note").fill("Brought the form back.");
  await page.getByLabel("How it ended").selectOption("answered");
  await page.getByRole("button", { name: "End the call" }).click();
  await page.locator("tr", { hasText: "Brought the form back." }).filter({ hasText: "Visit to the council’s desk" }).waitFor();
});

test("a call is taken without a script", async (t) => {
  const person = await agent(t, { script: "off" });
  const { page } = person;
  await page.getByRole("button", { name: "New call" }).click();
  await page.waitForURL("**/desk/calls/*");
  await page.locator("#call-note").fill("They can’t hear well.");
  await page.locator("#call-q").fill("bin not emptied");
  await page.getByRole("button", { name: "Find" }).last().click();
  await page.locator(".c-option").first().click();
  await page.locator(".c-report").waitFor();
  await person.look();
  for (const [name, value] of Object.entries(bin)) await page.locator(`[name="${name}"]`).fill(value);
  await page.locator('[name="bin"][value="rubbish"]').check();
  await page.locator('[name="was_out"][value="yes"]').check();
  await page.getByRole("button", { name: "Send the report" }).click();
  assert.match(await page.locator(".c-made__reference").innerText(), /^[A-Z0-9-]{10,}$/);
  assert.equal(await page.locator("#call-note").inputValue(), "They can’t hear well.");
  await page.getByRole("button", { name: "Reported: end the call" }).click();
  await page.locator(".govuk-notification-banner", { hasText: "The call is saved." }).waitFor();
});
