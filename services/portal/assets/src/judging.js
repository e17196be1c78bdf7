// A document is judged while someone writes it: what is wrong with it is told below the box. Without this file it is
// told when the document is saved.
/** The least time without a key before it is asked, in milliseconds. */
const PAUSE = 400;

/** Watches the page's document, if it has one. */
export function judging() {
  const form = document.querySelector("form[data-judging]");
  if (form && window.AbortController) new Judging(form);
}

class Judging {
  #timer = 0;
  #asking = null;

  constructor(form) {
    this.form = form;
    this.box = form.querySelector("textarea");
    this.said = document.createElement("div");
    this.said.setAttribute("role", "status");
    this.box.after(this.said);
    this.box.addEventListener("input", () => this.#typed());
  }

  #typed() {
    clearTimeout(this.#timer);
    this.#asking?.abort();
    this.#timer = setTimeout(() => this.#ask(), PAUSE);
  }

  async #ask() {
    const asking = new AbortController();
    this.#asking = asking;
    const body = new URLSearchParams(new FormData(this.form));
    try {
      const answer = await fetch(this.form.dataset.judging, { method: "POST", body, signal: asking.signal });
      // A session that ended leads to the page where one signs in, which judges nothing.
      const told = answer.ok && !answer.redirected ? await answer.text() : "";
      if (!asking.signal.aborted) this.said.innerHTML = told;
    } catch (fault) {
      if (fault.name !== "AbortError") this.said.replaceChildren();
    }
  }
}
