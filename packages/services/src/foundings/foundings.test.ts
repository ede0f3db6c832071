import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Context } from '../context.ts';
import type { Work } from '../due-work/schedule.ts';
import { type Letter, sendEmail } from '../emails/send.ts';
import { linkTokenHash } from '../invitations/token.ts';
import { createPerson, signIn } from '../people/index.ts';
import { nextOrganizationNumber } from '../testing/organization-number.ts';
import { eventsOf, noon, openStage, type Stage } from '../testing/parties.ts';
import { completeFounding, discardFoundings, readFounding, requestFounding } from './index.ts';
import { foundingLength } from './request.ts';

let stage: Stage;
let made = 0;
const password = 'correct horse battery';
const publicUrl = 'https://portal.example.test';

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());
beforeEach(() => {
  stage.services.clock.set(noon);
});

const facts = {
  name: 'Björkvik Bredband AB',
  sides: ['principal' as const],
  email: 'fragor@example.test',
  phone: '070-174 06 05',
  postalAddress: 'Box 1, 111 20 Stockholm',
};

/** As somebody else each time, from another address. */
function request({
  email = `founder${made}@example.test`,
  organizationNumber = nextOrganizationNumber(),
  address = `192.0.2.${made}`,
} = {}) {
  made += 1;
  return requestFounding(
    stage.services,
    { ...facts, organizationNumber },
    { account: { name: 'Maja Lindqvist', email, password, locale: 'sv' }, address },
  );
}

async function knownAddress(): Promise<string> {
  const email = `known${++made}@example.test`;
  await createPerson(stage.services, { name: 'Petra', email, password });
  return email;
}

const tenantOf = async (token: string): Promise<string> => {
  const [row] = await stage.admin`
    select tenant_id as id from founding where token_hash = ${linkTokenHash(stage.services.secrets, token)}`;
  return row!.id;
};

const rowsOf = (email: string) =>
  stage.admin`
    select (select count(*)::int from outbound_email where recipient = ${email}) as mails,
      (select count(*)::int from person where email = ${email}) as people,
      (select count(*)::int from founding) as foundings, (select count(*)::int from due_work) as works`;

/** Has the mail of a founding sent, as the worker does. */
async function sent(token: string): Promise<Letter> {
  const tenantId = await tenantOf(token);
  const ctx: Context = {
    ...stage.services,
    organizationId: tenantId,
    actor: { kind: 'job', name: 'email.send' },
  };
  const [work] = await stage.admin<Work[]>`
    select kind, subject_id as "subjectId", generation::int from due_work where tenant_id = ${tenantId}`;
  const letters: Letter[] = [];
  const mailer = { deliver: async (letter: Letter) => void letters.push(letter) };
  await sendEmail(ctx, work!, { mailer, publicUrl });
  return letters[0]!;
}

describe('the form of a founding', () => {
  it('names every fault at once, of the organization and of the account', async () => {
    const founding = requestFounding(
      stage.services,
      { ...facts, organizationNumber: '559012-3456', phone: 'no', name: ' ' },
      { account: { name: '', email: 'x', password: 'short', locale: 'sv' }, address: '192.0.2.200' },
    );
    await expect(founding).rejects.toMatchObject({
      issues: expect.arrayContaining(
        ['name', 'organizationNumber', 'phone', 'account.name', 'account.email', 'account.password'].map(
          (path) => expect.objectContaining({ path }),
        ),
      ),
    });
  });

  it('is answered alike for an address with an account and for one without', async () => {
    const [fresh, known] = ['fresh@example.test', await knownAddress()];
    const organizationNumber = nextOrganizationNumber();
    // Each of them twice with one number: what waits keeps it from nobody.
    for (const email of [fresh, known, known, fresh]) {
      const answer = await request({ email, organizationNumber });
      expect(answer).toEqual({
        email,
        token: expect.stringMatching(/^[\w-]{43}$/),
        mail: expect.any(Function),
      });
      await answer.mail();
    }
  });

  it('is answered without asking whether the address has an account, and without having done anything', async () => {
    const ask = 'function person_for_sign_in(text)';
    await stage.admin.unsafe(`revoke execute on ${ask} from ringratt_app`);
    try {
      for (const email of ['unasked@example.test', await knownAddress()]) {
        const before = await rowsOf(email);
        const { mail } = await request({ email });
        expect(await rowsOf(email)).toEqual(before);
        // The control: whatever asks comes to grief.
        await expect(mail()).rejects.toMatchObject({ code: '42501' });
      }
    } finally {
      await stage.admin.unsafe(`grant execute on ${ask} to ringratt_app`);
    }
  });

  it('is slowed down by address and by e-mail, as soon for an address with an account as for one without', async () => {
    for (const email of ['often@example.test', await knownAddress()]) {
      for (let i = 0; i < 5; i++) await request({ email });
      await expect(request({ email })).rejects.toMatchObject({ code: 'too-many-attempts' });
    }
    const address = '198.51.100.7';
    for (let i = 0; i < 20; i++) await request({ address });
    await expect(request({ address })).rejects.toMatchObject({ code: 'too-many-attempts' });
  });
});

