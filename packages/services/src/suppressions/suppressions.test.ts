import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { claimSlots } from '../claims/index.ts';
import type { Work } from '../due-work/index.ts';
import { Forbidden, Invalid, NotFound } from '../errors.ts';
import { newId, publicId } from '../ids.ts';
import { planContacts } from '../slots/index.ts';
import { addContacts, arrangeDialing, type DialingParties, numberOf } from '../testing/dialing.ts';
import { arrangeParties, as, eventsOf, openStage, type Stage } from '../testing/parties.ts';
import {
  addSuppression,
  followSuppressions,
  listSuppressions,
  removeSuppression,
  withdrawSuppressed,
} from './index.ts';

let stage: Stage;
let parties: DialingParties;

const plan = async (numbers: readonly string[]) => {
  await stage.admin`update assignment set hopper = 1000 where tenant_id = ${parties.principalId}`;
  await addContacts(stage, parties, numbers);
  await planContacts(parties.job, parties.assignmentId);
};
const claimed = async () =>
  (await claimSlots(parties.dialer, parties.assignmentId, { max: 100 })).claims
    .map((claim) => claim.number)
    .sort();
const stateOf = async (number: string) => {
  const [row] = await stage.admin`select c.state as contact, c.blocked_by, array_agg(s.state) as slots
    from contact c left join slot s on s.tenant_id = c.tenant_id and s.contact_id = c.id
    where c.tenant_id = ${parties.principalId} and c.number = ${number} group by 1, 2`;
  return [row?.contact, row?.blocked_by, ...(row?.slots ?? [])];
};
const dueWithdrawal = async (): Promise<Work | null> => {
  const [row] =
    await stage.admin`select generation from due_work where kind = 'assignment.withdraw-suppressed'
    and subject_id = ${parties.assignmentId}`;
  if (!row) return null;
  return {
    kind: 'assignment.withdraw-suppressed',
    subjectId: parties.assignmentId,
    generation: Number(row.generation),
  };
};
const everything = async (ctx: DialingParties['center']) => {
  const seen: [string, boolean][] = [];
  for (let after: string | null = null; ; ) {
    const page: Awaited<ReturnType<typeof followSuppressions>> = await followSuppressions(ctx, {
      after,
      limit: 3,
    });
    if (page.items.length === 0) return { seen, cursor: page.cursor };
    seen.push(...page.items.map((item): [string, boolean] => [item.number, item.removedAt === null]));
    after = page.cursor;
  }
};

