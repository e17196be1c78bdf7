import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after } from "node:test";

import { chromium } from "playwright-core";

export const desktop = { width: 1280, height: 900 };
export const phone = { width: 320, height: 700 };

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** Starts a browser, which ends with the test file. `ignoreDefaultArgs` are Playwright's own that it does without. */
export async function start(ignoreDefaultArgs = []) {
  const args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args, ignoreDefaultArgs });
  after(() => browser.close());
  return browser;
}

const usual = await start();

/** How scripts fare on the way: as they should, switched off, broken, or never arriving. */
export const scripts = {
  on: async () => {},
  off: async () => {},
  throwing: (page) =>
    page.route("**/assets/*.js", (route) => route.fulfill({ contentType: "text/javascript", body: "throw new Error('broken')" })),
  blocked: (page) => page.route("**/assets/*.js", (route) => route.abort()),
};

/** Somebody with a browser of their own, closed when the test ends. */
export async function visitor(test, { browser = usual, size = desktop, script = "on", ...options } = {}) {
  const context = await browser.newContext({ viewport: size, javaScriptEnabled: script !== "off", ...options });
  context.setDefaultTimeout(15_000);
  test.after(() => context.close());
  const page = await context.newPage();
  await scripts[script](page);
  return new Visitor(page, size, script);
}

/** A page, and everything that goes wrong behind it. */
class Visitor {
  #faults = [];
  #status = 0;

  constructor(page, size, script) {
    Object.assign(this, { page, size, script });
    const expected = (address) => script !== "on" && /\/assets\/.*\.js$/.test(address);
    page.on("pageerror", (error) => script === "throwing" && error.message === "broken" || this.#faults.push(`thrown: ${error}`));
    page.on("requestfailed", (request) => {
      const why = request.failure()?.errorText;
      const left = why === "net::ERR_ABORTED";
      if (!left && !expected(request.url())) this.#faults.push(`failed: ${request.url()} ${why}`);
    });
    page.on("response", (response) => this.#answered(response));
    page.on("console", (message) => {
      const about = message.location().url;
      const told = message.text().startsWith("Failed to load resource") && (about === page.url() || expected(about));
      if (message.type() === "error" && !told) this.#faults.push(`console: ${message.text()} (${about})`);
    });
  }

  #answered(response) {
    if (response.request().isNavigationRequest()) this.#status = response.status();
    else if (response.status() >= 400) this.#faults.push(`${response.status()}: ${response.url()}`);
  }

  /** Opens an address. */
  async open(address) {
    await this.page.goto(address);
  }

  /** Looks at the page that is shown: it must be sound and open to everyone. */
  async look({ language = "en", status = 200 } = {}) {
    const { page } = this;
    const where = `${page.url()} at ${this.size.width} px`;
    await page.waitForLoadState("load");
    assert.equal(this.#status, status, `status of ${where}`);
    assert.equal(await page.locator("html").getAttribute("lang"), language, `language of ${where}`);
    assert.equal(await page.locator("h1").count(), 1, `one main heading: ${where}`);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    assert.ok(wide <= 0, `${where} is ${wide} px too wide`);
    if (this.script !== "off") assert.deepEqual(await violations(page), [], where);
    assert.deepEqual(this.#faults, [], where);
  }
}

/** What axe finds against WCAG 2.2 at level AA, a line each. */
async function violations(page) {
  await page.evaluate(axe);
  const found = await page.evaluate((values) => window.axe.run(document, { runOnly: { type: "tag", values }, resultTypes: ["violations"] }), rules);
  return found.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target} ${node.failureSummary}`));
}
