import { chromium as program } from '@ringratt/testing';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Whether there is a browser to try in; without one the journeys are skipped. */
export const hasBrowser = program() !== undefined;

export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: program()!, args: flags });
}

/** Signs a person in and answers with the page they come to. */
export async function signIn(
  context: BrowserContext,
  web: string,
  person: { email: string; password: string },
): Promise<Page> {
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await page.goto(`${web}/signin`);
  await page.getByLabel('E-post').fill(person.email);
  await page.getByLabel('Lösenord').fill(person.password);
  await page.getByRole('button', { name: 'Logga in' }).click();
  await page.waitForURL((url) => url.pathname === '/');
  return page;
}
