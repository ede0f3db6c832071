import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { newId } from '@ringratt/services';
import type postgres from 'postgres';
import { SMTPServer } from 'smtp-server';

/** A mail server that takes everything, and knows how often each letter came. */
export interface Sink {
  url: string;
  /** Message-ID → how many times it was taken. */
  taken: Map<string, number>;
  close(): Promise<void>;
}

export async function openSink(): Promise<Sink> {
  const taken = new Map<string, number>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onData(stream, _session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const [, id] = /^Message-ID: <([^>]+)>/im.exec(Buffer.concat(parts).toString('utf8')) ?? [];
        taken.set(id ?? '', (taken.get(id ?? '') ?? 0) + 1);
        done();
      });
    },
  });
  // A client that is killed in the middle of a letter is no fault of the server's.
  server.on('error', () => {});
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    taken,
    close: () => new Promise((closed) => server.close(() => closed())),
  };
}

/** Where the effects belong. */
export interface Place {
  principalId: string;
  assignmentId: string;
}

/**
 * Obligations that break and mails that go out, so many of each, falling due evenly over a stretch of time, as the
 * acts that want them lay them: each with its row of due work, committed together.
 */
export async function layEffects(
  admin: postgres.Sql,
  place: Place,
  { count, from, over }: { count: number; from: number; over: number },
): Promise<void> {
  const at = (i: number) => new Date(from + Math.floor((over * i) / count)).toISOString();
  const made = new Date(from - 60_000).toISOString();
  const ids = Array.from({ length: count }, (_, i) => ({
    obligation: newId(from),
    mail: newId(from),
    at: at(i),
  }));
  const tenant_id = place.principalId;
  await admin.begin(async (sql) => {
    for (let start = 0; start < count; start += 500) {
      const rows = ids.slice(start, start + 500);
      await sql`insert into obligation ${sql(
        rows.map((row) => ({
          tenant_id,
          id: row.obligation,
          assignment_id: place.assignmentId,
          duty: 'contract-confirmation',
          subject: `sal_${row.obligation}`,
          responsible: 'principal',
          state: 'open',
          due_at: row.at,
          created_at: made,
          evidence: '{}',
          rule_pack: 'se-consumer-2021-07-01',
        })),
      )}`;
      await sql`insert into outbound_email ${sql(
        rows.map((row) => ({
          tenant_id,
          id: row.mail,
          idempotency_key: `test:${row.mail}`,
          template: 'obligation-reminder',
          language: 'sv',
          recipient: 'maja@example.test',
          params: JSON.stringify({ duty: 'Avtal', dueAt: '28 december', about: 'en försäljning' }),
          state: 'queued',
          created_at: made,
        })),
      )}`;
      await sql`insert into due_work ${sql(
        rows.flatMap((row) => [
          { kind: 'obligation.due', tenant_id, subject_id: row.obligation, due_at: row.at },
          { kind: 'email.send', tenant_id, subject_id: row.mail, due_at: row.at },
        ]),
      )}`;
    }
  });
}

/** How far it has come: what is still to do, and the instant for which the oldest of it was due. */
export async function unfinished(
  admin: postgres.Sql,
  place: Place,
  now: number,
): Promise<{ left: number; oldestDue: number | null }> {
  const [row] = await admin<{ left: number; oldest: Date | null }[]>`
    select
      (select count(*)::int from obligation where tenant_id = ${place.principalId} and duty = 'contract-confirmation' and state = 'open')
      + (select count(*)::int from outbound_email where tenant_id = ${place.principalId} and state <> 'sent') as left,
      (select min(due_at) from due_work where tenant_id = ${place.principalId} and due_at <= ${new Date(now).toISOString()}
        and kind in ('obligation.due', 'email.send')) as oldest`;
  return { left: row!.left, oldestDue: row!.oldest?.getTime() ?? null };
}

/** What was done, counted where it shows: rows, events, and letters at their receiver. */
export async function counted(admin: postgres.Sql, place: Place, sink: Sink) {
  const [row] = await admin`
    select
      (select count(*)::int from obligation where tenant_id = ${place.principalId} and duty = 'contract-confirmation' and state = 'breached') as breached,
      (select count(*)::int from event where tenant_id = ${place.principalId} and action = 'obligation.breached') as "breachEvents",
      (select count(*)::int from incident where tenant_id = ${place.principalId} and duty = 'contract-confirmation') as incidents,
      (select count(distinct facts->>'obligation')::int from incident where tenant_id = ${place.principalId} and duty = 'contract-confirmation') as "incidentsOf",
      (select count(*)::int from outbound_email where tenant_id = ${place.principalId} and state = 'sent') as sent,
      (select count(*)::int from event where tenant_id = ${place.principalId} and action = 'email.sent') as "sentEvents",
      (select count(distinct subject)::int from event where tenant_id = ${place.principalId} and action = 'email.sent') as "sentOf"`;
  return { ...row, letters: sink.taken.size };
}

/** Everything once: so many obligations broken with one incident each, so many letters, and no event twice. */
export const eachOnce = (count: number) => ({
  breached: count,
  breachEvents: count,
  incidents: count,
  incidentsOf: count,
  sent: count,
  sentEvents: count,
  sentOf: count,
  letters: count,
});
