import assert from "node:assert/strict";
import { test } from "node:test";

import { press, signIn } from "./support/desk.mjs";
import { at } from "./support/place.mjs";
import { type } from "./support/report.mjs";
import { desktop, phone, visitor } from "./support/visitor.mjs";

const open = (page, name) => page.locator(".s-parts").first().getByRole("link", { name, exact: true }).click();
const main = (page) => page.locator("main").innerText();

for (const [name, size, service] of [["desktop", desktop, "Report litter"], ["phone", phone, "Report dog fouling"]]) {
  test(`a service is written anew, looked at, published and taken back: ${name}`, async (t) => {
    const [administrator, citizen] = [await visitor(t, { size }), await visitor(t, { size })];
    const { page } = administrator;
    await signIn(administrator, "administrator");
    await administrator.open(at("wenbury", "/desk/services"));
    await administrator.look();
    const first = page.getByRole("link", { name: service });
    const title = await first.innerText();
    await first.click();
    await administrator.look();
    const slug = (await main(page)).match(/\/services\/[a-z-]+/)[0];
    assert.match(await main(page), /There is no draft/);

    await open(page, "Words");
    await administrator.look();
    await type(page, { "name-en": `Tell us ${name}`, "said-en": "grubby verge\nmucky corner" });
    await press(page, "Save to the draft", "The draft is saved");
    await administrator.look();
    await open(page, "Messages");
    await administrator.look();
    await type(page, { "completed-en": "" });
    await press(page, "Save to the draft", "The draft is saved");
    assert.match(await main(page), /Before you can publish/);
    await administrator.look();
    await page.getByRole("button", { name: "Publish the draft" }).click();
    await page.locator(".govuk-error-summary").waitFor();
    await administrator.look({ status: 422 });
    await page.getByRole("link", { name: /^Messages › When it is done/ }).click();
    await type(page, { "completed-en": "It is clean again." });
    await press(page, "Save to the draft", "The draft is saved");

    await page.getByRole("link", { name: "a citizen", exact: true }).click();
    await administrator.look();
    assert.match(await main(page), new RegExp(`Tell us ${name}`));
    await page.getByRole("link", { name: "As an agent sees it", exact: true }).click();
    await administrator.look();
    await open(page, "Overview");
    await page.getByRole("link", { name: /^See the/ }).click();
    await administrator.look();
    assert.match(await main(page), /What people call it/);
    await citizen.open(at("wenbury", slug));
    assert.equal(await citizen.page.locator("h1").innerText(), title, "nobody sees a draft");

    await open(page, "Overview");
    await type(page, { note: "Plainer words." });
    await press(page, "Publish the draft", "The service is published");
    await administrator.look();
    await citizen.open(at("wenbury", "/services?q=mucky%20corner"));
    await citizen.page.getByRole("link", { name: `Tell us ${name}` }).click();
    await citizen.look();

    await open(page, "Versions");
    await administrator.look();
    assert.match(await main(page), /Version 2[\s\S]*In use[\s\S]*Plainer words/);
    await press(page, "Go back to version 1", "The earlier version is published again");
    await administrator.look();
    assert.match(await main(page), /Version 3[\s\S]*The same as version 1/);
    await citizen.page.reload();
    assert.equal(await citizen.page.locator("h1").innerText(), title);
    await open(page, "Library");
    await administrator.look();
    assert.match(await main(page), /You have everything that the library offers/);
  });
}

test("a service that isn't open on the web says how it can be asked for, and is withdrawn and offered again", async (t) => {
  const [administrator, citizen] = [await visitor(t), await visitor(t, { size: phone })];
  const { page } = administrator;
  await signIn(administrator, "administrator");
  await administrator.open(at("wenbury", "/desk/services"));
  await page.getByRole("link", { name: "Report graffiti" }).click();
  const slug = (await main(page)).match(/\/services\/[a-z-]+/)[0];
  await open(page, "Who and how");
  await administrator.look();
  for (const way of ["Web", "Email", "Text message", "Letter", "Video call", "Councillor"]) {
    await page.getByLabel(way, { exact: true }).uncheck();
  }
  await press(page, "Save to the draft", "The draft is saved");
  await press(page, "Publish the draft", "The service is published");
  await citizen.open(at("wenbury", slug));
  await citizen.look();
  assert.match(await main(citizen.page), /Ways that are open: Phone, In person/);
  assert.equal(await citizen.page.locator("form[method=post]").count(), 0);
  await press(page, "Withdraw the service", "The service is withdrawn");
  await administrator.look();
  await citizen.page.reload();
  await citizen.look({ status: 404 });
  await press(page, "Offer it again", "The service is offered again");
  await citizen.page.reload();
  await citizen.look();
});

test("a service is added from the library or from nothing, and an agent changes none", async (t) => {
  const [administrator, agent] = [await visitor(t, { size: phone }), await visitor(t)];
  const { page } = administrator;
  await signIn(administrator, "administrator");
  await administrator.open(at("wenbury", "/desk/services/new"));
  await administrator.look();
  await page.getByLabel("Service", { exact: true }).selectOption({ label: "Report a pothole or damaged road" });
  await press(page, "Add it", "The service has begun as a draft");
  await administrator.look();
  await page.getByRole("link", { name: "Throw the draft away" }).click();
  await page.getByRole("heading", { name: "Throw the draft away?" }).waitFor();
  await administrator.look();
  await press(page, "Throw the draft away", "The draft is gone");
  await administrator.open(at("wenbury", "/desk/services/new"));
  await page.getByRole("button", { name: "Begin the service" }).click();
  await page.locator(".govuk-error-summary").waitFor();
  await administrator.look({ status: 422 });
  await type(page, { "name-en": "Borrow the council’s ladder" });
  await page.getByLabel("Team").selectOption({ index: 1 });
  await press(page, "Begin the service", "The service has begun as a draft");
  await administrator.look();
  assert.match(await main(page), /Before you can publish/);
  await page.getByRole("link", { name: "Throw the draft away" }).click();
  await page.getByRole("heading", { name: "Throw the draft away?" }).waitFor();
  await administrator.look();
  await press(page, "Throw the draft away", "The draft is gone");
  await signIn(agent, "agent");
  await agent.open(at("wenbury", "/desk/services"));
  await agent.look({ status: 403 });
});

test("the catalogue is looked after in Welsh", async (t) => {
  const administrator = await visitor(t);
  const { page } = administrator;
  const cy = { language: "cy" };
  await signIn(administrator, "administrator");
  await administrator.open(at("wenbury", "/desk/services?lang=cy"));
  await administrator.look(cy);
  await page.locator("tbody a").first().click();
  await administrator.look(cy);
  for (const part of ["Geiriau", "Negeseuon", "Pwy a sut", "Fersiynau", "Llyfrgell"]) {
    await open(page, part);
    await administrator.look(cy);
  }
});