describe('a founding that waits', () => {
  it('is neither a person nor an organization, and lies encrypted, whichever mail goes out', async () => {
    for (const email of ['waits@example.test', await knownAddress()]) {
      const [before] = await rowsOf(email);
      // The identity number that the tax agency gives as its example: a sole trader's.
      const { token, mail } = await request({ email, organizationNumber: '19850709-9805' });
      await mail();
      const tenantId = await tenantOf(token);
      const [after] = await rowsOf(email);
      expect(after).toEqual({
        mails: before!.mails + 1,
        people: before!.people,
        foundings: before!.foundings + 1,
        works: before!.works + 1,
      });
      expect(await stage.admin`select from organization where id = ${tenantId}`).toHaveLength(0);
      const [row] = await stage.admin<{ content: Buffer }[]>`
        select content from founding where tenant_id = ${tenantId}`;
      expect(row!.content.toString('latin1')).not.toMatch(/Maja|850709|9805|example|horse|argon2/);
    }
  });

  it.each([
    ['has none: the link opens it', false, /^https:\/\/portal\.example\.test\/found\/([\w-]{43})$/],
    ['has one: the link leads to signing in', true, /^https:\/\/portal\.example\.test\/signin\?to=%2Ffound$/],
  ])('is told of by mail where the address %s', async (_, has, link) => {
    const email = has ? await knownAddress() : `mailed${made}@example.test`;
    const { token, mail } = await request({ email });
    await mail();
    const letter = await sent(token);
    expect(letter).toMatchObject({ to: email, link: expect.stringMatching(link) });
    expect(letter.text.includes(token)).toBe(!has);
    expect(letter.text.includes('har redan ett konto')).toBe(has);
    // Nobody's words but ours go to an address that anybody may name.
    expect(JSON.stringify(letter)).not.toMatch(/Björkvik|Maja/);
    const tenantId = await tenantOf(token);
    expect(await eventsOf(stage, tenantId)).toEqual([]);
    const [row] = await stage.admin`select state from outbound_email where tenant_id = ${tenantId}`;
    expect(row!.state).toBe('sent');
  });

  it('opens for a day to the millisecond', async () => {
    const { token, mail } = await request();
    await mail();
    stage.services.clock.set(noon + foundingLength - 1);
    expect(await readFounding(stage.services, token)).toMatchObject({ organization: facts.name });
    stage.services.clock.advance(1);
    await expect(readFounding(stage.services, token)).rejects.toMatchObject({ code: 'not-found' });
    await expect(completeFounding(stage.services, token)).rejects.toMatchObject({ code: 'not-found' });
    await expect(readFounding(stage.services, 'never-was')).rejects.toMatchObject({ code: 'not-found' });
  });

  it('is removed with its mail when its day is over, and nothing else is', async () => {
    const [lapsed, opened] = [await request(), await request()];
    for (const { mail } of [lapsed, opened]) await mail();
    const { organizationId } = await completeFounding(stage.services, opened.token);
    stage.services.clock.advance(1);
    const late = await request();
    await late.mail();
    const [gone, kept] = [await tenantOf(lapsed.token), await tenantOf(late.token)];
    const of = async (tenantId: string) => {
      const [row] = await stage.admin`
        select (select count(*)::int from founding where tenant_id = ${tenantId}) as foundings,
          (select count(*)::int from outbound_email where tenant_id = ${tenantId}) as mails,
          (select count(*)::int from due_work where tenant_id = ${tenantId}) as works`;
      return row;
    };
    stage.services.clock.set(noon + foundingLength - 1);
    await discardFoundings(stage.services);
    expect(await of(gone)).toEqual({ foundings: 1, mails: 1, works: 1 });
    stage.services.clock.set(noon + foundingLength);
    expect(await discardFoundings(stage.services)).toBeGreaterThan(0);
    expect(await of(gone)).toEqual({ foundings: 0, mails: 0, works: 0 });
    expect(await of(kept)).toEqual({ foundings: 1, mails: 1, works: 1 });
    expect(await of(organizationId)).toEqual({ foundings: 0, mails: 1, works: 1 });
    expect(await discardFoundings(stage.services)).toBe(0);
  });
});

