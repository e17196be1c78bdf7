// What is typed during a call, kept as it is typed: in this browser at once, and at the council a moment
// later. Each call has its own place in both, so that two calls in two tabs never mix.
const PLACE = "moothall-call:";
/** How long after the last key the council is told, in milliseconds. */
const PAUSE = 500;

/** Keeps what is typed into the form of a call; `told(state)` hears "kept", "here" or "out". */
export class Typed {
  #form;
  #place;
  #told;
  #timer = 0;
  #saving = null;
  #dirty = false;
  #left = false;

  constructor(form, told) {
    this.#form = form;
    this.#place = PLACE + form.dataset.call;
    this.#told = told;
    form.addEventListener("input", () => this.changed());
    form.addEventListener("focusout", () => this.#dirty && this.save());
    document.addEventListener("visibilitychange", () => document.hidden && this.#leave());
    window.addEventListener("pagehide", () => this.#leave());
  }

  /** Something was typed or chosen. */
  changed() {
    this.#dirty = true;
    this.#keepHere();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.save(), PAUSE);
  }

  /** Tells the council what stands in the form; resolves when it has it, or can't have it. */
  async save() {
    clearTimeout(this.#timer);
    while (this.#saving) await this.#saving;
    if (!this.#dirty) return;
    this.#dirty = false;
    this.#saving = this.#send().finally(() => (this.#saving = null));
    await this.#saving;
  }

  /** The form is about to be sent as a whole. */
  async leaveFor() {
    await this.save();
    this.#left = true;
  }

  /** What this browser kept of the call and the council hasn't got: pairs of name and value. */
  unsaved() {
    try {
      const kept = localStorage.getItem(this.#place);
      return kept === null ? null : [...new URLSearchParams(kept)];
    } catch {
      return null;
    }
  }

  #pairs() {
    return new URLSearchParams(new FormData(this.#form));
  }

  #keepHere() {
    try {
      const pairs = this.#pairs();
      pairs.delete("_token");
      pairs.delete("_once");
      localStorage.setItem(this.#place, pairs.toString());
    } catch {
      // Where nothing may be kept, the council alone keeps it.
    }
  }

  async #send() {
    try {
      const answer = await fetch(`${this.#form.dataset.path}/draft`, { method: "POST", body: this.#pairs(), redirect: "manual" });
      if (answer.ok) {
        if (!this.#dirty) this.#forget();
        this.#told("kept");
        return;
      }
      this.#told(answer.status === 403 || answer.type === "opaqueredirect" ? "out" : "here");
    } catch {
      this.#told("here");
    }
    this.#dirty = true;
    this.#timer = setTimeout(() => this.save(), PAUSE * 10);
  }

  #leave() {
    if (!this.#dirty || this.#left) return;
    if (navigator.sendBeacon(`${this.#form.dataset.path}/draft`, this.#pairs())) this.#dirty = false;
  }

  #forget() {
    try {
      localStorage.removeItem(this.#place);
    } catch {
      // Nothing was kept.
    }
  }
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
