// The call panel: what it is about opens beside what is known of the caller, Enter does what stands next,
// and everything typed is kept. Without this file each button is a page more, and nothing is lost either.
import { ask } from "./ask.js";
import { drop } from "./shelf.js";
import { update } from "./questions.js";
import { Typed, fill } from "./typed.js";

/** How long a form that was sent may take before its buttons work again, in milliseconds: it may have been stopped. */
const GONE = 3000;

/** How long the council may take to show what was chosen, before its page is opened as a whole, in milliseconds. */
const PATIENCE = 10_000;

/** Makes the panel of a page, if it has one. */
export function panel() {
  const form = document.querySelector("form[data-call]");
  if (!form) return;
  if ("ended" in form.dataset) return drop(`call:${form.dataset.call}`);
  const typed = new Typed(form, (state) => tell(form, state));
  const matter = form.querySelector("[data-matter]");
  const about = ask(form.querySelector("[data-ask$='/topics']"), (option) => open(option.value));
  const who = form.querySelector("[data-ask$='/people']");
  if (who) ask(who, (option) => send(option), () => form.elements.namedItem("call-q").focus());

  let chosen = 0;

  /** Shows what was chosen, and goes where the work begins; what was chosen before it is shown no more. */
  async function open(topic) {
    const query = new URLSearchParams({ about: topic });
    const turn = (chosen += 1);
    await typed.leaveFor();
    try {
      const signal = AbortSignal.timeout(PATIENCE);
      const answer = await fetch(`${matter.dataset.matter}?${query}`, { redirect: "error", signal });
      if (!answer.ok) throw new Error(answer.statusText);
      const part = document.createRange().createContextualFragment(await answer.text());
      if (turn !== chosen) return;
      const before = typed.pairs().filter(([name]) => name === "call-note" || !name.startsWith("call-"));
      matter.replaceChildren(part);
      fill(form, before);
      behind(form, before);
      update(form);
    } catch {
      if (turn === chosen) location.assign(`${form.dataset.path}?${query}`);
      return;
    }
    history.replaceState(null, "", `${form.dataset.path}?${query}`);
    about.close();
    begin();
    typed.changed();
  }

  function begin() {
    const next = matter.querySelector("[autofocus]") ?? matter.querySelector(".c-report input, .c-report textarea, .c-report select");
    (empty(matter) ?? next)?.focus();
  }

  /** Sends the form by this button, once what was typed is kept. */
  async function send(button) {
    if (form.dataset.sending) return;
    form.dataset.sending = "soon";
    await typed.leaveFor();
    // A form isn't sent while a submit event of it is still being told, and one may have led here.
    setTimeout(() => {
      form.dataset.sending = "now";
      form.requestSubmit(button);
      form.dataset.sending = "sent";
      setTimeout(() => delete form.dataset.sending, GONE);
    });
  }

  form.addEventListener("submit", (event) => {
    if (form.dataset.sending === "now") return;
    event.preventDefault();
    if (event.submitter) send(event.submitter);
  });
  form.addEventListener("click", (event) => {
    if (event.target.matches("[data-focus]")) event.target.querySelector("textarea").focus();
    const topic = event.target.closest("[data-topic]");
    if (!topic) return;
    event.preventDefault();
    open(topic.value);
  });
  form.addEventListener("keydown", (event) => {
    const field = event.target;
    const writing = field.tagName === "TEXTAREA";
    if (field.matches("[data-end]") && written(event)) {
      // The keyboard waits on this button while the agent may well write: that goes into the note.
      event.stopPropagation();
      matter.querySelector("#call-note").focus();
      return;
    }
    if (event.key !== "Enter" || event.isComposing || field.tagName === "BUTTON" || field.tagName === "A" || field.tagName === "SUMMARY") return;
    if (writing && !event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const next = field.closest("[data-enter]")?.querySelector("button[formaction]:not([data-part])") ?? form.querySelector("[data-end]");
    if (next) send(next);
  });
  window.addEventListener("pageshow", () => delete form.dataset.sending);

  if (matter.querySelector(".c-matter") && !form.elements.namedItem("call-q").value) about.close();
  const unsaved = typed.unsaved();
  if (unsaved) restore(unsaved);
  else if (matter.querySelector(".c-report") && !form.querySelector(".govuk-error-summary")) begin();

  /** What was kept here comes back, but for what is typed while it comes. */
  async function restore(pairs) {
    const since = new Set();
    const typing = ({ target }) => since.add(target.name);
    form.addEventListener("input", typing);
    const topic = pairs.find(([name]) => name === "call-about")?.[1];
    if (topic && topic !== form.elements.namedItem("call-about")?.value && !location.search.includes("about=made")) await open(topic);
    form.removeEventListener("input", typing);
    const kept = pairs.filter(([name]) => !since.has(name));
    fill(form, kept);
    behind(form, kept.filter(([name]) => !name.startsWith("call-")));
    update(form);
    typed.changed();
  }
}

/** What was typed into questions that aren't asked now stands behind the form, until they are asked again. */
function behind(form, pairs) {
  const place = form.querySelector(".c-wrap");
  if (!place) return;
  for (const field of place.querySelectorAll("[data-before]")) field.remove();
  const asked = new Set([...form.elements].filter((field) => field.tagName !== "BUTTON").map((field) => field.name));
  for (const [name, value] of pairs) {
    if (!value || asked.has(name)) continue;
    const field = Object.assign(document.createElement("input"), { type: "hidden", name, value });
    field.dataset.before = "";
    place.append(field);
  }
}

/** Whether a key writes a letter. */
function written(event) {
  return event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing;
}

/** The first question of the report that nothing stands in: what is known of the caller is passed over, a filled address whole. */
function empty(matter) {
  const fields = [...matter.querySelectorAll(".c-report input, .c-report textarea, .c-report select")];
  return fields.find((field) => {
    const chosen = field.type === "radio" ? matter.querySelector(`[name="${CSS.escape(field.name)}"]:checked`) : field.value;
    const first = matter.querySelector(`[name="${CSS.escape(field.name.replace(/-(line2|town)$/, "-line1"))}"]`);
    return field.getClientRects().length > 0 && !chosen && (first === field || field.type === "radio" || !first?.value);
  });
}

/** Says where what was typed is kept. */
function tell(form, state) {
  const place = form.querySelector(".c-strip__kept");
  const text = { kept: place.dataset.keptThere, over: place.dataset.keptNowhere }[state] ?? place.dataset.keptHere;
  if (place.textContent !== text) place.textContent = text;
  place.classList.toggle("c-strip__kept--lost", state !== "kept");
  form.querySelector("[data-out]").hidden = state !== "out";
}

/** Lets every clock of the page go on from what it shows. */
export function clocks() {
  const began = new WeakMap();
  setInterval(() => {
    for (const clock of document.querySelectorAll("[data-timer]")) {
      if (!began.has(clock)) {
        const seconds = clock.textContent.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
        began.set(clock, performance.now() - seconds * 1000);
      }
      const all = Math.floor((performance.now() - began.get(clock)) / 1000);
      const [hours, minutes, seconds] = [Math.floor(all / 3600), Math.floor(all / 60) % 60, all % 60];
      const two = (number) => String(number).padStart(2, "0");
      clock.textContent = hours ? `${hours}:${two(minutes)}:${two(seconds)}` : `${minutes}:${two(seconds)}`;
    }
  }, 1000);
}
