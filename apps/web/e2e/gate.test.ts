import { DUTY_IDS, duties } from '@ringratt/rules';
import { demo } from '@ringratt/testing';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mendingPage } from '../src/gate/mending.ts';
import { whereMet } from '../src/rules/where-met.ts';
import { act, ask, hasBrowser, openBrowser, signIn, signMatrix } from './browser.ts';

const csv = `Namn;Telefon\n${Array.from({ length: 20 }, (_, i) => `Kim ${i};070-174 06 ${i + 20}`).join('\n')}\n`;

/** The duty that the two do not agree on at first. */
const duty = 'conduct';
const notLive = expect.stringMatching(/\/assignment-not-live$/);

interface Answer {
  status: number;
  body: { claims?: { number: string }[]; type?: string; unmet?: string[] };
}

/**
 * Two browsers side by side, the principal's and the contact center's: they agree on who answers for what, the gate
 * opens, a policy that it rests on is withdrawn, and is published again.
 */
describe.skipIf(!hasBrowser)('the gate between two parties', () => {
  let browser: Browser;
  let principal: Page;
  let center: Page;
  let assignmentId: string;
  const name = `Startvillkor ${Date.now()}`;
  const { web } = hasBrowser ? demo() : { web: '' };
  const gate = () => `${web}/assignments/${assignmentId}/gate`;
  const matrix = () => `${web}/assignments/${assignmentId}/responsibility`;
  const row = (page: Page) =>
    page
      .getByRole('row')
      .filter({ has: page.getByRole('rowheader', { name: 'Ärligt och lyhört bemötande', exact: true }) });
  const taken = async () => (await claim()).body.claims?.length;

  const claim = async (): Promise<Answer> => {
    const response = await fetch(`${demo().dialer}/v1/assignments/${assignmentId}/claims`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${demo().contactCenter.apiKey}`,
        'content-type': 'application/json',
        'idempotency-key': crypto.randomUUID(),
      },
      body: JSON.stringify({ max: 1 }),
    });
    return { status: response.status, body: (await response.json()) as Answer['body'] };
  };
  /** What a page says once the worker has come to it. */
  const comesToSay = (page: Page, text: RegExp) =>
    expect
      .poll(
        async () => {
          await page.reload();
          return page.getByRole('main').textContent();
        },
        { timeout: 30_000 },
      )
      .toMatch(text);

  beforeAll(async () => {
    browser = await openBrowser();
    [principal, center] = await Promise.all([
      signIn(await browser.newContext(), web, demo().principal),
      signIn(await browser.newContext(), web, demo().contactCenter),
    ]);
    assignmentId = await everythingButTheMatrix();
  }, 180_000);
  afterAll(() => browser?.close());

  /** A campaign that records, its script, list and numbers, as their own pages send them. */
  async function everythingButTheMatrix(): Promise<string> {
    const { now } = (await (await fetch(`${web}/healthz`)).json()) as { now: string };
    const day = (count: number) => new Date(Date.parse(now) + count * 86_400_000).toISOString().slice(0, 10);
    const offer = await act<{ id: string }>(principal, 'offers.create', {
      name,
      productKind: 'elavtal',
      regime: 'dal2',
      terms: { description: `Rörligt elpris, ${name}.`, subject: 'service', monthlyPrice: 44_950 },
    });
    const campaignId = await act<string>(principal, 'campaigns.create', {
      name,
      kind: 'sale',
      offerId: offer.id,
      startsOn: day(0),
      endsOn: day(30),
      volume: 100,
      recorded: true,
    });
    const found = await act<{ id: string }>(principal, 'assignments.findCenter', {
      organizationNumber: '559023-4562',
    });
    const made = await act<string>(principal, 'assignments.invite', {
      campaignId,
      contactCenterId: found.id,
      agents: 100,
      attemptsPerAgentHour: 60,
    });
    await act(center, 'assignments.answer', { assignmentId: made, answer: 'accepted' });
    const { defaults } = await ask<{ defaults: { sv: unknown[] } }>(principal, 'scripts.get', { campaignId });
    const script = await act<{ id: string }>(principal, 'scripts.add', { campaignId, blocks: defaults.sv });
    await act(principal, 'scripts.approve', { scriptId: script.id });
    const list = new FormData();
    for (const [field, value] of Object.entries({
      campaignId,
      assignmentId: made,
      name,
      addressSource: 'Kartnål Adress AB',
    }))
      list.set(field, value);
    list.set('file', new File([csv], 'kontakter.csv', { type: 'text/csv' }));
    await act(principal, 'contactLists.import', list);
    const presentedNumberId = await act<string>(center, 'assignments.registerNumber', {
      assignmentId: made,
      number: '070-174 06 87',
    });
    await act(center, 'presentedNumbers.confirm', {
      assignmentId: made,
      presentedNumberId,
      answeredBy: 'message',
    });
    await act(center, 'assignments.declareDialing', { assignmentId: made, modes: ['progressive', 'manual'] });
    await act(principal, 'campaigns.move', { campaignId, step: 'start' });
    return made;
  }

  it('stays shut while the two negotiate who answers for what', async () => {
    await principal.goto(matrix());
    await principal.getByRole('button', { name: 'Börja med riktlinjernas fördelning' }).click();
    await principal.getByLabel(/^Listleverantörer/).fill('Kartnål Adress AB');
    await principal.getByRole('button', { name: 'Spara förslaget' }).last().click();
    await principal.getByText('Väntar på båda').waitFor();
    // The principal proposes another division than the guidelines', and says why.
    await edit(principal, { responsible: 'Båda' });
    await row(principal).getByText('Båda').waitFor();
    await principal.getByLabel('Gäller').selectOption(duty);
    await principal
      .getByLabel('Kommentar', { exact: true })
      .fill('Vi tar emot klagomålen, ni svarar inom tre dagar.');
    await principal.getByRole('button', { name: 'Skicka kommentar' }).click();
    await principal.getByText('Kommentaren är skickad.').waitFor();

    await center.goto(matrix());
    await center.getByText('Vi tar emot klagomålen, ni svarar inom tre dagar.').waitFor();
    await row(center).getByText('Båda').waitFor();
    // The center proposes something else in its stead; the principal, who looks on, cannot sign what it no longer is.
    const fingerprint = (page: Page) => page.locator('code[title]').first().getAttribute('title');
    const before = await fingerprint(principal);
    await edit(center, { responsible: /Tallmo/, by: 'Fem arbetsdagar' });
    await row(center).getByText('Fem arbetsdagar').waitFor();
    await principal.reload();
    await row(principal).getByText('Fem arbetsdagar').waitFor();
    expect(await row(principal).getByText('Båda').count()).toBe(0);
    expect(await fingerprint(principal)).not.toBe(before);
    expect(await fingerprint(principal)).toBe(await fingerprint(center));

    expect(await claim()).toMatchObject({
      status: 409,
      body: { type: notLive, unmet: ['responsibility-agreement'] },
    });
  });

  it('opens once both have signed the same version, each with a code', async () => {
    await Promise.all([
      signMatrix(principal, demo().principal.totpSecret!),
      signMatrix(center, demo().contactCenter.totpSecret!),
    ]);
    await Promise.all([principal, center].map((page) => page.goto(gate())));
    for (const page of [principal, center]) await page.getByText('Alla villkor håller.').waitFor();
    expect(await claim()).toMatchObject({ status: 409, body: { type: notLive, unmet: [] } });
    await center.getByRole('button', { name: 'Öppna ringningen' }).click();
    await center.getByText('Ringningen är öppen', { exact: true }).waitFor();
    await expect.poll(taken, { timeout: 30_000 }).toBe(1);
  });

  it('stops claims when a policy is withdrawn, and tells both what it waits for', async () => {
    await center.goto(`${web}/policies/recordings`);
    await center.getByRole('button', { name: 'Dra tillbaka policyn' }).click();
    await center.getByRole('dialog').getByRole('button', { name: 'Dra tillbaka policyn' }).click();
    await center.getByText('Policyn är tillbakadragen.').waitFor();
    expect(await claim()).toMatchObject({
      status: 409,
      body: { type: notLive, unmet: ['recording-policy'] },
    });
    await Promise.all([principal, center].map((page) => page.goto(gate())));
    for (const page of [principal, center]) await comesToSay(page, /Pausad sedan/);
    await center.getByRole('heading', { name: /^Väntar på er/ }).waitFor();
    await principal.getByRole('heading', { name: /^Väntar på Vinterhamn/ }).waitFor();
    for (const page of [principal, center]) {
      await page.getByText('"recording-policy"').waitFor();
      await page.getByText('Ringningen är pausad', { exact: true }).waitFor();
    }
    // The other party may be reminded, once in a day.
    await principal.getByRole('button', { name: /^Påminn Vinterhamn/ }).click();
    await principal.getByText(/^Påmind /).waitFor();
    expect(await principal.getByRole('button', { name: /^Påminn/ }).count()).toBe(0);
    await principal.goto(`${web}/mailbox`);
    await comesToSay(principal, new RegExp(`Ringningen är pausad: ${name}`));
    await comesToSay(principal, new RegExp(`startvillkor för ${name}`));
    await principal.goto(gate());
    // Who cannot mend it is given no button.
    expect(await principal.getByRole('link', { name: 'Beskriv inspelningarna' }).count()).toBe(0);
  });

  it('goes on once the one button has led to where it is mended', async () => {
    await center.getByRole('link', { name: 'Beskriv inspelningarna' }).click();
    await center.getByText('Policyn är tillbakadragen.').waitFor();
    await center.getByRole('button', { name: 'Publicera', exact: true }).click();
    await center.getByRole('button', { name: 'Dra tillbaka policyn' }).waitFor();
    await expect.poll(taken, { timeout: 30_000 }).toBe(1);
    await Promise.all([principal, center].map((page) => page.goto(gate())));
    for (const page of [principal, center])
      await page.getByText('Ringningen är öppen', { exact: true }).waitFor();
  });

  it('leads from every condition to a page where it is mended', async () => {
    const { campaign } = await ask<{ campaign: { id: string } }>(center, 'assignments.gate', {
      assignmentId,
    });
    for (const [page, side] of [
      [principal, 'principal'],
      [center, 'contactCenter'],
    ] as const) {
      const hrefs = DUTY_IDS.activation.flatMap(
        (id) =>
          mendingPage({ assignmentId, campaign } as Parameters<typeof mendingPage>[0], id, [side]) ?? [],
      );
      expect(hrefs.length).toBeGreaterThan(4);
      for (const href of new Set(hrefs)) {
        const [path, part] = href.split('#');
        const html = await opened(page, path!);
        if (part) expect(html, href).toContain(`id="${part}"`);
      }
    }
  });

  it('leads from the page where a duty is met to its help, and back', async () => {
    for (const path of new Set(Object.values(whereMet))) {
      const here = duties.filter(({ id }) => whereMet[id] === path);
      // A page may be one side's alone; whoever meets the duty there sees it.
      const htmls = (await Promise.all([principal, center].map((page) => answered(page, path)))).filter(
        Boolean,
      );
      expect(htmls, path).not.toEqual([]);
      for (const html of htmls)
        for (const { id } of here) expect(html, `${path}: ${id}`).toContain(`href="/help/${id}"`);
    }
    const all = await opened(principal, '/help');
    const agreed = await opened(center, `/assignments/${assignmentId}/responsibility`);
    for (const { id, title } of duties) {
      expect(all, id).toContain(`href="/help/${id}"`);
      expect(agreed, id).toMatch(new RegExp(`<th scope="row"[^>]*>${title.sv}</th>`));
      expect(await opened(principal, `/help/${id}`), id).toContain(`href="${whereMet[id]}"`);
    }
  });

  /** A page's HTML where whoever is signed in may open it; null where it is not theirs. */
  async function answered(page: Page, path: string): Promise<string | null> {
    const answer = await page.request.get(`${web}${path}`);
    const html = await answer.text();
    return answer.ok() && html.includes('<h1') ? html : null;
  }
  async function opened(page: Page, path: string): Promise<string> {
    const html = await answered(page, path);
    if (html === null) throw new Error(`${path} did not open.`);
    return html;
  }

  /** Proposes other cells for the duty that the two disagree on. */
  async function edit(page: Page, cells: { responsible: string | RegExp; by?: string }): Promise<void> {
    await row(page)
      .getByRole('button', { name: /^Ändra/ })
      .click();
    const form = page.locator('form').filter({ has: page.locator(`#${duty}-responsible`) });
    const select = form.locator(`#${duty}-responsible`);
    const wanted = select.locator('option').filter({ hasText: cells.responsible });
    await select.selectOption((await wanted.first().getAttribute('value'))!);
    if (cells.by) await form.locator(`#${duty}-by`).selectOption({ label: cells.by });
    await form.getByRole('button', { name: 'Spara förslaget' }).click();
    await form.waitFor({ state: 'detached' });
  }
});
