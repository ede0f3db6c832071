import { demo } from '@ringratt/testing';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, openBrowser, signIn } from './browser.ts';

describe.skipIf(!hasBrowser)('after a breach', () => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await openBrowser();
    page = await signIn(await browser.newContext(), demo().web, demo().contactCenter);
  });
  afterAll(() => browser?.close());

  const open = async (path: string, heading: string | RegExp) => {
    await page.goto(demo().web + path);
    await page.getByRole('heading', { level: 1, name: heading }).waitFor();
  };
  const errors = () => page.getByRole('alert').filter({ hasText: /Fyll i|Välj|Skriv|Beslut/ });

  it('a complaint is registered, with every missing field named, and answered', async () => {
    await open('/complaints/new', 'Registrera klagomål');
    await page.getByRole('button', { name: 'Registrera klagomål' }).click();
    await errors().waitFor();
    const faults = await errors().getByRole('link').allTextContents();
    for (const field of ['Samtalet ringdes', 'Konsumentens ord'])
      expect(
        faults.some((text) => text.startsWith(field)),
        `${field} in ${faults}`,
      ).toBe(true);

    await page.getByLabel('Klagomålet gäller').selectOption({ label: 'Fel tid' });
    await page.getByLabel('Konsumentens nummer').fill('070-174 06 49');
    await page.getByLabel('Samtalet ringdes').first().fill('2026-11-23 18:30');
    await page.getByLabel('Konsumentens ord').fill('Det ringde mitt i middagen.');
    await page.getByRole('button', { name: 'Registrera klagomål' }).click();
    await page.getByRole('heading', { level: 1, name: 'Fel tid' }).waitFor();
    await page.getByText('Det ringde mitt i middagen.').waitFor();
    expect(await page.content()).not.toContain('1740649');

    const complaint = page.url();
    await page.getByLabel('Beslut').selectOption({ label: 'Konsumenten får rätt' });
    await page.getByLabel('Svar till konsumenten').fill('Vi ringer er inte igen.');
    await page.getByRole('button', { name: 'Besluta' }).click();
    await page.getByText('Vi ringer er inte igen.').waitFor();
    expect(await page.getByText('Konsumenten får rätt').count()).toBeGreaterThan(0);

    await open('/complaints?state=decided', 'Klagomål');
    await page.locator(`a[href$="${new URL(complaint).pathname}"]`).waitFor();
  });

  it('an incident is reported with a preview of every word, and its files are fetched', async () => {
    await open('/incidents?state=closed', 'Avvikelser');
    await page.getByRole('row').getByRole('link', { name: 'Minst sex signaler' }).first().click();
    await page.getByRole('heading', { level: 1, name: 'Minst sex signaler' }).waitFor();
    await page.locator('#report').getByRole('link', { name: 'Anmäl igen' }).click();
    await page.getByRole('heading', { level: 1, name: 'Anmäl avvikelsen' }).waitFor();
    const said = `Växeln är omställd, ${crypto.randomUUID()}.`;
    await page.getByRole('combobox', { name: 'Till' }).selectOption({ label: 'Konsumentverket' });
    await page.getByLabel('Det här har ni gjort').fill(said);
    const preview = page.getByRole('region', { name: 'Så läses anmälan' });
    await preview.getByText(said).waitFor();
    for (const words of ['Konsumentverket', 'Punkt 3.2 i riktlinjerna.', 'Ringsignaler'])
      await preview.getByText(words).first().waitFor();
    await page.getByRole('button', { name: 'Spara anmälan' }).click();

    const made = page.locator('#report').getByRole('listitem').filter({ hasText: 'Konsumentverket' }).last();
    await made.waitFor();
    const fetched = async (name: 'PDF' | 'Text') => {
      const address = await made.getByRole('link', { name }).getAttribute('href');
      const answer = await page.context().request.get(demo().web + address);
      expect(answer.status()).toBe(200);
      return answer.body();
    };
    expect((await fetched('Text')).toString()).toContain(said);
    expect((await fetched('PDF')).subarray(0, 5).toString()).toBe('%PDF-');
  });
});
