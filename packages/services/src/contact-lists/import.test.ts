import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Work } from '../due-work/index.ts';
import { Conflict, Forbidden, NotFound } from '../errors.ts';
import { idOf } from '../named.ts';
import { arrangeParties, as, eventsOf, openStage, type Parties, type Stage } from '../testing/parties.ts';
import {
  getContactList,
  importContactList,
  listContactLists,
  listRefusedRows,
  planContactList,
  refusedRowsCsv,
  runImport,
  undoContactList,
} from './index.ts';

const example = readFileSync(new URL('../../../../examples/contacts-sv.csv', import.meta.url));
let stage: Stage;
let parties: Parties;

const bytes = (text: string) => new TextEncoder().encode(text);
const upload = (
  content: Uint8Array<ArrayBuffer>,
  more: Partial<Parameters<typeof importContactList>[1]> = {},
) =>
  importContactList(parties.principal, {
    campaignId: parties.campaignId,
    assignmentId: parties.assignmentId,
    name: 'Villor',
    addressSource: 'Egna adresser',
    fileName: 'villor.csv',
    content,
    ...more,
  });
const workOf = async (list: string, kind: Work['kind'] = 'contact-list.import'): Promise<Work> => {
  const subjectId = idOf('contactList', list);
  const [row] =
    await stage.admin`select generation from due_work where kind = ${kind} and subject_id = ${subjectId}`;
  return { kind, subjectId, generation: Number(row?.generation ?? 0) };
};
const job = () => as(parties.principal, { kind: 'job', name: 'contact-list.import' });
const imported = async (content: Uint8Array<ArrayBuffer>, more: Parameters<typeof upload>[1] = {}) => {
  const list = await upload(content, more);
  await runImport(job(), await workOf(list));
  return list;
};
const refusals = async (list: string) =>
  (await listRefusedRows(parties.principal, { contactListId: list })).items.map((row) => [
    row.line,
    row.column,
    row.value,
    row.reason,
    row.detail,
  ]);
const numbersOf = async (list: string) =>
  (
    await stage.admin`select number from contact where list_id = ${idOf('contactList', list)} order by line`
  ).map((row) => row.number as string);
/** Numbers made of a generated series, many at once. */
const generated = (count: number, from = 0) =>
  Array.from({ length: count }, (_, i) => `+4673${String(1_000_000 + from + i)}`);

