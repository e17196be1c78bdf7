import { test } from "node:test";

import { reportAndFollow } from "./support/citizen.mjs";
import { desktop, phone, visitor } from "./support/visitor.mjs";

for (const [name, size] of Object.entries({ desktop, phone })) {
  test(`a citizen reports a missed bin and follows it: ${name}`, async (t) => {
    await reportAndFollow(await visitor(t, { size }));
  });
}
