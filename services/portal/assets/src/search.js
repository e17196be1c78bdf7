// The search box of the desk: what it finds comes while one types. The box is a combobox (ARIA 1.2)
// whose list offers and never chooses: Enter without an arrow key searches as the form does.
const FEWEST = 2;
/** The least time between two questions, in milliseconds: a key that is held down asks no more often. */
const PAUSE = 60;

/** Listens to the page's search box, if it has one. */
export function search() {
  const form = document.querySelector("form[data-find]");
  if (form && window.AbortController) new SearchBox(form);
}

class SearchBox {
  #timer = 0;
  #asked = -Infinity;
  #asking = null;
  #active = null;

  constructor(form) {
    this.form = form;
    this.box = form.querySelector("input[type=search]");
    this.list = form.querySelector("[role=listbox]");
    this.status = form.querySelector("[role=status]");
    const roles = { role: "combobox", "aria-expanded": "false", "aria-controls": this.list.id, "aria-autocomplete": "list", "aria-haspopup": "listbox" };
    for (const [name, value] of Object.entries(roles)) this.box.setAttribute(name, value);
    this.box.addEventListener("input", () => this.#typed());
    this.box.addEventListener("keydown", (event) => this.#pressed(event));
    form.addEventListener("focusout", (event) => form.contains(event.relatedTarget) || this.#close());
  }

  #typed() {
    clearTimeout(this.#timer);
    this.#asking?.abort();
    if (this.box.value.trim().length < FEWEST) this.#close();
    else this.#timer = setTimeout(() => this.#ask(), Math.max(0, this.#asked + PAUSE - performance.now()));
  }

  async #ask() {
    const asking = new AbortController();
    this.#asking = asking;
    this.#asked = performance.now();
    const query = new URLSearchParams(new FormData(this.form));
    try {
      const answer = await fetch(`${this.form.dataset.find}?${query}`, { signal: asking.signal });
      // A session that ended leads to the page where one signs in, which is no list.
      if (!answer.ok || answer.redirected) return this.#close();
      const text = await answer.text();
      if (!asking.signal.aborted) this.#show(text, query.get(this.box.name));
    } catch (fault) {
      if (fault.name !== "AbortError") this.#close();
    }
  }

  #show(found, words) {
    this.#go(null);
    this.list.innerHTML = found;
    this.list.dataset.found = words;
    const said = this.list.querySelector("[data-said]");
    said.remove();
    const some = this.#options().length > 0;
    this.#open(some);
    this.status.textContent = said.textContent;
    this.status.className = some ? "govuk-visually-hidden" : "d-find__none";
  }

  #options() {
    return [...this.list.querySelectorAll("[role=option]")];
  }

  #open(open) {
    this.list.hidden = !open;
    this.box.setAttribute("aria-expanded", String(open));
  }

  #close() {
    clearTimeout(this.#timer);
    this.#asking?.abort();
    this.#go(null);
    this.#open(false);
    this.status.textContent = "";
    this.status.className = "govuk-visually-hidden";
  }

  #go(option) {
    this.#active?.setAttribute("aria-selected", "false");
    this.#active = option;
    if (!option) return this.box.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    this.box.setAttribute("aria-activedescendant", option.id);
  }

  /** One on or back; beyond an end is the box itself. */
  #step(by) {
    const options = this.#options();
    const at = options.indexOf(this.#active) + by;
    const first = by > 0 ? 0 : options.length - 1;
    this.#go(this.#active ? (options[at] ?? null) : options[first]);
  }

  #pressed(event) {
    if (event.isComposing || this.list.hidden) return;
    if (event.key === "ArrowDown") this.#step(1);
    else if (event.key === "ArrowUp") this.#step(-1);
    else if (event.key === "Escape") this.#close();
    else if (event.key === "Enter" && this.#active) this.#active.click();
    else return;
    event.preventDefault();
  }
}
