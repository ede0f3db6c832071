import { actingAs, lookUpSession, openSession } from '@ringratt/services';
import { openStage, type Stage } from '@ringratt/services/testing/stage';
import { layWorld, sealWorlds, type World } from '@ringratt/services/testing/world';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditorOf, bareOf, call, mutationNames, type Outcome, procedureNames } from './asking.ts';
import { type Ids, idsOf, idsOfNothing } from './ids.ts';
import { type Entry, procedures } from './procedures.ts';

let stage: Stage;
/** Whose eyes the walk sees through, and a world it must never see. */
let own: World;
let other: World;
let nothing: Ids;

const mutating = mutationNames();
const walked = Object.entries(procedures);
const queries = walked.filter(([name]) => !mutating.has(name));
const mutations = walked.filter(([name]) => mutating.has(name));

beforeAll(async () => {
  stage = await openStage();
  own = await layWorld(stage, 'Egen');
  other = await layWorld(stage, 'Annan');
  await sealWorlds(stage, [own, other]);
  nothing = idsOfNothing(stage.services.clock.now());
});
afterAll(() => stage?.close());

const inputOf = ({ input }: Entry, ids: Ids) => input?.(ids);

/** Which ids a call names. */
function namedIn({ input }: Entry): (keyof Ids)[] {
  const named = new Set<keyof Ids>();
  const watching = new Proxy(nothing, {
    get(ids, key: string) {
      named.add(key as keyof Ids);
      return ids[key as keyof Ids];
    },
  });
  input?.(watching);
  return [...named];
}

const ownerOf = (entry: Entry, world = own) => world[entry.by].owner;

/** Words of another's, whichever way they got into an answer. */
function expectNothingOf(words: string[], outcome: Outcome, context: string): void {
  const found = words.filter((word) => outcome.words.includes(word));
  expect(found, `${context}: ${outcome.words.slice(0, 400)}`).toEqual([]);
}

/** Everything the database holds of these organizations, as one fingerprint a table. */
async function contentsOf(worlds: World[], except: string[] = []): Promise<Record<string, string>> {
  const tenants = worlds.flatMap(({ principal, center, siblingCenter }) =>
    [principal, center, siblingCenter].map((house) => house.organizationId),
  );
  const tables = await stage.admin<{ name: string }[]>`
    select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition`;
  const contents: Record<string, string> = {};
  for (const { name } of tables.filter((table) => !except.includes(table.name))) {
    const [row] = (await stage.admin.unsafe(
      `select md5(coalesce(string_agg(x::text, '|' order by x::text), '')) as hash from "${name}" x where tenant_id = any ($1::uuid[])`,
      [tenants as never],
    )) as unknown as { hash: string }[];
    contents[name] = row!.hash;
  }
  return contents;
}

describe('every procedure', () => {
  it('is registered here with how it is called', () => {
    expect(Object.keys(procedures).sort()).toEqual(procedureNames().sort());
  });

  it('answers nobody who is not signed in', async () => {
    for (const [name, entry] of walked) {
      const outcome = await call(null, name, inputOf(entry, idsOf(own, entry.by)));
      expect([name, outcome.code]).toEqual([name, 'UNAUTHORIZED']);
    }
  });

  it.each(walked)('%s asks for the right, of someone who has none', async (name, entry) => {
    const outcome = await call(bareOf(own, entry), name, inputOf(entry, idsOf(own, entry.by)));
    expect([name, outcome.code, outcome.words]).toEqual([name, entry.bare ?? 'FORBIDDEN', outcome.words]);
    expectNothingOf(['Annan', 'Egen'], outcome, name);
  });
});

describe('an auditor', () => {
  it('is refused every mutation, and changes nothing by asking', async () => {
    const before = await contentsOf([own]);
    for (const [name, entry] of mutations) {
      for (const campaignId of [null, own.own.campaignId]) {
        const outcome = await call(
          auditorOf(own, entry, campaignId),
          name,
          inputOf(entry, idsOf(own, entry.by)),
        );
        // A campaign's auditor sees nothing of the contact center's side at all.
        const wanted = entry.auditor ?? 'FORBIDDEN';
        const codes = campaignId && entry.by === 'center' ? [wanted, 'NOT_FOUND'] : [wanted];
        expect(codes, `${name} ${outcome.words}`).toContain(outcome.code);
      }
    }
    expect(await contentsOf([own])).toEqual(before);
  });

  it.each(queries)('reads %s as the leave says', async (name, entry) => {
    const ids = idsOf(own, entry.by);
    const whole = await call(auditorOf(own, entry, null), name, inputOf(entry, ids));
    expect([name, whole.code, whole.words]).toEqual([name, entry.auditor ?? entry.own ?? 'OK', whole.words]);
    expectNothingOf(['Annan'], whole, name);
    // The leave that names one campaign: nothing of the one beside it, by any id.
    const narrow = auditorOf(own, entry, own.own.campaignId);
    const sibling = idsOf(own, entry.by, own.sibling);
    for (const key of [null, ...namedIn(entry)]) {
      const given = key === null ? ids : { ...ids, [key]: sibling[key] };
      const outcome = await call(narrow, name, inputOf(entry, given));
      expectNothingOf(['Annan', own.sibling.mark], outcome, `${name} ${key}`);
    }
  });
});

