import { test } from "node:test";

import { signIn } from "./support/desk.mjs";
import { at } from "./support/place.mjs";
import { desktop, phone, visitor } from "./support/visitor.mjs";

const paths = ["/", "/services", "/services?q=zzzz", "/follow", "/privacy", "/accessibility", "/cookies", "/desk/sign-in"];
const language = (council) => (council === "glanaber" ? "cy" : "en");

/** Every council has other colours, so every page of each is looked at. */
for (const [name, size] of Object.entries({ desktop, phone })) {
  for (const council of ["wenbury", "aldershire", "oakley-fen", "port-levan", "glanaber"]) {
    test(`the pages of ${council} are sound: ${name}`, async (t) => {
      const person = await visitor(t, { size });
      for (const path of paths) {
        await person.open(at(council, path));
        await person.look({ language: language(council) });
      }
      await person.open(at(council, "/nothing/here"));
      await person.look({ language: language(council), status: 404 });
    });
  }

  test(`the description of the API is sound: ${name}`, async (t) => {
    const person = await visitor(t, { size });
    await person.open(at("wenbury", "/api/docs"));
    await person.look();
  });

  for (const council of ["oakley-fen", "glanaber"]) {
    test(`the desk of ${council} is sound: ${name}`, async (t) => {
      const person = await visitor(t, { size });
      const { page } = person;
      await person.open(at(council, "/desk/sign-in?lang=en"));
      await signIn(person, "administrator", council);
      for (const path of ["/desk", "/desk?team=all&state=done", "/desk?team=all", "/desk/messages", "/desk/staff", "/desk/access-log"]) {
        await person.open(at(council, path));
        await person.look();
      }
      await person.open(at(council, "/desk?team=all&lang=cy"));
      await person.look({ language: "cy" });
      await page.locator(".d-queue a").first().click();
      await page.waitForURL("**/desk/cases/*");
      await person.look({ language: "cy" });
      await page.locator("a[href^='/desk/contacts/']").click();
      await page.waitForURL("**/desk/contacts/*");
      await person.look({ language: "cy" });
      await person.open(at(council, "/desk/cases/0"));
      await person.look({ language: "cy", status: 404 });
    });
  }
}
