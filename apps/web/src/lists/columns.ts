/** Where a browser keeps which columns of a list are hidden. */
export const columnsCookie = (list: string) => `ringratt.hidden.${list}`;

const id = /^[a-z][a-zA-Z]{0,30}$/;

/** The hidden columns as the cookie holds them; what is no name of a column is left out. */
export function hiddenIn(cookie: string | undefined): string[] {
  return (cookie ?? '').split('.').filter((name) => id.test(name));
}
