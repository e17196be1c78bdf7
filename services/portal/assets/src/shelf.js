// What this browser keeps of what staff type: for its writer alone, for a working day, and until they sign out.
const OURS = "moothall-typed:";
const DAY = 12 * 60 * 60 * 1000;

/** Who is signed in; nothing where nobody is. */
export function me() {
  return document.querySelector("[data-me]")?.dataset.me;
}

/** Keeps an entry under a name, with the moment. */
export function put(name, entry) {
  attempt(() => localStorage.setItem(place(name), JSON.stringify({ ...entry, at: Date.now() })));
}

/** What is kept under a name; null where there is nothing. */
export function get(name) {
  return attempt(() => JSON.parse(localStorage.getItem(place(name)))) ?? null;
}

/** Keeps what is under a name no longer. */
export function drop(name) {
  attempt(() => localStorage.removeItem(place(name)));
}

/** What is older than a working day has no reader any more. */
export function tidy() {
  clear((kept) => !(Date.now() - (attempt(() => JSON.parse(kept))?.at ?? 0) < DAY));
}

/** Whoever signs out leaves nothing for the next at this desk. */
export function empty() {
  clear(() => true);
}

function place(name) {
  return `${OURS}${me()}:${name}`;
}

function clear(goes) {
  attempt(() => {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith(OURS) && goes(localStorage.getItem(key))) localStorage.removeItem(key);
    }
  });
}

/** A browser may refuse to keep anything; the page itself still has what was typed. */
function attempt(deed) {
  try {
    return deed();
  } catch {
    return undefined;
  }
}
