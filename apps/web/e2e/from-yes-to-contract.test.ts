import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type Database, openDatabase, type Tx, withTenant } from '@ringratt/db';
import { idOf } from '@ringratt/services';
import { demo } from '@ringratt/testing';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { hasBrowser, openBrowser, signIn } from './browser.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const run = promisify(execFile);
const told = {
  right: true,
  days: 14,
  startsFrom: 'acceptance',
  how: true,
  standardForm: true,
  costs: true,
  contactDetails: true,
};

/** What the dialers' API answers to a question. */
async function dial<T>(path: string, apiKey = demo().contactCenter.apiKey): Promise<T> {
  const response = await fetch(`${demo().dialer}${path}`, { headers: { authorization: `Bearer ${apiKey}` } });
  expect(response.ok, await response.clone().text()).toBe(true);
  return (await response.json()) as T;
}

const now = async () => ((await (await fetch(`${demo().web}/healthz`)).json()) as { now: string }).now;

describe.skipIf(!hasBrowser)('from yes to contract, on a telephone', () => {
  let browser: Browser;
  let office: Page;
  let database: Database;
  let principalId: string;
  beforeAll(async () => {
    browser = await openBrowser();
    office = await signIn(await browser.newContext(), demo().web, demo().principal);
    database = openDatabase(demo().database, { connections: 1, name: 'journey' });
    const me = await dial<{ organization: { organizationId: string } }>('/v1/me', demo().principal.apiKey);
    principalId = idOf('organization', me.organization.organizationId);
  });
  afterAll(async () => {
    await browser?.close();
    await database?.close();
  });

  /** Sells in a call that was answered, over the API as a dialer does it; each journey in another call. */
  async function sell(): Promise<string> {
    const { items } = await dial<{ items: { attemptId: string; outcome: string | null }[] }>(
      `/v1/assignments/${demo().contactCenter.assignmentId}/attempts?limit=1000`,
    );
    for (const { attemptId } of items.filter(({ outcome }) => outcome === 'answered').reverse()) {
      const response = await fetch(`${demo().dialer}/v1/attempts/${attemptId}/sale`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${demo().contactCenter.apiKey}`,
          'content-type': 'application/json',
          'idempotency-key': crypto.randomUUID(),
        },
        body: JSON.stringify({
          consumer: {
            name: 'Åsa Öberg',
            email: 'asa.oberg@hem.example',
            address: 'Ängsvägen 4, 831 30 Östersund',
          },
          withdrawal: told,
        }),
      });
      // Sold in already, by another journey or by the demo's own seed.
      if (response.status === 409) continue;
      expect(response.ok, await response.clone().text()).toBe(true);
      return ((await response.json()) as { saleId: string }).saleId;
    }
    throw new Error('No answered call is left to sell in.');
  }

  /** The newest mail of a sale that has such a subject, once the worker has made it. */
  async function letter(saleId: string, subject: RegExp): Promise<string> {
    return vi.waitFor(
      async () => {
        await office.goto(`${demo().web}/mailbox`);
        const mails = await office
          .locator('details')
          .evaluateAll((all) =>
            all.map((one) => [one.querySelector('summary')?.textContent ?? '', one.textContent ?? '']),
          );
        const found = mails.find(([head, body]) => subject.test(head!) && body!.includes(saleId));
        if (!found) throw new Error('Not mailed yet.');
        return found[1]!;
      },
      { timeout: 60_000, interval: 250 },
    );
  }

  /** The links in it. */
  async function mailed(
    saleId: string,
    subject: RegExp,
  ): Promise<{ accept: string; withdraw: string | null }> {
    const text = await letter(saleId, subject);
    const accept = /\/accept\/[\w-]{43}/.exec(text)?.[0];
    if (!accept) throw new Error('The mail has no link.');
    return { accept, withdraw: /\/withdraw\/[\w-]{43}/.exec(text)?.[0] ?? null };
  }

  /** A consumer's telephone, without script. */
  async function telephone(): Promise<Page> {
    const context = await browser.newContext({
      viewport: { width: 390, height: 844 },
      javaScriptEnabled: false,
    });
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    return page;
  }

  async function accept(page: Page, link: string): Promise<void> {
    await page.goto(demo().web + link);
    await page.getByLabel('Ditt namn').fill('Åsa Öberg');
    await page.getByRole('button', { name: 'Acceptera erbjudandet' }).click();
    await page.getByText('Du har accepterat').first().waitFor();
  }

  /** What a night or a fault would leave behind, by the principal's own right to the row. */
  const leave = (work: (tx: Tx) => Promise<unknown>) => withTenant(database, { tenantId: principalId }, work);

  it('accepts, gets the contract, and all of it verifies; a flipped byte does not', async () => {
    const saleId = await sell();
    const { accept: link } = await mailed(saleId, /^Erbjudande/);
    const page = await telephone();
    const button = page.getByRole('button', { name: 'Acceptera erbjudandet' });
    await page.goto(demo().web + link);
    await button.click();
    await page.getByText('Skriv ditt för- och efternamn').first().waitFor();
    await accept(page, link);
    await mailed(saleId, /^Ditt avtal/);
    // Without script a page does not renew itself: the contract stands on it once its mail is on record as sent.
    await vi.waitFor(
      async () => {
        await page.goto(demo().web + link);
        expect(await page.getByText('Avtalet gäller.').count()).toBe(1);
      },
      { timeout: 90_000, interval: 500 },
    );
    expect(await page.getByRole('heading', { name: 'Ditt avtal med' }).count()).toBe(1);
    expect(await button.count()).toBe(0);

    await office.goto(`${demo().web}/sales/${saleId}`);
    const downloading = office.waitForEvent('download');
    await office.getByRole('link', { name: 'Hämta allt (ZIP)' }).click();
    const folder = mkdtempSync(join(tmpdir(), 'ringratt-sale-'));
    try {
      const file = join(folder, 'sale.zip');
      await (await downloading).saveAs(file);
      const verify = (path: string) =>
        run(process.execPath, ['--import', 'tsx', 'apps/cli/src/main.ts', 'verify', path], { cwd: root });
      await verify(file);
      const bytes = readFileSync(file);
      const middle = Math.floor(bytes.length / 2);
      bytes[middle] = bytes[middle]! ^ 1;
      writeFileSync(join(folder, 'flipped.zip'), bytes);
      await expect(verify(join(folder, 'flipped.zip'))).rejects.toMatchObject({ code: 1 });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('accepts once: a second page that was open says when it was done', async () => {
    const saleId = await sell();
    const { accept: link } = await mailed(saleId, /^Erbjudande/);
    const [first, second] = [await telephone(), await telephone()];
    await second.goto(demo().web + link);
    await second.getByLabel('Ditt namn').fill('Någon Annan');
    await accept(first, link);
    await second.getByRole('button', { name: 'Acceptera erbjudandet' }).click();
    await second.getByText('Åsa Öberg accepterade').waitFor();
    expect(await second.getByText('Någon Annan').count()).toBe(0);
  });

  it('cannot accept when the time is over, or before the call has ended', async () => {
    const saleId = await sell();
    const { accept: link } = await mailed(saleId, /^Erbjudande/);
    const page = await telephone();
    await page.goto(demo().web + link);
    await page.getByLabel('Ditt namn').fill('Åsa Öberg');
    const id = idOf('sale', saleId);
    const at = Date.parse(await now());
    const set = (column: 'call_ended_at' | 'answer_by', value: number) =>
      leave(
        ({ sql, tenantId }) =>
          sql`update sale set ${sql(column)} = ${value}::timestamptz where tenant_id = ${tenantId} and id = ${id}`,
      );
    await set('call_ended_at', at + 3_600_000);
    await page.getByRole('button', { name: 'Acceptera erbjudandet' }).click();
    await page.getByText(/Du kan svara från/).waitFor();
    expect(await page.getByRole('button', { name: 'Acceptera erbjudandet' }).count()).toBe(0);
    await set('call_ended_at', at);
    await page.goto(demo().web + link);
    await page.getByLabel('Ditt namn').fill('Åsa Öberg');
    await set('answer_by', at);
    await page.getByRole('button', { name: 'Acceptera erbjudandet' }).click();
    await page.getByText('Tiden att svara är slut.').waitFor();
    await office.goto(`${demo().web}/sales/${saleId}`);
    await office.getByText('Inget avtal gäller förrän konsumenten svarar skriftligt.').waitFor();
  });

  it('cannot accept what is no longer what was sold', async () => {
    const saleId = await sell();
    const { accept: link } = await mailed(saleId, /^Erbjudande/);
    const page = await telephone();
    await page.goto(demo().web + link);
    await page.getByLabel('Ditt namn').fill('Åsa Öberg');
    await leave(
      ({ sql, tenantId }) => sql`update sale set offer_fingerprint = sha256(offer_fingerprint)
        where tenant_id = ${tenantId} and id = ${idOf('sale', saleId)}`,
    );
    await page.getByRole('button', { name: 'Acceptera erbjudandet' }).click();
    await page.getByText('Det går inte att svara nu.').waitFor();
    await office.goto(`${demo().web}/sales/${saleId}`);
    await office.getByText('Väntar på svar').first().waitFor();
  });

  it('gets a refused mail at the right address, where the wrong one’s link is dead', async () => {
    const saleId = await sell();
    const { accept: link } = await mailed(saleId, /^Erbjudande/);
    await leave(
      ({ sql, tenantId }) => sql`update outbound_email set state = 'refused', last_answer = '550 EENVELOPE'
        where tenant_id = ${tenantId} and sale_id = ${idOf('sale', saleId)} and template = 'offer'`,
    );
    await office.goto(`${demo().web}/sales/${saleId}`);
    await office.getByText(/Avvisat av servern för asa\.oberg@hem\.example/).waitFor();
    await office.getByRole('button', { name: 'Rätta e-postadressen' }).click();
    await office.getByRole('textbox', { name: 'E-post' }).fill('asa@');
    await office.getByRole('button', { name: 'Rätta och skicka' }).click();
    await office.getByText('Skriv en e-postadress').first().waitFor();
    await office.getByRole('textbox', { name: 'E-post' }).fill('asa.oberg@ny.example');
    await office.getByRole('button', { name: 'Rätta och skicka' }).click();
    await office.getByRole('dialog').waitFor({ state: 'detached' });
    await office.getByText('asa.oberg@ny.example').first().waitFor();
    const page = await telephone();
    expect((await page.goto(demo().web + link))?.status()).toBe(404);
    await page.getByRole('heading', { name: 'Länken gäller inte' }).waitFor();
    const { accept: renewed } = await mailed(saleId, /^Erbjudande[\s\S]*asa\.oberg@ny\.example/);
    expect(renewed).not.toBe(link);
    await accept(page, renewed);
  });

  it('withdraws from the contract and is told so, once', async () => {
    const saleId = await sell();
    const { accept: link } = await mailed(saleId, /^Erbjudande/);
    const page = await telephone();
    await accept(page, link);
    const { withdraw } = await mailed(saleId, /^Ditt avtal/);
    expect(withdraw).not.toBeNull();
    await page.goto(demo().web + withdraw!);
    await page.getByLabel('Ditt namn').fill('Åsa Öberg');
    await page.getByRole('button', { name: 'Ångra avtalet' }).click();
    await page.getByText('Du har ångrat avtalet').waitFor();
    await letter(saleId, /^Du har ångrat dig/);
    await office.goto(`${demo().web}/sales/${saleId}`);
    await office.getByText('Konsumenten har ångrat sig. Avtalet gäller inte längre.').waitFor();
    await page.goto(demo().web + link);
    await page.getByText('Du har ångrat dig').waitFor();
  });
});
