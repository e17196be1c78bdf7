// The pictures of the README, of a deployment with the demonstration councils.
import { mkdir, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

import { chromium } from "playwright-core";
import PNG from "upng-js";

import { openCase, signIn } from "./support/desk.mjs";
import { somebody } from "./support/mail.mjs";
import { at } from "./support/place.mjs";
import { fillBin, reportBin, send, type } from "./support/report.mjs";

const folder = fileURLToPath(new URL("../../docs/screenshots/", import.meta.url));
const sizes = { desktop: { width: 1280, height: 900 }, phone: { width: 320, height: 700 } };
const question = {
  wenbury: "Was the lid of your bin closed? Please tell us here.",
  glanaber: "Oedd caead eich bin ar gau? Rhowch wybod i ni yma.",
};

await mkdir(folder, { recursive: true });
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox", "--disable-gpu"] });
for (const [name, size, shown] of [
  ["home", "desktop", see("wenbury", "/")],
  ["search", "desktop", see("wenbury", "/services?q=bin%20not%20emptied")],
  ["form-errors", "desktop", mistakes],
  ["sent", "desktop", ({ page }) => reportBin(page, somebody("sian"))],
  ["follow", "desktop", follow("wenbury")],
  ["follow-cy", "desktop", follow("glanaber")],
  ["desk-queue", "desktop", queue],
  ["desk-case", "desktop", workCase],
  ["home-phone", "phone", see("wenbury", "/")],
  ["form-phone", "phone", see("wenbury", "/services/missed-bin")],
  ["theme-yellow", "desktop", see("oakley-fen", "/")],
]) {
  const page = await browser.newPage({ viewport: sizes[size] });
  await shown({ page, open: (address) => page.goto(address) });
  await take(page, name);
  await page.close();
}
await browser.close();

function see(council, path) {
  return (person) => person.open(at(council, path));
}

async function mistakes({ page, open }) {
  await open(at("wenbury", "/services/missed-bin"));
  await type(page, { "collection_address-postcode": "ZA2", "your-email": "sian@" });
  await send(page);
  await page.locator(".govuk-error-summary").waitFor();
}

/** A report that waits for its citizen's answer. */
function follow(council) {
  return async ({ page, open }) => {
    await open(at(council, "/services/missed-bin"));
    await fillBin(page, somebody("sian"));
    await send(page);
    await page.waitForURL("**/sent/*");
    const link = page.locator("main a[href^='/follow/']");
    await ask(council, await page.locator(".govuk-panel .m-reference").innerText());
    await link.click();
    await page.waitForURL("**/follow/*");
  };
}

async function ask(council, reference) {
  const page = await browser.newPage();
  const open = (address) => page.goto(address);
  await open(at(council, "/desk/sign-in?lang=en"));
  await signIn({ page, open }, "caseworker", council);
  await openCase(page, reference);
  await page.locator('[name=to][value="ask"]').check();
  await type(page, { message: question[council] });
  await page.getByRole("button", { name: "Change status" }).click();
  await page.locator(".govuk-notification-banner").waitFor();
  await page.close();
}

async function queue(person) {
  await signIn(person, "caseworker");
  await person.open(at("wenbury", "/desk?team=all"));
}

/** The case of the demonstration that has a note. */
async function workCase(person) {
  await queue(person);
  await person.page.locator(".d-queue a").first().click();
  await person.page.waitForURL("**/desk/cases/*");
}

/** 256 colours are enough for a page, and a third of the size. */
async function take(page, name) {
  const taken = PNG.decode(await page.screenshot({ fullPage: true }));
  const small = Buffer.from(PNG.encode(PNG.toRGBA8(taken), taken.width, taken.height, 256));
  await writeFile(`${folder}${name}.png`, small);
  console.log(`${name}.png ${Math.round(small.length / 1000)} kB`);
}
