import { dryRunDecisions, idOf } from '@ringratt/services';
import { z } from 'zod';
import {
  assignmentId,
  dialing,
  instantIn,
  instantOut,
  numberIn,
  numberOut,
  readInstant,
  showInstantOrNull,
} from './fields.ts';
import { finding, findingsOf } from './findings.ts';
import { dialerRouterOf, mutation } from './procedure.ts';

export const decisions = dialerRouterOf({
  dryRun: mutation
    .meta({
      openapi: {
        method: 'POST',
        path: '/v1/assignments/{assignmentId}/decisions',
        summary: 'Judge numbers without calling',
        description:
          'A dry run: reserves nothing and counts nothing. Judged with a presented number of the assignment.',
        tags: ['Decisions'],
      },
      guard: { permission: 'decision.make', subject: 'assignmentId' },
    })
    .input(
      z.object({
        assignmentId,
        numbers: z.array(numberIn).min(1).max(1_000),
        at: instantIn.optional().meta({ description: 'The instant to judge; now unless given.' }),
        dialing: dialing.optional(),
      }),
    )
    .output(
      z.object({
        decisions: z
          .array(
            z.object({
              number: numberOut,
              allowed: z.boolean(),
              findings: z
                .array(finding)
                .meta({ description: 'Every rule that does not pass, sorted by id.' }),
              nextAllowedAt: instantOut
                .nullable()
                .meta({ description: 'The earliest instant at which all rules pass.' }),
            }),
          )
          .meta({ description: 'One a number, in the order asked.' }),
      }),
    )
    .mutation(async ({ ctx, input: { assignmentId, at, ...input } }) => {
      const answer = await dryRunDecisions(ctx.act, idOf('assignment', assignmentId), {
        ...input,
        at: readInstant(at),
      });
      return {
        decisions: answer.decisions.map((decision) => ({
          number: decision.number,
          allowed: decision.allowed,
          findings: findingsOf(decision.findings),
          nextAllowedAt: showInstantOrNull(decision.nextAllowedAt),
        })),
      };
    }),
});
