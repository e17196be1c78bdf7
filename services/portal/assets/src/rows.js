// The rows of a queue by keys: j and k go from case to case, x ticks, a assigns to oneself what is
// ticked, or else the case one is at. Enter opens it, as on every link.
import { shortcut } from "./shortcuts.js";

const table = document.querySelector("[data-rows]");

function rows() {
  return [...table.querySelectorAll("tr[data-case]")];
}

function here() {
  return document.activeElement?.closest("tr[data-case]");
}

function go(by) {
  const all = rows();
  const at = all.indexOf(here());
  const to = at < 0 ? 0 : Math.min(all.length - 1, Math.max(0, at + by));
  const link = all[to]?.querySelector("a");
  link?.focus();
  link?.scrollIntoView({ block: "nearest" });
}

function box(row) {
  return row?.querySelector("input[type=checkbox]");
}

function tick() {
  box(here())?.click();
}

function assign() {
  const button = document.querySelector("[data-take]");
  const all = document.querySelector("#all");
  const own = box(here());
  const some = all?.checked || rows().some((row) => box(row)?.checked);
  if (!some && own) own.checked = true;
  if (some || own) button?.click();
}

if (table) {
  shortcut("j", table.dataset.next, () => go(1));
  shortcut("k", table.dataset.previous, () => go(-1));
  if (document.querySelector("[data-take]")) {
    shortcut("x", table.dataset.tick, tick);
    shortcut("a", table.dataset.assign, assign);
  }
}
