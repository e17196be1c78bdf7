// Saves a half-done form while someone fills it in, one save after the other; without this file its own
// button saves it.
const form = document.querySelector("form[data-autosave]");
/** How long after the last change it is saved, in milliseconds. */
const QUIET = 1500;
let waiting = 0;
let saving = null;
let changed = false;

function body() {
  const pairs = new URLSearchParams(new FormData(form));
  pairs.set("do", "save");
  return pairs;
}

function address() {
  return form.getAttribute("action") || location.href;
}

async function save() {
  await saving;
  changed = false;
  saving = send().finally(() => (saving = null));
}

async function send() {
  const status = form.querySelector("[role=status]");
  try {
    const answer = await fetch(address(), { method: "POST", body: body(), redirect: "manual" });
    const saved = answer.ok || answer.type === "opaqueredirect";
    if (!saved) changed = true;
    status.textContent = saved ? form.dataset.autosave : "";
  } catch {
    changed = true;
    status.textContent = "";
  }
}

if (form) {
  form.addEventListener("input", () => {
    changed = true;
    clearTimeout(waiting);
    waiting = setTimeout(save, QUIET);
  });
  form.addEventListener("submit", () => {
    clearTimeout(waiting);
    changed = false;
  });
  window.addEventListener("pagehide", () => changed && navigator.sendBeacon(address(), body()));
}
