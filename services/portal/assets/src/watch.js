// A part of a page that is kept as it is now: `<div id="…" data-watch="5">` is fetched again every so
// many seconds while someone looks at it; with `data-watch-at`, from an address that has that part alone.
// Without this file a link shows the page anew.
export function watch() {
  for (const part of document.querySelectorAll("[data-watch][id]")) setInterval(() => renew(part.id), Number(part.dataset.watch) * 1000);
}

async function renew(id) {
  if (document.hidden) return;
  const alone = document.getElementById(id)?.dataset.watchAt;
  const answer = await fetch(alone ?? location.href, { headers: { accept: "text/html" } }).catch(() => null);
  if (!answer?.ok || answer.redirected) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = alone ? page.body : page.getElementById(id);
  const shown = document.getElementById(id);
  if (!fresh || !shown || shown.contains(document.activeElement)) return;
  if (fresh.innerHTML.trim() !== shown.innerHTML.trim()) shown.innerHTML = fresh.innerHTML;
}
