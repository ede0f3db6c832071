import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idOf } from '../named.ts';
import { arrangeParties, as, openStage, type Stage } from '../testing/parties.ts';
import { getContactList, importContactList, runImport } from './index.ts';

let stage: Stage;

describe('a long contact list', () => {
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage?.close());

  it('of 100,000 rows is imported whole', async () => {
    const parties = await arrangeParties(stage);
    const rows = Array.from({ length: 100_000 }, (_, i) => {
      const digits = String(1_000_000 + i * 37);
      return `Kund ${i};073-${digits.slice(0, 3)} ${digits.slice(3, 5)} ${digits.slice(5)};Storgatan ${i % 90}, Umeå`;
    });
    const list = await importContactList(parties.principal, {
      campaignId: parties.campaignId,
      assignmentId: parties.assignmentId,
      name: 'Alla',
      addressSource: 'Egna adresser',
      fileName: 'alla.csv',
      content: Buffer.from(`Namn;Telefon;Adress\r\n${rows.join('\r\n')}\r\n`, 'latin1'),
    });
    const started = performance.now();
    await runImport(as(parties.principal, { kind: 'job', name: 'contact-list.import' }), {
      kind: 'contact-list.import',
      subjectId: idOf('contactList', list),
      generation: 1,
    });
    console.log(`100,000 rows in ${((performance.now() - started) / 1000).toFixed(1)} s`);
    expect(await getContactList(parties.principal, list)).toMatchObject({
      state: 'imported',
      rowsRead: 100_000,
      rowsImported: 100_000,
      rowsRefused: 0,
      encoding: 'windows-1252',
    });
  }, 120_000);
});
