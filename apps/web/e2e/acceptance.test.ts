import { demo } from '@ringratt/testing';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, openBrowser, signIn } from './browser.ts';

describe.skipIf(!hasBrowser)('a consumer with a telephone and no script', () => {
  let browser: Browser;
  let links: string[];
  beforeAll(async () => {
    browser = await openBrowser();
    const page = await signIn(await browser.newContext(), demo().web, demo().principal);
    await page.goto(`${demo().web}/mailbox`);
    await page.getByRole('heading', { name: 'Brevlåda' }).waitFor();
    links = [...new Set((await page.content()).match(/\/accept\/[\w-]{43}(?=")/g) ?? [])];
  });
  afterAll(() => browser?.close());

  it('accepts the written offer once, after saying who, and is told so from then on', async () => {
    const context = await browser.newContext({
      viewport: { width: 390, height: 844 },
      javaScriptEnabled: false,
    });
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    const accept = page.getByRole('button', { name: 'Acceptera erbjudandet' });
    let open: string | undefined;
    for (const link of links) {
      await page.goto(demo().web + link);
      if ((await accept.count()) === 1) {
        open = link;
        break;
      }
    }
    expect(open).toBeDefined();
    await accept.click();
    await page.getByText('Skriv ditt för- och efternamn').first().waitFor();
    await page.getByLabel('Ditt namn').fill('Karin Wallberg');
    await accept.click();
    await page.getByText('Du har accepterat').first().waitFor();
    await page.goto(demo().web + open);
    await page.getByText('Du har accepterat').first().waitFor();
    expect(await accept.count()).toBe(0);
  });
});
