import assert from "node:assert/strict";

import { Hand } from "./actions.mjs";
import { bin } from "./report.mjs";
import { pops } from "./telephone.mjs";

const box = "#call-q";
const end = "[data-end]";

/** The calls that an agent takes all day, from the moment the telephone has opened the panel: each as it is done with the keyboard alone. Answers with the hand that did it. */
export const calls = {
  /** A missed bin is reported: to its reference. */
  async report(page) {
    const hand = await about(page, "bin not emptied");
    await chooses(page, hand, "services");
    await hand.at('[name="bin"]');
    await hand.press("Space");
    for (const part of ["day", "month", "year"]) {
      await hand.to(`missed_on-${part}`);
      await hand.type(bin[`missed_on-${part}`]);
    }
    await hand.to("was_out");
    await hand.press("Space");
    await hand.press("Enter");
    await page.locator(".c-made__reference").waitFor();
    return hand;
  },

  /** They ask where their report is, and hear it. */
  async chaser(page) {
    const hand = await about(page, "");
    await hand.press("Enter");
    await page.locator(".c-say--aloud").waitFor();
    await ends(page, hand);
    return hand;
  },

  /** It is another council's job, and they are told whose. */
  async notOurs(page) {
    const hand = await about(page, "pothole");
    await chooses(page, hand, "others");
    await page.locator(".c-council").waitFor();
    await ends(page, hand);
    return hand;
  },

  /** They ask a question that is answered. */
  async answered(page) {
    const hand = await about(page, "when are the bins collected at christmas");
    await hand.press("Enter");
    await page.locator(".c-say--aloud").waitFor();
    await ends(page, hand);
    return hand;
  },
};

/** What each may take, in actions. */
export const budgets = { report: 8, chaser: 4, notOurs: 3, answered: 4 };

/** Ends the call as the panel proposes, with the key that it has its finger on. */
export async function ends(page, hand) {
  await hand.at(end);
  await hand.press("Enter");
  await page.waitForURL(/\/desk\/calls$|\/desk\/calls\?done=call-ended/);
  assert.equal(await page.locator(".govuk-notification-banner__heading").innerText(), "The call is saved.");
}

async function about(page, words) {
  const hand = new Hand(page);
  await hand.at(box);
  await hand.type(words);
  if (words) await page.locator(`[data-ask$="/topics"][data-found="${words}"]`).waitFor();
  return hand;
}

/** Goes down to the first of what was found of this kind, and chooses it. */
export async function chooses(page, hand, kind) {
  const first = page.locator(`[aria-labelledby="topics-${kind}"] .c-option`).first();
  await first.waitFor();
  while ((await first.getAttribute("aria-selected")) !== "true") await hand.press("ArrowDown");
  await hand.press("Enter");
}

/** Takes one of the calls from this number. */
export async function take(page, phone, name) {
  await pops(page, phone, 1);
  return calls[name](page);
}