describe('a suppression', () => {
  beforeAll(async () => {
    stage = await openStage();
  });
  beforeEach(async () => {
    parties = await arrangeDialing(stage);
  });
  afterAll(() => stage?.close());

  it("of the principal's withdraws what is planned at once, whatever is in the trail is a hash", async () => {
    const [kept, blocked] = [numberOf(1), numberOf(2)];
    await plan([kept, blocked]);
    expect(await addSuppression(parties.principal, { number: blocked })).toEqual({
      number: blocked,
      added: true,
    });
    expect(await stateOf(blocked)).toEqual(['blocked', 'suppression-list', 'withdrawn']);
    expect(await claimed()).toEqual([kept]);
    expect(await addSuppression(parties.principal, { number: blocked })).toEqual({
      number: blocked,
      added: false,
    });
    const events = (await eventsOf(stage, parties.principalId)).filter(
      (event) => event.action === 'suppression.added',
    );
    expect(events).toHaveLength(1);
    expect(events[0]!.subject).toMatch(/^number:[0-9a-f]{32}$/);
    expect(JSON.stringify(events)).not.toContain(blocked.slice(3));
  });

  it("of the center's holds at the very next claim, before the job has withdrawn anything", async () => {
    const [kept, blocked] = [numberOf(3), numberOf(4)];
    await plan([kept, blocked]);
    await addSuppression(parties.center, { number: blocked });
    expect(await stateOf(blocked)).toEqual(['planned', null, 'planned']);
    expect(await claimed()).toEqual([kept]);
  });

  it("of the center's is followed into the principal's tenant by the job, once", async () => {
    const [kept, blocked] = [numberOf(5), numberOf(6)];
    await plan([kept, blocked]);
    await addSuppression(parties.center, { number: blocked });
    await addSuppression(parties.center, { number: numberOf(7) });
    const work = (await dueWithdrawal())!;
    // Two changes, one row of due work at its second turn.
    expect(work.generation).toBe(2);
    await withdrawSuppressed(parties.job, work);
    expect(await stateOf(blocked)).toEqual(['blocked', 'suppression-list', 'withdrawn']);
    expect(await stateOf(kept)).toEqual(['planned', null, 'planned']);
    expect(await dueWithdrawal()).toBeNull();
    const withdrawn = () =>
      eventsOf(stage, parties.principalId).then((all) =>
        all.filter((event) => event.action === 'slots.withdrawn'),
      );
    expect((await withdrawn()).map((event) => event.body)).toEqual([{ by: 'suppression-list', slots: 1 }]);
    await withdrawSuppressed(parties.job, work);
    expect(await withdrawn()).toHaveLength(1);
  });

  it('goes on both lists when it is said in a call of an assignment', async () => {
    await addSuppression(parties.center, {
      number: numberOf(8),
      assignmentId: publicId('assignment', parties.assignmentId),
    });
    const owners =
      await stage.admin`select tenant_id from suppression where number = ${numberOf(8)} order by tenant_id`;
    expect(owners.map((row) => row.tenant_id)).toEqual([parties.principalId, parties.contactCenterId].sort());
    const others = await arrangeParties(stage);
    await expect(
      addSuppression(others.center, { number: numberOf(8), assignmentId: parties.assignmentId }),
    ).rejects.toThrow(NotFound);
  });

  it('can be taken back, and the contact is planned again', async () => {
    const number = numberOf(9);
    await plan([number]);
    await addSuppression(parties.principal, { number });
    stage.services.clock.advance(1);
    await removeSuppression(parties.principal, { number: number.replace('+46', '0') });
    await expect(removeSuppression(parties.principal, { number })).rejects.toThrow(NotFound);
    expect((await stateOf(number)).slice(0, 2)).toEqual(['waiting', null]);
    expect(
      await stage.admin`select from due_work where kind = 'contact-list.plan' and tenant_id = ${parties.principalId}`,
    ).toHaveLength(1);
    await planContacts(parties.job, parties.assignmentId);
    stage.services.clock.advance(3_600_000);
    expect(await claimed()).toEqual([number]);
    stage.services.clock.set(stage.services.clock.now() - 3_600_001);
    // The center's own is followed back likewise.
    const other = numberOf(10);
    await plan([other]);
    await addSuppression(parties.center, { number: other });
    await withdrawSuppressed(parties.job, (await dueWithdrawal())!);
    stage.services.clock.advance(1);
    await removeSuppression(parties.center, { number: other });
    await withdrawSuppressed(parties.job, (await dueWithdrawal())!);
    expect((await stateOf(other)).slice(0, 2)).toEqual(['waiting', null]);
  });

  it('is fed to those who have to respect it, in order, each change once', async () => {
    const others = await arrangeDialing(stage);
    await addSuppression(others.principal, { number: numberOf(20) });
    for (let i = 21; i < 26; i++) await addSuppression(parties.principal, { number: numberOf(i) });
    for (let i = 26; i < 29; i++) await addSuppression(parties.center, { number: numberOf(i) });
    const first = await everything(parties.principal);
    expect(first.seen.map(([number]) => number)).toEqual(
      Array.from({ length: 5 }, (_, i) => numberOf(21 + i)),
    );
    expect((await everything(parties.center)).seen.map(([number]) => number)).toEqual(
      [26, 27, 28].map(numberOf),
    );
    await removeSuppression(parties.principal, { number: numberOf(22) });
    expect((await followSuppressions(parties.principal, { after: first.cursor })).items).toMatchObject([
      {
        owner: publicId('organization', parties.principalId),
        number: numberOf(22),
        removedAt: stage.services.clock.now(),
      },
    ]);
    for (const after of ['x', 'e30', Buffer.from('[["x",1]]').toString('base64url')])
      await expect(followSuppressions(parties.center, { after })).rejects.toThrow('unknownCursor');
  });

  it('of the other party’s is told for the numbers that one has in hand alone', async () => {
    const [handed, unseen, foreign] = [numberOf(40), numberOf(41), numberOf(42)];
    await plan([handed]);
    expect(await claimed()).toEqual([handed]);
    await plan([unseen]);
    for (const number of [handed, unseen, foreign]) {
      await addSuppression(parties.principal, { number });
      await addSuppression(parties.center, { number });
    }
    const seenBy = async (ctx: typeof parties.center, owner: string) =>
      (await followSuppressions(ctx)).items
        .filter((item) => item.owner === publicId('organization', owner))
        .map((item) => item.number);
    // The center was handed one; its assignment's other contact it has never seen.
    expect(await seenBy(parties.center, parties.principalId)).toEqual([handed]);
    expect(await seenBy(parties.principal, parties.contactCenterId)).toEqual([handed, unseen]);
    // A key of one assignment hears of that assignment's parties; another's it has none of.
    const narrowed = (assignmentId: string) =>
      as(parties.center, {
        kind: 'apiKey',
        keyId: newId(0),
        scopes: ['suppressions:read'],
        assignmentId,
      });
    expect(await seenBy(narrowed(parties.assignmentId), parties.principalId)).toEqual([handed]);
    expect(await seenBy(narrowed(newId(0)), parties.principalId)).toEqual([]);
    await stage.admin`update assignment set state = 'ended' where id = ${parties.assignmentId}`;
    expect(await seenBy(parties.center, parties.principalId)).toEqual([]);
  });

  it('that one may not be told of holds nothing up behind it', async () => {
    const last = numberOf(70);
    await plan([last]);
    expect(await claimed()).toEqual([last]);
    for (let i = 50; i < 60; i++) await addSuppression(parties.principal, { number: numberOf(i) });
    await addSuppression(parties.principal, { number: last });
    const page = await followSuppressions(parties.center, { limit: 1 });
    expect(page).toMatchObject({ items: [{ number: last }], more: false });
    expect(await followSuppressions(parties.center, { limit: 1, after: page.cursor })).toMatchObject({
      items: [],
      more: false,
    });
  });

  it('can have begun before it was told, never later than now', async () => {
    const now = stage.services.clock.now();
    await addSuppression(parties.principal, { number: numberOf(80), since: now - 60_000, reason: 'Brev' });
    expect((await listSuppressions(parties.principal, { number: numberOf(80) })).items).toEqual([
      { number: numberOf(80), since: now - 60_000, removedAt: null, reason: 'Brev' },
    ]);
    expect((await listSuppressions(parties.principal, { number: numberOf(81) })).items).toEqual([]);
    await expect(listSuppressions(parties.principal, { number: 'x' })).rejects.toThrow(Invalid);
    await expect(addSuppression(parties.principal, { number: numberOf(81), since: now + 1 })).rejects.toThrow(
      'inTheFuture',
    );
    expect(
      await addSuppression(parties.center, {
        number: numberOf(82),
        assignmentId: publicId('assignment', parties.assignmentId),
      }),
    ).toEqual({ number: numberOf(82), added: true });
    for (const side of [parties.principal, parties.center])
      expect((await listSuppressions(side, { number: numberOf(82) })).items).toHaveLength(1);
  });

  it('is missed by no reader, however writers interleave', async () => {
    const numbers = Array.from({ length: 60 }, (_, i) => numberOf(100 + i));
    let done = false;
    const writing = Promise.all(
      [0, 1, 2].map(async (writer) => {
        for (let i = writer; i < numbers.length; i += 3)
          await addSuppression(parties.principal, { number: numbers[i]! });
      }),
    ).then(() => {
      done = true;
    });
    const seen: string[] = [];
    let after: string | null = null;
    for (let more = true; more; ) {
      const finished = done;
      const page: Awaited<ReturnType<typeof followSuppressions>> = await followSuppressions(
        parties.principal,
        { after },
      );
      seen.push(...page.items.map((item) => item.number));
      after = page.cursor;
      more = !finished || page.items.length > 0;
    }
    await writing;
    expect([...seen].sort()).toEqual(numbers);
  });

  it('is listed page by page, and written by those with the right', async () => {
    for (let i = 30; i < 33; i++) await addSuppression(parties.principal, { number: numberOf(i) });
    const page = await listSuppressions(parties.principal, { limit: 2 });
    const rest = await listSuppressions(parties.principal, { limit: 2, cursor: page.cursor });
    expect([...page.items, ...rest.items].map((row) => row.number).sort()).toEqual(
      [30, 31, 32].map(numberOf),
    );
    expect(rest.cursor).toBeNull();
    expect((await listSuppressions(parties.center)).items).toEqual([]);
    const auditor = as(parties.principal, { kind: 'person', personId: parties.principalId, role: 'auditor' });
    await expect(addSuppression(auditor, { number: numberOf(1) })).rejects.toThrow(Forbidden);
    expect((await listSuppressions(auditor)).items).toHaveLength(3);
    const lead = as(parties.principal, { kind: 'person', personId: parties.principalId, role: 'agentLead' });
    await expect(removeSuppression(lead, { number: numberOf(30) })).rejects.toThrow(Forbidden);
    await expect(addSuppression(parties.principal, { number: '+4722123456' })).rejects.toThrow(Invalid);
  });
});
