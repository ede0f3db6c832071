import { fileURLToPath } from 'node:url';
import { demo } from '@ringratt/testing';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { act, ask, hasBrowser, openBrowser, patience, signIn, soon } from './browser.ts';
import { expectUncovered } from './hands.ts';
import { ownCampaign } from './own-campaign.ts';

const contacts = fileURLToPath(new URL('../../../examples/contacts-sv.csv', import.meta.url));
const password = 'correct horse battery';
const tag = crypto.randomUUID().slice(0, 8);
const manager = { email: `siv-${tag}@bjorkdal.example`, password };

/** What goes wrong around a form, and what has become of the act and of what was typed. */
describe.skipIf(!hasBrowser)('in trouble', () => {
  let browser: Browser;
  let owner: Page;
  let colleague: Page;
  /** A campaign of this file's own, under way. */
  let campaignId: string;
  let days: { first: string; last: string };
  const { web } = hasBrowser ? demo() : { web: '' };

  const alert = (page: Page) => page.getByRole('main').getByRole('alert');
  const receipts = () => owner.getByRole('region', { name: 'Kvitton' });
  const button = (page: Page, name: string) =>
    page.getByRole('main').getByRole('button', { name, exact: true });
  const named = async (name: string) =>
    (await ask<{ items: { name: string }[] }>(owner, 'campaigns.list', { search: name })).items.length;
  const lists = async () =>
    (await ask<{ items: unknown[] }>(owner, 'contactLists.list', { campaignId })).items.length;
  const paused = async () =>
    (await ask<{ action: string }[]>(owner, 'campaigns.events', { campaignId })).filter(
      ({ action }) => action === 'campaign.paused',
    ).length;

  beforeAll(async () => {
    browser = await openBrowser();
    owner = await signIn(await browser.newContext({ reducedMotion: 'reduce' }), web, demo().principal);
    ({ campaignId, days } = await ownCampaign(owner, `Strul ${tag}`));
    await act(owner, 'campaigns.move', { campaignId, step: 'start' });

    await owner.goto(`${web}/settings/people`);
    await owner.getByRole('textbox', { name: 'E-post' }).fill(manager.email);
    await button(owner, 'Bjud in').click();
    await owner.getByText('Inbjudan är skickad.').waitFor();
    const link = /\/join\/[\w-]{43}/.exec((await owner.getByRole('main').textContent()) ?? '')![0];

    const context = await browser.newContext({ locale: 'sv-SE', reducedMotion: 'reduce' });
    context.setDefaultTimeout(patience);
    colleague = await context.newPage();
    await colleague.goto(`${web}${link}`);
    await colleague.getByLabel('Ditt namn').fill('Siv Ek');
    await colleague.getByLabel('Lösenord').fill(password);
    await colleague.getByRole('button', { name: 'Skapa konto och gå med' }).click();
    await colleague.waitForURL(`${web}/`);
  }, 3 * patience);
  afterEach(() => owner.context().setOffline(false));
  afterAll(() => browser?.close());

  async function fillCampaign(page: Page, name: string): Promise<void> {
    await page.goto(`${web}/campaigns/new`);
    await page.getByLabel('Namn', { exact: true }).fill(name);
    await page.getByLabel('Första ringdagen').fill(days.first);
    await page.getByLabel('Sista ringdagen').fill(days.last);
    await page.getByLabel('Högsta antal kontakter').fill('1 000');
  }

  async function toCheck(page: Page): Promise<void> {
    await page.goto(`${web}/campaigns/${campaignId}/lists/new`);
    await page.getByLabel('Fil', { exact: true }).setInputFiles(contacts);
    await button(page, 'Nästa').click();
    await page.getByRole('combobox', { name: 'Telefonnummer' }).waitFor();
    await button(page, 'Nästa').click();
    await page.getByLabel('Adresskälla').fill('Kartnål Adress AB');
    await button(page, 'Nästa').click();
    await page.getByText(/läses in till/).waitFor();
  }

  /** Twice before the page can have shown that the first was heard. */
  const sendTwice = (send: Locator) =>
    send.evaluate((element: HTMLButtonElement) => {
      element.form!.requestSubmit(element);
      element.form!.requestSubmit(element);
    });

  it('a connection that is lost costs nothing that was typed, and a second try is one act', async () => {
    const email = `noor-${tag}@bjorkdal.example`;
    await owner.goto(`${web}/settings/people`);
    await owner.getByRole('textbox', { name: 'E-post' }).fill(email);
    await owner.getByLabel('Roll', { exact: true }).selectOption({ label: 'Gruppledare' });
    await owner.context().setOffline(true);
    await button(owner, 'Bjud in').click();
    await alert(owner).getByText('Ingen kontakt med Ringrätt').waitFor();
    expect(await owner.getByRole('textbox', { name: 'E-post' }).inputValue()).toBe(email);
    const role = owner.getByLabel('Roll', { exact: true });
    expect(await role.evaluate((list: HTMLSelectElement) => list.selectedOptions[0]?.text)).toBe(
      'Gruppledare',
    );
    await owner.context().setOffline(false);
    await role.selectOption({ label: 'Ansvarig' });
    await button(owner, 'Bjud in').click();
    await owner.getByText('Inbjudan är skickad.').waitFor();
    expect(await owner.getByRole('rowheader', { name: email }).count()).toBe(1);
    const name = `Utan nät ${tag}`;
    await fillCampaign(owner, name);
    await owner.context().setOffline(true);
    await button(owner, 'Skapa uppdraget').click();
    await alert(owner).getByText('Ingen kontakt med Ringrätt').waitFor();
    await owner.context().setOffline(false);
    expect(await named(name)).toBe(0);
    // Heard, and its answer lost on the way.
    await owner.route(
      '**/api/trpc/campaigns.create*',
      async (route) => {
        await route.fetch();
        await route.abort();
      },
      { times: 1 },
    );
    await button(owner, 'Skapa uppdraget').click();
    await expect.poll(() => named(name), soon).toBe(1);
    await alert(owner).getByText('Ingen kontakt med Ringrätt').waitFor();
    await button(owner, 'Skapa uppdraget').click();
    await owner.getByRole('heading', { level: 1, name }).waitFor();
    expect(await named(name)).toBe(1);
  });

  it('a second click makes no second campaign, import or pause', async () => {
    const name = `Dubbelt ${tag}`;
    await fillCampaign(owner, name);
    await sendTwice(button(owner, 'Skapa uppdraget'));
    await owner.getByRole('heading', { level: 1, name }).waitFor();
    expect(await named(name)).toBe(1);
    await fillCampaign(owner, `Klick ${tag}`);
    await button(owner, 'Skapa uppdraget').dblclick();
    await owner.getByRole('heading', { level: 1, name: `Klick ${tag}` }).waitFor();
    expect(await named(`Klick ${tag}`)).toBe(1);

    await toCheck(owner);
    await sendTwice(button(owner, 'Importera'));
    await owner.waitForURL(/\/contact-lists\/lst_/);
    expect(await lists()).toBe(1);

    await owner.goto(`${web}/campaigns/${campaignId}`);
    await button(owner, 'Pausa ringningen').click();
    await sendTwice(owner.getByRole('dialog').getByRole('button', { name: 'Pausa ringningen' }));
    await button(owner, 'Återuppta ringningen').waitFor();
    expect(await paused()).toBe(1);
    expect(await receipts().getByRole('button', { name: 'Ångra' }).count()).toBe(1);
  });

  it('a slip is taken back from its receipt, by the keyboard too, and the receipt hides nothing', async () => {
    await act(owner, 'campaigns.move', { campaignId, step: 'pause' });
    const before = await paused();
    await owner.setViewportSize({ width: 320, height: 568 });
    await owner.goto(`${web}/campaigns/${campaignId}`);
    await button(owner, 'Återuppta ringningen').click();
    await owner.getByRole('dialog').getByRole('button', { name: 'Återuppta ringningen' }).click();
    await receipts().getByText('Ringningen är återupptagen.').waitFor();
    // Whatever takes the focus at the foot of the window comes out from under it.
    for (const control of await owner.getByRole('main').locator('a[href], button').all()) {
      if (!(await control.isVisible())) continue;
      await control.evaluate((element) => element.scrollIntoView({ block: 'end' }));
      await control.focus();
      await expectUncovered(control);
    }
    await owner.keyboard.press('F6');
    const undo = receipts().getByRole('button', { name: 'Ångra' });
    for (let tabs = 0; tabs < 6 && !(await undo.evaluate((own) => own === document.activeElement)); tabs++)
      await owner.keyboard.press('Tab');
    // Shown at once, and said when it is done.
    let letGo = () => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    await owner.route('**/api/trpc/campaigns.move*', async (route) => {
      await held;
      await route.continue();
    });
    await owner.keyboard.press('Enter');
    await button(owner, 'Återuppta ringningen').waitFor();
    expect(await receipts().getByText('Ringningen är pausad.').count()).toBe(0);
    letGo();
    await receipts().getByText('Ringningen är pausad.').waitFor();
    await button(owner, 'Återuppta ringningen').waitFor();
    expect(await paused()).toBe(before + 1);
    await receipts().getByRole('button', { name: 'Stäng' }).focus();
    await owner.keyboard.press('Escape');
    await receipts().getByText('Ringningen är pausad.').waitFor({ state: 'detached' });
    await owner.setViewportSize({ width: 1280, height: 800 });
  });

  it('what two change at once is shown to the second, who loses nothing', async () => {
    const address = `${web}/campaigns/${campaignId}/edit`;
    await Promise.all([owner.goto(address), colleague.goto(address)]);
    await colleague.getByLabel('Högsta antal kontakter').fill('900');
    await button(colleague, 'Spara ändringarna').click();
    await colleague.waitForURL((url) => !url.pathname.endsWith('/edit'));
    await owner.getByLabel('Högsta antal kontakter').fill('800');
    await owner.getByLabel('Samtalen spelas in').check();
    await button(owner, 'Spara ändringarna').click();
    const conflict = alert(owner).filter({ hasText: 'Siv Ek har sparat uppdraget medan du skrev' });
    await conflict.getByRole('row', { name: /Högsta antal kontakter 900 800/ }).waitFor();
    await conflict.getByRole('row', { name: /Samtalen spelas in Nej Ja/ }).waitFor();
    expect(await owner.getByLabel('Högsta antal kontakter').inputValue()).toBe('800');
    expect(await owner.getByLabel('Samtalen spelas in').isChecked()).toBe(true);
    // Nothing of the second's has been saved so far.
    const saved = async () => (await ask<{ volume: number }>(owner, 'campaigns.get', { campaignId })).volume;
    expect(await saved()).toBe(900);
    await conflict.getByRole('button', { name: 'Spara mitt ändå' }).click();
    await owner.waitForURL((url) => !url.pathname.endsWith('/edit'));
    expect(await saved()).toBe(800);
  });

  it('a session that ended in another tab is begun anew beside the form, or on the way to a page', async () => {
    const name = `Utloggad ${tag}`;
    const people = await colleague.context().newPage();
    await fillCampaign(colleague, name);
    await people.goto(`${web}/settings/account`);
    await people.getByLabel('Namn', { exact: true }).fill('Siv Ek-Norén');
    const elsewhere = await colleague.context().newPage();
    await elsewhere.goto(`${web}/campaigns`);
    await elsewhere.getByRole('button', { name: /^Konto/ }).click();
    await elsewhere.getByRole('menuitem', { name: 'Logga ut' }).click();
    await elsewhere.waitForURL(/\/signin/);

    await button(people, 'Spara').first().click();
    await alert(people).getByText('Din inloggning har upphört').waitFor();
    expect(await people.getByLabel('Namn', { exact: true }).inputValue()).toBe('Siv Ek-Norén');
    // What is only looked at leads there itself.
    await people.getByRole('link', { name: 'Frister', exact: true }).click();
    await people.waitForURL(/\/signin\?to=%2Fobligations$/);
    await button(colleague, 'Skapa uppdraget').click();
    await alert(colleague).getByText('Din inloggning har upphört').waitFor();
    expect(await named(name)).toBe(0);

    const opened = colleague.waitForEvent('popup');
    await alert(colleague).getByRole('link', { name: 'Logga in i en ny flik' }).click();
    const beside = await opened;
    await beside.getByLabel('E-post').fill(manager.email);
    await beside.getByLabel('Lösenord').fill(password);
    await beside.getByRole('button', { name: 'Logga in' }).click();
    await beside.waitForURL(/\/campaigns\/new$/);
    await beside.close();
    expect(await colleague.getByLabel('Namn', { exact: true }).inputValue()).toBe(name);
    await button(colleague, 'Skapa uppdraget').click();
    await colleague.getByRole('heading', { level: 1, name }).waitFor();
    expect(await named(name)).toBe(1);
    // The sign-in that the page led to leads back to where it was going.
    await people.reload();
    await people.waitForURL(/\/obligations$/);
    await people.getByRole('heading', { level: 1, name: 'Frister' }).waitFor();
  });

  it('a file that cannot be a contact list is refused by name of its fault, and the next one is taken', async () => {
    await owner.goto(`${web}/campaigns/${campaignId}/lists/new`);
    const offer = async (name: string, content: Buffer | string) => {
      await owner
        .getByLabel('Fil', { exact: true })
        .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) });
      await button(owner, 'Nästa').click();
    };
    const refused = (words: string) => alert(owner).getByRole('link', { name: words }).waitFor();
    await offer('tom.csv', '');
    await refused('Filen är tom.');
    await offer('bild.csv', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]));
    await refused('Filen är inte text. Spara listan som CSV.');
    await offer('bok.csv', Buffer.from([0x50, 0x4b, 3, 4, 20, 0]));
    await refused('Det här är en Excel-arbetsbok. Spara den som CSV i Excel och välj den filen.');
    await offer('utan-nummer.csv', 'Ort,Namn\r\nUmeå,Anna\r\n');
    await owner.getByRole('combobox', { name: 'Telefonnummer' }).waitFor();
    await button(owner, 'Nästa').click();
    await refused('Välj kolumnen med telefonnummer.');
    await owner.getByRole('combobox', { name: 'Telefonnummer' }).selectOption({ label: 'Ort' });
    await button(owner, 'Nästa').click();
    await refused('Kolumnen har inget telefonnummer i de första raderna. Välj en annan.');
    await button(owner, 'Tillbaka').click();
    await owner.getByText('utan-nummer.csv').waitFor();
    await owner.getByLabel('Fil', { exact: true }).setInputFiles(contacts);
    await button(owner, 'Nästa').click();
    await owner.getByRole('cell', { name: '070-174 06 05' }).waitFor();
    const chosen = (name: string) =>
      owner
        .getByRole('combobox', { name })
        .evaluate((list: HTMLSelectElement) => list.selectedOptions[0]?.text);
    expect(await chosen('Telefonnummer')).toBe('Telefon');
    expect(await chosen('Namn')).toBe('Namn');
    await button(owner, 'Nästa').click();
    await owner.getByLabel('Adresskälla').waitFor();
    expect(await lists()).toBe(1);
  });
});
