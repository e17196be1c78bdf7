import assert from "node:assert/strict";
import { request } from "node:http";
import { test } from "node:test";

import { press, signIn } from "./support/desk.mjs";
import { linkIn, mailsTo, mailTo, somebody } from "./support/mail.mjs";
import { at } from "./support/place.mjs";
import { fillBin, reference, send, type } from "./support/report.mjs";
import { pops } from "./support/telephone.mjs";
import { desktop, phone, visitor } from "./support/visitor.mjs";

/** A mail program's post. Names under localhost resolve in browsers alone. */
function post(address, body) {
  const headers = { Host: address.host, "Content-Type": "application/x-www-form-urlencoded" };
  return new Promise((resolve, reject) => {
    const to = { host: "127.0.0.1", port: address.port, path: address.pathname + address.search, method: "POST", headers };
    const sending = request(to, (answer) => resolve({ status: answer.resume().statusCode }));
    sending.on("error", reject).end(body);
  });
}

/** A caseworker declares that a street's bins weren't emptied. */
async function declare(t, council, postcode, said) {
  const worker = await visitor(t);
  await worker.open(at(council, "/?lang=en"));
  await signIn(worker, "caseworker", council);
  await worker.open(at(council, "/desk/incidents/new"));
  await worker.page.locator("[name=service-0]").selectOption("missed-bin");
  await type(worker.page, { ...said, postcodes: postcode });
  await press(worker.page, "Declare the incident", "The incident has been declared.");
  return { worker, incidentAt: worker.page.url().split("?")[0] };
}

for (const [name, size, script, postcode] of [["desktop", desktop, "on", "ZA8 3BB"], ["phone, without script", phone, "off", "ZA8 4DD"]]) {
  test(`who reports what is known is told so before it is sent, follows it and stops, on a ${name}`, async (t) => {
    const title = `No collection in ${postcode}`;
    const { worker, incidentAt } = await declare(t, "wenbury", postcode, {
      "title-en": title, "title-cy": `Dim casgliad yn ${postcode}`,
      "told-en": "The lorry broke down. We come tomorrow.", "told-cy": "Torrodd y lori i lawr. Byddwn yn dod yfory.",
    });
    const citizen = await visitor(t, { size, script });
    const { page } = citizen;
    const email = somebody();
    await citizen.open(at("wenbury", "/services/missed-bin"));
    await fillBin(page, email);
    await type(page, { "collection_address-postcode": postcode });
    await send(page);
    const hint = page.locator(".govuk-notification-banner", { hasText: "We already know about this" });
    await hint.waitFor();
    assert.match(await hint.innerText(), /The lorry broke down/);
    assert.equal(await page.locator("[name='collection_address-postcode']").inputValue(), postcode, "what was typed is kept");
    await citizen.look();

    const follower = await visitor(t, { size, script });
    const reader = somebody("follower");
    await follower.open(new URL(await hint.getByRole("link").first().getAttribute("href"), page.url()).href);
    await follower.page.getByRole("button", { name: "Tell me" }).click();
    await follower.page.locator(".govuk-error-summary").waitFor();
    await follower.look({ status: 422 });
    await type(follower.page, { email: reader });
    await follower.page.getByRole("button", { name: "Tell me" }).click();
    await follower.page.locator("h1", { hasText: "Check your email" }).waitFor();
    await follower.look();
    await follower.open(linkIn(await mailTo(reader, "Confirm your email address"), "/be-told/confirm/"));
    await follower.look();
    await follower.page.getByRole("button", { name: "Confirm" }).click();
    await follower.page.locator("h1", { hasText: "You will be told" }).waitFor();
    await follower.look();
    const began = await mailTo(reader, "You will be told");
    const stop = linkIn(began, "/stop/");

    await send(page);
    await reference(page);
    await worker.open(`${incidentAt}/tell`);
    await type(worker.page, { "text-en": "A lorry comes at 7.", "text-cy": "Daw lori am 7." });
    await press(worker.page, "Send the update", "The update is being sent to everyone.");
    assert.match((await mailTo(reader, "News")).text, /A lorry comes at 7\./);
    await follower.open(stop);
    await follower.look();
    await follower.page.getByRole("button", { name: "Stop the emails" }).click();
    await follower.page.locator("h1", { hasText: "You will get no more emails" }).waitFor();
    await follower.look();
  });
}

