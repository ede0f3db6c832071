import { withoutTenant } from '@ringratt/db';
import {
  type Context,
  formatNumber,
  idOf,
  importContactList,
  planContactList,
  runImport,
  type Work,
} from '@ringratt/services';
import { consumerName } from './numbers.ts';

/** Imports numbers as a person would, from a file, and does the worker's part at once. */
export async function importNumbers(
  principal: Context,
  list: { campaignId: string; assignmentId: string; name: string; fileName: string; addressSource: string },
  numbers: readonly string[],
): Promise<void> {
  const rows = numbers.map((number, i) => `${consumerName(i)};${formatNumber(number)}`);
  const content = Buffer.from(`\uFEFFNamn;Telefon\r\n${rows.join('\r\n')}\r\n`);
  const id = idOf('contactList', await importContactList(principal, { ...list, content }));
  const job: Context = { ...principal, actor: { kind: 'job', name: 'contact-list.import' } };
  for (const [kind, act] of [
    ['contact-list.import', runImport],
    ['contact-list.plan', planContactList],
  ] as const) {
    await act(job, await dueWork(principal, kind, id));
  }
}

async function dueWork(ctx: Context, kind: Work['kind'], subjectId: string): Promise<Work> {
  const [row] = await withoutTenant(
    ctx.database,
    (tx) => tx.sql<{ generation: number }[]>`select generation from due_work
      where tenant_id = ${ctx.organizationId} and kind = ${kind} and subject_id = ${subjectId}`,
  );
  if (!row) throw new Error(`${kind} is not due.`);
  return { kind, subjectId, generation: row.generation };
}
