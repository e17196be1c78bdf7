// What is typed into any form of the desk is kept in this browser until the form has been sent, so that a
// closed tab or a crash costs nothing. It is kept for its writer alone, for a working day, and goes when
// they sign out. A call's panel keeps its own at the council (typed.js).
import { fill } from "./typed.js";

const PLACE = "moothall-form:";
const DAY = 12 * 60 * 60 * 1000;
const TEXTS = "textarea, input[type=text], input[type=email], input[type=tel], input[type=search]";

/** Keeps what is typed into the forms of a page. */
export function kept() {
  const me = document.querySelector("[data-me]")?.dataset.me;
  if (!me || !usable()) return;
  tidy();
  document.querySelector("form[action='/desk/sign-out']")?.addEventListener("submit", forget);
  const done = document.querySelector("main .govuk-notification-banner--success") !== null;
  const refused = document.querySelector("main .govuk-error-summary") !== null;
  for (const form of document.querySelectorAll("main form[method=post]:not([data-call])")) {
    if (!form.querySelector("textarea")) continue;
    const place = `${PLACE}${me}:${new URL(form.action).pathname}`;
    const before = read(place);
    if (before && ((before.sent && done) || refused)) localStorage.removeItem(place);
    else if (before && untouched(form)) fill(form, [...new URLSearchParams(before.text)]);
    form.addEventListener("input", () => write(place, form, false));
    form.addEventListener("submit", () => write(place, form, true));
  }
}

function usable() {
  try {
    return localStorage.length >= 0;
  } catch {
    return false;
  }
}

/** Whether nobody has typed into a form yet. */
function untouched(form) {
  return [...form.querySelectorAll(TEXTS)].every((field) => field.value === "");
}

function read(place) {
  try {
    return JSON.parse(localStorage.getItem(place));
  } catch {
    return null;
  }
}

function write(place, form, sent) {
  const pairs = new URLSearchParams([...new FormData(form)].filter(([name, value]) => !name.startsWith("_") && typeof value === "string"));
  try {
    if ([...form.querySelectorAll(TEXTS)].some((field) => field.value.trim())) localStorage.setItem(place, JSON.stringify({ text: pairs.toString(), sent, at: Date.now() }));
    else localStorage.removeItem(place);
  } catch {
    // Where nothing more may be kept, the page itself still has it.
  }
}

/** What is older than a working day has no reader any more. */
function tidy() {
  for (const place of Object.keys(localStorage)) {
    if (place.startsWith(PLACE) && !(Date.now() - (read(place)?.at ?? 0) < DAY)) localStorage.removeItem(place);
  }
}

function forget() {
  for (const place of Object.keys(localStorage)) {
    if (place.startsWith(PLACE) || place.startsWith("moothall-call:")) localStorage.removeItem(place);
  }
}
