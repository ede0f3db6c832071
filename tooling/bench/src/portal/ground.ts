import { createHmac } from 'node:crypto';
import { foundOrganization } from '@ringratt/demo/parties';
import { idOf } from '@ringratt/services';
import { copyRows } from '@ringratt/testing';
import type postgres from 'postgres';
import type { Stage } from '../stage.ts';

/** How many rows there are of what grows; the rest follows in proportion. */
export interface Size {
  contacts: number;
  attempts: number;
}

/** One center's part of a campaign, and which of all contacts, as shares from and to, are its own. */
interface Part {
  campaign: string;
  assignment: string;
  center: string;
  from: number;
  to: number;
}

/** What the demo left, which the rest is grown from. */
export interface Ground {
  admin: postgres.Sql;
  tenant: string;
  parts: Part[];
  size: Size;
  /** The instant that all is seen at, as SQL. */
  now: string;
}

/** A literal; only ids, instants and names of the bench's own come here. */
export const quoted = (value: string) => `'${value.replaceAll("'", "''")}'`;

/** The parts as rows `p` of a query. */
export const partRows = ({ parts }: Ground) =>
  `(values ${parts
    .map(
      ({ campaign, assignment, center, from, to }, n) =>
        `(${n}, ${quoted(campaign)}::uuid, ${quoted(assignment)}::uuid, ${quoted(center)}::uuid, ${from}, ${to})`,
    )
    .join(', ')}) p(nth, campaign, assignment, center, share_from, share_to)`;

/** The local half-hour `half` (0 is 08:00) of the day so many days from the ground's own. */
export const halfHour = ({ now }: Ground, days: string, half: string) =>
  `((date_trunc('day', ${now} at time zone 'Europe/Stockholm') + (${days}) * interval '1 day'
    + interval '8 hours' + (${half}) * interval '30 minutes') at time zone 'Europe/Stockholm')`;

/** The demo's organizations, with another center and three campaigns more, whose parts share the contacts. */
export async function layGround(stage: Stage, assignmentId: string, size: Size): Promise<Ground> {
  const { admin } = stage;
  const assignment = idOf('assignment', assignmentId);
  const [demo] = await admin<{ tenant: string; campaign: string; center: string }[]>`
    select tenant_id as tenant, campaign_id as campaign, contact_center_id as center from assignment
    where id = ${assignment}`;
  const { tenant, campaign, center } = demo!;
  const ground: Ground = {
    admin,
    tenant,
    parts: [{ campaign, assignment, center, from: 0, to: 0.6 }],
    size,
    now: `${quoted(new Date(stage.services.clock.now()).toISOString())}::timestamptz`,
  };
  await admin`set work_mem = '256MB'`;
  await admin`set synchronous_commit = off`;
  await makeFunctions(admin, stage.services.secrets.numberKey);
  const other = await foundOrganization(stage.services, {
    name: 'Norrsken Samtal AB',
    organizationNumber: '559056-7896',
    side: 'contactCenter',
    phone: '+46701740688',
    domain: 'norrsken.example',
    owner: { name: 'Stina Norr', email: 'stina.norr@norrsken.example' },
  });
  for (const [name, whose, from, to] of [
    ['Fiber till villa, våren 2026', center, 0.6, 0.8],
    ['Fiber till fritidshus', center, 0.8, 0.9],
    ['Fiber i Norrland', other.organizationId, 0.9, 1],
  ] as const) {
    const [made] = await admin<{ campaign: string; assignment: string }[]>`
      select uuidv7() as campaign, uuidv7() as assignment`;
    const { campaign: newCampaign, assignment: newAssignment } = made!;
    await copyRows(admin, 'campaign', `campaign t where t.id = ${quoted(campaign)}`, {
      id: quoted(newCampaign),
      limits_id: quoted(newCampaign),
      name: quoted(name),
    });
    await copyRows(admin, 'assignment', `assignment t where t.id = ${quoted(assignment)}`, {
      id: quoted(newAssignment),
      campaign_id: quoted(newCampaign),
      contact_center_id: quoted(whose),
    });
    ground.parts.push({ campaign: newCampaign, assignment: newAssignment, center: whose, from, to });
  }
  return ground;
}

/** For the session alone: a number's key as services make it, by hand since no extension is needed, and a public id. */
async function makeFunctions(admin: postgres.Sql, secret: string): Promise<void> {
  const key = Buffer.alloc(64);
  Buffer.from(secret).copy(key);
  const pad = (byte: number) => `'\\x${Buffer.from(key.map((one) => one ^ byte)).toString('hex')}'::bytea`;
  await admin.unsafe(`
    create function pg_temp.number_key(number text) returns bytea language sql immutable as $$
      select substring(sha256(${pad(0x5c)} || sha256(${pad(0x36)} || convert_to(number, 'UTF8'))) from 1 for 16) $$`);
  const [tried] = await admin<{ key: Buffer }[]>`select pg_temp.number_key('+46701740605') as key`;
  if (!createHmac('sha256', secret).update('+46701740605').digest().subarray(0, 16).equals(tried!.key))
    throw new Error("A number's key is no longer made as here.");
  await admin.unsafe(`
    create function pg_temp.public_id(prefix text, id uuid) returns text language sql immutable as $$
      select prefix || '_' || string_agg(substr('0123456789abcdefghjkmnpqrstvwxyz',
        substring(B'00' || ('x' || replace(id::text, '-', ''))::bit(128) from 1 + 5 * i for 5)::int + 1, 1), '' order by i)
      from generate_series(0, 25) i $$`);
}
