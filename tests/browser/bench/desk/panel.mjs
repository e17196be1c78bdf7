// The call panel: from the opened address to its paint, and from a key press to what the words find.
import { signIn } from "../../support/desk.mjs";
import { number, pops, reportWith } from "../../support/telephone.mjs";

const ROUNDS = 15;
const WORDS = "bin not emptied";

export async function measure({ browser }) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  const phone = number();
  await reportWith(page, phone);
  await signIn({ page, open: (address) => page.goto(address) }, "agent");
  await pops(page, phone, 1);
  const opened = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await page.reload({ waitUntil: "load" });
    opened.push(await page.evaluate(painted));
  }
  const found = await keys(page);
  await page.close();
  return [
    { what: "call panel, opened to painted", figures: opened, budget: 300, unit: "ms" },
    { what: "call panel, key press to paint", figures: found, budget: 100, unit: "ms" },
  ];
}

/** In the page: milliseconds from its opening to its first paint with content. */
function painted() {
  const paint = () => performance.getEntriesByName("first-contentful-paint")[0]?.startTime;
  if (paint()) return paint();
  return new Promise((resolve) => new PerformanceObserver(() => paint() && resolve(paint())).observe({ type: "paint", buffered: true }));
}

/** Milliseconds from each key press in the box of what it is about to what it found, painted. */
async function keys(page) {
  await page.evaluate(listen);
  const figures = [];
  await page.locator("#call-q").focus();
  let typed = "";
  for (const key of WORDS) {
    typed += key;
    await page.evaluate(() => (window.figure = undefined));
    await page.keyboard.press(key === " " ? "Space" : key);
    // A space at the end finds what was found before.
    await page.waitForFunction((query) => window.figure?.query === query, typed, { polling: 10 });
    figures.push(await page.evaluate(() => window.figure.milliseconds));
  }
  return figures;
}

/** In the page: notes when a key was pressed, and when the answer to all that was typed has been painted. */
function listen() {
  let pressed = 0;
  const box = document.querySelector("[data-ask$='/topics']");
  box.addEventListener("keydown", (event) => (pressed = event.timeStamp), true);
  const seen = () =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => (window.figure = { query: box.dataset.found, milliseconds: performance.now() - pressed });
      port2.postMessage(0);
    });
  new MutationObserver(seen).observe(box, { attributes: true, attributeFilter: ["data-found"] });
}
