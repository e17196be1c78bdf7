// The pictures of the README, of a deployment with the demonstration councils.
import { mkdir, stat } from "node:fs/promises";
import { fileURLToPath } from "node:url";

import { chromium } from "playwright-core";

import { signIn } from "./support/desk.mjs";
import { somebody } from "./support/mail.mjs";
import { at } from "./support/place.mjs";
import { fillBin, reportBin, send, type } from "./support/report.mjs";

const folder = fileURLToPath(new URL("../../docs/screenshots/", import.meta.url));
const sizes = { desktop: { width: 1280, height: 900 }, phone: { width: 320, height: 700 } };

await mkdir(folder, { recursive: true });
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox", "--disable-gpu"] });
for (const [name, size, shown] of [
  ["home", "desktop", home],
  ["search", "desktop", (person) => person.open(at("wenbury", "/services?q=bin%20not%20emptied"))],
  ["form-errors", "desktop", mistakes],
  ["sent", "desktop", ({ page }) => reportBin(page, somebody("sian"))],
  ["follow", "desktop", follow("wenbury")],
  ["follow-cy", "desktop", follow("glanaber")],
  ["desk-queue", "desktop", queue],
  ["desk-case", "desktop", case_],
  ["home-phone", "phone", home],
  ["form-phone", "phone", (person) => person.open(at("wenbury", "/services/missed-bin"))],
  ["theme-yellow", "desktop", (person) => person.open(at("oakley-fen"))],
]) {
  const page = await browser.newPage({ viewport: sizes[size] });
  await shown({ page, open: (address) => page.goto(address) });
  await take(page, name);
  await page.close();
}
await browser.close();

function home(person) {
  return person.open(at("wenbury"));
}

async function mistakes({ page, open }) {
  await open(at("wenbury", "/services/missed-bin"));
  await type(page, { "collection_address-postcode": "ZA2", "your-email": "sian@" });
  await send(page);
  await page.locator(".govuk-error-summary").waitFor();
}

/** A report that waits for its citizen's answer; the caseworker asks first. */
function follow(council) {
  return async (person) => {
    const { page } = person;
    await open(person, council);
    await page.goto(at(council, "/services/missed-bin"));
    await fillBin(page, somebody("sian"));
    await send(page);
    await page.waitForURL("**/sent/*");
    const path = await page.locator("main a[href^='/follow/']").getAttribute("href");
    const reference = await page.locator(".govuk-panel .m-reference").innerText();
    await ask(page, council, reference);
    await page.goto(at(council, path));
  };
}

async function open(person, council) {
  await person.open(at(council));
}

async function ask(page, council, reference) {
  const desk = await browser.newPage();
  const person = { page: desk, open: (address) => desk.goto(address) };
  await signInAnyLanguage(person, council);
  await desk.goto(at(council, "/desk?team=all"));
  await desk.getByRole("link", { name: reference }).click();
  await desk.locator('[name=to][value="waiting"]').check();
  const question = council === "glanaber" ? "Oedd caead eich bin ar gau? Rhowch wybod i ni yma." : "Was the lid of your bin closed? Please tell us here.";
  await type(desk, { message: question });
  await desk.locator("form[action$='/moves'] [type=submit]").click();
  await desk.locator(".govuk-notification-banner--success").waitFor();
  await desk.close();
}

async function signInAnyLanguage(person, council) {
  await person.open(at(council, "/desk/sign-in?lang=en"));
  await signIn(person, "caseworker", council);
}

async function queue(person) {
  await signIn(person, "caseworker");
  await person.open(at("wenbury", "/desk?team=all"));
}

async function case_(person) {
  await queue(person);
  await person.page.locator(".d-queue tr", { hasText: "Waiting" }).locator("a").first().click();
  await person.page.waitForURL("**/desk/cases/*");
}

async function take(page, name) {
  const path = `${folder}${name}.png`;
  await page.screenshot({ path, fullPage: true });
  console.log(`${name}.png ${Math.round((await stat(path)).size / 1000)} kB`);
}
