import { chromium as program } from '@ringratt/testing';
import { type APIResponse, type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { giveCode, typeCode } from './one-time-codes.ts';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** How long a step may take; a development server, which builds each page at its first visit, needs more. */
export const patience = Number(process.env.RINGRATT_JOURNEY_PATIENCE_MS ?? 60_000);

/** The same for what is looked at again and again until it is so. */
export const soon = { timeout: patience };

/** Whether there is a browser to try in; without one the journeys are skipped. */
export const hasBrowser = program() !== undefined;

/** @param more what a person has set in the browser itself */
export function openBrowser(...more: string[]): Promise<Browser> {
  return chromium.launch({ executablePath: program()!, args: [...flags, ...more] });
}

export interface Person {
  email: string;
  password: string;
  totpSecret?: string;
}

/**
 * Has every visit end when the page's script has taken over what the server sent: a click before that is lost, and no
 * person is that quick.
 */
function awaitScript(page: Page): Page {
  const visit = page.goto.bind(page);
  page.goto = async (...to) => {
    const response = await visit(...to);
    await page.waitForFunction(() => {
      const main = document.querySelector('main');
      return main === null || Object.keys(main).some((key) => key.startsWith('__reactProps'));
    });
    return response;
  };
  return page;
}

/** Signs a person in and answers with the page they come to. */
export async function signIn(context: BrowserContext, web: string, person: Person): Promise<Page> {
  context.setDefaultTimeout(patience);
  const page = awaitScript(await context.newPage());
  await page.goto(`${web}/signin`);
  await page.getByLabel('E-post').fill(person.email);
  await page.getByLabel('Lösenord').fill(person.password);
  await page.getByRole('button', { name: 'Logga in' }).click();
  if (person.totpSecret) await giveCode(page, person.totpSecret);
  await page.waitForURL((url) => url.pathname === '/');
  return page;
}

/** Signs the version of the matrix on the page, with a code that has not been used. */
export async function signMatrix(page: Page, totpSecret: string): Promise<void> {
  await page.getByLabel(/^Jag har läst/).check();
  await typeCode(page, {
    totpSecret,
    field: page.getByLabel('Engångskod från din app'),
    button: page.getByRole('button', { name: /^Signera version/ }),
  });
  await page.getByText('Signerad', { exact: true }).first().waitFor();
}

/** Calls one of the portal's procedures as whoever is signed in on the page, as its forms do. */
export async function act<T>(page: Page, procedure: string, input: unknown): Promise<T> {
  const web = new URL(page.url()).origin;
  const to = `${web}/api/trpc/${procedure}`;
  const answer =
    input instanceof FormData
      ? await page.request.post(to, { multipart: input, headers: { origin: web } })
      : await page.request.post(to, {
          data: JSON.stringify(input ?? null),
          headers: { origin: web, 'content-type': 'application/json' },
        });
  return answerOf<T>(procedure, answer);
}

/** Asks one of them. */
export async function ask<T>(page: Page, procedure: string, input: unknown): Promise<T> {
  const web = new URL(page.url()).origin;
  const query = encodeURIComponent(JSON.stringify(input));
  return answerOf<T>(procedure, await page.request.get(`${web}/api/trpc/${procedure}?input=${query}`));
}

async function answerOf<T>(procedure: string, answer: APIResponse): Promise<T> {
  if (!answer.ok()) throw new Error(`${procedure} answered ${answer.status()}: ${await answer.text()}`);
  return ((await answer.json()) as { result: { data: T } }).result.data;
}
