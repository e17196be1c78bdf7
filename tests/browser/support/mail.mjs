import { randomBytes, randomInt } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";

import { mailbox } from "./place.mjs";

/** An email address that nobody had before. */
export function somebody(name = "citizen") {
  return `${name}-${randomBytes(6).toString("hex")}@mail.example`;
}

/** The number of a mobile that nobody had before, as texts to it are kept. */
export function aMobile() {
  return `+4477${String(randomInt(1e8)).padStart(8, "0")}`;
}

/** Every message to an address or a mobile, oldest first. */
export async function mailsTo(address) {
  const answer = await fetch(`${mailbox}/api/messages?to=${encodeURIComponent(address)}`);
  return answer.json();
}

/** Waits up to 20 seconds for a message to an address whose subject or text has `words` in it. */
export async function mailTo(address, words) {
  for (let tries = 0; tries < 200; tries += 1) {
    const mails = await mailsTo(address);
    const found = mails.findLast((mail) => `${mail.subject}\n${mail.text}`.includes(words));
    if (found) return found;
    await pause(100);
  }
  const subjects = (await mailsTo(address)).map((mail) => mail.subject);
  throw new Error(`no mail to ${address} with “${words}”; there are ${JSON.stringify(subjects)}`);
}

/** The first address in a message that has `part` in it. */
export function linkIn(mail, part) {
  const link = mail.text.match(/https?:\/\/\S+/g)?.find((address) => address.includes(part));
  if (!link) throw new Error(`no link with ${part} in “${mail.subject}”`);
  return link;
}
