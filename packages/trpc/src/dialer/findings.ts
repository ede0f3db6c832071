import { type Finding, formatInstant } from '@ringratt/rules';
import { z } from 'zod';

/** One rule that does not pass, as `ringratt check` prints it. */
export const finding = z
  .object({
    rule: z
      .string()
      .meta({ description: 'Id of the duty in the rule catalogue.', example: 'attempt-interval' }),
    outcome: z.enum(['breach', 'undetermined']).meta({
      description: '`undetermined`: a fact is missing or stale. It refuses too.',
    }),
    until: z.iso.datetime().nullable().meta({
      description: 'When this rule alone would pass; null when there is no such instant in sight.',
    }),
  })
  .meta({ id: 'Finding' });

export function findingsOf(findings: readonly Finding[]): z.input<typeof finding>[] {
  return findings.map(({ rule, outcome, until }) => ({
    rule,
    outcome,
    until: until === null ? null : formatInstant(until),
  }));
}
