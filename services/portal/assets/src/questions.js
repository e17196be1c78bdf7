// Questions that are asked when others have certain answers show and hide at once, and what is worked out is
// worked out while someone types. Without this file the server does both, page by page.

/** Shows, hides and works out everything of a form by what stands in it. */
export function update(form) {
  for (const box of form.querySelectorAll("[data-when]")) {
    const [how, ...rules] = JSON.parse(box.dataset.when);
    const holds = (rule) => (typeof rule === "boolean" ? rule : accepts(rule.is, answer(form, box, rule.question)));
    show(box, how === "all" ? rules.every(holds) : rules.some(holds));
  }
  for (const box of form.querySelectorAll("[data-works]")) {
    const { unit, of, needs = [], limits = {} } = JSON.parse(box.dataset.works);
    const open =
      needs.some((name) => fields(form, form, name).length && !answer(form, form, name).length) ||
      Object.entries(limits).some(([name, limit]) => answer(form, form, name).some((said) => beyond(limit, counted(form, form, name, said))));
    const amount = open ? 0 : value(of, form, form);
    const output = box.querySelector("output");
    const text = open ? (box.dataset.open ?? "") : unit === "money" ? pounds(amount) : String(amount);
    if (output.textContent !== text) output.textContent = text;
  }
}

function show(box, shown) {
  if (box.hidden !== shown) return;
  box.hidden = !shown;
  for (const seen of box.querySelectorAll("input[name=_seen]")) seen.disabled = !shown;
}

/** The fields of a question: in the same thing of a group, else anywhere in the form. */
function fields(form, near, question) {
  const item = near.closest?.("[data-item]");
  const named = (name) => [...form.querySelectorAll(`[name="${CSS.escape(name)}"]`)].filter((field) => !field.closest("[data-when][hidden]") || field.closest("[data-when][hidden]").contains(near));
  const own = item ? named(`${item.dataset.item}-${question}`) : [];
  return own.length ? own : named(question);
}

/** What is answered to a question: texts of what was chosen or typed; of a group as many as it has things. */
function answer(form, near, question) {
  const items = form.querySelector(`[name="${CSS.escape(`${question}-items`)}"]`);
  if (items) return Array(Number(items.value)).fill("item");
  const chosen = fields(form, near, question).filter((field) => !/^(radio|checkbox)$/.test(field.type) || field.checked);
  return chosen.map((field) => field.value.trim()).filter(Boolean);
}

function accepts(test, said) {
  if (said.length === 0) return false;
  if (test === "answered") return true;
  const [[kind, wanted]] = Object.entries(test);
  if (kind === "one_of") return wanted.some((one) => said.includes(one));
  if (kind === "none_of") return !wanted.some((one) => said.includes(one));
  const much = said.length > 1 || said[0] === "item" ? said.length : number(said[0]);
  return kind === "at_least" ? much >= wanted : much <= wanted;
}

function number(text) {
  const plain = text.replace(/[\s,]/g, "");
  return plain.startsWith("£") ? Math.round(Number(plain.slice(1)) * 100) : Number(plain);
}

/** A number as it counts: an amount of money in pence. */
function counted(form, near, question, said) {
  const money = fields(form, near, question)[0]?.closest(".m-before");
  return money ? Math.round(number(said) * 100) : number(said);
}

/** Whether a number isn't taken, or is none. */
function beyond([least, greatest], much) {
  return !Number.isInteger(much) || (least !== null && much < least) || (greatest !== null && much > greatest);
}

/** What an answer counts as: an amount of its own, a number, yes as 1. */
function worth(form, near, question) {
  const item = near.closest?.("[data-item]")?.dataset.item;
  const told = (name) => form.querySelector(`[data-of="${CSS.escape(name)}"]`)?.dataset.amounts;
  const amounts = JSON.parse((item && told(`${item}-${question}`)) ?? told(question) ?? "{}");
  const one = (said) => amounts[said] ?? (said === "yes" ? 1 : Math.trunc(counted(form, near, question, said) || 0));
  return answer(form, near, question).reduce((sum, said) => sum + one(said), 0);
}

function value(term, form, near) {
  const [[kind, of]] = Object.entries(term);
  if (kind === "amount") return of;
  if (kind === "answer") return worth(form, near, of);
  if (kind === "count") return answer(form, near, of).length;
  if (kind === "sum") return of.reduce((sum, part) => sum + value(part, form, near), 0);
  if (kind === "product") return of.reduce((product, part) => product * value(part, form, near), 1);
  const items = [...form.querySelectorAll("[data-item]")].filter((item) => item.dataset.item.startsWith(`${of.group}-`));
  return items.reduce((sum, item) => sum + value(of.of, form, item.firstElementChild), 0);
}

function pounds(pence) {
  const rest = Math.abs(pence) % 100;
  const whole = Math.floor(Math.abs(pence) / 100);
  return `${pence < 0 ? "−" : ""}£${whole}${rest ? `.${String(rest).padStart(2, "0")}` : ""}`;
}

/** Follows every form of the page. */
export function follow() {
  const heard = (event) => event.target.form && update(event.target.form);
  document.addEventListener("input", heard);
  document.addEventListener("change", heard);
  // A browser that goes back fills in what was typed before without a word.
  window.addEventListener("pageshow", () => document.querySelectorAll("form").forEach(update));
}
