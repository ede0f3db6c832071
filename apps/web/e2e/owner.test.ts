import { demo } from '@ringratt/testing';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, openBrowser } from './browser.ts';
import { typeFormCode } from './one-time-codes.ts';

const password = 'correct horse battery';

/** A sole number that fits its check digit, another one each time. */
function organizationNumber(): string {
  const nine = `55${String(Math.trunc(performance.timeOrigin + performance.now())).slice(-7)}`;
  const digits = `${nine.slice(0, 2)}9${nine.slice(3)}`;
  const sum = [...digits].reduce((total, digit, i) => {
    const doubled = Number(digit) * (i % 2 === 0 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return `${digits.slice(0, 6)}-${digits.slice(6)}${(10 - (sum % 10)) % 10}`;
}

describe.skipIf(!hasBrowser)('an owner', () => {
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  const unique = organizationNumber().replace(/\D/g, '');
  const email = `vera@nordlyft${unique}.example`;

  beforeAll(async () => {
    browser = await openBrowser();
    context = await browser.newContext({ locale: 'sv-SE' });
    page = await context.newPage();
    page.setDefaultTimeout(60_000);
  });
  afterAll(async () => {
    await browser?.close();
  });

  /** Fills the form in and sends it; answers with the link that the demo shows in place of a mail. */
  async function ask(on: Page, address: string): Promise<{ said: string; link: string }> {
    await on.goto(`${demo().web}/found`);
    await on.locator('input[name="name"]').fill('Nordlyft AB');
    await on.locator('input[name="organizationNumber"]').fill(organizationNumber());
    await on.locator('input[name="sides"]').first().check();
    await on.locator('input[name="email"]').fill(address);
    await on.locator('input[name="phone"]').fill('070-174 06 66');
    await on.locator('input[name="postalAddress"]').fill('Kajen 1, 111 11 Stockholm');
    await on.locator('input[name="account.name"]').fill('Vera Norling');
    await on.locator('input[name="account.email"]').fill(address);
    await on.locator('input[name="account.password"]').fill(password);
    await on.locator('form button[type="submit"]').last().click();
    const answer = on.getByRole('main').getByRole('status');
    await answer.getByText('En länk är på väg').waitFor();
    const link = await answer.getByRole('link', { name: 'Öppna länken' }).getAttribute('href');
    return { said: (await answer.textContent())!.replace(address, '…'), link: `${demo().web}${link}` };
  }

  it('is answered alike with the address of somebody who has an account, without script too', async () => {
    const plain = await browser.newContext({ locale: 'sv-SE', javaScriptEnabled: false });
    const visitor = await plain.newPage();
    visitor.setDefaultTimeout(60_000);
    const fresh = await ask(visitor, `unknown-${email}`);
    const known = await ask(visitor, demo().other.email);
    expect(known.said).toBe(fresh.said);
    expect(new URL(known.link).pathname).toMatch(/^\/found\/[\w-]{43}$/);
    // Who holds the link has the mailbox, and may know; opening it made nothing of the other yet.
    await visitor.goto(known.link);
    await visitor.getByRole('heading', { name: 'Adressen har redan ett konto' }).waitFor();
    for (let i = 0; i < 2; i++) expect((await visitor.goto(fresh.link))!.status()).toBe(200);
    await visitor.getByRole('button', { name: 'Skapa kontot och organisationen' }).click();
    await visitor.waitForURL(/signin\/second-factor/);
    expect((await visitor.goto(fresh.link))!.status()).toBe(404);
    await visitor.getByRole('heading', { name: 'Länken gäller inte längre' }).waitFor();
    await plain.close();
  });

  it('founds an organization, sets up a second factor and is shown the recovery codes once', async () => {
    const { web } = demo();
    const { link } = await ask(page, email);
    await page.getByRole('link', { name: 'Öppna länken' }).click();
    await page.getByRole('heading', { name: 'Registrera Nordlyft AB' }).waitFor();
    expect(page.url()).toBe(link);
    await page.getByRole('button', { name: 'Skapa kontot och organisationen' }).click();
    await page.waitForURL(/signin\/second-factor/);
    const shown = await page.getByRole('main').textContent();
    const seed = /(?:[A-Z2-7]{4} ){7}[A-Z2-7]{4}/.exec(shown ?? '')![0].replace(/ /g, '');
    const codes = page.getByRole('heading', { name: 'Spara återställningskoderna' });
    await typeFormCode(page, {
      totpSecret: seed,
      field: page.locator('input[name="code"]'),
      send: () => page.getByRole('button', { name: 'Bekräfta' }).click(),
      done: codes,
    });
    const first = await page.locator('main ul li').allInnerTexts();
    expect(first.length).toBeGreaterThanOrEqual(8);
    await page.getByRole('link', { name: 'Jag har sparat dem' }).click();
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await page.goto(`${web}/settings/second-factor`);
    const text = await page.content();
    expect(first.filter((code) => text.includes(code))).toEqual([]);
  });
});
