import { oneTimeCode } from '@ringratt/services';
import { chromium as program } from '@ringratt/testing';
import {
  type APIResponse,
  type Browser,
  type BrowserContext,
  chromium,
  type Locator,
  type Page,
} from 'playwright-core';

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

/** Whether there is a browser to try in; without one the journeys are skipped. */
export const hasBrowser = program() !== undefined;

export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: program()!, args: flags });
}

export interface Person {
  email: string;
  password: string;
  totpSecret?: string;
}

/** Signs a person in and answers with the page they come to. */
export async function signIn(context: BrowserContext, web: string, person: Person): Promise<Page> {
  context.setDefaultTimeout(patience);
  const page = await context.newPage();
  await page.goto(`${web}/signin`);
  await page.getByLabel('E-post').fill(person.email);
  await page.getByLabel('Lösenord').fill(person.password);
  await page.getByRole('button', { name: 'Logga in' }).click();
  if (person.totpSecret) await giveCode(page, person.totpSecret);
  await page.waitForURL((url) => url.pathname === '/');
  return page;
}

/** Types a code that has not been used: none works twice, and several sign in as the same person. */
export async function giveCode(page: Page, totpSecret: string): Promise<void> {
  const field = page.locator('input[name="code"]');
  await field.waitFor();
  const web = new URL(page.url()).origin;
  for (;;) {
    const { now } = (await (await fetch(`${web}/healthz`)).json()) as { now: string };
    // Those of the steps beside it fit too.
    for (const away of [0, -30_000, 30_000]) {
      await field.fill(oneTimeCode(totpSecret, Date.parse(now) + away));
      const before = await page.getByRole('alert').count();
      const answer = page.waitForResponse((response) => response.request().method() === 'POST');
      await page.getByRole('button', { name: 'Logga in', exact: true }).click();
      await answer;
      if (before === 0) {
        const left = await Promise.race([
          field.waitFor({ state: 'detached' }).then(() => true),
          page
            .getByRole('alert')
            .first()
            .waitFor()
            .then(() => false),
        ]);
        if (left) return;
      } else if (await gone(page)) return;
    }
  }
}

/** After a second try the alert is there already: either the field goes, or it is back to be typed in. */
async function gone(page: Page): Promise<boolean> {
  return page
    .locator('input[name="code"]')
    .waitFor({ state: 'detached', timeout: 5_000 })
    .then(() => true)
    .catch(() => false);
}

/** The code of a form in the portal that signs something: as `giveCode`, by what the form's act answers. */
export async function typeCode(
  page: Page,
  { totpSecret, field, button }: { totpSecret: string; field: Locator; button: Locator },
): Promise<void> {
  const tried = new Set<string>();
  const web = new URL(page.url()).origin;
  for (;;) {
    const { now } = (await (await fetch(`${web}/healthz`)).json()) as { now: string };
    for (const away of [0, 30_000, -30_000]) {
      const code = oneTimeCode(totpSecret, Date.parse(now) + away);
      if (tried.has(code)) continue;
      tried.add(code);
      await field.fill(code);
      const answer = page.waitForResponse((response) => response.url().includes('/api/trpc/'));
      await button.click();
      if ((await answer).ok()) return;
    }
    // Each half minute has one code more.
    await page.waitForTimeout(1_000);
  }
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
