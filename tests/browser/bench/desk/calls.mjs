// A call of each kind, taken with the keyboard alone: how many actions it needs, typing aside.
import { signIn } from "../../support/desk.mjs";
import { budgets, ends, take } from "../../support/shift.mjs";
import { number, reportWith } from "../../support/telephone.mjs";

const ROUNDS = 3;

export async function measure({ browser }) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  const phone = number();
  await reportWith(page, phone);
  await signIn({ page, open: (address) => page.goto(address) }, "agent");
  const rows = [];
  for (const [name, budget] of Object.entries(budgets)) {
    const figures = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const hand = await take(page, phone, name);
      figures.push(hand.actions.length);
      if (name === "report") await ends(page, hand);
    }
    rows.push({ what: `call, ${kinds[name]}`, figures, budget, unit: "actions" });
  }
  await page.close();
  return rows;
}

const kinds = {
  report: "a new report to its reference",
  chaser: "where is it?",
  notOurs: "not ours, handed to the right council",
  answered: "a question answered",
};
