import assert from "node:assert/strict";

import { manage, openCase, press, signIn } from "./desk.mjs";
import { linkIn, mailTo, mailsTo } from "./mail.mjs";
import { at } from "./place.mjs";
import { faults, send, type } from "./report.mjs";

const note = "The gate was locked, says the crew.";
const update = "A crew comes back tomorrow morning.";
const question = "Is the lid of your bin closed?";
const answer = "Yes, and it stands by the gate.";

/** The administrator invites a caseworker, with mistakes first. */
export async function invite(administrator, { name, email }) {
  const { page } = administrator;
  await signIn(administrator, "administrator");
  await manage(page, "Staff");
  await page.waitForURL("**/desk/staff");
  await administrator.look();
  await type(page, { name, email: "robin" });
  await page.getByLabel(/waste/i).check();
  await page.getByRole("button", { name: "Send invitation" }).click();
  await page.locator(".govuk-error-summary").waitFor();
  await administrator.look({ status: 422 });
  assert.deepEqual(await faults(page), ["email", "role"]);
  assert.ok(await page.getByLabel(/waste/i).isChecked(), "the team is kept");
  await type(page, { email });
  await page.getByLabel("Caseworker", { exact: true }).check();
  await press(page, "Send invitation", "The invitation is on its way.");
  await administrator.look();
  assert.equal(await page.locator("tr", { hasText: email }).count(), 1, "they are listed");
}

/** The caseworker follows the email, chooses a password, and is at their desk. */
export async function join(caseworker, { name, email }) {
  const { page } = caseworker;
  const link = linkIn(await mailTo(email, "invited"), "/desk/invitation/");
  await caseworker.open(link);
  await caseworker.look();
  for (const password of ["too short", "violet anchor teapot marsh"]) {
    await type(page, { password });
    await page.getByRole("button", { name: "Set password and sign in" }).click();
    if (password !== "too short") continue;
    await page.locator(".govuk-error-summary").waitFor();
    await caseworker.look({ status: 422 });
    assert.deepEqual(await faults(page), ["password"]);
  }
  await page.waitForURL(/\/desk$/);
  assert.match(await page.locator("header").innerText(), new RegExp(name));
  const second = await page.context().newPage();
  assert.equal((await second.goto(link)).status(), 404, "an invitation is used once");
  await second.close();
}

/** They take the case, note, tell, ask, and finish it, with a mistake on the way. */
export async function work(caseworker, citizen, reference, email) {
  const { page } = caseworker;
  await caseworker.look();
  await openCase(page, reference);
  await caseworker.look();
  await press(page, "Take this case", "The case is yours.");
  await type(page, { note });
  await press(page, "Save note", "The note is saved.");
  await type(page, { update });
  await press(page, "Send message", "Your message is on its way to the citizen.");
  await page.getByLabel("Ask the citizen and wait").check();
  await type(page, { message: question });
  await press(page, "Change status", "The status is changed.");
  await reply(citizen, await mailTo(email, question));
  await page.reload();
  assert.ok((await page.locator(".m-timeline").innerText()).includes(answer), "the reply is at the desk");
  await finish(caseworker);
}

async function reply(citizen, mail) {
  const { page } = citizen;
  await citizen.open(linkIn(mail, "/follow/"));
  await citizen.look();
  await send(page);
  await page.locator(".govuk-error-summary").waitFor();
  await citizen.look({ status: 422 });
  assert.deepEqual(await faults(page), ["text"]);
  await type(page, { text: answer });
  await send(page);
  await page.locator(".govuk-notification-banner", { hasText: "We have your message." }).waitFor();
  await citizen.look();
}

async function finish(caseworker) {
  const { page } = caseworker;
  await page.getByRole("radio", { name: "Finish" }).check();
  await type(page, { message: "Sorry about the wait." });
  await page.getByRole("button", { name: "Change status" }).click();
  await page.locator(".govuk-error-summary").waitFor();
  await caseworker.look({ status: 422 });
  assert.deepEqual(await faults(page), ["outcome"]);
  assert.equal(await page.locator("[name=message]").inputValue(), "Sorry about the wait.");
  assert.ok(await page.getByRole("radio", { name: "Finish" }).isChecked());
  await page.locator("[name=outcome]").selectOption({ label: "Completed" });
  await press(page, "Change status", "The status is changed.");
  await caseworker.look();
}

/** The citizen, at their report, sees every public step and nothing else, and had an email of each. */
export async function workedOn(citizen, email, reference) {
  const said = await citizen.page.locator("main").innerText();
  for (const step of [update, question, answer, "Sorry about the wait.", "Finished", "Your bin has now been emptied"]) {
    assert.ok(said.includes(step), `the citizen reads “${step}” in ${said}`);
  }
  assert.ok(!said.includes(note), "the note stays at the desk");
  for (const step of [update, question, "Being dealt with", "Your bin has now been emptied"]) await mailTo(email, step);
  const mails = (await mailsTo(email)).filter((mail) => mail.subject.includes(reference));
  assert.equal(mails.length, 5, mails.map((mail) => mail.subject).join("; "));
  assert.ok(!mails.some((mail) => mail.text.includes(note)));
}
