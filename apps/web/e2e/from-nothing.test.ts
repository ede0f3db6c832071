import { fileURLToPath } from 'node:url';
import { demo } from '@ringratt/testing';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, openBrowser, signIn, signMatrix } from './browser.ts';

const contacts = fileURLToPath(new URL('../../../examples/contacts-sv.csv', import.meta.url));

const shown = '070-174 06 88';

/** What the demo's contact center is found by. */
const centerNumber = '559023-4562';

/**
 * The principal's way from nothing to the first attempt, with the contact center beside it in a browser of its
 * own: what one does, the other sees.
 */
describe.skipIf(!hasBrowser)('a campaign from nothing', () => {
  let browser: Browser;
  let principal: Page;
  let center: Page;
  let campaign: string;
  const name = `Elavtal ${Date.now()}`;
  const { web } = hasBrowser ? demo() : { web: '' };

  beforeAll(async () => {
    browser = await openBrowser();
    principal = await signIn(await browser.newContext(), web, demo().principal);
    center = await signIn(await browser.newContext(), web, demo().contactCenter);
  }, 180_000);
  afterAll(() => browser?.close());

  it('begins with an offer, whose faults stand at their fields', async () => {
    await principal.goto(`${web}/offers/new`);
    await principal.getByLabel('Erbjudande', { exact: true }).fill(name);
    await principal.getByLabel('Pris i månaden').fill('fyra hundra');
    await principal.getByRole('button', { name: 'Spara erbjudandet' }).click();
    await principal
      .getByRole('main')
      .getByRole('alert')
      .getByRole('link', { name: /belopp i kronor/ })
      .click();
    expect(
      await principal.getByLabel('Pris i månaden').evaluate((field) => field === document.activeElement),
    ).toBe(true);
    await principal.getByLabel('Pris i månaden').fill('449,50');
    await principal.getByRole('button', { name: 'Spara erbjudandet' }).click();
    // What was typed is kept when the service refuses the rest.
    await principal.getByRole('main').getByRole('alert').waitFor();
    expect(await principal.getByLabel('Erbjudande', { exact: true }).inputValue()).toBe(name);
    await principal.getByLabel('Produktslag').fill('elavtal');
    await principal.getByLabel('Vad som erbjuds').fill(`Rörligt elpris, ${name}.`);
    await principal.getByLabel('Vara eller tjänst').selectOption('service');
    await principal.getByRole('button', { name: 'Spara erbjudandet' }).click();
    await principal.waitForURL(/\/offers\/ofr_/);
    await principal.getByText('449,50').first().waitFor();
    await principal.getByRole('heading', { name: 'Vad gör två erbjudanden identiska?' }).waitFor();
  });

  it('goes on to a campaign that refuses a looser limit at its field, by its clause', async () => {
    await principal.getByRole('link', { name: 'Gör ett uppdrag av det' }).click();
    await principal.getByLabel('Namn', { exact: true }).fill(name);
    const { now } = (await (await fetch(`${web}/healthz`)).json()) as { now: string };
    const days = (count: number) => new Date(Date.parse(now) + count * 86_400_000).toISOString().slice(0, 10);
    await principal.getByLabel('Första ringdagen').fill(days(0));
    await principal.getByLabel('Sista ringdagen').fill(days(60));
    await principal.getByLabel('Högsta antal kontakter').fill('1 000');
    await principal.getByLabel('Påringningar per dygn och nummer').fill('3');
    await principal.getByRole('button', { name: 'Skapa uppdraget' }).click();
    await principal
      .getByRole('main')
      .getByRole('alert')
      .getByText(/mildare än riktlinjerna tillåter \(3\.2\)/)
      .waitFor();
    await principal.getByLabel('Påringningar per dygn och nummer').fill('1');
    await principal.getByRole('button', { name: 'Skapa uppdraget' }).click();
    await principal.waitForURL(/\/campaigns\/cmp_/);
    await principal.getByRole('heading', { level: 1, name }).waitFor();
    campaign = principal.url().replace(/\?.*/, '');
  });

  it('keeps what a second editor typed, and shows what the first one saved', async () => {
    const second = await principal.context().newPage();
    const address = `${principal.url().replace(/\?.*/, '')}/edit`;
    await second.goto(address);
    await principal.goto(address);
    await principal.getByLabel('Högsta antal kontakter').fill('900');
    await principal.getByRole('button', { name: 'Spara ändringarna' }).click();
    await principal.waitForURL((url) => !url.pathname.endsWith('/edit'));
    await second.getByLabel('Högsta antal kontakter').fill('800');
    await second.getByRole('button', { name: 'Spara ändringarna' }).click();
    const conflict = second.getByRole('alert').filter({ hasText: 'har sparat uppdraget' });
    await conflict.getByRole('cell', { name: '900' }).waitFor();
    await conflict.getByRole('cell', { name: '800' }).waitFor();
    expect(await second.getByLabel('Högsta antal kontakter').inputValue()).toBe('800');
    await conflict.getByRole('button', { name: 'Spara mitt ändå' }).click();
    await second.waitForURL((url) => !url.pathname.endsWith('/edit'));
    await second.close();
  });

  it('has a script that says what it lacks, and is approved once it lacks nothing', async () => {
    await principal.getByRole('link', { name: 'Manus' }).last().click();
    await principal.getByRole('link', { name: 'Börja med förslaget', exact: true }).click();
    await principal.getByText('Alla delar som krävs finns med.').waitFor();
    await principal.getByRole('button', { name: 'Ta bort stycket: Syftet med samtalet' }).click();
    await principal.getByText('En del saknas.').waitFor();
    await principal.getByRole('button', { name: 'Lägg till: Syftet med samtalet' }).click();
    await principal.getByText('Alla delar som krävs finns med.').waitFor();
    await principal.getByRole('button', { name: 'Spara version 1' }).click();
    await principal.getByRole('button', { name: 'Godkänn version 1' }).click();
    await principal.getByRole('dialog').getByRole('button', { name: 'Godkänn version 1' }).click();
    await principal.getByText('Används').first().waitFor();
  });

  it('invites a contact center by its number, which sees the invitation and the script', async () => {
    await principal.getByRole('link', { name: /Uppdragsdelar/ }).click();
    await principal.getByLabel('Organisationsnummer').fill(centerNumber);
    await principal.getByRole('button', { name: 'Sök', exact: true }).click();
    await principal.getByRole('button', { name: 'Bjud in', exact: true }).click();
    await principal.getByRole('rowheader', { name: /Vinterhamn/ }).waitFor();

    await center.goto(`${web}/`);
    await center.getByRole('link', { name }).first().click();
    await center.getByRole('button', { name: 'Acceptera' }).click();
    await center
      .getByText(/Accepterat/)
      .first()
      .waitFor();
    await center.goto(`${center.url().replace(/\?.*/, '')}/script`);
    await center.getByText('Tallmo').first().waitFor();
    await center.getByText('Agentens namn').first().waitFor();

    await principal.reload();
    await principal.getByText('Accepterat').first().waitFor();
  });

  it('imports a list, and the center sees its contacts', async () => {
    await principal.getByRole('link', { name: 'Importera kontakter' }).click();
    await principal.getByLabel('Fil', { exact: true }).setInputFiles(contacts);
    await principal.getByRole('button', { name: 'Nästa' }).click();
    await principal.getByRole('combobox', { name: 'Telefonnummer' }).waitFor();
    await principal.getByRole('button', { name: 'Nästa' }).click();
    await principal.getByLabel('Adresskälla').fill('Kartnål Adress AB');
    await principal.getByRole('button', { name: 'Nästa' }).click();
    await principal.getByRole('button', { name: 'Importera' }).click();
    await principal.waitForURL(/\/contact-lists\/lst_/);
    await principal.getByText(/rader är importerade/).waitFor({ timeout: 90_000 });
    await center.goto(`${web}/assignments`);
    await center.getByRole('rowheader', { name }).getByRole('link').click();
    await center.getByRole('img', { name: /^Kontakter:/ }).waitFor();
  });

  it('lets the center name what it shows and how it dials, and say what a caller back hears', async () => {
    await center.getByLabel('Nummer', { exact: true }).fill(shown);
    await center.getByRole('button', { name: 'Lägg till nummer' }).click();
    await center.getByText('Numret är tillagt.').waitFor();
    await center.getByLabel('Progressivt').check();
    await center.getByRole('button', { name: 'Lämna intyg' }).click();
    await center.getByText('Sparat.').waitFor();
    await center.getByRole('rowheader', { name: shown }).getByRole('link').click();
    await center.getByRole('button', { name: 'Bekräfta att det är detta som hörs' }).first().click();
    await center.getByText(/^Bekräftad/).waitFor();
  });

  it('is signed by both under one fingerprint, each with a code', async () => {
    await principal.goto(`${campaign}/parts`);
    await principal
      .getByRole('row', { name: /Vinterhamn/ })
      .getByRole('link', { name: 'Ansvar', exact: true })
      .click();
    await principal.getByRole('button', { name: 'Börja med riktlinjernas fördelning' }).click();
    await principal.getByLabel(/^Listleverantörer/).fill('Kartnål Adress AB');
    await principal.getByRole('button', { name: 'Spara förslaget' }).last().click();
    await principal.getByText('Väntar på båda').waitFor();
    await signMatrix(principal, demo().principal.totpSecret!);
    await principal.getByText('Väntar på Vinterhamn').waitFor();
    const assignment = principal.url().replace(/\/responsibility.*/, '');

    await center.goto(`${assignment}/responsibility`);
    const fingerprint = (page: Page) => page.locator('code[title]').first().getAttribute('title');
    expect(await fingerprint(center)).toBe(await fingerprint(principal));
    await signMatrix(center, demo().contactCenter.totpSecret!);
    await center.getByText('Signerad av båda, gäller nu').first().waitFor();
    await principal.reload();
    await principal.getByText('Signerad av båda, gäller nu').first().waitFor();
  });

  it('passes the gate once nothing is missing, and opens', async () => {
    await principal.goto(campaign);
    await principal.getByRole('button', { name: 'Starta ringningen' }).click();
    await principal.getByRole('dialog').getByRole('button', { name: 'Starta ringningen' }).click();
    await principal.getByRole('button', { name: 'Pausa ringningen' }).waitFor();
    await center.goto(center.url().replace('/responsibility', '/gate'));
    await center.getByText('Alla villkor håller.').waitFor();
    await center.getByRole('button', { name: 'Öppna ringningen' }).click();
    await center.getByText('Ringningen är öppen', { exact: true }).waitFor();
  });

  it('makes the center a key, by which its dialer claims a number and reports, and both see it', async () => {
    const assignmentId = /asg_\w+/.exec(center.url())![0];
    await center.goto(`${web}/settings/api-keys`);
    await center.getByRole('button', { name: 'Ny nyckel' }).click();
    const dialog = center.getByRole('dialog');
    await dialog.getByLabel('Namn').fill(name);
    await dialog.getByLabel('slots:claim').check();
    await dialog.getByLabel('attempts:report').check();
    await dialog.getByLabel('Uppdragsdel').selectOption(assignmentId);
    await dialog.getByRole('button', { name: 'Skapa nyckel' }).click();
    await center.getByRole('dialog', { name: 'Nyckeln är skapad' }).waitFor();
    const secret = (await center.getByRole('dialog').locator('code').first().textContent())!.trim();

    const dial = async (path: string, body: unknown) => {
      const response = await fetch(`${demo().dialer}${path}`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${secret}`,
          'content-type': 'application/json',
          'idempotency-key': crypto.randomUUID(),
        },
        body: JSON.stringify(body),
      });
      expect(response.ok, await response.clone().text()).toBe(true);
      return response.json();
    };
    const { claims } = (await dial(`/v1/assignments/${assignmentId}/claims`, { max: 1 })) as {
      claims: { claimId: string; fencingToken: number; number: string }[];
    };
    const { claimId, fencingToken, number } = claims[0]!;
    const { now } = (await (await fetch(`${web}/healthz`)).json()) as { now: string };
    await dial('/v1/attempts', {
      claimId,
      fencingToken,
      phase: 'ended',
      startedAt: now,
      endedAt: now,
      outcome: 'no-answer',
      rings: 7,
      ringSeconds: 36,
    });

    await principal.goto(`${campaign}/attempts`);
    await principal.getByRole('row').filter({ hasText: 'Inget svar' }).waitFor();
    for (const page of [principal, center]) {
      await page.goto(`${web}/numbers/${number}?assignment=${assignmentId}`);
      await page.getByRole('heading', { name: /Nej, numret får inte ringas nu/ }).waitFor();
      await page.getByText('Inget svar').first().waitFor();
    }
  });
});
