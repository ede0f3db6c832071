import {
  type DialerAssignment,
  getDialerAssignment,
  getServedScript,
  idOf,
  listDialerAssignments,
  type ServedScript,
} from '@ringratt/services';
import { z } from 'zod';
import {
  assignmentId,
  cursor,
  dialing,
  id,
  instantOut,
  limit,
  numberOut,
  page,
  showInstant,
  showInstantOrNull,
} from './fields.ts';
import { dialerRouterOf, query } from './procedure.ts';

const tags = ['Assignments'];

const assignmentFields = z
  .object({
    assignmentId,
    state: z
      .string()
      .meta({ description: '`invited`, `accepted`, `live`, `paused`, `ended` or `declined`.' }),
    gate: z.object({
      open: z.boolean().meta({ description: 'While open, slots and permits are handed out.' }),
      unmet: z
        .array(z.string())
        .meta({ description: 'Ids of the open conditions.', example: ['dialing-mode'] }),
    }),
    dialingModes: z
      .array(dialing)
      .meta({ description: 'Declared for this assignment; the first is the default.' }),
    capacity: z.object({ agents: z.number().int(), attemptsPerAgentHour: z.number().int() }),
    presentedNumbers: z
      .array(z.object({ number: numberOut, from: instantOut, to: instantOut.nullable() }))
      .meta({ description: 'Caller numbers, each registered in [from, to).' }),
    scriptVersionId: z.string().nullable(),
    campaign: z.object({
      campaignId: id('campaign', 'cmp_01kas5v2h8e7pbx4c9wq3mdn6t'),
      name: z.string(),
      kind: z.string(),
      state: z.string(),
      startsOn: z.string().meta({ description: 'Local day.', example: '2026-11-02' }),
      endsOn: z.string().meta({ description: 'The last local day of calling.', example: '2026-12-18' }),
    }),
    principal: z.object({ organizationId: z.string(), name: z.string() }),
    contactCenterId: z.string(),
  })
  .meta({ id: 'Assignment' });

const scriptFields = z.object({
  scriptVersionId: z.string(),
  version: z.number().int(),
  language: z.string().meta({ description: '`sv` or `en`.' }),
  approvedAt: instantOut,
  blocks: z.array(
    z.object({
      element: z.string().meta({
        description: 'The element of the guidelines that the block covers; `own-words` where none.',
        example: 'purpose',
      }),
      text: z
        .string()
        .meta({ description: 'What the campaign knows is put in; what the call knows is left in braces.' }),
    }),
  ),
  placeholders: z.array(z.string()).meta({
    description: 'Names in braces that are left for the dialer to fill.',
    example: ['agent', 'consumer'],
  }),
});

const showScript = (script: ServedScript) => ({ ...script, approvedAt: showInstant(script.approvedAt) });

function show(assignment: DialerAssignment) {
  return {
    ...assignment,
    presentedNumbers: assignment.presentedNumbers.map(({ number, from, to }) => ({
      number,
      from: showInstant(from),
      to: showInstantOrNull(to),
    })),
  };
}

export const assignments = dialerRouterOf({
  list: query
    .meta({
      openapi: {
        method: 'GET',
        path: '/v1/assignments',
        summary: 'List assignments',
        description: "The organization's assignments, as contact center and as principal.",
        tags,
      },
      guard: { permission: 'assignment.read' },
    })
    .input(z.object({ cursor, limit }))
    .output(page(assignmentFields))
    .query(async ({ ctx, input }) => {
      const { items, cursor } = await listDialerAssignments(ctx.act, input);
      return { items: items.map(show), cursor };
    }),

  get: query
    .meta({
      openapi: {
        method: 'GET',
        path: '/v1/assignments/{assignmentId}',
        summary: 'Read an assignment',
        description: 'With the words of its script.',
        tags,
      },
      guard: { permission: 'assignment.read', subject: 'assignmentId' },
    })
    .input(z.object({ assignmentId }))
    .output(assignmentFields.extend({ script: scriptFields.nullable() }))
    .query(async ({ ctx, input }) => {
      const { script, ...assignment } = await getDialerAssignment(
        ctx.act,
        idOf('assignment', input.assignmentId),
      );
      return { ...show(assignment), script: script && showScript(script) };
    }),

  script: query
    .meta({
      openapi: {
        method: 'GET',
        path: '/v1/assignments/{assignmentId}/scripts/{scriptVersionId}',
        summary: 'Read a version of the script',
        description: 'Also an earlier one than today’s: a claim names the version that it came with.',
        tags,
      },
      guard: { permission: 'assignment.read', subject: 'assignmentId' },
    })
    .input(
      z.object({ assignmentId, scriptVersionId: id('script version', 'scr_01kas5v2h8e7pbx4c9wq3mdn6t') }),
    )
    .output(scriptFields)
    .query(async ({ ctx, input }) => showScript(await getServedScript(ctx.act, input))),
});
