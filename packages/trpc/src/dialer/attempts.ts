import { exportAttempts, idOf, listAttempts, publicId, reportAttempt } from '@ringratt/services';
import { z } from 'zod';
import { attemptFields, attemptId, csvColumns, csvLine, outcome, showAttempt } from './attempt-fields.ts';
import {
  assignmentId,
  claimId,
  cursor,
  fencingToken,
  instantIn,
  instantOut,
  limit,
  page,
  readInstant,
  showInstant,
  text,
} from './fields.ts';
import { finding } from './findings.ts';
import { dialerRouterOf, mutation, query } from './procedure.ts';

const tags = ['Attempts'];

const reported = z
  .object({
    attemptId,
    state: z.enum(['dialed', 'ended']),
    outcome: outcome.nullable(),
    verdict: z.enum(['applied', 'repeated', 'late', 'contradictory']).meta({
      description: 'Every report is kept; `applied` ones alone change the attempt. It is counted once.',
    }),
    findings: z
      .array(finding.pick({ rule: true, outcome: true }))
      .meta({ description: 'What the outcome breaks, such as `minimum-rings`: each opens an incident.' }),
    nextSlot: z
      .object({ notBefore: instantOut, dialBefore: instantOut, redial: z.boolean() })
      .nullable()
      .meta({ description: 'The next attempt planned to the number; null when none follows.' }),
  })
  .meta({ id: 'ReportedAttempt' });

const seconds = z.number().int().min(0).max(86_400);

export const attempts = dialerRouterOf({
  report: mutation
    .meta({
      openapi: {
        method: 'POST',
        path: '/v1/attempts',
        summary: 'Report an attempt',
        description:
          'In two phases, `dialed` and `ended`; `ended` may come alone. Reports that come late, twice, out of order or contradict are kept and counted once. Without a report an interval runs from the end of the lease.',
        tags,
      },
      guard: { permission: 'attempt.report', subject: 'claimId', dials: true },
      success: { 201: 'The first report of this phase', 200: 'Reported before' },
      statusOf: (output) => ((output as { verdict: string }).verdict === 'applied' ? 201 : 200),
    })
    .input(
      z.object({
        claimId,
        fencingToken,
        phase: z.enum(['dialed', 'ended']),
        startedAt: instantIn.meta({ description: 'When the number was dialed.' }),
        endedAt: instantIn.optional().meta({ description: 'With `ended`; the start unless given.' }),
        outcome: outcome.optional().meta({ description: 'Required with `ended`.' }),
        rings: z
          .number()
          .int()
          .min(0)
          .max(1_000)
          .optional()
          .meta({ description: 'Ringing signals (3.2: at least six).' }),
        ringSeconds: seconds.optional(),
        talkSeconds: seconds.optional(),
        agentReference: text(120).optional(),
        disposition: text(120).optional().meta({
          description: "The agent's word. `call-back`, `do-not-call` and `invalid-number` are acted on.",
        }),
      }),
    )
    .output(reported)
    .mutation(async ({ ctx, input: { claimId, startedAt, endedAt, ...input } }) => {
      const { first, attemptId, nextSlot, ...answer } = await reportAttempt(ctx.act, {
        ...input,
        attemptId: idOf('claim', claimId),
        startedAt: readInstant(startedAt)!,
        endedAt: readInstant(endedAt),
      });
      return {
        attemptId: publicId('attempt', attemptId),
        ...answer,
        nextSlot: nextSlot && {
          notBefore: showInstant(nextSlot.notBefore),
          dialBefore: showInstant(nextSlot.dialBefore),
          redial: nextSlot.redial,
        },
      };
    }),

  list: query
    .meta({
      openapi: {
        method: 'GET',
        path: '/v1/assignments/{assignmentId}/attempts',
        summary: 'Read attempts',
        description:
          'Newest first. `format=csv` streams every reported attempt, oldest first, in the columns that `ringratt audit` reads.',
        tags,
      },
      guard: { permission: 'attempt.read', subject: 'assignmentId' },
      csv: { procedure: 'attempts.export', columns: csvColumns },
    })
    .input(z.object({ assignmentId, format: z.enum(['json', 'csv']).default('json'), cursor, limit }))
    .output(page(attemptFields))
    .query(async ({ ctx, input: { assignmentId, cursor, limit } }) => {
      const found = await listAttempts(ctx.act, {
        assignmentId: idOf('assignment', assignmentId),
        cursor,
        limit,
      });
      return { items: found.items.map(showAttempt), cursor: found.cursor };
    }),

  /** The same as CSV text, in pieces: by REST with `format=csv`, by tRPC over a streaming link. */
  export: query
    .meta({ guard: { permission: 'attempt.read', subject: 'assignmentId' } })
    .input(z.object({ assignmentId }))
    .query(async function* ({ ctx, input }) {
      const batches = exportAttempts(ctx.act, idOf('assignment', input.assignmentId));
      let piece = `${csvColumns.join(',')}\n`;
      for await (const rows of batches) {
        for (const row of rows) piece += csvLine(row);
        yield piece;
        piece = '';
      }
      if (piece) yield piece;
    }),
});