test("a mail program’s own button ends the emails, and a link that nobody confirms in time says so", async (t) => {
  const { worker, incidentAt } = await declare(t, "wenbury", "ZA8 7GG", {
    "title-en": "No collection in ZA8 7GG", "title-cy": "Dim casgliad yn ZA8 7GG",
    "told-en": "The lorry broke down.", "told-cy": "Torrodd y lori i lawr.",
  });
  const reader = somebody("follower");
  const citizen = await visitor(t);
  await citizen.open(at("wenbury", `/be-told?incident=${incidentAt.split("/").at(-1)}`));
  await type(citizen.page, { email: reader });
  await citizen.page.getByRole("button", { name: "Tell me" }).click();
  const link = linkIn(await mailTo(reader, "Confirm your email address"), "/be-told/confirm/");
  await citizen.open(link);
  await citizen.page.getByRole("button", { name: "Confirm" }).click();
  const { unsubscribe } = await mailTo(reader, "You will be told");
  const button = new URL(unsubscribe.slice(1, -1));
  await citizen.open(button.href);
  await citizen.page.getByRole("button", { name: "Stop the emails" }).waitFor();
  const sent = await post(button, "List-Unsubscribe=One-Click");
  assert.equal(sent.status, 200, "without a cookie, and not led elsewhere");
  await worker.open(`${incidentAt}/tell`);
  await type(worker.page, { "text-en": "A lorry comes at 7.", "text-cy": "Daw lori am 7." });
  await press(worker.page, "Send the update", "The update is being sent to everyone.");
  await citizen.open(link);
  await citizen.page.getByRole("button", { name: "Confirm" }).click();
  await citizen.page.locator("h1", { hasText: "This link doesn’t work any more" }).waitFor();
  await citizen.look({ status: 404 });
  await citizen.page.setViewportSize(phone);
  await citizen.look({ status: 404 });
  assert.ok((await mailsTo(reader)).every((mail) => !mail.subject.startsWith("News")));
});

test("who comes back to a half-done report hears of it, and so does who calls", async (t) => {
  await declare(t, "wenbury", "ZA8 8HH", {
    "title-en": "No collection in ZA8 8HH", "title-cy": "Dim casgliad yn ZA8 8HH",
    "told-en": "The road is closed.", "told-cy": "Mae’r ffordd ar gau.",
  });
  const [agent, citizen] = [await visitor(t), await visitor(t, { size: phone, script: "off" })];
  await signIn(agent, "agent");
  const email = somebody();
  await agent.open(at("wenbury", "/desk/drafts/new?service=missed-bin&channel=phone"));
  const place = { "collection_address-line1": "1 Mill Lane", "collection_address-postcode": "ZA8 8HH" };
  await type(agent.page, { ...place, "your-email": email });
  await agent.page.getByRole("button", { name: "Hand it over to the citizen" }).click();
  await citizen.open(linkIn(await mailTo(email, "Finish your request"), "/continue/"));
  await type(citizen.page, { postcode: "ZA8 8HH" });
  await citizen.page.getByRole("button", { name: "Continue" }).click();
  await citizen.page.locator(".govuk-notification-banner", { hasText: "The road is closed." }).waitFor();
  await citizen.look();

  const { page } = agent;
  await pops(page, "withheld");
  await page.goto(`${page.url().split("?")[0]}?about=service:missed-bin`);
  const told = page.locator(".c-urgent", { hasText: "No collection in ZA8 8HH" });
  await told.waitFor();
  await agent.look();
  await told.getByRole("button").click();
  await page.locator(".govuk-error-summary").waitFor();
  await agent.look({ status: 422 });
  const caller = somebody("caller");
  await type(page, { "your-email": caller });
  await told.getByRole("button").click();
  await page.getByText("The caller is sent an email").waitFor();
  await mailTo(caller, "Confirm your email address");
});

test("in Welsh too", async (t) => {
  const said = {
    "title-en": "No collection", "title-cy": "Dim casgliad", "told-en": "The lorry broke down.", "told-cy": "Torrodd y lori i lawr.",
  };
  await declare(t, "glanaber", "ZA8 5EE", said);
  const citizen = await visitor(t, { size: phone });
  const { page } = citizen;
  await citizen.open(at("glanaber", "/services/missed-bin?lang=cy"));
  await fillBin(page, somebody());
  await type(page, { "collection_address-postcode": "ZA8 5EE" });
  await send(page);
  const hint = page.locator(".govuk-notification-banner", { hasText: "Rydym eisoes yn gwybod am hyn" });
  await hint.waitFor();
  assert.match(await hint.innerText(), /Torrodd y lori i lawr\./);
  await citizen.look({ language: "cy" });
});

test("five reports of one postcode are suggested as one thing, and not again once that is dismissed", async (t) => {
  const citizen = await visitor(t);
  for (let n = 0; n < 5; n += 1) {
    await citizen.open(at("wenbury", "/services/missed-bin"));
    await fillBin(citizen.page, somebody());
    await type(citizen.page, { "collection_address-postcode": "ZA8 6FF" });
    await send(citizen.page);
    await reference(citizen.page);
  }
  const worker = await visitor(t);
  const { page } = worker;
  await worker.open(at("wenbury", "/?lang=en"));
  await signIn(worker, "caseworker");
  await worker.open(at("wenbury", "/desk/incidents"));
  const suggested = page.locator("section li", { hasText: /5 reports of .* at ZA8 6FF since/ });
  await suggested.waitFor();
  await worker.look();
  await page.setViewportSize(phone);
  await worker.look();
  const next = page.waitForEvent("framenavigated", (frame) => frame === page.mainFrame());
  await suggested.getByRole("button", { name: /Not one thing/ }).click();
  await next;
  await page.getByText("These reports won’t be suggested again.").waitFor();
  assert.equal(await suggested.count(), 0);
});
