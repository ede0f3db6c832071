import { fileURLToPath } from 'node:url';
import { demo } from '@ringratt/testing';
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, openBrowser, signIn } from './browser.ts';

const contacts = fileURLToPath(new URL('../../../examples/contacts-sv.csv', import.meta.url));
const hour = 3_600_000;

/** One request to the dialers' API as the demo's contact center. */
async function dial(path: string, body: unknown): Promise<Record<string, never>> {
  const response = await fetch(`${demo().dialer}${path}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${demo().contactCenter.apiKey}`,
      'content-type': 'application/json',
      'idempotency-key': crypto.randomUUID(),
    },
    body: JSON.stringify(body),
  });
  expect(response.ok, await response.clone().text()).toBe(true);
  return response.json();
}

describe.skipIf(!hasBrowser)('from list to outcome', () => {
  let browser: Browser;
  let context: BrowserContext;
  beforeAll(async () => {
    browser = await openBrowser();
    context = await browser.newContext();
  });
  afterAll(() => browser?.close());

  it('imports a list, hands a number out, shows its outcome and the next slot four hours on', async () => {
    const { web, principal, contactCenter } = demo();
    const page = await signIn(context, web, principal);

    await page.goto(`${web}/campaigns`);
    // Other journeys make campaigns too, and the newest stand first.
    await page.getByRole('rowheader', { name: 'Fiber till villa' }).getByRole('link').click();
    await page.getByRole('link', { name: 'Importera kontakter' }).click();
    await page.getByLabel('Fil', { exact: true }).setInputFiles(contacts);
    await page.getByRole('button', { name: 'Nästa' }).click();
    await page.getByRole('combobox', { name: 'Telefonnummer' }).waitFor();
    await page.getByRole('button', { name: 'Nästa' }).click();
    await page.getByLabel('Adresskälla').fill('Kartnål Adress AB');
    await page.getByRole('button', { name: 'Nästa' }).click();
    await page.getByRole('button', { name: 'Importera' }).click();
    await page.waitForURL(/\/contact-lists\/lst_/);
    await page.getByText(/rader är importerade/).waitFor({ timeout: 90_000 });
    // Its contacts stand below, their numbers masked; each leads to its own.
    await page
      .getByRole('rowheader', { name: /^070-•••/ })
      .first()
      .getByRole('link')
      .click();
    await page.waitForURL(/\/numbers\/(\+|%2B)46/);

    const claims = (await dial(`/v1/assignments/${contactCenter.assignmentId}/claims`, {
      max: 1,
    })) as unknown as {
      claims: { claimId: string; fencingToken: number; number: string }[];
    };
    const claim = claims.claims[0]!;
    const { now } = (await (await fetch(`${web}/healthz`)).json()) as { now: string };
    await dial('/v1/attempts', {
      claimId: claim.claimId,
      fencingToken: claim.fencingToken,
      phase: 'ended',
      startedAt: now,
      endedAt: now,
      outcome: 'no-answer',
      rings: 7,
      ringSeconds: 36,
    });

    await page.goto(`${web}/numbers/${claim.number}?assignment=${contactCenter.assignmentId}`);
    await page.getByRole('heading', { name: /Nej, numret får inte ringas nu/ }).waitFor();
    await page.getByText('Inget svar').first().waitFor();
    const slots = (await (
      await fetch(
        `${demo().dialer}/v1/assignments/${contactCenter.assignmentId}/slots?state=planned&limit=1000&from=${new Date(Date.parse(now) + 4 * hour - 1).toISOString()}`,
        {
          headers: { authorization: `Bearer ${contactCenter.apiKey}` },
        },
      )
    ).json()) as { items: { attemptNumber: number; notBefore: string }[] };
    expect(slots.items.some((slot) => slot.attemptNumber > 1)).toBe(true);
  });

  it('ends the session everywhere when one signs out', async () => {
    const { web, principal } = demo();
    const page = await signIn(await browser.newContext(), web, principal);
    const cookies = await page.context().cookies();
    await page.getByRole('button', { name: /^Konto/ }).click();
    await page.getByRole('menuitem', { name: 'Logga ut' }).click();
    await page.waitForURL(/\/signin/);
    // The cookie as it was, put back: what was revoked stays so.
    await page.context().addCookies(cookies);
    await page.goto(`${web}/campaigns`);
    await page.waitForURL(/\/signin/);
    expect(await (await page.request.get(`${web}/api/auth/session`)).text()).not.toContain(principal.email);
  });

  it('tells a wrong password and an unknown account the same', async () => {
    const { web, principal } = demo();
    const said: string[] = [];
    for (const email of [principal.email, 'ingen@example.test']) {
      const page = await (await browser.newContext()).newPage();
      await page.goto(`${web}/signin`);
      await page.getByLabel('E-post').fill(email);
      await page.getByLabel('Lösenord').fill('inte lösenordet');
      await page.getByRole('button', { name: 'Logga in' }).click();
      said.push((await page.getByRole('alert').first().textContent()) ?? '');
      await page.waitForFunction(() => document.title.startsWith('Fel: '));
    }
    expect(said[0]).toBe(said[1]);
  });
});
