import { randomInt } from "node:crypto";

import { somebody } from "./mail.mjs";
import { at, password } from "./place.mjs";
import { fillBin, reference, send, type } from "./report.mjs";

/** A telephone number that hardly anybody had before. */
export function number() {
  return `07700 900${String(randomInt(1000)).padStart(3, "0")}`;
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
  for (let tries = 0; (await page.locator(".c-cases li").count()) < cases; tries += 1) {
    if (tries > 50) throw new Error("the caller's case doesn't come");
    await page.waitForTimeout(200);
    await page.reload();
  }
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
