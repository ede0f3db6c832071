import { withoutTenant } from '@ringratt/db';
import { z } from 'zod';
import type { Services } from '../context.ts';
import { Invalid } from '../errors.ts';
import { publicId } from '../ids.ts';
import { parseInput } from '../input.ts';
import { parseNumber } from '../numbers/parse.ts';
import { addSuppression } from './add.ts';

const schema = z.object({
  /** The consumer's own number, in any spelling. */
  number: z.string().max(60),
  /** The number that called, which names the parties. */
  caller: z.string().max(60),
});

/**
 * A consumer wants no more calls: their number goes on the lists of everybody who calls from `caller`, at once
 * (2, 3.1). That the number is theirs is not proved yet: docs/decisions/0021.
 *
 * @returns both numbers as E.164 and how many assignments' parties it was put with
 * @throws Invalid with `number` or `caller` where it is no Swedish number, or `caller` unknown here
 */
export async function stopCalls(
  services: Services,
  input: z.input<typeof schema>,
): Promise<{ number: string; caller: string; parties: number }> {
  const given = parseInput(schema, input);
  const number = parseNumber(given.number);
  const caller = parseNumber(given.caller);
  const issues = [
    ...(caller.ok ? [] : [{ path: 'caller', message: caller.reason }]),
    ...(number.ok ? [] : [{ path: 'number', message: number.reason }]),
  ];
  if (!number.ok || !caller.ok) throw new Invalid(issues);
  const assignments = await withoutTenant(
    services.database,
    ({ sql }) => sql<{ tenantId: string; assignmentId: string }[]>`
      select tenant_id as "tenantId", assignment_id as "assignmentId"
      from presented_number_assignments(${caller.number}, ${services.clock.now()}::timestamptz)`,
  );
  if (assignments.length === 0) throw new Invalid([{ path: 'caller', message: 'notFoundHere' }]);
  for (const { tenantId, assignmentId } of assignments) {
    const ctx = {
      ...services,
      organizationId: tenantId,
      actor: { kind: 'job', name: 'stop-calls' },
    } as const;
    await addSuppression(ctx, {
      number: number.number,
      assignmentId: publicId('assignment', assignmentId),
    });
  }
  return { number: number.number, caller: caller.number, parties: assignments.length };
}
