import { attestAgent } from '@ringratt/services';
import { z } from 'zod';
import { text } from './fields.ts';
import { dialerRouterOf, mutation } from './procedure.ts';

const topic = (of: string) => z.boolean().meta({ description: `The agent has attested to knowing ${of}.` });
const day = (description: string, example: string) =>
  z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/, 'Write a day as 2026-11-24.')
    .meta({ format: 'date', description, example });

const attestation = z
  .object({
    reference: z.string(),
    guidelines: topic('these guidelines (4.1)'),
    nixRules: topic("the NIX register's rules (4.1)"),
    writtenRequirement: topic('the written requirement (4.2)'),
    attestedOn: day('The first day it holds.', '2026-11-24'),
    expiresOn: day('The last day it holds.', '2027-11-23'),
    changed: z.boolean().meta({ description: 'False where just this was on record already.' }),
  })
  .meta({ id: 'AgentAttestation' });

export const agents = dialerRouterOf({
  attest: mutation
    .meta({
      openapi: {
        method: 'PUT',
        path: '/v1/agents/{reference}',
        summary: 'Put an agent’s training on record',
        description:
          "What an agent has attested to knowing, under the reference that attempts are reported with. The newest takes the place of the one before. Reports of an agent without a valid attestation are taken, and open an incident of `agent-knowledge`, once for each agent and day. A contact center's key that reaches all its assignments.",
        tags: ['Agents'],
      },
      guard: { permission: 'agent.write' },
    })
    .input(
      z.object({
        reference: text(120).meta({ description: "The agent's reference.", example: '0412' }),
        guidelines: topic('these guidelines (4.1)'),
        nixRules: topic("the NIX register's rules (4.1)"),
        writtenRequirement: topic('the written requirement (4.2)'),
        attestedOn: day('When it was attested; not after today.', '2026-11-24'),
        expiresOn: day('The last day it holds; twelve months on unless given.', '2027-11-23').optional(),
      }),
    )
    .output(attestation)
    .mutation(async ({ ctx, input }) => {
      const { attestation, changed } = await attestAgent(ctx.act, input, 'api');
      return { ...attestation, changed };
    }),
});
