import { randomInt } from "node:crypto";
import { readdirSync } from "node:fs";
import { basename } from "node:path";

import { openUntil } from "./desk.mjs";
import { somebody } from "./mail.mjs";
import { at, password } from "./place.mjs";
import { fillBin, reference, send, type } from "./report.mjs";

/** The files that may run side by side; each has numbers of its own. */
const files = readdirSync(new URL("..", import.meta.url)).filter((name) => name.endsWith(".test.mjs"));
const own = Math.max(0, files.indexOf(basename(process.argv[1])));
/** Those that Ofcom keeps for drama: nobody has them. */
const all = Array.from({ length: 1000 }, (_, end) => `07700 900${String(end).padStart(3, "0")}`);
const mine = all.filter((_, at) => at % files.length === own);
let next = randomInt(mine.length);

/** A telephone number that nobody else has during these tests. */
export function number() {
  return mine[(next += 1) % mine.length];
}

/** Reports a missed bin on the web, with a telephone number; the case's reference. */
export async function reportWith(page, phone) {
  await page.goto(at("wenbury", "/services/missed-bin"));
  await fillBin(page, somebody());
  await type(page, { "your-phone": phone });
  await send(page);
  return reference(page);
}

/** A telephone opens the desk with the number that calls: the panel, once it knows the caller and their cases. */
export async function pops(page, phone, cases = 0) {
  await page.goto(at("wenbury", `/desk/pop?number=${encodeURIComponent(phone)}`));
  await page.waitForURL(/\/desk\/calls\/[0-9a-f-]{36}/);
  if (cases) await openUntil(page, page.url(), page.locator(".c-cases li").nth(cases - 1));
}

/** A switchboard tells that a call rings an agent. */
export function announce(page, phone) {
  const call = { switchboard_call_id: crypto.randomUUID(), number: phone, to: "agent@wenbury.example" };
  const account = { email: "administrator@wenbury.example", password };
  return page.evaluate(
    async ([signIn, ringing]) => {
      const post = async (path, body, token) => {
        const headers = { "content-type": "application/json", ...(token && { authorization: `Bearer ${token}` }) };
        const answer = await fetch(path, { method: "POST", headers, body: JSON.stringify(body) });
        if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
        return answer.json();
      };
      const { session } = await post("/api/v1/identity/sessions", signIn);
      const { access_token: token } = await post("/api/v1/identity/tokens", { session });
      return post("/api/v1/calls", ringing, token);
    },
    [account, call],
  );
}
