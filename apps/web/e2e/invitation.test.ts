import { demo } from '@ringratt/testing';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { hasBrowser, openBrowser, patience, signIn } from './browser.ts';
import { giveCode, typeFormCode } from './one-time-codes.ts';

const email = `vera-${Date.now().toString(36)}@fjallglim.example`;
const [first, second] = ['correct horse battery', 'a second horse battery'];

/** An owner comes in by the link of a mail, loses the password and gets another, by the forms alone. */
describe.skipIf(!hasBrowser)('an invited owner', () => {
  let browser: Browser;
  let office: Page;
  let context: BrowserContext;
  let page: Page;
  let join: string;
  let seed: string;
  const { web } = hasBrowser ? demo() : { web: '' };

  beforeAll(async () => {
    browser = await openBrowser();
    office = await signIn(await browser.newContext({ locale: 'sv-SE' }), web, demo().other);
    context = await browser.newContext({ locale: 'sv-SE' });
    context.setDefaultTimeout(patience);
    page = await context.newPage();
  }, 2 * patience);
  afterAll(() => browser?.close());

  /** The newest mail's link to the address, as the demo's mailbox shows it. */
  const mailed = (what: 'join' | 'reset') =>
    vi.waitFor(
      async () => {
        await office.goto(`${web}/mailbox`);
        const mails = await office.locator('details').allTextContents();
        const mail = mails.find((one) => one.includes(email) && one.includes(`/${what}/`));
        const path = new RegExp(`/${what}/[\\w-]{43}`).exec(mail ?? '')?.[0];
        if (!path) throw new Error('Not mailed yet.');
        return `${web}${path}`;
      },
      { timeout: 30_000, interval: 250 },
    );

  it('follows the mail, makes an account and is shown the recovery codes once the app’s code fits', async () => {
    await office.goto(`${web}/settings/people`);
    await office.getByRole('textbox', { name: 'E-post' }).fill(email);
    await office.getByLabel('Roll', { exact: true }).selectOption({ label: 'Ägare' });
    await office.getByRole('button', { name: 'Bjud in', exact: true }).click();
    await office.getByText('Inbjudan är skickad.').waitFor();
    join = await mailed('join');
    await page.goto(join);
    await page.getByRole('heading', { level: 1, name: /bjuder in dig/ }).waitFor();
    await page.getByText('Din roll blir Ägare.').waitFor();
    await page.getByLabel('Ditt namn').fill('Vera Norling');
    await page.getByLabel('Lösenord').fill('kort');
    await page.getByRole('button', { name: 'Skapa konto och gå med' }).click();
    // Refused at its field, and the rest is kept.
    await page.getByRole('main').getByRole('alert').first().waitFor();
    expect(await page.getByLabel('Ditt namn').inputValue()).toBe('Vera Norling');
    await page.getByLabel('Lösenord').fill(first!);
    await page.getByRole('button', { name: 'Skapa konto och gå med' }).click();
    await page.waitForURL(/signin\/second-factor/);
    const shown = await page
      .getByText(/(?:[A-Z2-7]{4} ){7}[A-Z2-7]{4}/)
      .first()
      .textContent();
    seed = /(?:[A-Z2-7]{4} ){7}[A-Z2-7]{4}/.exec(shown ?? '')![0].replaceAll(' ', '');
    await typeFormCode(page, {
      totpSecret: seed,
      field: page.locator('input[name="code"]'),
      send: () => page.getByRole('button', { name: 'Bekräfta' }).click(),
      done: page.getByRole('heading', { name: 'Spara återställningskoderna' }),
    });
    expect((await page.locator('main ul li').allInnerTexts()).length).toBeGreaterThanOrEqual(8);
    await page.getByRole('link', { name: 'Jag har sparat dem' }).click();
    await page.waitForURL(`${web}/`);
    await page.goto(`${web}/settings/people`);
    await page.getByRole('row').filter({ hasText: email }).getByText('Ägare').waitFor();
  });

  it('opens nothing more by the same link', async () => {
    const other = await browser.newContext({ locale: 'sv-SE' });
    const again = await other.newPage();
    await again.goto(join);
    await again.getByRole('heading', { name: 'Länken gäller inte längre' }).waitFor();
    await other.close();
  });

  it('sets another password by a mailed link, once, and is signed out everywhere', async () => {
    const elsewhere = await (await browser.newContext({ locale: 'sv-SE' })).newPage();
    elsewhere.setDefaultTimeout(patience);
    await elsewhere.goto(`${web}/forgot`);
    await elsewhere.getByLabel('E-post').fill(email);
    await elsewhere.getByRole('button', { name: 'Skicka länk' }).click();
    const answer = 'Har adressen ett konto är länken på väg.';
    await elsewhere.getByText(answer).waitFor();
    const reset = await mailed('reset');
    // An address that nobody has is answered alike.
    await elsewhere.goto(`${web}/forgot`);
    await elsewhere.getByLabel('E-post').fill(`nobody-${email}`);
    await elsewhere.getByRole('button', { name: 'Skicka länk' }).click();
    await elsewhere.getByText(answer).waitFor();

    await elsewhere.goto(reset);
    await elsewhere.getByLabel('Nytt lösenord').fill(second!);
    await elsewhere.getByRole('button', { name: 'Byt lösenord' }).click();
    await elsewhere.getByText('Lösenordet är bytt.').waitFor();
    await elsewhere.goto(reset);
    await elsewhere.getByRole('link', { name: /länk/ }).waitFor();
    expect(await elsewhere.getByLabel('Nytt lösenord').count()).toBe(0);

    await page.goto(`${web}/settings/account`);
    await page.waitForURL(/\/signin/);
    await page.getByLabel('E-post').fill(email);
    await page.getByLabel('Lösenord').fill(first!);
    await page.getByRole('button', { name: 'Logga in' }).click();
    await page.getByRole('alert').getByText('hör inte ihop').first().waitFor();
    await page.getByLabel('Lösenord').fill(second!);
    await page.getByRole('button', { name: 'Logga in' }).click();
    // The second factor stays as it was.
    await giveCode(page, seed);
    await page.waitForURL(/\/settings\/account/);
  });
});
