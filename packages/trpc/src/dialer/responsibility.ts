import { getGate, getResponsibility } from '@ringratt/services';
import { z } from 'zod';
import { assignmentId, instantOut, showInstantOrNull } from './fields.ts';
import { dialerRouterOf, query } from './procedure.ts';

const tags = ['Assignments'];
const party = z.enum(['principal', 'contactCenter']);
const side = z.enum(['principal', 'contactCenter', 'both']).nullable();

export const responsibility = dialerRouterOf({
  get: query
    .meta({
      openapi: {
        method: 'GET',
        path: '/v1/assignments/{assignmentId}/responsibility',
        summary: 'Read who answers for what',
        description:
          'The version that both parties have signed; while none is, the one under negotiation, with who has signed it.',
        tags,
      },
      guard: { permission: 'assignment.read', subject: 'assignmentId' },
    })
    .input(z.object({ assignmentId }))
    .output(
      z.object({
        assignmentId,
        version: z.number().int().nullable().meta({ description: 'Null while nobody has begun.' }),
        state: z.enum(['proposed', 'signed', 'superseded', 'withdrawn']).nullable(),
        openVersion: z
          .number()
          .int()
          .nullable()
          .meta({ description: 'The version under negotiation; it holds once both have signed it.' }),
        fingerprint: z.string().nullable(),
        rulePack: z.string(),
        complete: z.boolean(),
        missing: z.array(z.string()),
        rows: z.array(
          z.object({
            duty: z.string().meta({ example: 'minimum-rings' }),
            responsible: side,
            checks: side,
            told: side,
            how: z.string(),
            by: z.string().meta({ example: 'ongoing' }),
          }),
        ),
        listSuppliers: z.array(z.string()).nullable(),
        subcontractors: z.array(z.string()).nullable(),
        signatures: z.array(z.object({ side: party, name: z.string(), signedAt: instantOut })),
      }),
    )
    .query(async ({ ctx, input }) => {
      const newest = await getResponsibility(ctx.act, input);
      const matrix =
        newest.holds === null || newest.holds === newest.shown?.version
          ? newest
          : await getResponsibility(ctx.act, { ...input, version: newest.holds });
      const { shown } = matrix;
      return {
        assignmentId: matrix.assignmentId,
        version: shown?.version ?? null,
        state: shown?.state ?? null,
        openVersion: matrix.open,
        fingerprint: shown?.fingerprint ?? null,
        rulePack: matrix.rulePack,
        complete: shown !== null && shown.missing.length === 0,
        missing: shown?.missing ?? [],
        rows: Object.entries(shown?.content.rows ?? {}).map(([duty, row]) => ({ duty, ...row })),
        listSuppliers: shown?.content.listSuppliers ?? null,
        subcontractors: shown?.content.subcontractors ?? null,
        signatures: matrix.signatures
          .filter(({ version, voidedAt }) => version === shown?.version && voidedAt === null)
          .map(({ side: signer, personName, at }) => ({
            side: signer,
            name: personName,
            signedAt: showInstantOrNull(at)!,
          })),
      };
    }),

  gate: query
    .meta({
      openapi: {
        method: 'GET',
        path: '/v1/assignments/{assignmentId}/gate',
        summary: 'Read what still closes the gate',
        description:
          'Every condition with its state and who has to act. Claims and permits answer 409 while one of `unmet` is open; advice only warns.',
        tags,
      },
      guard: { permission: 'assignment.read', subject: 'assignmentId' },
    })
    .input(z.object({ assignmentId }))
    .output(
      z.object({
        assignmentId,
        state: z.string().meta({ description: '`paused` also while a condition that held has lapsed.' }),
        open: z.boolean(),
        unmet: z.array(z.string()).meta({ example: ['dialing-mode'] }),
        lapsedAt: instantOut.nullable(),
        nextChangeAt: instantOut
          .nullable()
          .meta({ description: 'When time alone will next change a condition.' }),
        conditions: z.array(
          z.object({
            duty: z.string(),
            state: z.enum(['compliant', 'breach', 'undetermined', 'notApplicable']),
            blocks: z.boolean(),
            actors: z.array(party),
            reasons: z.array(
              z.object({ requirement: z.string(), text: z.string(), party: party.optional() }),
            ),
          }),
        ),
      }),
    )
    .query(async ({ ctx, input }) => {
      const gate = await getGate(ctx.act, input.assignmentId);
      return {
        assignmentId: gate.assignmentId,
        state: gate.state,
        open: gate.open,
        unmet: gate.unmet,
        lapsedAt: showInstantOrNull(gate.lapsedAt),
        nextChangeAt: showInstantOrNull(gate.nextTurnAt),
        conditions: gate.conditions.map(({ duty, state, blocks, actors, reasons }) => ({
          duty,
          state,
          blocks,
          actors: [...actors],
          reasons: reasons.map(({ requirement, text, party: whose }) => ({
            requirement,
            text: text.en,
            ...(whose && { party: whose }),
          })),
        })),
      };
    }),
});
