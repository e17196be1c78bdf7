import assert from "node:assert/strict";
import { test } from "node:test";

import { at } from "./support/place.mjs";
import { phone, visitor } from "./support/visitor.mjs";

const planted = {
  "a field without a label": [() => document.querySelector("label").remove(), /label: /],
  "text that can hardly be read": [() => (document.querySelector("main p").style.color = "#ccc"), /color-contrast: /],
  "something too wide": [() => (document.querySelector("h1").style.width = "400px"), /too wide/],
  "a second main heading": [() => document.querySelector("main").append(document.createElement("h1")), /one main heading/],
  "an error on the console": [() => console.error("planted"), /console: planted/],
  "a script’s error": [() => void Promise.reject(new Error("planted")), /thrown: Error: planted/],
  "a picture that isn’t there": [() => (new Image().src = "/assets/none.png"), /404: /],
  "another language": [() => (document.documentElement.lang = "cy"), /language of/],
};

for (const [name, [plant, found]] of Object.entries(planted)) {
  test(`the check of a page finds ${name}`, async (t) => {
    const person = await visitor(t, { size: phone });
    await person.open(at("wenbury", "/follow"));
    await person.look();
    await person.page.evaluate(plant);
    await person.page.waitForLoadState("networkidle");
    await assert.rejects(person.look(), found);
  });
}
