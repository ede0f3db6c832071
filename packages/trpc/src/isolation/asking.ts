import type { Context } from '@ringratt/services';
import { asAuditor, type World } from '@ringratt/services/testing/world';
import { TRPCError } from '@trpc/server';
import { portalCaller, portalRouter } from '../portal/index.ts';
import type { Entry } from './procedures.ts';

const known = Object.entries(
  portalRouter._def.procedures as unknown as Record<string, { _def: { type: string } }>,
);

export const procedureNames = () => known.map(([name]) => name);
export const mutationNames = () =>
  new Set(known.filter(([, { _def }]) => _def.type === 'mutation').map(([name]) => name));

export interface Outcome {
  code: string;
  /** The whole answer, or the whole refusal, as it is sent. */
  words: string;
}

export async function call(acting: Context | null, name: string, input: unknown): Promise<Outcome> {
  const caller = portalCaller({ acting }) as unknown as Record<
    string,
    Record<string, (input: unknown) => Promise<unknown>>
  >;
  const [noun, verb] = name.split('.') as [string, string];
  try {
    return { code: 'OK', words: JSON.stringify((await caller[noun]![verb]!(input)) ?? null) };
  } catch (error) {
    if (!(error instanceof TRPCError)) throw error;
    const cause = error.cause as { code?: string; issues?: unknown } | undefined;
    if (error.code === 'INTERNAL_SERVER_ERROR') throw error.cause ?? error;
    return { code: error.code, words: JSON.stringify([error.message, cause?.code, cause?.issues]) };
  }
}

/** The organization's auditor, of all of it or of one campaign. */
export function auditorOf(world: World, entry: Entry, campaignId: string | null): Context {
  const owner = world[entry.by].owner;
  const grant = { id: world[entry.by].auditGrantId, campaignId };
  const personId = world[entry.by].ownerId;
  return {
    ...owner,
    database: asAuditor(owner.database, { campaignId }),
    actor: { kind: 'person', personId, role: 'auditor', grant },
  };
}

export const bareOf = (world: World, entry: Entry): Context => ({
  ...world[entry.by].owner,
  actor: { kind: 'apiKey', keyId: world[entry.by].apiKeyId, scopes: [], assignmentId: null },
});
