import { demo } from '@ringratt/testing';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, openBrowser, patience, signIn } from './browser.ts';

/** A sale written down by hand, where a dialer does not report it: from the number that was called to the sale's page. */
describe.skipIf(!hasBrowser)('a sale by form', () => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await openBrowser();
    page = await signIn(await browser.newContext({ locale: 'sv-SE' }), demo().web, demo().contactCenter);
  }, 2 * patience);
  afterAll(() => browser?.close());

  /** Numbers that were answered, the oldest first: later journeys sell in the newest. */
  async function answered(): Promise<string[]> {
    const { dialer, contactCenter } = demo();
    const response = await fetch(
      `${dialer}/v1/assignments/${contactCenter.assignmentId}/attempts?limit=1000`,
      { headers: { authorization: `Bearer ${contactCenter.apiKey}` } },
    );
    const { items } = (await response.json()) as { items: { number: string; outcome: string | null }[] };
    return items
      .filter(({ outcome }) => outcome === 'answered')
      .map(({ number }) => number)
      .reverse();
  }

  const answer = (question: string, word: 'Ja' | 'Nej') =>
    page.getByRole('group', { name: question }).getByText(word, { exact: true }).click();

  it('starts from the number and finds its call', async () => {
    await page.goto(`${demo().web}/sales/new`);
    await page.getByLabel('Nummer', { exact: true }).fill('070-1');
    await page.getByRole('button', { name: 'Visa samtalen' }).click();
    await page.getByText('Fel:').or(page.getByRole('main').getByText('siffror')).first().waitFor();
    for (const number of await answered()) {
      await page.getByLabel('Nummer', { exact: true }).fill(number);
      await page.getByRole('button', { name: 'Visa samtalen' }).click();
      await page.waitForURL((url) => url.searchParams.get('number') === number);
      const call = page.getByRole('row').filter({ hasText: 'Registrera' });
      if ((await call.count()) === 0) continue;
      await call.first().getByRole('link').click();
      await page.waitForURL(/attempt=/);
      return;
    }
    throw new Error('No answered call is left to sell in.');
  });

  it('names what is missing, keeps what is written, and is registered once', async () => {
    await page.getByLabel('Postadress').fill('Ängsvägen 4, 831 30 Östersund');
    await answer('Agenten sa sitt namn.', 'Ja');
    await answer('Konsumenten fick veta hur man ångrar sig.', 'Ja');
    await page.getByLabel('Antal dagar som nämndes').fill('fjorton');
    await page.getByRole('button', { name: 'Registrera försäljningen' }).click();
    const summary = page.getByRole('main').getByRole('alert').filter({ hasText: 'behöver ändras' });
    await summary.waitFor();
    await page.getByLabel('Antal dagar som nämndes').fill('14');
    await page.getByRole('button', { name: 'Registrera försäljningen' }).click();
    await summary.getByRole('link', { name: /^För- och efternamn/ }).click();
    expect(
      await page.getByLabel('För- och efternamn').evaluate((one) => one === document.activeElement),
    ).toBe(true);
    await page.keyboard.type('Åsa Öberg');
    expect(await page.getByLabel('Postadress').inputValue()).toContain('Östersund');
    await page.getByLabel('E-post', { exact: true }).fill('asa.oberg@hem.example');
    await page.getByRole('button', { name: 'Registrera försäljningen' }).dblclick();
    await page.waitForURL(/\/sales\/sal_/);
    await page.getByRole('heading', { level: 1 }).filter({ hasText: 'Åsa Öberg' }).waitFor();
    await page.getByText('Väntar på svar').first().waitFor();
  });
});
