import { addSuppression, followSuppressions } from '@ringratt/services';
import { z } from 'zod';
import {
  assignmentId,
  id,
  instantIn,
  instantOut,
  limit,
  numberIn,
  numberOut,
  readInstant,
  showInstant,
  showInstantOrNull,
  text,
} from './fields.ts';
import { dialerRouterOf, mutation, query } from './procedure.ts';

const tags = ['Suppressions'];

export const suppressions = dialerRouterOf({
  add: mutation
    .meta({
      openapi: {
        method: 'POST',
        path: '/v1/suppressions',
        summary: 'Do not call again',
        description:
          "Puts a number on the organization's own list (2). It holds at the very next claim, and what was planned for it is withdrawn. With `assignmentId`, said in a call of that assignment, it goes on both parties' lists (4.1).",
        tags,
      },
      guard: { permission: 'suppression.add', subject: 'assignmentId' },
      success: { 201: 'On the list from now on', 200: 'It was there already' },
      statusOf: (output) => ((output as { added: boolean }).added ? 201 : 200),
    })
    .input(
      z.object({
        number: numberIn,
        reason: text(200).optional().meta({ description: '`consumer-request` unless given.' }),
        since: instantIn.optional().meta({ description: 'When it was said; now unless given.' }),
        assignmentId: assignmentId.optional().meta({
          description: "The assignment in whose call it was said; a narrowed key's own unless given.",
        }),
      }),
    )
    .output(
      z.object({
        number: numberOut,
        added: z.boolean().meta({ description: 'False where it was on the list already.' }),
      }),
    )
    .mutation(({ ctx, input: { since, ...input } }) =>
      addSuppression(ctx.act, { ...input, since: readInstant(since) }),
    ),

  follow: query
    .meta({
      openapi: {
        method: 'GET',
        path: '/v1/suppressions',
        summary: 'Follow the lists to respect',
        description:
          'Changes in the order in which they were made: pass the `cursor` of one answer as `after` of the next. Of the own list everything; of the other party’s the numbers that one has in hand: a contact center those it was handed or asked for, a principal those of its contacts. Whatever is on a list is refused at every claim and permit all the same.',
        tags,
      },
      guard: { permission: 'suppression.read' },
    })
    .input(
      z.object({
        after: z
          .string()
          .max(4_000)
          .meta({ description: 'The `cursor` of the answer before; the beginning unless given.' })
          .optional(),
        limit,
      }),
    )
    .output(
      z.object({
        items: z.array(
          z
            .object({
              owner: id('organization', 'org_01kas5v2h8e7pbx4c9wq3mdn6t').meta({
                description: 'Whose list it is on.',
              }),
              number: numberOut,
              since: instantOut,
              removedAt: instantOut.nullable().meta({ description: 'Null while it holds.' }),
            })
            .meta({ id: 'SuppressionChange' }),
        ),
        cursor: z.string().meta({ description: 'Opens what comes after; never null, for more will come.' }),
        more: z.boolean().meta({ description: 'Whether more is there already: ask again at once.' }),
      }),
    )
    .query(async ({ ctx, input }) => {
      const { items, ...rest } = await followSuppressions(ctx.act, input);
      return {
        items: items.map(({ since, removedAt, ...item }) => ({
          ...item,
          since: showInstant(since),
          removedAt: showInstantOrNull(removedAt),
        })),
        ...rest,
      };
    }),
});
