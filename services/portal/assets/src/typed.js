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

/** Keeps what is typed into the form of a call; `told(state)` hears "kept", "here", "out" or "over". */
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
  #left = false;
  #over = false;

  constructor(form, told) {
    this.#form = form;
    this.#name = `call:${form.dataset.call}`;
    this.#told = told;
    this.#edition = form.elements.namedItem("call-edition");
    this.#there = this.#edition.value;
    form.addEventListener("input", () => this.changed());
    form.addEventListener("focusout", () => this.#dirty && this.save());
    document.addEventListener("visibilitychange", () => (document.hidden ? this.#leave() : this.#back()));
    window.addEventListener("pagehide", () => this.#leave());
    window.addEventListener("pageshow", () => this.#back());
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

  /** What stands in the form. What was answered to know who calls is judged at the council and kept nowhere. */
  pairs() {
    const texts = [...new FormData(this.#form)].filter(([, value]) => typeof value === "string");
    return texts.filter(([name]) => !name.startsWith("_") && !name.startsWith("verify-"));
  }

  #put() {
    put(this.#name, { version: this.#form.dataset.version, edition: this.#edition.value, text: new URLSearchParams(this.pairs()).toString() });
  }

  /** The call was ended, on another page of it or by its age: the council takes nothing more, and whoever types is told. */
  #ended() {
    this.#over = true;
    clearTimeout(this.#timer);
    this.#told("over");
  }

  #body() {
    const body = new URLSearchParams(this.pairs());
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
      if (answer.status === 409) return this.#ended();
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
    else if (writer(get(this.#name)?.edition) === this.#writer) drop(this.#name);
    this.#told("kept");
  }

  #leave() {
    if (!this.#dirty || this.#over) return;
    if (navigator.sendBeacon(`${this.#form.dataset.path}/draft`, this.#body())) [this.#dirty, this.#left] = [false, true];
  }

  /** Whoever comes back never heard whether what was sent as they left was kept: it is sent again. */
  #back() {
    if (!this.#left || this.#over) return;
    [this.#dirty, this.#left] = [true, false];
    this.save();
  }
}

function writer(edition) {
  return (edition ?? "").split(" ")[0];
}

/** Whether an edition was written by the same page as another, after more changes. */
function later(one, other) {
  const [changes, before] = [one, other].map((edition) => Number((edition ?? "").split(" ")[1]));
  return writer(one) !== "" && writer(one) === writer(other) && changes > before;
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