describe('another’s id', () => {
  it.each(walked)('in %s is answered as one that does not exist', async (name, entry) => {
    const ids = idsOf(own, entry.by);
    const strangers: [Ids, string[]][] = [[idsOf(other, entry.by), ['Annan']]];
    // Another contact center under the same principal.
    if (entry.by === 'center')
      strangers.push([
        { ...ids, ...partOf(idsOf(own, 'center', own.sibling)) },
        [own.sibling.mark, own.siblingCenter.mark],
      ]);
    for (const key of namedIn(entry)) {
      const absent = await call(ownerOf(entry), name, inputOf(entry, { ...ids, [key]: nothing[key] }));
      for (const [strange, words] of strangers) {
        if (strange[key] === ids[key]) continue;
        const outcome = await call(ownerOf(entry), name, inputOf(entry, { ...ids, [key]: strange[key] }));
        const same = (text: string) =>
          text.replaceAll(strange[key], '#').replaceAll(nothing[key], '#').replace(freshIds, '$1');
        expect([name, key, outcome.code, same(outcome.words)]).toEqual([
          name,
          key,
          absent.code,
          same(absent.words),
        ]);
        expectNothingOf(
          words.filter((word) => word !== strange[key]),
          { ...outcome, words: same(outcome.words) },
          name,
        );
      }
    }
  });

  it('and all that was tried has left the other organization as it was', async () => {
    const before = await contentsOf([other]);
    for (const [name, entry] of mutations) {
      const foreign = idsOf(other, entry.by);
      await call(ownerOf(entry), name, inputOf(entry, foreign));
      for (const key of namedIn(entry))
        await call(ownerOf(entry), name, inputOf(entry, { ...idsOf(own, entry.by), [key]: foreign[key] }));
    }
    expect(await contentsOf([other])).toEqual(before);
  });
});

/** An act that needs no such id makes something new each time. */
const freshIds = /\b([a-z]{3}_)[0-9a-z]{26}/g;

/** The ids that hang on a part alone. */
function partOf({
  apiKeyId: _,
  customerRelationId: __,
  agent: ___,
  registered: ____,
  houseChain: _____,
  ...part
}: Ids) {
  return part;
}

describe('one’s own', () => {
  it.each(queries)('%s is answered', async (name, entry) => {
    const outcome = await call(ownerOf(entry), name, inputOf(entry, idsOf(own, entry.by)));
    expect([name, outcome.code, outcome.words]).toEqual([name, entry.own ?? 'OK', outcome.words]);
    if (!entry.wordless) expect(outcome.words, name).toContain('Egen');
    expectNothingOf(['Annan'], outcome, name);
  });

  it.each(mutations)('%s is done', async (name, entry) => {
    const fresh = await layWorld(stage, 'Egen');
    if (name.startsWith('audit.')) await sealWorlds(stage, [fresh]);
    const outcome = await call(ownerOf(entry, fresh), name, inputOf(entry, idsOf(fresh, entry.by)));
    expect([name, outcome.code, outcome.words]).toEqual([name, entry.own ?? 'OK', outcome.words]);
    expectNothingOf(['Annan'], outcome, name);
  });
});

describe('a session', () => {
  it('that is revoked or has run out, and a leave that has ended or run out, is nobody’s', async () => {
    const { services } = stage;
    const world = await layWorld(stage, 'Egen');
    const { ownerId: personId, organizationId } = world.principal;
    await stage.admin`update person set totp_confirmed_at = now() where id = ${personId}`;
    const acting = async (token: string) => {
      const found = await lookUpSession(services, token);
      const membership = found?.session.memberships.find((one) => one.organizationId === organizationId);
      return found && membership ? actingAs(services, found.session, membership) : null;
    };
    const { token } = await openSession(services, { personId, secondFactor: true } as never);
    const list = async (given: string) => (await call(await acting(given), 'campaigns.list', {})).code;
    expect(await list(token)).toBe('OK');
    await stage.admin`update session set expires_at = ${new Date(services.clock.now()).toISOString()} where person_id = ${personId}`;
    expect(await list(token)).toBe('UNAUTHORIZED');
    await stage.admin`update session set expires_at = '2027-01-01', revoked_at = now() where person_id = ${personId}`;
    expect(await list(token)).toBe('UNAUTHORIZED');
    await stage.admin`update session set revoked_at = null where person_id = ${personId}`;
    expect(await list(token)).toBe('OK');
    await stage.admin`update membership set role = 'auditor' where person_id = ${personId}`;
    expect(await list(token)).toBe('OK');
    await stage.admin`update audit_grant set ends_at = ${new Date(services.clock.now()).toISOString()} where person_id = ${personId}`;
    expect(await list(token)).toBe('UNAUTHORIZED');
    await stage.admin`update audit_grant set ends_at = '2027-01-01', ended_at = now() where person_id = ${personId}`;
    expect(await list(token)).toBe('UNAUTHORIZED');
  });
});
