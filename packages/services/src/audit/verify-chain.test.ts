import { afterAll, beforeAll, expect, test } from 'vitest';
import { publicId } from '../ids.ts';
import { arrangeParties, openStage, type Parties, type Stage } from '../testing/parties.ts';
import { act, layTrail, sealAll } from '../testing/trail.ts';
import { verifyChain } from './verify-chain.ts';

let stage: Stage;
let parties: Parties;
let chain: string;
const LENGTH = 83;

beforeAll(async () => {
  stage = await openStage();
  parties = await arrangeParties(stage);
  await layTrail(parties.principal, 80, parties.assignmentId);
  // Another chain goes on: the sealer has passed this one's end.
  await act(parties.principal, 1, null);
  await sealAll(stage.services);
  chain = publicId('assignment', parties.assignmentId);
  await stage.admin.unsafe(`create table kept_event as select * from event; create table kept_seal as select * from seal;
    create table kept_checkpoint as select * from checkpoint; create table kept_witness as select * from witness`);
});
afterAll(() => stage?.close());

/** As somebody who owns the database does it, past triggers and grants; put back afterwards. */
async function tampered(statement: string) {
  await stage.admin.begin(async (sql) => {
    await sql.unsafe(`set local session_replication_role = replica; ${statement}`);
  });
  const [byPrincipal, byCenter] = [
    await verifyChain(parties.principal, chain),
    await verifyChain(parties.center, chain),
  ];
  // A center does not see an event that no longer names its assignment: to it the event is gone, from the same place.
  const place = (verdict: typeof byCenter) => (verdict.holds ? null : verdict.position);
  expect(place(byCenter)).toBe(place(byPrincipal));
  await stage.admin.begin(async (sql) => {
    await sql.unsafe(`set local session_replication_role = replica;
      delete from event; delete from seal; delete from checkpoint; delete from witness;
      insert into event overriding system value select * from kept_event; insert into seal select * from kept_seal;
      insert into checkpoint select * from kept_checkpoint; insert into witness select * from kept_witness`);
  });
  return byPrincipal;
}

const at = (position: number) =>
  `(xid, seq) = (select xid, seq from kept_seal where chain <> tenant_id and position = ${position})`;
const swap = (a: number, b: number) => `with s as (select * from kept_seal)
  update event e set body = o.body from kept_event o, s sa, s sb
  where ((e.xid, e.seq) = (sa.xid, sa.seq) and (o.xid, o.seq) = (sb.xid, sb.seq)
    or (e.xid, e.seq) = (sb.xid, sb.seq) and (o.xid, o.seq) = (sa.xid, sa.seq)) and sa.position = ${a} and sb.position = ${b}`;
const inserted = (position: number) => `insert into event overriding system value
  select tenant_id, chain, xid, seq + 1000000, at, actor_kind, actor_id, 'forged', subject, assignment_id, body, organization_id
  from kept_event where (xid, seq) = (select xid, seq from kept_seal where chain <> tenant_id and position = ${position})`;

test('holds while nobody has touched it, seen from both sides', async () => {
  expect(await tampered('select 1')).toMatchObject({
    holds: true,
    events: LENGTH,
    checkpoints: 3,
    witness: 'equal',
  });
});

test.each([
  ['an event’s body', `update event set body = '{"i":99}' where ${at(7)}`, 'changed-event', 7],
  ['an event’s actor', `update event set actor_id = 'nobody' where ${at(9)}`, 'changed-event', 9],
  [
    'an event’s organization',
    `update event set organization_id = gen_random_uuid() where ${at(9)}`,
    'changed-event',
    9,
  ],
  [
    'an event’s instant by a millisecond',
    `update event set at = at + interval '1 ms' where ${at(10)}`,
    'changed-event',
    10,
  ],
  ['an event’s assignment', `update event set assignment_id = null where ${at(11)}`, 'changed-event', 11],
  ['an event deleted', `delete from event where ${at(12)}`, 'missing-event', 12],
  [
    'an event and its seal deleted',
    `delete from event where ${at(13)}; delete from seal where position = 13`,
    'missing-seal',
    13,
  ],
  ['two events’ bodies swapped', swap(3, 14), 'changed-event', 3],
  ['an event inserted among the sealed', inserted(20), 'inserted-event', 21],
  ['an event inserted behind the last', inserted(LENGTH), 'inserted-event', LENGTH + 1],
  ['a seal’s hash', `update seal set hash = sha256(hash) where position = 15`, 'changed-event', 15],
  ['an event moved in time', `update event set xid = '1' where ${at(16)}`, 'inserted-event', 1],
  [
    'the tail cut, seals too',
    `delete from event where (xid, seq) in (select xid, seq from kept_seal where position > 80); delete from seal where position > 80`,
    'cut',
    81,
  ],
  ['everything cut', `delete from event; delete from seal`, 'cut', 1],
  [
    'a checkpoint’s hash',
    `update checkpoint set hash = sha256(hash) where position = 20`,
    'checkpoint-differs',
    20,
  ],
  [
    'a checkpoint’s instant',
    `update checkpoint set at = at + interval '1 s' where position = 20`,
    'bad-signature',
    20,
  ],
  ['the witness’s hash', `update witness set hash = sha256(hash)`, 'witness-differs', LENGTH],
  ['the witness gone', `delete from witness`, 'witness-missing', LENGTH],
])('finds %s', async (_, statement, reason, position) => {
  expect(await tampered(statement)).toEqual({ holds: false, chain, reason, position });
});
