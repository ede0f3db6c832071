import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { demo } from '@ringratt/testing';
import Provider from 'oidc-provider';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, openBrowser, patience, signIn } from './browser.ts';
import { typeFormCode } from './one-time-codes.ts';

const secret = 'a secret of the journey';
const domain = 'fjallglim.example';
/** Others sign in as the same owner; whom this journey invites is new each time. */
const run = Date.now().toString(36);

/**
 * An organization's own provider, on this machine (RINGRATT_LOCAL_PROVIDERS): named by the owner, taken up by who has an
 * account and by who has none, and opening nothing by an address alone.
 */
describe.skipIf(!hasBrowser)('an organization’s own provider', () => {
  let browser: Browser;
  let owner: Page;
  let provider: Server;
  let issuer: string;
  let address: string;
  const { web } = hasBrowser ? demo() : { web: '' };
  /** Subject at the provider to the address that it vouches for. */
  const people: Record<string, { email: string; name: string }> = {
    [`saga-${run}`]: { email: `saga-${run}@${domain}`, name: 'Saga Norling' },
    [`vide-${run}`]: { email: `vide-${run}@${domain}`, name: 'Vide Norling' },
    [`nils-${run}`]: { email: `nils-${run}@${domain}`, name: 'Nils Hedin' },
    // Somebody else at the provider, under Saga's address.
    [`double-${run}`]: { email: `saga-${run}@${domain}`, name: 'Saga Norling' },
    [`guest-${run}`]: { email: `guest-${run}@elsewhere.example`, name: 'Gry Holm' },
  };

  beforeAll(async () => {
    browser = await openBrowser();
    provider = createServer();
    await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve));
    issuer = `http://localhost:${(provider.address() as AddressInfo).port}`;
    const serving = new Provider(issuer, {
      clients: [
        { client_id: 'ringratt', client_secret: secret, redirect_uris: [`${web}/api/sign-in/return`] },
      ],
      claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
      pkce: { required: () => true },
      findAccount: (_, id) => ({
        accountId: id,
        claims: () => ({ sub: id, email_verified: true, ...people[id] }),
      }),
    });
    provider.on('request', serving.callback());
    owner = await signIn(await browser.newContext({ locale: 'sv-SE' }), web, demo().other);
  }, 2 * patience);
  afterAll(async () => {
    await browser?.close();
    provider?.close();
  });

  async function newcomer({ javaScriptEnabled = true } = {}): Promise<Page> {
    const context = await browser.newContext({ locale: 'sv-SE', javaScriptEnabled });
    context.setDefaultTimeout(patience);
    return context.newPage();
  }

  /** The provider's own pages: who one is, and that the portal may know. */
  async function passProvider(page: Page, subject: string): Promise<void> {
    await page.waitForURL((url) => url.origin === issuer);
    await page.locator('input[name="login"]').fill(subject);
    await page.locator('input[name="password"]').fill('any');
    await page.getByRole('button', { name: 'Sign-in' }).click();
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.waitForURL((url) => url.origin === web);
  }

  async function comeIn(page: Page, subject: string): Promise<void> {
    await page.goto(address);
    await page.getByRole('link', { name: 'Fortsätt' }).click();
    await passProvider(page, subject);
  }

  /** Invites by the form, which shows the link once. */
  async function invite(who: string): Promise<string> {
    await owner.goto(`${web}/settings/people`);
    await owner.getByRole('textbox', { name: 'E-post' }).fill(people[`${who}-${run}`]!.email);
    await owner.getByRole('button', { name: 'Bjud in', exact: true }).click();
    const link = await owner
      .getByRole('status')
      .getByText(/\/join\//)
      .textContent();
    return /http\S+\/join\/[\w-]{43}/.exec(link ?? '')![0];
  }

  it('is named by an owner with a code, and then has an address to come in by', async () => {
    await owner.goto(`${web}/settings/sign-in`);
    await owner.getByLabel('Utfärdare (issuer)').fill(issuer);
    await owner.getByLabel('Klient-id').fill('ringratt');
    await owner.getByLabel('E-postdomän').fill(domain);
    await typeFormCode(owner, {
      totpSecret: demo().other.totpSecret!,
      field: owner.locator('input[name="code"]'),
      // A secret is not shown again after a refusal.
      send: async () => {
        await owner.getByLabel('Klienthemlighet').fill(secret);
        await owner.getByRole('button', { name: 'Prova och spara' }).click();
      },
      done: owner.getByText('Tjänsten svarade, och uppgifterna är sparade.'),
    });
    await owner.reload();
    const shown = await owner
      .getByText(/\/signin\/org_/)
      .first()
      .textContent();
    address = /http\S+\/signin\/org_\w+/.exec(shown ?? '')![0];
  });

  it('opens nothing to whom it vouches for by address alone, and all to the same person once linked', async () => {
    const page = await newcomer();
    await page.goto(await invite('saga'));
    await page.getByLabel('Ditt namn').fill('Saga Norling');
    await page.getByLabel('Lösenord').fill('correct horse battery');
    await page.getByRole('button', { name: 'Skapa konto och gå med' }).click();
    await page.waitForURL(`${web}/`);

    const before = await newcomer();
    await comeIn(before, `saga-${run}`);
    await before.getByText('Ingen här är kopplad till den inloggningen.').waitFor();
    await before.goto(`${web}/settings/account`);
    await before.waitForURL(/\/signin/);

    await page.goto(`${web}/settings/account`);
    await page.getByRole('button', { name: 'Koppla', exact: true }).click();
    await passProvider(page, `saga-${run}`);
    await page.getByText('Ditt konto är kopplat.').waitFor();

    const after = await newcomer();
    await comeIn(after, `saga-${run}`);
    await after.waitForURL(`${web}/`);
    await after.goto(`${web}/settings/account`);
    await after.getByText('Du har loggat in genom organisationen.').waitFor();
    expect(await after.getByLabel('Namn', { exact: true }).inputValue()).toBe('Saga Norling');

    const double = await newcomer();
    await comeIn(double, `double-${run}`);
    await double.getByText('Ingen här är kopplad till den inloggningen.').waitFor();
  });

  it('is linked without script too, where a form may lead nowhere else', async () => {
    const page = await newcomer({ javaScriptEnabled: false });
    await page.goto(await invite('vide'));
    await page.getByLabel('Ditt namn').fill('Vide Norling');
    await page.getByLabel('Lösenord').fill('correct horse battery');
    await page.getByRole('button', { name: 'Skapa konto och gå med' }).click();
    await page.waitForURL(`${web}/`);
    await page.goto(`${web}/settings/account`);
    await page.getByRole('button', { name: 'Koppla', exact: true }).click();
    await page.getByRole('main').getByRole('status').getByRole('link', { name: 'Fortsätt' }).click();
    await passProvider(page, `vide-${run}`);
    await page.getByText('Ditt konto är kopplat.').waitFor();
  });

  it('takes up an invitation in place of a password, for an address of the organization’s domain', async () => {
    const page = await newcomer();
    await page.goto(await invite('nils'));
    await page.getByRole('link', { name: 'Fortsätt' }).click();
    await passProvider(page, `nils-${run}`);
    await page.waitForURL(`${web}/`);
    await page.goto(`${web}/settings/people`);
    await page
      .getByRole('row')
      .filter({ hasText: `nils-${run}@${domain}` })
      .getByText('Ansvarig')
      .waitFor();

    const again = await newcomer();
    await comeIn(again, `nils-${run}`);
    await again.waitForURL(`${web}/`);

    const guest = await newcomer();
    await guest.goto(await invite('guest'));
    await guest.getByRole('link', { name: 'Fortsätt' }).click();
    await passProvider(guest, `guest-${run}`);
    await guest.getByText('Adressen hör till en annan domän').waitFor();
  });
});
