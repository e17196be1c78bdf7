// The search box: each API by itself, and from key press to painted results in a browser that is
// four times slower than this machine.
import { request } from "node:http";

import { signIn } from "../../support/desk.mjs";
import { at, password } from "../../support/place.mjs";

const BUDGET = 300;
const SLOWER = 4;

export async function measure({ browser, sample, council }) {
  const asked = queries(sample);
  const token = await tokenOf(council);
  const rows = [];
  for (const [what, path] of [["search people, API", "/api/v1/contacts/search"], ["find a case, API", "/api/v1/cases/find"]]) {
    const figures = [];
    for (const query of asked.flatMap(soFar)) figures.push(await timed(council, `${path}?q=${encodeURIComponent(query)}`, token));
    rows.push({ what, figures, budget: BUDGET, unit: "ms" });
  }
  const figures = await painted(browser, council, asked.filter((_, number) => number % 4 === 0));
  return [...rows, { what: `search box, key press to paint at ${SLOWER}× throttle`, figures, budget: BUDGET, unit: "ms" }];
}

/** What agents type: every notation, parts, slips, and words that nearly everyone has. */
function queries({ people, references }) {
  const without = (text, place) => text.slice(0, place) + text.slice(place + 1);
  const ways = [
    ({ name }) => name,
    ({ name }) => name.split(" ").map((word) => word.slice(0, 3)).join(" "),
    ({ name }) => name.split(" ").at(-1),
    ({ name }) => without(name, name.length - 3),
    ({ name, postcode }) => `${name.split(" ").at(-1)} ${postcode.split(" ")[0]}`,
    ({ phone }) => phone.replace("+44", "0").replace(/(.{5})/, "$1 "),
    ({ phone }) => phone.slice(-6),
    ({ email }) => email,
    ({ postcode }) => postcode,
    ({ address }) => address.split(",")[0],
    ({ name, address }) => `${name.split(" ")[0]} ${address.replace(",", "")}`,
    (_, reference) => reference,
    (_, reference) => reference.slice(4).toLowerCase(),
    (_, reference) => reference.slice(0, 9) + (reference[9] === "7" ? "8" : "7") + reference.slice(10),
  ];
  const each = people.slice(0, references.length).map((person, number) => ways[number % ways.length](person, references[number]));
  return [...each, "road wenbury", "smith jones", "street lane", "s", "j s", "jon smyth", "katherine", "mcdonald", "obrien"];
}

/** The same while it is being typed. */
function soFar(query) {
  const stops = [2, 3, 5, 8, query.length].filter((length) => length <= query.length);
  return [...new Set(stops.map((length) => query.slice(0, length)))];
}

async function tokenOf(council) {
  const { session } = await send(council, "/api/v1/identity/sessions", { email: `agent@${council}.example`, password });
  return (await send(council, "/api/v1/identity/tokens", { session })).access_token;
}

async function timed(council, path, token) {
  const begun = performance.now();
  await send(council, path, undefined, { authorization: `Bearer ${token}` });
  return performance.now() - begun;
}

/** By its own client: `fetch` neither finds hosts under localhost nor lets itself be told one. */
function send(council, path, body, headers = {}) {
  const { port, host } = new URL(at(council));
  const text = body && JSON.stringify(body);
  const all = { host, ...headers, ...(text && { "content-type": "application/json", "content-length": Buffer.byteLength(text) }) };
  return new Promise((resolve, reject) => {
    const call = request({ hostname: "127.0.0.1", port, path, method: text ? "POST" : "GET", headers: all }, async (answer) => {
      let said = "";
      for await (const part of answer.setEncoding("utf8")) said += part;
      if (answer.statusCode >= 300) reject(new Error(`${answer.statusCode} ${path}: ${said}`));
      else resolve(JSON.parse(said));
    });
    call.on("error", reject);
    call.end(text);
  });
}

/** Milliseconds from each key press to its painted results. */
async function painted(browser, council, asked) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await signIn({ page, open: (address) => page.goto(address) }, "agent", council);
  const wire = await page.context().newCDPSession(page);
  await wire.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  await page.evaluate(listen);
  const figures = [];
  for (const query of asked) {
    await page.locator("#find").fill("");
    await page.waitForTimeout(100);
    for (const key of query) {
      await page.evaluate(() => (window.figure = undefined));
      await page.keyboard.press(key === " " ? "Space" : key);
      const typed = await page.locator("#find").inputValue();
      if (typed.trim().length < 2) continue;
      await page.waitForFunction(() => window.figure !== undefined, null, { polling: 20, timeout: 10_000 });
      figures.push(await page.evaluate(() => window.figure));
    }
  }
  await page.close();
  return figures;
}

/** In the page: notes when a key was pressed, and when what it led to has been painted. */
function listen() {
  let pressed = 0;
  const box = document.querySelector("#find");
  box.addEventListener("keydown", (event) => (pressed = event.timeStamp), true);
  const seen = () =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => (window.figure = performance.now() - pressed);
      port2.postMessage(0);
    });
  new MutationObserver(seen).observe(box.form.querySelector("[role=status]"), { childList: true });
}
