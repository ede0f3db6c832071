import { listObligationsOfAnyState, obligationStates } from '@ringratt/services';
import { z } from 'zod';
import {
  cursor,
  id,
  instantIn,
  instantOut,
  limit,
  numberOut,
  page,
  readInstant,
  showInstant,
  showInstantOrNull,
} from './fields.ts';
import { dialerRouterOf, query } from './procedure.ts';

const obligationFields = z
  .object({
    obligationId: id('obligation', 'obl_01kas5v2h8e7pbx4c9wq3mdn6t'),
    assignmentId: z.string().nullable(),
    duty: z.string().meta({ description: 'Id in the rule catalogue.', example: 'silent-call' }),
    subject: z.string().meta({ description: 'What it is about: an id, or a keyed hash for a number.' }),
    number: numberOut.nullable().meta({ description: 'The number that it is about, where there is one.' }),
    responsible: z.enum(['principal', 'contactCenter', 'both']),
    state: z.enum(obligationStates),
    dueAt: instantOut,
    createdAt: instantOut,
    closedAt: instantOut.nullable(),
    breachedAt: instantOut.nullable(),
    reason: z.string().nullable().meta({ description: 'Why it was waived.' }),
  })
  .meta({ id: 'Obligation' });

export const obligations = dialerRouterOf({
  list: query
    .meta({
      openapi: {
        method: 'GET',
        path: '/v1/obligations',
        summary: 'List what is due',
        description: 'Obligations of the organization and its assignments, the soonest due first.',
        tags: ['Obligations'],
      },
      guard: { permission: 'obligation.read' },
    })
    .input(
      z.object({
        state: z.enum(obligationStates).optional().meta({ description: 'Of any state unless given.' }),
        dueBefore: instantIn.optional().meta({ description: 'Due before this instant.' }),
        cursor,
        limit,
      }),
    )
    .output(page(obligationFields))
    .query(async ({ ctx, input: { dueBefore, ...input } }) => {
      const { items, cursor } = await listObligationsOfAnyState(ctx.act, {
        ...input,
        dueBefore: readInstant(dueBefore),
      });
      return {
        items: items.map((item) => ({
          obligationId: item.id,
          assignmentId: item.assignmentId,
          duty: item.duty,
          subject: item.subject,
          number: item.number,
          responsible: item.responsible,
          state: item.state,
          dueAt: showInstant(item.dueAt),
          createdAt: showInstant(item.createdAt),
          closedAt: showInstantOrNull(item.closedAt),
          breachedAt: showInstantOrNull(item.breachedAt),
          reason: item.reason,
        })),
        cursor,
      };
    }),
});
