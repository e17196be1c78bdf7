// A box that finds while somebody types: arrows move along what was found, Enter chooses. The options
// are buttons, which work without this file.
let boxes = 0;

/**
 * Makes a box of `box`, which has an input and room for options; `chosen(button)` gets the choice, `passed()`
 * hears that Enter was pressed in an empty box that offers nothing.
 */
export function ask(box, chosen, passed = () => {}) {
  const input = box.querySelector("input");
  const room = box.querySelector("[data-options]");
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
    active = all.length ? (at + all.length) % all.length : -1;
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
    dress();
    if (entered) take();
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
    try {
      const parameters = new URLSearchParams({ q: query, contact: box.dataset.contact ?? "" });
      const answer = query.trim() ? await fetch(`${box.dataset.ask}?${parameters}`, { redirect: "error" }) : null;
      if (!answer || answer.ok) show(answer ? await answer.text() : first, query);
      else entered = false;
    } catch {
      entered = false;
    } finally {
      busy = false;
    }
    if (input.value !== query) find();
  }

  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  room.id = own;
  input.setAttribute("aria-controls", own);
  dress();

  input.addEventListener("input", find);
  input.addEventListener("focus", () => {
    room.hidden = false;
    dress();
  });
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      mark(active + (event.key === "ArrowDown" ? 1 : -1));
    } else if (event.key === "Enter") {
      event.preventDefault();
      event.stopPropagation();
      entered = shown !== input.value;
      if (!entered) take();
    } else if (event.key === "Escape") {
      input.blur();
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
      room.hidden = true;
      input.setAttribute("aria-expanded", "false");
    },
  };
}
