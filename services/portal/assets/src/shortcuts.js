// Keyboard shortcuts of the desk. A control has one by its markup:
//   <button data-keys="a" data-keys-label="Assign to me">      pressing a presses it
//   <input data-keys="/" data-keys-label="Search">             pressing / goes into it
//   <form data-keys="n" data-keys-label="Write a note">        pressing n goes into its first field
//   <a href="/desk" data-keys="g q" data-keys-label="…">       pressing g, then q, follows it
// What has no control of its own is told here by `shortcut(keys, label, action)`. Whatever a page has
// is listed by `?`. Every shortcut is off inside a field, and all can be switched off (WCAG 2.1.4).
const told = [];
const OFF = "moothall-shortcuts";
/** How long the second key of two may take, in milliseconds. */
const PATIENCE = 1500;
let begun = "";
let since = 0;

/** Adds a shortcut of this page: `keys` as in "j" or "g q", `label` in the page's language. */
export function shortcut(keys, label, action) {
  told.push({ keys, label, action });
}

/** Whether single keys do anything on this browser. */
export function shortcutsOn() {
  try {
    return localStorage.getItem(OFF) !== "off";
  } catch {
    return true;
  }
}

function switchShortcuts(on) {
  try {
    localStorage.setItem(OFF, on ? "on" : "off");
  } catch {
    // Nothing is remembered where nothing may be kept; they stay on.
  }
  for (const box of document.querySelectorAll("[data-shortcuts-switch]")) box.checked = on;
}

function marked() {
  const seen = [...document.querySelectorAll("[data-keys]")].filter((control) => control.getClientRects().length > 0 && !control.disabled);
  return seen.map((control) => ({ keys: control.dataset.keys, label: control.dataset.keysLabel, action: () => use(control) }));
}

const FIELD = "textarea, select, input:not([type=hidden])";

function use(marked) {
  const control = marked.matches("form") ? marked.querySelector(FIELD) : marked;
  if (typing(control)) {
    control.focus();
    control.scrollIntoView({ block: "nearest" });
  } else {
    control.click();
  }
}

/** What this page has, each keys once: the first that is there. */
function all() {
  const found = new Map();
  for (const one of [...marked(), ...told]) if (!found.has(one.keys)) found.set(one.keys, one);
  return [...found.values()];
}

function typing(target) {
  return target instanceof Element && target.closest("textarea, select, [contenteditable], input:not([type=checkbox], [type=radio], [type=submit], [type=button])") !== null;
}

function pressed(event) {
  const busy = event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.repeat;
  if (busy || event.key.length !== 1 || event.key === " " || !shortcutsOn() || typing(event.target) || document.querySelector("dialog[open]")) return;
  const key = event.key.toLowerCase();
  const both = begun && event.timeStamp - since < PATIENCE ? `${begun} ${key}` : key;
  begun = "";
  const known = all();
  const hit = known.find((one) => one.keys === both) ?? known.find((one) => one.keys === key);
  if (hit) {
    event.preventDefault();
    hit.action();
  } else if (known.some((one) => one.keys.startsWith(`${key} `))) {
    begun = key;
    since = event.timeStamp;
  }
}

function line({ keys, label }) {
  const row = document.createElement("div");
  row.className = "govuk-summary-list__row";
  const term = document.createElement("dt");
  term.className = "govuk-summary-list__key";
  for (const key of keys.split(" ")) term.append(Object.assign(document.createElement("kbd"), { textContent: key }), " ");
  row.append(term, Object.assign(document.createElement("dd"), { className: "govuk-summary-list__value", textContent: label }));
  return row;
}

function show(dialog) {
  dialog.querySelector("[data-shortcuts-list]").replaceChildren(...all().map(line));
  dialog.showModal();
}

/** Listens to the keys, and shows the list where the page has room for one. */
export function listen() {
  document.addEventListener("keydown", pressed);
  for (const box of document.querySelectorAll("[data-shortcuts-switch]")) {
    box.checked = shortcutsOn();
    box.addEventListener("change", () => switchShortcuts(box.checked));
    box.closest("[hidden]")?.removeAttribute("hidden");
  }
  const dialog = document.querySelector("dialog[data-shortcuts]");
  const link = document.querySelector("[data-shortcuts-open]");
  if (!dialog?.showModal || !link) return;
  link.addEventListener("click", (event) => {
    event.preventDefault();
    show(dialog);
  });
  dialog.querySelector("[data-shortcuts-close]").addEventListener("click", () => dialog.close());
}
