// Calls that ring and calls that aren't wrapped up, above every page of the desk.

/** How often the desk asks what rings, in milliseconds. */
const EVERY = 1500;
/** How often it asks when it gets no answer. */
const SELDOM = 15_000;

/** Shows what rings, where the page has room for it. */
export function ringing() {
  for (const form of document.querySelectorAll("form[data-at-once]")) form.requestSubmit();
  const room = document.querySelector("[data-ringing]");
  if (!room) return;
  const said = document.querySelector("[data-ringing-said]");
  const title = document.title;
  let shown = "";
  let timer = 0;

  async function look() {
    clearTimeout(timer);
    let wait = EVERY;
    try {
      const answer = await fetch(room.dataset.ringing, { redirect: "manual" });
      if (answer.status === 200) put(await answer.text());
      else wait = SELDOM;
    } catch {
      wait = SELDOM;
    }
    if (!document.hidden) timer = setTimeout(look, wait);
  }

  function put(html) {
    // Tokens and clocks differ each time; what rings doesn't.
    const same = html.replace(/value="[^"]*"|>[\d:]+</g, "");
    if (same === shown) return;
    shown = same;
    const part = document.createRange().createContextualFragment(html);
    const here = document.querySelector("form[data-call]")?.dataset.call;
    part.querySelector(`[data-call-link="${here}"]`)?.setAttribute("aria-current", "page");
    if (!part.querySelector("[data-call-link]:not([aria-current])")) part.querySelector(".c-going")?.remove();
    const held = room.contains(document.activeElement) ? document.activeElement.form?.getAttribute("action") : null;
    room.replaceChildren(part);
    if (held) room.querySelector(`form[action="${CSS.escape(held)}"] button`)?.focus();
    const rings = [...room.querySelectorAll(".c-ringing strong")].map((call) => call.textContent).join(", ");
    if (said.textContent !== rings) said.textContent = rings;
    document.title = rings ? `☎ ${title}` : title;
  }

  document.addEventListener("visibilitychange", () => !document.hidden && look());
  look();
}
