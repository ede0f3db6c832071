import { LONGEST_WAIT_SECONDS, waitForFeed } from '@ringratt/services';
import { z } from 'zod';
import { id, instantOut, limit, showInstant } from './fields.ts';
import { dialerRouterOf, query } from './procedure.ts';

const eventFields = z
  .object({
    chain: z.string().meta({
      description: 'The chain that holds the event: an assignment’s, or the organization’s own.',
      example: 'asg_01kas5v2h8e7pbx4c9wq3mdn6t',
    }),
    position: z.number().int().meta({ description: 'Its place there, from 1 without a gap.' }),
    hash: z.string().meta({ description: 'SHA-256 over it and all before it, in hexadecimal.' }),
    at: instantOut,
    action: z.string().meta({ description: 'What was done.', example: 'suppression.added' }),
    subject: z.string().meta({
      description: 'What it was done to: an id, or a keyed hash for a number.',
      example: 'number:8d27e1b4c0935a6f8d27e1b4c0935a6f',
    }),
    actor: z.object({
      kind: z.enum(['person', 'apiKey', 'job']),
      id: z.string().meta({ example: 'key_01kas5v2h8e7pbx4c9wq3mdn6t' }),
    }),
    organization: z
      .object({
        organizationId: id('organization', 'org_01kas5v2h8e7pbx4c9wq3mdn6t'),
        name: z.string().nullable(),
      })
      .meta({ description: 'On whose behalf.' }),
    assignmentId: z.string().nullable(),
    body: z
      .record(z.string(), z.unknown())
      .meta({ description: 'Facts of the act. Fields are added freely.' }),
  })
  .meta({ id: 'Event' });

export const events = dialerRouterOf({
  list: query
    .meta({
      openapi: {
        method: 'GET',
        path: '/v1/events',
        summary: 'Follow what happens',
        description:
          'Everything that happened to this organization, in the order in which it was committed, none skipped: pass the `cursor` of one answer as `after` of the next. With `wait` an answer that would be empty waits for the next event.',
        tags: ['Events'],
      },
      guard: { permission: 'event.read' },
    })
    .input(
      z.object({
        after: z
          .string()
          .max(400)
          .meta({ description: 'The `cursor` of the answer before; the beginning unless given.' })
          .optional(),
        wait: z.coerce
          .number()
          .min(0)
          .max(LONGEST_WAIT_SECONDS)
          .default(0)
          .meta({ description: 'Seconds to wait for the next event where none has come.' }),
        limit,
      }),
    )
    .output(
      z.object({
        items: z.array(eventFields),
        cursor: z.string().meta({ description: 'Opens what comes after; never null, for more will come.' }),
      }),
    )
    .query(async ({ ctx, input, signal }) => {
      const { items, cursor } = await waitForFeed(ctx.act, input, signal);
      return {
        items: items.map(({ at, actor, organization, ...event }) => ({
          ...event,
          at: showInstant(at),
          actor: { kind: actor.kind as 'person' | 'apiKey' | 'job', id: actor.id },
          organization: { organizationId: organization.id, name: organization.name },
          body: event.body as Record<string, unknown>,
        })),
        cursor,
      };
    }),
});
