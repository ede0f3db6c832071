import { withTenant } from '@ringratt/db';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Forbidden, NotFound } from '../errors.ts';
import { numberKey } from '../numbers/key.ts';
import { listSuppressions, loadSuppressions } from '../suppressions/index.ts';
import { arrangeParties, as, eventsOf, openStage, type Parties, type Stage } from '../testing/parties.ts';
import {
  endCustomerRelation,
  listConsents,
  listCustomerRelations,
  loadConsents,
  loadCustomerRelations,
  registerFacts,
  withdrawConsent,
} from './index.ts';

let stage: Stage;
let parties: Parties;
const file = (text: string) => ({ content: Buffer.from(text, 'latin1') });
const facts = async (number: string) => {
  const key = numberKey(stage.services.secrets, number);
  const found = await withTenant(stage.database, { tenantId: parties.principalId }, (tx) =>
    registerFacts(tx, { ...parties, keys: [key], at: stage.services.clock.now() }),
  );
  return found.get(key.toString('hex'))!;
};
const at = (text: string) => Date.parse(text);

describe('the base registers', () => {
  beforeAll(async () => {
    stage = await openStage();
  });
  beforeEach(async () => {
    parties = await arrangeParties(stage);
  });
  afterAll(() => stage?.close());

  it('are loaded by who has the right to, into a house that calls for itself', async () => {
    const lead = as(parties.principal, {
      kind: 'person',
      personId: crypto.randomUUID(),
      role: 'agentLead',
    });
    const key = (assignmentId: string | null, ...scopes: string[]) =>
      as(parties.principal, { kind: 'apiKey', keyId: crypto.randomUUID(), scopes, assignmentId });
    const nothing = file('Telefon;Lämnat;Källa\r\n');
    for (const tried of [
      () => loadConsents(lead, nothing),
      () => loadConsents(key(null), nothing),
      () => loadConsents(key(parties.assignmentId, 'registers:write'), nothing),
      () => loadCustomerRelations(parties.center, nothing),
      () => loadSuppressions(key(null, 'registers:write'), nothing),
    ])
      await expect(tried()).rejects.toThrow(Forbidden);
  });

  it('take consents from a file, each refused line with its reason, the same again unchanged', async () => {
    const content = file(
      [
        'Telefon;Lämnat;Återkallat;Automatiska samtal;Källa',
        '070-174 06 05;2026-11-01;;nej;Webbformulär på svenska',
        '0701740606;2026-11-01T12:00:00+01:00;2026-11-10;ja;Blankett',
        '',
        'x;2026-11-01;;;Webb',
        '0701740607;;;;Webb',
        '0701740607;i förrgår;;;Webb',
        '0701740607;2027-01-01;;;Webb',
        '0701740607;2026-11-10;2026-11-09;;Webb',
        '0701740607;2026-11-10;;kanske;Webb',
        '0701740607;2026-11-10;;;',
        '+46701740605;2026-11-01;;nej;Annan källa',
      ].join('\r\n'),
    );
    const load = await loadConsents(parties.principal, content);
    expect(load.written).toBe(2);
    expect(load.refused.map((row) => [row.line, row.column, row.reason, row.detail])).toEqual([
      [5, 'number', 'not-a-number', null],
      [6, 'givenAt', 'required', null],
      [7, 'givenAt', 'not-an-instant', null],
      [8, 'givenAt', 'in-the-future', null],
      [9, 'withdrawnAt', 'before-given', null],
      [10, 'automated', 'not-yes-or-no', null],
      [11, 'source', 'required', null],
      [12, 'number', 'duplicate', '2'],
    ]);
    // A day begins at its midnight in Stockholm.
    expect((await facts('+46701740605')).consent).toEqual({
      givenAt: at('2026-10-31T23:00:00Z'),
      automated: false,
    });
    expect((await facts('+46701740606')).consent).toBeNull();
    expect(await loadConsents(parties.principal, content)).toMatchObject({ written: 0, unchanged: 2 });
    const rows = (await listConsents(parties.principal)).items;
    expect(rows.map((row) => row.source).sort()).toEqual(['Blankett', 'Webbformulär på svenska']);
  });

  it('withdraw consents, once', async () => {
    const rows = [{ number: '0701740610', givenAt: '2026-11-20T08:00:00Z', automated: true, source: 'API' }];
    await loadConsents(parties.principal, { rows });
    expect((await facts('+46701740610')).consent).toEqual({
      givenAt: at('2026-11-20T08:00:00Z'),
      automated: true,
    });
    await withdrawConsent(parties.principal, { number: '070-174 06 10' });
    expect((await facts('+46701740610')).consent).toBeNull();
    await expect(withdrawConsent(parties.principal, { number: '0701740610' })).rejects.toThrow(NotFound);
    // An old file does not bring a withdrawn consent back.
    await loadConsents(parties.principal, { rows });
    expect((await facts('+46701740610')).consent).toBeNull();
  });

  it('take customer relations, and their end with the same again', async () => {
    const first = await loadCustomerRelations(
      parties.principal,
      file(
        'Produkt;Telefonnummer;Från;Till och med slut\nbroadband;0701740605;2024-01-01;\nbroadband;0701740606;2026-13-01;\n;0701740607;2024-01-01;\n',
      ),
    );
    expect(first).toMatchObject({ written: 1, refusedCount: 2 });
    expect(first.refused.map((row) => [row.line, row.column, row.reason])).toEqual([
      [3, 'since', 'not-an-instant'],
      [4, 'productKind', 'required'],
    ]);
    expect((await facts('+46701740605')).customer).toEqual({
      since: at('2023-12-31T23:00:00Z'),
      endedAt: null,
    });
    const rows = [
      { number: '0701740605', productKind: 'broadband', since: '2024-01-01', endedAt: '2026-10-01' },
    ];
    expect(await loadCustomerRelations(parties.principal, { rows })).toMatchObject({
      written: 1,
      unchanged: 0,
    });
    expect((await facts('+46701740605')).customer?.endedAt).toBe(at('2026-09-30T22:00:00Z'));
    const [relation] = (await listCustomerRelations(parties.principal)).items;
    const customerRelationId = relation!.id;
    // It has ended already; one that lasts is ended now, once.
    await expect(endCustomerRelation(parties.principal, { customerRelationId })).rejects.toThrow(NotFound);
    await loadCustomerRelations(parties.principal, {
      rows: [{ number: '0701740608', productKind: 'broadband', since: '2024-01-01' }],
    });
    const lasting = (await listCustomerRelations(parties.principal, { number: '070-174 06 08' })).items;
    expect(lasting).toHaveLength(1);
    const given = { customerRelationId: lasting[0]!.id };
    await expect(endCustomerRelation(parties.center, given)).rejects.toThrow(Forbidden);
    await endCustomerRelation(parties.principal, given);
    expect((await facts('+46701740608')).customer?.endedAt).toBe(parties.principal.clock.now());
    await expect(endCustomerRelation(parties.principal, given)).rejects.toThrow(NotFound);
  });

  it('take a suppression list of numbers alone, and one with a header', async () => {
    expect(
      await loadSuppressions(parties.principal, file('0701740605\n46701740606\n\nabc\n070-1740605\n')),
    ).toMatchObject({
      written: 2,
      refused: [
        { line: 4, reason: 'not-a-number' },
        { line: 5, reason: 'duplicate', detail: '1' },
      ],
    });
    expect(
      await loadSuppressions(
        parties.principal,
        file('Nummer,Datum,Skäl\n0701740606,2026-11-01,Ringde\n0701740607,2026-11-01,Ringde\n'),
      ),
    ).toMatchObject({ written: 1, unchanged: 1 });
    expect((await facts('+46701740607')).suppressions).toEqual([
      { owner: 'principal', since: at('2026-10-31T23:00:00Z') },
    ]);
    expect((await listSuppressions(parties.principal)).items).toHaveLength(3);
    expect(JSON.stringify(await eventsOf(stage, parties.principalId))).not.toMatch(/17406/);
  });

  it('let a contact wait again that the register alone blocked', async () => {
    const key = numberKey(stage.services.secrets, '+46701740605');
    const { principalId, campaignId, assignmentId } = parties;
    await stage.admin`insert into contact_list (tenant_id, id, campaign_id, assignment_id, name, address_source, file_name, state,
        encoding, delimiter, number_column, created_at)
      values (${principalId}, ${campaignId}, ${campaignId}, ${assignmentId}, 'l', 'a', 'f', 'planned', 'utf-8', ';', 0, now())`;
    await stage.admin`insert into contact (tenant_id, id, list_id, campaign_id, assignment_id, line, number, number_key, state, blocked_by, created_at)
      values (${principalId}, ${campaignId}, ${campaignId}, ${campaignId}, ${assignmentId}, 2, '+46701740605', ${key}, 'blocked', 'nix-register', now())`;
    await loadConsents(parties.principal, {
      rows: [{ number: '0701740605', givenAt: '2026-11-20', source: 'Webb' }],
    });
    expect(await stage.admin`select state, blocked_by from contact where tenant_id = ${principalId}`).toEqual(
      [{ state: 'waiting', blocked_by: null }],
    );
    expect(
      await stage.admin`select kind from due_work
      where tenant_id = ${principalId} and kind like 'contact-list.%'`,
    ).toEqual([{ kind: 'contact-list.plan' }]);
  });

  it('are written by those with the right, and say what cannot be read', async () => {
    const auditor = as(parties.principal, { kind: 'person', personId: parties.principalId, role: 'auditor' });
    await expect(loadConsents(auditor, { rows: [] })).rejects.toThrow(Forbidden);
    await expect(loadCustomerRelations(auditor, { rows: [] })).rejects.toThrow(Forbidden);
    await expect(loadConsents(parties.principal, file('Namn;Datum\nx;y\n'))).rejects.toThrow(
      'noNumberColumn',
    );
    await expect(
      loadConsents(parties.principal, { content: Buffer.from('504b0304', 'hex') }),
    ).rejects.toThrow('isExcelWorkbook');
    await expect(loadSuppressions(parties.principal, file('Telefon\n"0701740605\n'))).rejects.toThrow(
      'unclosedQuote',
    );
  });
});
