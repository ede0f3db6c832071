import { type Context, planContacts } from '@ringratt/services';
import { median } from './claim.ts';
import { type Row, ratio } from './part.ts';
import { arrangeParties, type BenchParties, fillContacts, openStage, type Stage } from './stage.ts';

const CONTACTS = 200_000;
const RUNS = 3;

/** Row *persist*: planning and writing a first slot for each contact, beside the server copying as many rows. */
export async function bench(): Promise<Row> {
  const stage = await openStage(4);
  try {
    const parties = await arrangeParties(stage);
    const floor: number[] = [];
    const planned: number[] = [];
    for (let run = 0; run <= RUNS; run += 1) {
      await fillContacts(stage, parties, CONTACTS);
      const [copied, ours] = [
        await seconds(() => copyOnServer(stage, parties)),
        await seconds(() => plan(stage, parties)),
      ];
      if (run > 0) {
        floor.push(copied);
        planned.push(ours);
      }
      await empty(stage);
    }
    return {
      row: 'persist',
      metrics: [
        ratio('plan and persist / INSERT … SELECT on the server', median(planned) / median(floor), '<=3'),
        ratio(`plan and persist ${CONTACTS / 1_000} k slots, s`, median(planned), ''),
        ratio(`INSERT … SELECT ${CONTACTS / 1_000} k slots, s`, median(floor), ''),
      ],
    };
  } finally {
    await stage.close();
  }
}

async function seconds(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1_000;
}

async function plan(stage: Stage, parties: BenchParties): Promise<void> {
  const job: Context = {
    ...stage.services,
    organizationId: parties.tenantId,
    actor: { kind: 'job', name: 'bench' },
  };
  const { planned } = await planContacts(job, parties.assignmentId);
  if (planned !== CONTACTS) throw new Error(`Of ${CONTACTS} contacts ${planned} were planned.`);
}

/** The floor: as many slots and as many contacts marked, with no thought given to when. */
async function copyOnServer(stage: Stage, parties: BenchParties): Promise<void> {
  const at = new Date(stage.services.clock.now()).toISOString();
  await stage.admin.begin(async (sql) => {
    await sql`insert into slot (tenant_id, bucket, id, assignment_id, contact_id, number_key, state, not_before,
        dial_before, attempt_number, redial, fencing)
      select tenant_id, 0, uuidv7(), assignment_id, id, number_key, 'planned', ${at}::timestamptz,
        ${at}::timestamptz + interval '1 hour', 1, false, 0
      from contact where tenant_id = ${parties.tenantId} and state = 'waiting'`;
    await sql`update contact set state = 'planned' where tenant_id = ${parties.tenantId} and state = 'waiting'`;
  });
  await stage.admin`truncate slot`;
  await stage.admin`update contact set state = 'waiting'`;
  await stage.admin`vacuum analyze contact`;
}

async function empty(stage: Stage): Promise<void> {
  await stage.admin`truncate slot, contact`;
}
