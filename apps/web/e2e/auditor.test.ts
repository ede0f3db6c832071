import { demo } from '@ringratt/testing';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, openBrowser, signIn } from './browser.ts';

describe.skipIf(!hasBrowser)('an auditor', () => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await openBrowser();
    page = await signIn(await browser.newContext(), demo().web, demo().auditor);
  });
  afterAll(() => browser?.close());

  it('is told what the leave covers on every page, finds no button, and sees what was opened', async () => {
    const { web } = demo();
    await page.getByRole('heading', { name: 'Mina granskningar' }).waitFor();
    await page.goto(`${web}/campaigns`);
    await page.getByText('Det du öppnar syns i loggen.').waitFor();
    expect(await page.getByRole('link', { name: 'Nytt uppdrag' }).count()).toBe(0);
    const csv = await page.request.get(`${web}/api/campaigns.csv`);
    expect(csv.status()).toBe(200);
    await page.goto(`${web}/opened`);
    await page.getByRole('rowheader', { name: '/api/campaigns.csv' }).first().waitFor();
    await page.getByRole('rowheader', { name: '/campaigns', exact: true }).first().waitFor();
  });

  it('is refused what changes something', async () => {
    const { web } = demo();
    const answer = await page.request.post(`${web}/api/trpc/settings.createApiKey`, {
      headers: { origin: web },
      data: { name: 'x', scopes: ['slots:read'], assignmentId: null },
    });
    expect(answer.status()).toBe(403);
    await page.goto(`${web}/settings/auditors`);
    await page.getByRole('heading', { name: 'Din roll får inte se det här' }).waitFor();
  });
});
