import assert from "node:assert/strict";
import { test } from "node:test";

import { linkIn, mailTo, somebody } from "./support/mail.mjs";
import { signIn } from "./support/desk.mjs";
import { at } from "./support/place.mjs";
import { reportBin } from "./support/report.mjs";
import { visitor } from "./support/visitor.mjs";

/** What a page says. */
const said = (person) => person.page.locator("body").innerText();

/** Both addresses give the same page, which says that nothing is here. */
async function sameNothing(person, one, other) {
  const pages = [];
  for (const address of [one, other]) {
    await person.open(address);
    await person.look({ status: 404 });
    pages.push(await said(person));
  }
  assert.equal(pages[0], pages[1]);
}

test("a desk session is nothing at another council", async (t) => {
  const person = await visitor(t);
  const { page } = person;
  await signIn(person, "caseworker");
  await person.open(at("aldershire", "/desk"));
  assert.match(page.url(), /\/desk\/sign-in/);
  const context = page.context();
  const session = (await context.cookies()).find((cookie) => cookie.name === "__Host-desk");
  const { name, value, httpOnly, secure, sameSite } = session;
  assert.ok(httpOnly && secure && sameSite === "Lax");
  await context.addCookies([{ name, value, httpOnly, secure, sameSite, path: "/", domain: new URL(at("aldershire")).hostname }]);
  for (const path of ["/desk", "/desk/staff", "/desk/messages"]) {
    await person.open(at("aldershire", path));
    assert.match(page.url(), /\/desk\/sign-in/, path);
  }
  await person.look();
  await person.open(at("wenbury", "/desk"));
  assert.match(page.url(), /\/desk$/, "it is still one at its own");
});

test("another council’s case is as if it never was", async (t) => {
  const [home, away] = [await visitor(t), await visitor(t)];
  await signIn(home, "caseworker");
  const address = await home.page.locator(".d-queue a").first().getAttribute("href");
  await home.open(at("wenbury", address));
  await home.look();
  await signIn(away, "caseworker", "aldershire");
  const never = address.replace(/.{12}$/, "0123456789ab");
  await sameNothing(away, at("aldershire", address), at("aldershire", never));
});

test("another council’s report can’t be followed", async (t) => {
  const person = await visitor(t);
  const email = somebody();
  const shown = await reportBin(person.page, email);
  const path = new URL(linkIn(await mailTo(email, shown), "/follow/")).pathname;
  await person.open(at("wenbury", path));
  await person.look();
  await sameNothing(person, at("hartsmere", path), at("hartsmere", path.replace(/.{6}$/, "AAAAAA")));
});
