// A box that finds while somebody types: arrows move along what was found, Enter chooses. The options
// are buttons, which work without this file.
let boxes = 0;
/** How long an answer may take, in milliseconds: after that the page is opened as a whole. */
const PATIENCE = 5000;

/**
 * Makes a box of `box`, which has an input and room for options; `chosen(button)` gets the choice, `passed()`
 * hears that Enter was pressed in an empty box that offers nothing.
 */
export function ask(box, chosen, passed = () => {}) {
  const input = box.querySelector("input");
  const room = box.querySelector("[data-options]");
  const go = box.querySelector(".c-ask__go");
  const first = room.innerHTML;
  const label = box.querySelector("label").textContent;
  const own = `ask-${(boxes += 1)}`;
  let shown = input.value;
  let active = -1;
  let busy = false;
  let entered = false;

  const options = () => [...room.querySelectorAll("[data-option]")];

  function mark(at) {
    const all = options();
    active = at === null || !all.length ? -1 : (at + all.length) % all.length;
    all.forEach((option, index) => option.setAttribute("aria-selected", String(index === active)));
    if (active >= 0) {
      input.setAttribute("aria-activedescendant", all[active].id);
      all[active].scrollIntoView({ block: "nearest" });
    } else {
      input.removeAttribute("aria-activedescendant");
    }
  }

  function dress() {
    const all = options();
    all.forEach((option, index) => {
      Object.assign(option, { id: `${own}-${index}`, tabIndex: -1 });
      option.setAttribute("role", "option");
      option.closest("li").setAttribute("role", "none");
      option.closest("ul").setAttribute("role", "group");
    });
    for (const title of room.querySelectorAll("h2")) title.setAttribute("role", "presentation");
    for (const [name, value] of [["role", "listbox"], ["aria-label", label]]) {
      if (all.length) room.setAttribute(name, value);
      else room.removeAttribute(name);
    }
    input.setAttribute("aria-expanded", String(all.length > 0 && !room.hidden));
    mark(0);
  }

  function show(html, query) {
    room.replaceChildren(document.createRange().createContextualFragment(html));
    room.hidden = false;
    shown = query;
    box.dataset.found = query;
    dress();
    // An answer to the first letters alone isn't what Enter was pressed for.
    if (entered && query === input.value) take();
  }

  function take() {
    entered = false;
    const option = options()[active];
    if (option) chosen(option);
    else if (!input.value) passed();
  }

  async function find() {
    if (busy) return;
    busy = true;
    const query = input.value;
    const answer = await found(query);
    busy = false;
    if (answer !== null) show(answer, query);
    else if (entered) go.click();
    if (input.value !== query) find();
  }

  /** What there is for these words; null where the council can't be asked. */
  async function found(query) {
    if (!query.trim()) return first;
    const parameters = new URLSearchParams({ q: query, contact: box.dataset.contact ?? "" });
    try {
      const answer = await fetch(`${box.dataset.ask}?${parameters}`, { redirect: "error", signal: AbortSignal.timeout(PATIENCE) });
      return answer.ok ? await answer.text() : null;
    } catch {
      return null;
    }
  }

  function shut() {
    room.hidden = true;
    mark(null);
    input.setAttribute("aria-expanded", "false");
  }

  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  room.id = own;
  input.setAttribute("aria-controls", own);
  dress();

  input.addEventListener("input", find);
  function offer() {
    room.hidden = false;
    dress();
  }

  input.addEventListener("focus", offer);
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (room.hidden && ["ArrowDown", "ArrowUp", "Enter"].includes(event.key)) {
      event.preventDefault();
      event.stopPropagation();
      offer();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      mark(active + (event.key === "ArrowDown" ? 1 : -1));
    } else if (event.key === "Enter") {
      event.preventDefault();
      event.stopPropagation();
      entered = shown !== input.value;
      if (entered) find();
      else take();
    } else if (event.key === "Escape") {
      shut();
    }
  });
  room.addEventListener("click", (event) => {
    const option = event.target.closest("[data-option]");
    if (!option) return;
    event.preventDefault();
    chosen(option);
  });

  return {
    /** Empties the box and puts its options away. */
    close() {
      input.value = "";
      if (shown !== "") show(first, "");
      shut();
    },
  };
}
