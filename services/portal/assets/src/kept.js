// What is typed into any form of the desk is kept in this browser until the form has been sent, so that a
// closed tab or a crash costs nothing. A call's panel keeps its own at the council too (typed.js).
import { drop, empty, get, me, put, tidy } from "./shelf.js";
import { fill } from "./typed.js";

/** Under which name this tab sends a form: the next page that comes tells how that went. */
const SENT = "moothall-sent";
/** Which page kept a text: two tabs have the same forms. */
const WRITER = crypto.getRandomValues(new Uint32Array(2)).join("-");
const TEXTS = "textarea, input[type=text], input[type=email], input[type=tel], input[type=search], input:not([type])";

/** Keeps what is typed into the forms of a page. */
export function kept() {
  tidy();
  document.querySelector("form[action='/desk/sign-out']")?.addEventListener("submit", empty);
  if (!me()) return;
  heard();
  for (const form of document.querySelectorAll("main form[method=post]:not([data-call])")) {
    if (!form.querySelector("textarea")) continue;
    const name = nameOf(form);
    const before = get(name);
    const shown = texts(form, "defaultValue");
    if (before && before.base === shown) restore(form, before.text);
    // A form that was refused shows what was typed as its own: the next that is opened shows what it showed before.
    const base = refused() && before ? before.base : shown;
    form.addEventListener("input", () => keep(name, form, base));
    form.addEventListener("submit", () => {
      // What is there by another tab's hand stays that tab's; what came back here is this page's now.
      if ([WRITER, before?.writer, undefined].includes(get(name)?.writer)) keep(name, form, base);
      sent(`${WRITER} ${name}`);
    });
  }
}

/** The council took what this tab sent: nobody needs it any more. A page that was gone back to is no answer, and one that
 * refused it may be closed before it is mended; what another tab typed since into the same form is its own. */
function heard() {
  const [writer, name] = sent()?.split(" ", 2) ?? [];
  if (!name) return;
  const [how] = performance.getEntriesByType("navigation");
  const answered = how?.type === "navigate" && (how.responseStatus ?? 200) < 500;
  if (answered && !refused() && get(name)?.writer === writer) drop(name);
  sent("");
}

/** Whether this page is the answer to a form that has faults, or that something else was quicker than. */
function refused() {
  const [how] = performance.getEntriesByType("navigation");
  return [409, 412, 422].includes(how?.responseStatus);
}

function sent(name) {
  try {
    if (name === undefined) return sessionStorage.getItem(SENT);
    if (name) sessionStorage.setItem(SENT, name);
    else sessionStorage.removeItem(SENT);
  } catch {
    // Where nothing may be kept, there is nothing to tell either.
  }
  return null;
}

/** A form by what it does and to what: a note to one case isn't a note to another. */
function nameOf(form) {
  const hidden = [...form.querySelectorAll("input[type=hidden]")].filter(({ name }) => !name.startsWith("_") && name !== "version");
  const about = hidden.map(({ name, value }) => `${name}=${value}`).join("&");
  let digest = 0;
  for (const letter of about) digest = (Math.imul(digest, 31) + letter.codePointAt(0)) | 0;
  return `form:${new URL(form.action).pathname}:${digest}`;
}

function texts(form, which) {
  return JSON.stringify([...form.querySelectorAll(TEXTS)].map((field) => field[which]));
}

function keep(name, form, base) {
  const pairs = [...new FormData(form)].filter(([field, value]) => !field.startsWith("_") && typeof value === "string");
  if (texts(form, "value") === base) drop(name);
  else put(name, { base, writer: WRITER, text: new URLSearchParams(pairs).toString() });
}

function restore(form, text) {
  fill(form, [...new URLSearchParams(text)]);
  const said = document.createElement("p");
  said.className = "govuk-hint";
  said.setAttribute("role", "status");
  said.textContent = document.querySelector("[data-me]").dataset.restored;
  form.prepend(said);
}
