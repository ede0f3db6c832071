import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { answerOffer, type Context, correctConsumerEmail, recordSale } from '@ringratt/services';
import { callBetween, offerOf } from '@ringratt/services/testing/selling';
import { arrangeParties, openStage, type Parties, type Stage } from '@ringratt/services/testing/stage';
import { SMTPServer } from 'smtp-server';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openLog } from './log.ts';
import { openPost } from './post.ts';
import { type RunningWorker, startWorker } from './worker.ts';

const device = { address: '192.0.2.7', device: 'Mozilla/5.0', language: 'sv' as const };
const consumer = (email: string) => ({ name: 'Åsa Öberg', email, address: null });

/** A mail server that says what it is told to say to each recipient, and keeps what it took. */
interface Server {
  url: string;
  taken: { to: string; text: string }[];
  /** SMTP code by recipient; without one the letter is taken. */
  refuses: Map<string, number>;
  close(): Promise<void>;
}

async function openServer(): Promise<Server> {
  const taken: Server['taken'] = [];
  const refuses: Server['refuses'] = new Map();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onRcptTo({ address }, _session, done) {
      const code = refuses.get(address);
      done(code ? Object.assign(new Error('no'), { responseCode: code }) : null);
    },
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const text = Buffer.concat(parts).toString('utf8').replaceAll('=\r\n', '').replaceAll('=3D', '=');
        for (const { address } of session.envelope.rcptTo) taken.push({ to: address, text });
        done();
      });
    },
  });
  server.on('error', () => {});
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    taken,
    refuses,
    close: () => new Promise((closed) => server.close(() => closed())),
  };
}

