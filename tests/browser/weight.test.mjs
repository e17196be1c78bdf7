import assert from "node:assert/strict";
import { test } from "node:test";

import { somebody } from "./support/mail.mjs";
import { signIn } from "./support/desk.mjs";
import { at } from "./support/place.mjs";
import { reportBin } from "./support/report.mjs";
import { visitor } from "./support/visitor.mjs";

/** The bytes that a first visit to an address transfers, headers and all. */
async function weigh(test, address, storageState) {
  const { page } = await visitor(test, { storageState });
  const wire = await page.context().newCDPSession(page);
  await wire.send("Network.enable");
  let bytes = 0;
  wire.on("Network.loadingFinished", (loaded) => (bytes += loaded.encodedDataLength));
  await page.goto(address, { waitUntil: "networkidle" });
  assert.ok(bytes > 0);
  test.diagnostic(`${(bytes / 1000).toFixed(1)} kB ${new URL(page.url()).pathname.replace(/(sent|follow|cases)\/.*/, "$1/…")}`);
  return bytes;
}

test("a citizen’s page is at most 60 kB on a first visit", async (t) => {
  const { page } = await visitor(t);
  await reportBin(page, somebody());
  const follow = await page.locator("main a[href^='/follow/']").getAttribute("href");
  const own = [new URL(page.url()).pathname, follow];
  for (const path of ["/", "/services", "/services?q=bin", "/services/missed-bin", "/services/pothole", "/follow", ...own]) {
    assert.ok((await weigh(t, at("wenbury", path))) <= 60_000, path);
  }
});

test("a page of the desk is at most 150 kB on a first visit", async (t) => {
  const person = await visitor(t);
  await signIn(person, "administrator");
  await person.open(at("wenbury", "/desk?team=all"));
  const case_ = await person.page.locator(".d-queue a").first().getAttribute("href");
  const state = await person.page.context().storageState();
  assert.ok((await weigh(t, at("wenbury", "/desk/sign-in"))) <= 150_000);
  for (const path of ["/desk?team=all", case_, "/desk/staff", "/desk/messages", "/desk/access-log"]) {
    assert.ok((await weigh(t, at("wenbury", path), state)) <= 150_000, path);
  }
});