describe('a contact list', () => {
  beforeAll(async () => {
    stage = await openStage();
  });
  beforeEach(async () => {
    parties = await arrangeParties(stage);
  });
  afterAll(() => stage?.close());

  it('is imported as Swedish Excel writes it, every refused row with its line and reason', async () => {
    const list = await imported(example);
    expect(await getContactList(parties.principal, list)).toMatchObject({
      state: 'imported',
      rowsRead: 25,
      rowsImported: 23,
      rowsRefused: 2,
      bytesTotal: example.length,
      bytesRead: example.length,
    });
    expect(await refusals(list)).toEqual([
      [11, 'Telefon', '0701740605', 'duplicate', '2'],
      [19, 'Telefon', 'saknas', 'not-a-number', null],
    ]);
    expect((await numbersOf(list))[0]).toBe('+46701740605');
    const names =
      await stage.admin`select name from contact where list_id = ${idOf('contactList', list)} order by line limit 2`;
    expect(names.map((row) => row.name)).toEqual(['Anna Andersson', 'Björn Öberg']);
    expect(await workOf(list)).toMatchObject({ generation: 0 });
    expect((await workOf(list, 'contact-list.plan')).generation).toBe(1);
    expect(
      (await stage.admin`select from contact_list_part where tenant_id = ${parties.principalId}`).length,
    ).toBe(0);
  });

  it('leaves no number in the audit trail', async () => {
    await imported(example);
    const events = await eventsOf(stage, parties.principalId);
    expect(events.map((event) => event.action)).toEqual(['contactList.uploaded', 'contactList.imported']);
    expect(JSON.stringify(events)).not.toMatch(/70-?174|701740/);
  });

  it('refuses each row for its own reason', async () => {
    const first = await imported(bytes('Telefon;Namn\n0701740699;x\n'));
    const list = await imported(
      bytes(
        [
          'Namn;Telefon;Född',
          'Utan;;1970-01-01',
          'Bokstäver;ring mig;1970-01-01',
          'Norge;+47 22 12 34 56;1970-01-01',
          'Barn;0701740605;2010-11-25',
          'Sexton idag;0701740606;2010-11-24',
          'Igen;070-1740606;1970-01-01',
          'På annan lista;0701740699;',
          '"Två',
          'rader";0701740607;okänt',
          'Efter;0701740607;',
        ].join('\n'),
      ),
    );
    expect(await refusals(list)).toEqual([
      [2, 'Telefon', '', 'empty', null],
      [3, 'Telefon', 'ring mig', 'not-a-number', null],
      [4, 'Telefon', '+47 22 12 34 56', 'not-swedish', null],
      [5, 'Född', '', 'under-age', null],
      [7, 'Telefon', '070-1740606', 'duplicate', '6'],
      [8, 'Telefon', '0701740699', 'on-another-list', first],
      [11, 'Telefon', '0701740607', 'duplicate', '9'],
    ]);
    expect(await numbersOf(list)).toEqual(['+46701740606', '+46701740607']);
  });

  it('goes on where a killed worker stopped, and counts nothing twice', async () => {
    const rows = generated(25_000);
    const list = await upload(bytes(`Telefon\n${[...rows, rows[0], rows[20_000]].join('\n')}\n`));
    const work = await workOf(list);
    // Killed at its second step: the database refuses it.
    await stage.admin.unsafe(`create function stop_import() returns trigger language plpgsql as $$
      begin if new.rows_read >= 20000 then raise exception 'killed'; end if; return new; end $$`);
    await stage.admin.unsafe(
      `create trigger stop_import before update on contact_list for each row execute function stop_import()`,
    );
    await expect(runImport(job(), work)).rejects.toThrow('killed');
    await stage.admin.unsafe('drop trigger stop_import on contact_list; drop function stop_import()');
    expect(await getContactList(parties.principal, list)).toMatchObject({
      state: 'importing',
      rowsImported: 10_000,
    });
    await runImport(job(), work);
    expect(await getContactList(parties.principal, list)).toMatchObject({
      state: 'imported',
      rowsRead: 25_002,
      rowsImported: 25_000,
      rowsRefused: 2,
    });
    expect((await refusals(list)).map((row) => row[4])).toEqual(['2', '20002']);
    await runImport(job(), work);
    expect((await getContactList(parties.principal, list)).rowsImported).toBe(25_000);
  }, 60_000);

  it('is imported once by two workers at once', async () => {
    const list = await upload(bytes(`Telefon\n${generated(30_000).join('\n')}\n`));
    const work = await workOf(list);
    await Promise.all([runImport(job(), work), runImport(job(), work)]);
    const running = await getContactList(parties.principal, list);
    // Each gives way where the other came first; whichever was last rung for finishes.
    if (running.state !== 'imported') await runImport(job(), work);
    expect(await getContactList(parties.principal, list)).toMatchObject({
      state: 'imported',
      rowsRead: 30_000,
      rowsImported: 30_000,
      rowsRefused: 0,
    });
  }, 60_000);

  it('gives two lists of one assignment each number once, whoever comes first', async () => {
    const rows = generated(20_000);
    const one = await upload(bytes(`Telefon\n${rows.join('\n')}\n`));
    const other = await upload(bytes(`Telefon\n${[...rows].reverse().join('\n')}\n`));
    const works = [await workOf(one), await workOf(other)];
    await Promise.all(works.map((work) => runImport(job(), work)));
    const lists = [
      await getContactList(parties.principal, one),
      await getContactList(parties.principal, other),
    ];
    expect(lists.map((list) => list.state)).toEqual(['imported', 'imported']);
    expect(lists[0]!.rowsImported + lists[1]!.rowsImported).toBe(20_000);
    expect(lists[0]!.rowsRefused + lists[1]!.rowsRefused).toBe(20_000);
  }, 60_000);

  it('fails with its reason where the text breaks further down', async () => {
    const list = await imported(bytes(`Telefon;Namn\n${generated(20_000).join(';x\n')};x\n"0701740605;x\n`));
    expect(await getContactList(parties.principal, list)).toMatchObject({
      state: 'failed',
      failure: 'unclosedQuote',
    });
    const huge = await imported(
      bytes(`Telefon;Namn\n${generated(20_000, 50_000).join(';x\n')};x\n${'y'.repeat(100_000)}\n`),
    );
    expect(await getContactList(parties.principal, huge)).toMatchObject({
      state: 'failed',
      failure: 'lineTooLong',
    });
    // What failed can be taken back and imported anew.
    await undoContactList(parties.principal, list);
    expect(await numbersOf(list)).toEqual([]);
  }, 60_000);

  it('is planned, and taken back until the first attempt', async () => {
    const list = await imported(example);
    await planContactList(job(), await workOf(list, 'contact-list.plan'));
    expect(await workOf(list, 'contact-list.plan')).toMatchObject({ generation: 0 });
    expect(await getContactList(parties.principal, list)).toMatchObject({ state: 'planned' });
    await undoContactList(parties.principal, list);
    await undoContactList(parties.principal, list);
    expect(await getContactList(parties.principal, list)).toMatchObject({ state: 'undone', slotsPlanned: 0 });
    expect(await stage.admin`select from slot where tenant_id = ${parties.principalId}`).toHaveLength(0);
    expect(await stage.admin`select from contact where tenant_id = ${parties.principalId}`).toHaveLength(0);
    // The numbers are free for another list.
    const again = await imported(example);
    expect((await getContactList(parties.principal, again)).rowsImported).toBe(23);
    const [contact] =
      await stage.admin`select id, number_key from contact where list_id = ${idOf('contactList', again)} limit 1`;
    await stage.admin`insert into slot (tenant_id, bucket, id, assignment_id, contact_id, number_key, state, not_before, dial_before,
        attempt_number, redial, fencing, attempt_id)
      values (${parties.principalId}, 0, gen_random_uuid(), ${parties.assignmentId}, ${contact!.id}, ${contact!.number_key}, 'claimed',
        now(), now() + interval '1 hour', 1, false, 1, gen_random_uuid())`;
    await expect(undoContactList(parties.principal, again)).rejects.toThrow(Conflict);
    expect((await getContactList(parties.principal, again)).state).toBe('imported');
    expect(await numbersOf(again)).toHaveLength(23);
  });

  it('stops being imported when it is taken back meanwhile', async () => {
    const list = await upload(bytes(`Telefon\n${generated(30_000).join('\n')}\n`));
    const running = runImport(job(), await workOf(list));
    while ((await getContactList(parties.principal, list)).rowsRead === 0)
      await new Promise((wait) => setTimeout(wait, 5));
    await undoContactList(parties.principal, list);
    await running;
    expect(await getContactList(parties.principal, list)).toMatchObject({ state: 'undone' });
    expect(await numbersOf(list)).toEqual([]);
  }, 60_000);

  it('is shown page by page, and its refused rows as a file for Excel', async () => {
    const lists: string[] = [];
    for (const content of [example, bytes('Telefon;Namn\n=1+1;x\n0701740690;y\n'), example]) {
      lists.push(await upload(content));
      stage.services.clock.advance(1);
    }
    await runImport(job(), await workOf(lists[0]!));
    const page = await listContactLists(parties.principal, { limit: 2 });
    expect(page.items.map((list) => list.id)).toEqual([lists[2], lists[1]]);
    const rest = await listContactLists(parties.principal, {
      limit: 2,
      cursor: page.cursor,
      campaignId: parties.campaignId,
    });
    expect(rest.items.map((list) => list.id)).toEqual([lists[0]]);
    expect(rest.cursor).toBeNull();
    await runImport(job(), await workOf(lists[1]!));
    const first = await listRefusedRows(parties.principal, { contactListId: lists[0]!, limit: 1 });
    expect(first.items).toHaveLength(1);
    expect(
      (await listRefusedRows(parties.principal, { contactListId: lists[0]!, cursor: first.cursor })).items,
    ).toHaveLength(1);
    const words = {
      header: ['Rad', 'Kolumn', 'Värde', 'Skäl', 'Detalj'],
      reasons: { 'not-a-number': 'Inget telefonnummer; rätta', duplicate: 'Dubblett' } as never,
    } as const;
    const csv = async (list: string) => {
      let text = '';
      for await (const piece of refusedRowsCsv(parties.principal, list, words)) text += piece;
      return text;
    };
    expect(await csv(lists[1]!)).toBe(
      '\ufeffRad;Kolumn;Värde;Skäl;Detalj\r\n2;Telefon;\'=1+1;"Inget telefonnummer; rätta";\r\n',
    );
    expect(await csv(lists[0]!)).toContain('11;Telefon;0701740605;Dubblett;2\r\n');
  });

  it('is imported by those with the right, into an assignment of their own', async () => {
    const lead = as(parties.principal, { kind: 'person', personId: parties.assignmentId, role: 'agentLead' });
    await expect(importContactList(lead, {} as never)).rejects.toThrow(Forbidden);
    const others = await arrangeParties(stage);
    await expect(
      upload(example, { assignmentId: others.assignmentId, campaignId: others.campaignId }),
    ).rejects.toThrow(NotFound);
    await expect(upload(example, { assignmentId: others.assignmentId })).rejects.toThrow(NotFound);
    const list = await upload(example);
    await expect(getContactList(others.principal, list)).rejects.toThrow(NotFound);
    await expect(undoContactList(others.principal, list)).rejects.toThrow(NotFound);
    await expect(upload(example, { numberColumn: 9 })).rejects.toThrow('unknownColumn');
    await expect(upload(bytes('A;B\nx;y\n'))).rejects.toThrow('noNumberColumn');
    await expect(upload(example, { numberColumn: 0 })).rejects.toThrow('noNumbers');
    await expect(upload(example, { addressSource: ' ' })).rejects.toThrow('required');
  });
});
