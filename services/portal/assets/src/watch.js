// A part of a page that is kept as it is now: `<div id="…" data-watch="5">` is fetched again every so
// many seconds while someone looks at it. Without this file a link shows the page anew.
export function watch() {
  for (const part of document.querySelectorAll("[data-watch][id]")) setInterval(() => renew(part.id), Number(part.dataset.watch) * 1000);
}

async function renew(id) {
  if (document.hidden) return;
  const answer = await fetch(location.href, { headers: { accept: "text/html" } }).catch(() => null);
  if (!answer?.ok || answer.redirected) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById(id);
  const shown = document.getElementById(id);
  if (fresh && shown && fresh.innerHTML !== shown.innerHTML && !shown.contains(document.activeElement)) shown.innerHTML = fresh.innerHTML;
}
