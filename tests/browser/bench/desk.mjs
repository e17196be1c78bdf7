// The desk's figures in a big council: every measure of desk/, one table. Exits with 1 when a budget isn't kept.
import { readdir, readFile } from "node:fs/promises";
import { cpus, loadavg } from "node:os";

import { chromium } from "playwright-core";

const folder = new URL("./desk/", import.meta.url);
const sample = JSON.parse(await readFile(process.env.MOOTHALL_SAMPLE, "utf8"));
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox", "--disable-gpu"] });
const rows = [];
for (const file of (await readdir(folder)).filter((name) => name.endsWith(".mjs")).sort()) {
  const { measure } = await import(new URL(file, folder));
  rows.push(...(await measure({ browser, sample, council: "wenbury" })));
}
await browser.close();

/** The figure that `share` of 100 don't exceed. */
function at(figures, share) {
  const sorted = figures.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.ceil((sorted.length * share) / 100) - 1)];
}

const shown = rows.map(({ what, figures, budget, unit }) => {
  const [middle, most] = [at(figures, 50), at(figures, 95)];
  const kept = most <= budget;
  return { kept, cells: [what, `${figures.length}`, ...[middle, most, budget].map((figure) => `${Math.round(figure)} ${unit}`), kept ? "kept" : "NOT KEPT"] };
});
const table = [["what", "times", "p50", "p95", "budget", ""], ...shown.map(({ cells }) => cells)];
const widths = table[0].map((_, column) => Math.max(...table.map((row) => row[column].length)));
for (const row of table) console.log(row.map((cell, column) => (column ? cell.padStart(widths[column]) : cell.padEnd(widths[column]))).join("  "));
console.log(`\nOn ${cpus().length} × ${cpus()[0].model}; ${sample.size.people} people and ${sample.size.cases} cases in one council; ${loadavg()[1].toFixed(1)} processes at work on average.`);
process.exitCode = shown.every(({ kept }) => kept) ? 0 : 1;
