import { readFileSync } from 'node:fs';
import { demo } from '@ringratt/testing';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { act, ask, hasBrowser, openBrowser, patience, signIn, soon } from './browser.ts';

describe.skipIf(!hasBrowser)('lists and keys', () => {
  let browser: Browser;
  let page: Page;
  const tag = crypto.randomUUID().slice(0, 8);
  /** A name that a spreadsheet would reckon, and that holds what parts cells. */
  const reckoned = `=SUMMA(1;2) ${tag}`;
  const { web } = hasBrowser ? demo() : { web: '' };

  beforeAll(async () => {
    browser = await openBrowser();
    page = await signIn(await browser.newContext({ reducedMotion: 'reduce' }), web, demo().principal);
    const { items: offers } = await ask<{ items: { id: string }[] }>(page, 'offers.list', {});
    for (const name of [reckoned, `Zebra ${tag}`])
      await act(page, 'campaigns.create', {
        name,
        kind: 'sale',
        offerId: offers[0]!.id,
        startsOn: '2027-01-11',
        endsOn: '2027-02-26',
        volume: 1_200,
        limits: {},
      });
  }, 2 * patience);
  afterAll(() => browser?.close());

  const rows = () => page.getByRole('rowheader').allInnerTexts();
  const heads = () => page.getByRole('columnheader').allInnerTexts();
  const named = (name: string) => page.getByRole('heading', { level: 1, name, exact: true }).waitFor();

  it('single keys lead, walk and filter, are listed by ?, and do nothing once they are turned off', async () => {
    await page.goto(`${web}/`);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('u');
    await named('Uppdrag');
    await page.keyboard.press('/');
    await page.keyboard.type(`zebra ${tag}`);
    await page.keyboard.press('Enter');
    await expect.poll(rows, soon).toEqual([`Zebra ${tag}`]);
    await page.getByRole('main').focus();
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await named(`Zebra ${tag}`);
    await page.keyboard.press('?');
    const listed = page.getByRole('dialog', { name: 'Kortkommandon' });
    await listed.getByText('Till filtren').waitFor();
    await listed.getByLabel('Kortkommandon med en tangent').uncheck();
    const kept = async () =>
      (await page.context().cookies()).find(({ name }) => name === 'ringratt.keys')?.value;
    // Kept as it is turned, whatever becomes of the page.
    expect(await kept()).toBe('off');
    await page.keyboard.press('Escape');
    await listed.waitFor({ state: 'detached' });

    // Here and on the next page; what has a key beside it works as before.
    for (const again of [false, true]) {
      if (again) await page.reload();
      for (const key of ['?', 'g', 'u', '/', 'Control+k']) await page.keyboard.press(key);
      const palette = page.getByRole('dialog');
      await palette.getByRole('combobox').waitFor();
      expect(await palette.count()).toBe(1);
      await page.keyboard.press('Escape');
      await palette.waitFor({ state: 'detached' });
      await named(`Zebra ${tag}`);
    }
    await page.goto(`${web}/settings/account`);
    await page.getByLabel('Kortkommandon med en tangent').check();
    await expect.poll(kept, soon).toBe('on');
  });

  it('a column that is hidden stays so over a reload, in its own list alone', async () => {
    await page.goto(`${web}/campaigns?search=${tag}`);
    const all = ['Uppdrag', 'Läge', 'Kontaktcenter', 'Slag', 'Ringperiod', 'Volym'];
    expect(await heads()).toEqual(all);
    await page.getByRole('button', { name: 'Kolumner' }).click();
    await page.getByRole('menuitemcheckbox', { name: 'Slag' }).click();
    const fewer = all.filter((name) => name !== 'Slag');
    await expect.poll(heads, soon).toEqual(fewer);
    await page.keyboard.press('Escape');
    await page.reload();
    expect(await heads()).toEqual(fewer);
    await page.getByRole('button', { name: 'Kolumner' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitemcheckbox', { name: 'Slag' }).focus();
    await page.keyboard.press('Space');
    await expect.poll(heads, soon).toEqual(all);
    await page.keyboard.press('Escape');
  });

  it('a list is ordered by its heads, and its file holds the same rows as Swedish Excel reads them', async () => {
    await page.goto(`${web}/campaigns?search=${tag}`);
    const byName = page.getByRole('columnheader', { name: 'Uppdrag' });
    await byName.getByRole('link').click();
    await expect.poll(() => byName.getAttribute('aria-sort'), soon).toBe('ascending');
    expect(await rows()).toEqual([reckoned, `Zebra ${tag}`]);
    await byName.getByRole('link').click();
    await expect.poll(() => byName.getAttribute('aria-sort'), soon).toBe('descending');
    expect(await rows()).toEqual([`Zebra ${tag}`, reckoned]);

    const download = page.waitForEvent('download');
    await page.getByRole('main').getByRole('link', { name: 'CSV', exact: true }).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe('uppdrag.csv');
    const text = readFileSync(await file.path(), 'utf8');
    expect(text.startsWith('\ufeffid;name;state;kind;startsOn;endsOn;volume;')).toBe(true);
    const [, first, second, end] = text.split('\r\n');
    expect(first).toMatch(new RegExp(`^cmp_\\w+;Zebra ${tag};draft;sale;2027-01-11;2027-02-26;1200;`));
    expect(second).toMatch(new RegExp(`^cmp_\\w+;"'=SUMMA\\(1;2\\) ${tag}";draft;sale;`));
    expect(end).toBe('');
  });
});