describe('the link of a founding', () => {
  it('makes the account and the organization, and opens nothing more', async () => {
    const email = 'opens@example.test';
    const { token, mail } = await request({ email });
    await mail();
    const waiting = await tenantOf(token);
    expect(await readFounding(stage.services, token)).toEqual({
      organization: facts.name,
      email,
      hasAccount: false,
    });
    const { organizationId, personId } = await completeFounding(stage.services, token);
    expect(organizationId).toBe(waiting);
    const members = await stage.admin`
      select m.role, p.email, p.name from membership m join person p on p.id = m.person_id
      where m.tenant_id = ${organizationId}`;
    expect(members).toEqual([{ role: 'owner', email, name: 'Maja Lindqvist' }]);
    expect(await eventsOf(stage, organizationId)).toMatchObject([{ action: 'organization.created' }]);
    // The password is the form's, and a second factor is owed as by every owner.
    expect(await signIn(stage.services, { email, password, address: '192.0.2.210' })).toMatchObject({
      personId,
      lacks: 'enrolment',
    });
    await expect(readFounding(stage.services, token)).rejects.toMatchObject({ code: 'not-found' });
    await expect(completeFounding(stage.services, token)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('works once, also where it is followed twice at once', async () => {
    for (let round = 0; round < 5; round++) {
      const { token, mail } = await request();
      await mail();
      const answers = await Promise.allSettled([
        completeFounding(stage.services, token),
        completeFounding(stage.services, token),
      ]);
      expect(answers.map((one) => (one.status === 'fulfilled' ? 'done' : one.reason.code)).sort()).toEqual([
        'done',
        'not-found',
      ]);
    }
  });

  it('opens nothing where its day ends while it is followed', async () => {
    const email = 'meanwhile-over@example.test';
    const { token, mail } = await request({ email });
    await mail();
    const tenantId = await tenantOf(token);
    let followed: Promise<unknown> | undefined;
    await stage.admin.begin(async (sql) => {
      await sql`delete from founding where tenant_id = ${tenantId}`;
      followed = completeFounding(stage.services, token).catch((error) => error.code);
      // Until it waits for the row that is about to go.
      await vi.waitFor(async () => {
        const waiting = await sql`
          select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
        expect(waiting.length).toBeGreaterThan(0);
      });
    });
    expect(await followed).toBe('not-found');
    expect(await stage.admin`select from person where email = ${email}`).toHaveLength(0);
  });

  it('gives the number to who opens first, and leaves no account behind for the other', async () => {
    const organizationNumber = nextOrganizationNumber();
    const [first, second] = [
      await request({ organizationNumber }),
      await request({ organizationNumber, email: 'second@example.test' }),
    ];
    for (const { mail } of [first, second]) await mail();
    await completeFounding(stage.services, first.token);
    const taken = { issues: [{ path: 'organizationNumber', message: 'organizationTaken' }] };
    await expect(completeFounding(stage.services, second.token)).rejects.toMatchObject(taken);
    expect(await stage.admin`select from person where email = 'second@example.test'`).toHaveLength(0);
    // From then on the form says so, to everybody alike.
    for (const email of ['third@example.test', await knownAddress()])
      await expect(request({ organizationNumber, email })).rejects.toMatchObject(taken);
  });

  it('makes no second account of an address that has got one meanwhile', async () => {
    const email = 'meanwhile@example.test';
    const { token, mail } = await request({ email });
    await mail();
    await createPerson(stage.services, { name: 'Maja Lindqvist', email, password });
    expect(await readFounding(stage.services, token)).toMatchObject({ hasAccount: true });
    await expect(completeFounding(stage.services, token)).rejects.toMatchObject({
      code: 'address-has-account',
    });
    expect(await stage.admin`select from person where email = ${email}`).toHaveLength(1);
  });
});
