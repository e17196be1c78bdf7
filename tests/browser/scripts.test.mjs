import { test } from "node:test";

import { reportAndFollow } from "./support/citizen.mjs";
import { phone, visitor } from "./support/visitor.mjs";

for (const [name, script] of [["without scripts", "off"], ["with scripts that throw", "throwing"], ["with scripts that never arrive", "blocked"]]) {
  test(`everything works ${name}`, async (t) => {
    await reportAndFollow(await visitor(t, { size: phone, script }));
  });
}
