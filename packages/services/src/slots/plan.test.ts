import { describe, expect, test } from 'vitest';
import { numberKey } from '../numbers/key.ts';
import { replanOverdue } from '../slots/replan-overdue.ts';
import { clock, numbers, parties, planned, stage } from '../testing/desk.ts';
import { addContacts, addPlanned } from '../testing/dialing.ts';

describe('a plan', () => {
  test('spreads contacts by what the agents can take, inside the permitted hours', async () => {
    await stage.admin`update assignment set agents = 2, attempts_per_agent_hour = 30, hopper = 5 where tenant_id = ${parties.principalId}`;
    clock().set(Date.parse('2026-11-24T19:30:00Z'));
    await addContacts(stage, parties, numbers(100));
    const { planContacts } = await import('../slots/plan.ts');
    expect(await planContacts(parties.job, parties.assignmentId)).toEqual({ planned: 100, blocked: 0 });
    const slots = await planned();
    const at = (index: number) => new Date(slots[index]!.notBefore).toISOString();
    // Five at once, one a minute until 21:00, the rest from 08:00.
    expect([at(0), at(4), at(5), at(6), at(34), at(35)]).toEqual([
      '2026-11-24T19:30:00.000Z',
      '2026-11-24T19:30:00.000Z',
      '2026-11-24T19:30:00.000Z',
      '2026-11-24T19:31:00.000Z',
      '2026-11-24T19:59:00.000Z',
      '2026-11-25T07:00:00.000Z',
    ]);
  });

  test('blocks listed contacts with the rule, and moves what nobody took', async () => {
    const [listed, free] = numbers(2) as [string, string];
    await stage.admin`insert into nix_number values (${parties.principalId}, '2026-11-16', ${numberKey(stage.services.secrets, listed)})`;
    await addPlanned(stage, parties, [listed, free]);
    const contacts =
      await stage.admin`select number, state, blocked_by from contact where tenant_id = ${parties.principalId} order by number`;
    expect(contacts).toEqual([
      { number: listed, state: 'blocked', blocked_by: 'nix-register' },
      { number: free, state: 'planned', blocked_by: null },
    ]);
    clock().set(Date.parse('2026-11-24T21:00:00Z'));
    expect(await replanOverdue(parties.job, parties.assignmentId)).toBe(1);
    expect((await planned()).map((slot) => slot.notBefore)).toEqual([Date.parse('2026-11-25T07:00:00Z')]);
  });
});
