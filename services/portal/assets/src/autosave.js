// Saves a half-done form while someone fills it in; without this file its own button saves it.
const form = document.querySelector("form[data-autosave]");
/** How long after the last change it is saved, in milliseconds. */
const QUIET = 1500;
let waiting = 0;

async function save() {
  const body = new URLSearchParams(new FormData(form));
  body.set("do", "save");
  try {
    const answer = await fetch(form.getAttribute("action") || location.href, { method: "POST", body, redirect: "manual" });
    const saved = answer.ok || answer.type === "opaqueredirect";
    form.querySelector("[role=status]").textContent = saved ? form.dataset.autosave : "";
  } catch {
    form.querySelector("[role=status]").textContent = "";
  }
}

if (form) {
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(save, QUIET);
  });
  form.addEventListener("submit", () => clearTimeout(waiting));
}
