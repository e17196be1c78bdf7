import { signIn } from "./desk.mjs";
import { reportWith } from "./telephone.mjs";
import { visitor } from "./visitor.mjs";

/** A citizen who has reported a missed bin on the web, with their number; their case's reference. */
export async function citizen(test, phone) {
  const { page } = await visitor(test);
  return reportWith(page, phone);
}

/** An agent at their desk. */
export async function agent(test, options) {
  const person = await visitor(test, options);
  await signIn(person, "agent");
  return person;
}