describe('from yes to contract, by the worker', () => {
  let stage: Stage;
  let parties: Parties;
  let dialer: Context;
  let server: Server;
  let worker: RunningWorker;
  let counter = 0;

  beforeAll(async () => {
    stage = await openStage();
    server = await openServer();
  });
  beforeEach(async () => {
    parties = await arrangeParties(stage);
    await offerOf(stage, parties);
    dialer = {
      ...parties.center,
      actor: { kind: 'apiKey', keyId: parties.assignmentId, scopes: ['sales:write'], assignmentId: null },
    };
    const post = openPost({
      smtpUrl: server.url,
      from: undefined,
      publicUrl: 'http://localhost:3000',
      demo: false,
    });
    worker = await startWorker(
      stage.services,
      { kind: 'postgres', url: stage.urls.queueUrl },
      openLog('silent'),
      post,
    );
  });
  afterEach(() => worker?.stop());
  afterAll(async () => {
    await server?.close();
    await stage?.close();
  });

  const clock = () => stage.services.clock;
  const until = async <T>(what: string, look: () => Promise<T | null | undefined | false>): Promise<T> => {
    const end = performance.now() + 60_000;
    for (;;) {
      const seen = await look();
      if (seen) return seen;
      if (performance.now() > end) throw new Error(`waited in vain for ${what}`);
      await new Promise((wait) => setTimeout(wait, 50));
    }
  };
  const sell = async (email: string) => {
    counter += 1;
    const number = `+467017406${String(5 + (counter % 90)).padStart(2, '0')}`;
    const attemptId = await callBetween(stage, parties, { number });
    return recordSale(dialer, attemptId, { consumer: consumer(email) });
  };
  const linkTo = (email: string) =>
    until(`the offer to ${email}`, async () => {
      const letters = server.taken.filter(({ to }) => to === email);
      return letters.map(({ text }) => /\/accept\/([\w-]{43})/.exec(text)?.[1]).find(Boolean);
    });
  const mails = (template: string) =>
    stage.admin<{ state: string; tries: number; answer: string | null; id: string }[]>`
      select id, state, tries, last_answer as answer from outbound_email
      where tenant_id = ${parties.principalId} and template = ${template} order by created_at, id`;
  const obligation = async (duty: string) => {
    const [row] = await stage.admin<{ id: string; state: string; dueAt: string; broken: boolean }[]>`
      select id, state, to_char(due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "dueAt", breached_at is not null as broken
      from obligation where tenant_id = ${parties.principalId} and duty = ${duty}`;
    return row;
  };
  const incidents = () =>
    stage.admin`select id from incident where tenant_id = ${parties.principalId} and duty = 'contract-confirmation'`;
  /** Its waiting time is over: what the row says is rung for anew. */
  const ringNow = (subject: string) =>
    stage.admin`update due_work set due_at = ${new Date(clock().now()).toISOString()}, rung_at = null, generation = generation + 1
      where tenant_id = ${parties.principalId} and subject_id = ${subject}`;

  it.each([
    { days: 'Christmas', accepted: '2026-12-17T11:00:00Z', due: '2026-12-28T23:00:00Z' },
    { days: 'Easter and the hour that goes', accepted: '2027-03-22T11:00:00Z', due: '2027-03-31T22:00:00Z' },
    { days: 'Midsummer', accepted: '2027-06-21T10:00:00Z', due: '2027-06-29T22:00:00Z' },
    { days: 'the hour that comes back', accepted: '2027-10-29T10:00:00Z', due: '2027-11-05T23:00:00Z' },
    { days: 'the leap day', accepted: '2028-02-24T11:00:00Z', due: '2028-03-02T23:00:00Z' },
    {
      days: 'the last millisecond of a day',
      accepted: '2026-12-16T22:59:59.999Z',
      due: '2026-12-23T23:00:00Z',
    },
  ])(
    'over $days a contract that has not gone out is late at $due, not before',
    async ({ days, accepted, due }) => {
      const email = `${days.replaceAll(' ', '-')}@hem.example`.toLowerCase();
      clock().set(Date.parse(accepted));
      await sell(email);
      const token = await linkTo(email);
      server.refuses.set(email, 451);
      await answerOffer(stage.services, token, { answer: 'accepted', name: 'Åsa Öberg', ...device });
      const owed = await until('the obligation', () => obligation('contract-confirmation'));
      expect(owed.dueAt).toBe(due);
      await until('the try', async () => (await mails('contract')).some(({ tries }) => tries > 0));
      clock().set(Date.parse(due) - 1);
      // Rung for and put back, a millisecond early, and again: each time the row is another version of itself.
      const versions = new Set<string>();
      await until('the ring', async () => {
        const [row] = await stage.admin<{ version: string }[]>`
        select xmin::text as version from due_work where kind = 'obligation.due' and subject_id = ${owed.id}`;
        if (row) versions.add(row.version);
        return versions.size > 3;
      });
      expect((await obligation('contract-confirmation'))!.state).toBe('open');
      expect(await incidents()).toHaveLength(0);
      clock().set(Date.parse(due));
      await until(
        'the breach',
        async () => (await obligation('contract-confirmation'))!.state === 'breached',
      );
      expect(await incidents()).toHaveLength(1);
      // The server takes mail again: late is late, and the contract goes out all the same.
      server.refuses.delete(email);
      const [mail] = await mails('contract');
      await ringNow(mail!.id);
      await until('the contract', async () => (await mails('contract'))[0]!.state === 'sent');
      expect(await obligation('contract-confirmation')).toMatchObject({ state: 'met', broken: true });
      expect(await incidents()).toHaveLength(1);
    },
    120_000,
  );

  it('tries a mail again that the server puts off, and sends it once', async () => {
    const email = 'senare@hem.example';
    server.refuses.set(email, 451);
    await sell(email);
    const [mail] = await until('the first try', async () => {
      const rows = await mails('offer');
      return rows[0]?.tries === 1 && rows[0].state === 'queued' && rows;
    });
    expect(mail!.answer).toContain('451');
    expect((await obligation('written-offer'))!.state).toBe('open');
    server.refuses.delete(email);
    await ringNow(mail!.id);
    await until('the second', async () => (await mails('offer'))[0]!.state === 'sent');
    expect(server.taken.filter(({ to }) => to === email)).toHaveLength(1);
    expect((await obligation('written-offer'))!.state).toBe('met');
  }, 90_000);

  it('does not try again what the server refuses for good; with the right address the offer goes there', async () => {
    const [wrong, right] = ['fel@hem.example', 'ratt@hem.example'];
    server.refuses.set(wrong!, 550);
    const { saleId } = await sell(wrong!);
    const [mail] = await until('the refusal', async () => {
      const rows = await mails('offer');
      return rows[0]?.state === 'refused' && rows;
    });
    expect(mail).toMatchObject({ tries: 1 });
    const left =
      await stage.admin`select from due_work where kind = 'email.send' and subject_id = ${mail!.id}`;
    expect(left).toHaveLength(0);
    expect((await obligation('written-offer'))!.state).toBe('open');
    await correctConsumerEmail(parties.principal, { saleId, email: right! });
    await linkTo(right!);
    await until('the met duty', async () => (await obligation('written-offer'))!.state === 'met');
    expect(server.taken.some(({ to }) => to === wrong)).toBe(false);
  }, 90_000);
});
