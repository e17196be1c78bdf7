// What is typed during a call, kept as it is typed: in this browser at once, and at the council a moment
// later. Each call has its own place in both, so that two calls in two tabs never mix. The council's copy
// has a version, and an edition that says which page wrote it, and after how many changes. What this browser
// has is newer where the council's is still the version it began from, or an earlier edition of the same page:
// a page may be gone before it hears that its last text but one was kept.
import { drop, get, put } from "./shelf.js";

/** How long after the last key the council is told, in milliseconds. */
const PAUSE = 500;
/** How long the council may take to keep it. */
const PATIENCE = 10_000;
/** How long a button waits for that: what it sends has everything in it. */
const HURRY = 1500;
/** A page that is left can send this many bytes after it, by the Fetch standard. */
const AFTER = 60_000;

/** Keeps what is typed into the form of a call; `told(state)` hears "kept", "here" or "out". */
export class Typed {
  #form;
  #name;
  #told;
  #edition;
  #there;
  #writer = crypto.getRandomValues(new Uint32Array(2)).join("-");
  #changes = 0;
  #timer = 0;
  #saving = null;
  #dirty = false;
  #over = false;

  constructor(form, told) {
    this.#form = form;
    this.#name = `call:${form.dataset.call}`;
    this.#told = told;
    this.#edition = form.elements.namedItem("call-edition");
    this.#there = this.#edition.value;
    form.addEventListener("input", () => this.changed());
    form.addEventListener("focusout", () => this.#dirty && this.save());
    document.addEventListener("visibilitychange", () => document.hidden && this.#leave());
    window.addEventListener("pagehide", () => this.#leave());
  }

  /** Something was typed or chosen. */
  changed() {
    if (this.#over) return;
    this.#dirty = true;
    this.#edition.value = `${this.#writer} ${(this.#changes += 1)}`;
    this.#put();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.save(), PAUSE);
  }

  /** Tells the council what stands in the form; resolves when it has it, or can't have it. */
  async save(patience = PATIENCE) {
    clearTimeout(this.#timer);
    while (this.#saving) await this.#saving;
    if (!this.#dirty || this.#over) return;
    this.#dirty = false;
    this.#saving = this.#send(patience).finally(() => (this.#saving = null));
    await this.#saving;
  }

  /** The form is about to be sent as a whole: it waits a moment for what is being kept, and no longer. */
  async leaveFor() {
    const moment = new Promise((resolve) => setTimeout(resolve, HURRY));
    await Promise.race([this.save(HURRY), moment]);
  }

  /** What this browser kept of the call and the council hasn't got: pairs of name and value. */
  unsaved() {
    const kept = get(this.#name);
    if (kept && (kept.version === this.#form.dataset.version || later(kept.edition, this.#there))) return [...new URLSearchParams(kept.text)];
    drop(this.#name);
    return null;
  }

  /** The call is over: nothing is kept of it here. */
  over() {
    this.#over = true;
    clearTimeout(this.#timer);
    drop(this.#name);
  }

  #put() {
    put(this.#name, { version: this.#form.dataset.version, edition: this.#edition.value, text: this.#pairs().toString() });
  }

  /** What was answered to know who calls is judged at the council and kept nowhere. */
  #pairs() {
    const pairs = [...new FormData(this.#form)];
    return new URLSearchParams(pairs.filter(([name]) => !name.startsWith("_") && !name.startsWith("verify-")));
  }

  #body() {
    const body = this.#pairs();
    body.set("_token", this.#form.elements.namedItem("_token").value);
    return body;
  }

  async #send(patience) {
    const body = this.#body();
    try {
      const keepalive = body.toString().length < AFTER;
      const signal = AbortSignal.timeout(patience);
      const answer = await fetch(`${this.#form.dataset.path}/draft`, { method: "POST", body, redirect: "manual", keepalive, signal });
      if (answer.ok) return this.#kept(answer.headers.get("etag")?.replaceAll('"', ""));
      if (answer.status === 409) return this.over();
      this.#told(answer.status === 403 || answer.type === "opaqueredirect" ? "out" : "here");
    } catch {
      this.#told("here");
    }
    this.#dirty = true;
    this.#timer = setTimeout(() => this.save(), PAUSE * 10);
    return undefined;
  }

  #kept(version) {
    this.#form.dataset.version = version ?? this.#form.dataset.version;
    if (this.#dirty) this.#put();
    else drop(this.#name);
    this.#told("kept");
  }

  #leave() {
    if (!this.#dirty || this.#over) return;
    if (navigator.sendBeacon(`${this.#form.dataset.path}/draft`, this.#body())) this.#dirty = false;
  }
}

/** Whether an edition was written by the same page as another, after more changes. */
function later(one, other) {
  const [[writer, changes], [author, before]] = [one, other].map((edition) => (edition ?? "").split(" "));
  return writer !== "" && writer === author && Number(changes) > Number(before);
}

/** Fills in the fields of a form from pairs of name and value; hidden ones stay as they are. */
export function fill(form, pairs) {
  const values = new Map();
  for (const [name, value] of pairs) values.set(name, [...(values.get(name) ?? []), value]);
  for (const field of form.elements) {
    if (!field.name || !values.has(field.name) || field.type === "hidden" || field.tagName === "BUTTON") continue;
    const wanted = values.get(field.name);
    if (field.type === "radio" || field.type === "checkbox") field.checked = wanted.includes(field.value);
    else field.value = wanted[0];
  }
}
