/** Where the deployment under test is; `run` says it in the environment. */
const port = process.env.MOOTHALL_PUBLIC_PORT ?? "8080";

/** Where the development mail sink shows what it took. */
export const mailbox = `http://127.0.0.1:${process.env.MOOTHALL_MAIL_PORT ?? "8026"}`;

/** The password of every demonstration account. */
export const password = "kettle lantern orchard";

/** The address of a page of a council. */
export function at(council, path = "/") {
  return `http://${council}.localhost:${port}${path}`;
}
