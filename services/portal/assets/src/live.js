// Changes while a page is open: how many cases of a queue are another way now, who else is at a case
// and what they did, how far a bulk act is. A page that isn't seen asks nothing.
/** How often a queue is compared, a case is asked about, an act is looked at, in milliseconds. */
const QUEUE = 5000;
const CASE = 2500;
const ACT = 1500;

/** Does something again and again while the page is seen; what fails is tried again later. */
function every(interval, look) {
  let waits = interval;
  const turn = async () => {
    if (!document.hidden) waits = (await look().catch(() => false)) ? interval : Math.min(waits * 2, 60000);
    setTimeout(turn, waits);
  };
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) look().catch(() => false);
  });
  turn();
}

function say(line, text) {
  if (!line) return;
  const place = line.querySelector("span") ?? line;
  if (place.textContent !== text) place.textContent = text;
  line.hidden = text === "";
}

function watchQueue(box) {
  const shown = new Set([...document.querySelectorAll("tr[data-case]")].map((row) => row.dataset.case));
  const known = new Map([...shown].map((one) => one.split(":")));
  every(QUEUE, async () => {
    const answer = await fetch(box.dataset.live, { headers: { accept: "application/json" } });
    if (!answer.ok) return false;
    const now = new Map((await answer.json()).cases.map((one) => one.split(":")));
    const other = [...now].filter(([id, version]) => known.has(id) && known.get(id) !== version).length;
    const come = [...now.keys()].filter((id) => !known.has(id)).length;
    const gone = [...known.keys()].filter((id) => !now.has(id)).length;
    // Where a page is full, one that comes pushes another one off.
    const count = other + Math.max(come, gone);
    const text = count === 1 ? box.dataset.one : box.dataset.many.replace("{n}", count);
    say(box.querySelector("p"), count === 0 ? "" : text);
    return true;
  });
}

function watchCase(box) {
  let writing = "";
  document.addEventListener("input", (event) => {
    if (event.target.matches("main textarea")) writing = event.target.value.trim() === "" ? "" : "yes";
  });
  every(CASE, async () => {
    const body = new URLSearchParams({ _token: box.dataset.token, version: box.dataset.version, writing });
    const answer = await fetch(box.dataset.presence, { method: "POST", body });
    if (!answer.ok) return false;
    const { others, news } = await answer.json();
    say(box.querySelector("[data-others]"), others);
    say(box.querySelector("[data-news]"), news);
    return true;
  });
}

function watchAct(part) {
  const look = async () => {
    const answer = await fetch(location.href, { headers: { accept: "text/html" } }).catch(() => null);
    if (!answer?.ok) return setTimeout(look, ACT * 4);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.querySelector("[data-refresh]");
    if (!fresh?.hasAttribute("data-working")) return location.reload();
    if (!part.contains(document.activeElement)) part.replaceChildren(...fresh.childNodes);
    return setTimeout(look, ACT);
  };
  setTimeout(look, ACT);
}

for (const box of document.querySelectorAll("[data-live]")) watchQueue(box);
for (const box of document.querySelectorAll("[data-presence]")) watchCase(box);
for (const part of document.querySelectorAll("[data-refresh][data-working]")) watchAct(part);
