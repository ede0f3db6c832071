import { fileURLToPath } from 'node:url';
import { demo } from '@ringratt/testing';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, openBrowser, patience, signIn, soon } from './browser.ts';
import { expectNoOverflow, type Hands, ways } from './hands.ts';
import { ownCampaign } from './own-campaign.ts';

const contacts = fileURLToPath(new URL('../../../examples/contacts-sv.csv', import.meta.url));

/** Three tasks of every day, each done in each of the ways somebody may have to work. */
describe.skipIf(!hasBrowser)('the portal is reached', () => {
  let session: BrowserContextOptions['storageState'];
  /** A campaign of this file's own, whose lists nobody else counts. */
  let campaignId: string;
  let days: { first: string; last: string };
  const { web } = hasBrowser ? demo() : { web: '' };

  beforeAll(async () => {
    const browser = await openBrowser();
    const page = await signIn(await browser.newContext(), web, demo().principal);
    ({ campaignId, days } = await ownCampaign(page, 'Nås på alla sätt'));
    session = await page.context().storageState();
    await browser.close();
  }, 2 * patience);

  describe.each(Object.entries(ways))('%s', (_, way) => {
    let browser: Browser;
    let page: Page;
    let hands: Hands;
    beforeAll(async () => {
      browser = await openBrowser(...way.flags);
      const context = await browser.newContext({
        ...way.context,
        storageState: session,
        reducedMotion: 'reduce',
      });
      context.setDefaultTimeout(patience);
      page = await context.newPage();
      hands = way.hands(page);
    });
    afterAll(() => browser?.close());

    /** To a page by the navigation, which is a menu on a small screen. */
    async function open(name: string): Promise<void> {
      await page.goto(`${web}/`);
      const menu = page.getByRole('button', { name: 'Meny', exact: true });
      await page.getByRole('heading', { level: 1 }).waitFor();
      if (await menu.isVisible()) await hands.press(menu);
      await hands.press(
        page.getByRole('navigation', { name: 'Huvudmeny' }).getByRole('link', { name, exact: true }),
      );
    }
    const button = (name: string) => page.getByRole('main').getByRole('button', { name, exact: true });

    it('a contact list is imported', async () => {
      await page.goto(`${web}/campaigns/${campaignId}`);
      await hands.press(page.getByRole('link', { name: 'Importera kontakter' }));
      await hands.attach(page.getByLabel('Fil', { exact: true }), contacts);
      await hands.press(button('Nästa'));
      await hands.choose(page.getByRole('combobox', { name: 'Namn' }), 'Ort');
      await hands.choose(page.getByRole('combobox', { name: 'Namn' }), 'Namn');
      await hands.press(button('Nästa'));
      await hands.type(page.getByLabel('Adresskälla'), 'Kartnål Adress AB');
      await hands.press(button('Nästa'));
      await page.getByText(/läses in till/).waitFor();
      await hands.press(button('Importera'));
      await page.waitForURL(/\/contact-lists\/lst_/);
      await page.getByText(/rader är importerade/).waitFor({ timeout: 90_000 });
      await hands.reach(page.getByRole('link', { name: 'Till uppdraget' }));
      await expectNoOverflow(page);
    });

    it('a campaign is made', async () => {
      const name = `Nås ${crypto.randomUUID().slice(0, 8)}`;
      await open('Uppdrag');
      await hands.press(page.getByRole('link', { name: 'Nytt uppdrag' }));
      await hands.type(page.getByLabel('Namn', { exact: true }), name);
      await hands.press(page.getByLabel('Samtalen spelas in'));
      await hands.type(page.getByLabel('Första ringdagen'), days.first);
      await hands.type(page.getByLabel('Sista ringdagen'), days.last);
      // Without a volume: the summary leads to the field.
      await hands.press(button('Skapa uppdraget'));
      await hands.press(page.getByRole('main').getByRole('alert').getByRole('link'));
      const volume = page.getByLabel('Högsta antal kontakter');
      await expect.poll(() => volume.evaluate((field) => field === document.activeElement), soon).toBe(true);
      await hands.type(volume, '1 000');
      await hands.press(button('Skapa uppdraget'));
      await page.getByRole('heading', { level: 1, name }).waitFor();
      await hands.reach(page.getByRole('button', { name: 'Mer' }));
      await expectNoOverflow(page);
    });

    it('a number is looked up', async () => {
      await open('Får vi ringa?');
      await hands.type(page.getByLabel('Telefonnummer'), '070-174 06 47');
      await hands.press(button('Pröva'));
      await page.waitForURL(/\/numbers\/\+46701740647/);
      await page.getByRole('heading', { name: /numret får/ }).waitFor();
      await hands.reach(page.getByRole('button', { name: /^Kopiera dec_/ }));
      await expectNoOverflow(page);
    });
  });
});
