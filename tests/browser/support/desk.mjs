import assert from "node:assert/strict";

import { at, password } from "./place.mjs";
import { type } from "./report.mjs";

/** Signs a member of staff in at the desk of a council, by the name of their role. */
export async function signIn(person, role, council = "wenbury") {
  const { page } = person;
  await person.open(at(council, "/desk"));
  await page.waitForURL("**/desk/sign-in*");
  await type(page, { email: `${role}@${council}.example`, password });
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(/\/desk$/);
}

/**
 * Opens the case with this reference from the queue, on whichever page of it. Days are moved beside this test (a
 * service is stopped and started), so a case may pass to a page that was turned already: then the queue is
 * gone through again, for 20 seconds at most.
 */
export async function openCase(page, reference) {
  const first = page.url();
  const end = Date.now() + 20_000;
  const link = page.getByRole("link", { name: reference });
  while (!(await link.count())) {
    const before = page.url();
    const next = page.locator("[rel=next]");
    if (await next.count()) {
      await next.click();
      await page.waitForURL((url) => url.href !== before);
    } else {
      assert.ok(Date.now() < end, `${reference} isn’t in the queue`);
      await page.goto(first);
    }
  }
  await link.click();
  await page.waitForURL("**/desk/cases/*");
}

/** Presses a button and waits for the page that says it is done: the next one, whatever this one says already. */
export async function press(page, name, said) {
  const next = page.waitForEvent("framenavigated", (frame) => frame === page.mainFrame());
  await page.getByRole("button", { name, exact: true }).click();
  await next;
  await page.locator(".govuk-notification-banner", { hasText: said }).waitFor();
}

/** Opens an address again and again until something is there that comes of itself, for 20 seconds at most. */
export async function openUntil(page, address, found) {
  const end = Date.now() + 20_000;
  do await page.goto(address);
  while (!(await found.count()) && Date.now() < end);
  await found.first().waitFor();
}

/** Goes to something that the council's few look after. */
export async function manage(page, what) {
  await page.locator(".d-manage summary").click();
  await page.locator(".d-manage").getByRole("link", { name: what, exact: true }).click();
}
