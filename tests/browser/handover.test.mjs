import assert from "node:assert/strict";
import { test } from "node:test";

import { signIn } from "./support/desk.mjs";
import { aMobile, linkIn, mailTo, mailsTo, somebody } from "./support/mail.mjs";
import { at } from "./support/place.mjs";
import { bin, reference, type } from "./support/report.mjs";
import { desktop, phone, visitor } from "./support/visitor.mjs";

/** An agent fills in where the bin is, and hands the rest over. */
async function handOver(agent, email) {
  const { page } = agent;
  await agent.open(at("wenbury", "/desk/drafts/new?service=missed-bin&channel=phone"));
  await type(page, { "collection_address-line1": bin["collection_address-line1"], "collection_address-postcode": bin["collection_address-postcode"], "your-email": email });
  await page.getByRole("button", { name: "Hand it over to the citizen" }).click();
  await page.waitForURL(/\/desk\/drafts\/[0-9a-f-]{36}$/);
  return page.locator("h1 .m-reference").innerText();
}

async function finish(page) {
  await page.locator('[name="bin"][value="rubbish"]').check();
  await page.locator('[name="was_out"][value="yes"]').check();
  const rest = ["missed_on-day", "missed_on-month", "missed_on-year", "your-name"].map((name) => [name, bin[name]]);
  await type(page, Object.fromEntries(rest));
}

for (const [name, size, script] of [["desktop", desktop, "on"], ["phone, without script", phone, "off"]]) {
  test(`a report begun by phone is finished on the web under the same reference: ${name}`, async (t) => {
    const [agent, citizen] = [await visitor(t), await visitor(t, { size, script })];
    await signIn(agent, "agent");
    const email = somebody();
    const given = await handOver(agent, email);
    await agent.look();
    await citizen.open(linkIn(await mailTo(email, given), "/continue/"));
    await citizen.look();
    await citizen.page.locator("[name=postcode]").fill("ZA1 1AA");
    await citizen.page.getByRole("button", { name: "Continue" }).click();
    await citizen.page.locator(".govuk-error-summary").waitFor();
    await citizen.page.locator("[name=postcode]").fill(bin["collection_address-postcode"]);
    await citizen.page.getByRole("button", { name: "Continue" }).click();
    await citizen.page.waitForURL("**/form");
    await citizen.look();
    await finish(citizen.page);
    await citizen.page.getByRole("button", { name: "Save and finish later" }).click();
    await citizen.page.locator(".govuk-notification-banner", { hasText: "saved" }).waitFor();
    await agent.page.locator("#draft", { hasText: "5 of 5" }).waitFor();
    await citizen.page.getByRole("button", { name: "Send" }).first().click();
    assert.equal(await reference(citizen.page), given);
    await citizen.page.goBack();
    await citizen.page.waitForURL((url) => !url.pathname.startsWith("/sent/"));
    await citizen.page.reload();
    assert.equal(await reference(citizen.page), given);
    await agent.page.getByRole("link", { name: "Go to the case" }).click();
    await agent.page.locator(".m-event", { hasText: "Begun" }).waitFor();
    await agent.look();
  });
}

test("someone without email reads the code back, and staff finish what they take back", async (t) => {
  const [agent, citizen] = [await visitor(t), await visitor(t)];
  await signIn(agent, "agent");
  const given = await handOver(agent, "");
  const code = await agent.page.locator("dt", { hasText: /^Code$/ }).locator("xpath=following-sibling::dd").innerText();
  await citizen.open(at("wenbury", "/continue"));
  await type(citizen.page, { reference: given, code, postcode: bin["collection_address-postcode"] });
  await citizen.page.keyboard.press("Enter");
  await citizen.page.waitForURL("**/form");
  await agent.page.getByRole("button", { name: "Take it back and finish it here" }).click();
  await agent.page.waitForURL("**/form");
  await finish(agent.page);
  await agent.page.getByRole("button", { name: "Send the report" }).click();
  await agent.page.waitForURL("**/desk/cases/*");
  await agent.page.locator("h1", { hasText: given }).waitFor();
  await citizen.page.getByRole("button", { name: "Save and finish later" }).click();
  await citizen.page.getByRole("heading", { level: 1 }).waitFor();
  assert.ok(!(await citizen.page.locator("form[data-autosave]").count()), "the link opens nothing any more");
});

test("the link goes as a text message, and another device goes on with the same reference", async (t) => {
  const [agent, citizen] = [await visitor(t), await visitor(t, { size: phone })];
  await signIn(agent, "agent");
  const { page } = agent;
  const mobile = aMobile();
  await agent.open(at("wenbury", "/desk/drafts/new?service=missed-bin&channel=phone"));
  await type(page, { "collection_address-line1": bin["collection_address-line1"], "collection_address-postcode": bin["collection_address-postcode"], "your-phone": "01632 960 001" });
  await page.getByRole("button", { name: "Hand it over by text message" }).click();
  await page.locator(".govuk-error-message", { hasText: "Enter the number of a mobile" }).waitFor();
  await agent.look({ status: 422 });
  await type(page, { "your-phone": mobile.replace("+44", "0") });
  await page.getByRole("button", { name: "Hand it over by text message" }).click();
  await page.waitForURL(/\/desk\/drafts\/[0-9a-f-]{36}$/);
  const given = await page.locator("h1 .m-reference").innerText();
  await page.getByText("They have the link in a text message.").waitFor();
  await agent.look();
  await citizen.open(linkIn(await mailTo(mobile, given), "/continue/"));
  await citizen.page.locator("[name=postcode]").fill(bin["collection_address-postcode"]);
  await citizen.page.getByRole("button", { name: "Continue" }).click();
  await citizen.page.waitForURL("**/form");
  assert.equal(await citizen.page.locator('[name="collection_address-line1"]').inputValue(), bin["collection_address-line1"]);
  await finish(citizen.page);
  await citizen.page.getByRole("button", { name: "Send" }).first().click();
  assert.equal(await reference(citizen.page), given);
  assert.equal((await mailsTo(mobile)).length, 1);
});
