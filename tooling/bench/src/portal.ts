import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fillDemo } from '@ringratt/demo/fill';
import { sweepTotals } from '@ringratt/services';
import { openRecordingStore } from '@ringratt/services/recording-store';
import { median } from './claim.ts';
import { type Metric, type Row, ratio } from './part.ts';
import { addAttempts, addContacts, addNumbers } from './portal/calls.ts';
import { addRegisters, addSales } from './portal/follows.ts';
import { type Ground, layGround, type Size } from './portal/ground.ts';
import { cookieOf, pagesOf, type Side, timed } from './portal/pages.ts';
import { addTrail } from './portal/trail.ts';
import { serve } from './serve.ts';
import { openStage, type Stage } from './stage.ts';

const SIZE: Size = { contacts: 1_000_000, attempts: 5_000_000 };
/** Requests of a page, after two that warm it. */
const REQUESTS = 9;

/** Row *portal*: each list page and the campaign's page over HTTP, signed in, over a million contacts called for half a year. */
export async function bench(): Promise<Row> {
  const say = (line: string) => process.stderr.write(`${line}\n`);
  const stage = await openStage(4);
  const programs: ChildProcess[] = [];
  const folder = mkdtempSync(join(tmpdir(), 'ringratt-bench-portal-'));
  try {
    const { ground, demo } = await growPortal(stage, folder, SIZE, say);
    const { web, authSecret } = await serve(stage, folder, programs);
    const metrics: Metric[] = [];
    const ids = await someIds(ground);
    for (const side of ['principal', 'contactCenter'] as Side[]) {
      const cookie = await cookieOf(stage, demo[side], authSecret);
      for (const path of pagesOf(ground, ids)[side]) {
        const taken: number[] = [];
        for (let n = 0; n < REQUESTS + 2; n += 1) {
          const ms = await timed(web + path, cookie);
          if (n >= 2) taken.push(ms);
        }
        say(`${side} ${path}: ${median(taken).toFixed(0)} ms, at worst ${Math.max(...taken).toFixed(0)} ms`);
        metrics.push(ratio(`${side} ${path}, ms`, median(taken), '<=500'));
      }
    }
    return { row: 'portal', metrics };
  } finally {
    for (const program of programs) program.kill('SIGKILL');
    await stage.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A demo grown to the size of a big principal's: set-based, in a quarter of an hour and twelve gigabytes. */
export async function growPortal(stage: Stage, folder: string, size: Size, say: (line: string) => void) {
  const recordings = openRecordingStore(join(folder, 'recordings'));
  const demo = await fillDemo({ ...stage.services, recordings }, say);
  const ground = await layGround(stage, demo.contactCenter.assignmentId, size);
  say('contacts');
  await addNumbers(ground);
  await addContacts(ground);
  await addAttempts(ground, say);
  say('what calls lead to');
  await addSales(ground);
  await addRegisters(ground);
  say('the audit trail');
  await addTrail(ground);
  say('statistics');
  await stage.admin`vacuum analyze`;
  await sweepTotals(stage.services, (_, __, error) => {
    throw error;
  });
  return { ground, demo };
}

/** The fullest list, and a number that has been called many times. */
export async function someIds({ admin, tenant, parts }: Ground): Promise<{ list: string; contact: string }> {
  const [list] = await admin<{ id: string }[]>`
    select id from contact_list where tenant_id = ${tenant} order by rows_imported desc limit 1`;
  const [contact] = await admin<{ number: string }[]>`
    select number from contact where tenant_id = ${tenant} and assignment_id = ${parts[0]!.assignment}
      and state = 'exhausted' and number like '+4672%' limit 1`;
  return { list: list!.id, contact: contact!.number };
}
