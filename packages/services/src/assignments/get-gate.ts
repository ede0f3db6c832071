import { dayOf, type Party, type Reason, type RuleOutcome } from '@ringratt/rules';
import type { Context } from '../context.ts';
import { publicId } from '../ids.ts';
import { idOf } from '../named.ts';
import { type Side, sidesOf } from '../responsibility/as-party.ts';
import { readAssignment } from './enter.ts';
import { inPeriod, judgeGate, nextTurn, stateAt } from './gate.ts';
import { readGateChanges } from './gate-changes.ts';
import { factsAt, type GatheredFacts } from './gate-facts.ts';
import { readTerms } from './terms.ts';

export interface GateViewCondition {
  duty: string;
  state: RuleOutcome;
  /** Whether it keeps the gate shut; advice never does. */
  blocks: boolean;
  /** Who has to act; empty where it holds. */
  actors: readonly Party[];
  reasons: readonly Reason[];
  /** When what it rests on was last changed; null where that is not on record. */
  changedAt: number | null;
}

/** The gate as both parties see it. */
export interface GateView {
  assignmentId: string;
  state: string;
  /** Whether claims and permits are answered now. */
  open: boolean;
  /** Ids of the conditions that keep it shut, sorted; advice is never among them. */
  unmet: string[];
  conditions: GateViewCondition[];
  /** Whether somebody may open it now: all holds, and nobody has. */
  ready: boolean;
  /** Since when a live assignment is shut by a condition that lapsed, as noted. */
  lapsedAt: number | null;
  /** When time alone will next change a condition. */
  nextTurnAt: number | null;
  /** When the acting party last reminded the other of what waits for it, and whether it may do so now. */
  reminder: { at: number | null; possible: boolean };
  sides: readonly Side[];
  campaign: {
    id: string;
    name: string;
    state: string;
    kind: string;
    regime: string;
    startsOn: string;
    endsOn: string;
    inPeriod: boolean;
  };
  principal: { id: string; name: string };
  contactCenter: { id: string; name: string };
  proof: GateProof;
  events: { at: number; action: string; body: Record<string, unknown> }[];
}

/** What the met conditions rest on, in figures. */
export interface GateProof {
  numbers: number;
  scriptVersion: number | null;
  scriptElements: number;
  lists: number;
  sources: string[];
  registerDate: string | null;
  modes: string[];
  matrixVersion: number | null;
  matrixSignedAt: number | null;
  policies: { principal: number | null; contactCenter: number | null };
  reviews: { principal: number | null; contactCenter: number | null };
  agents: number;
}

/** What still closes the gate, what each met condition rests on, and what happened lately. Indexes: event_subject. */
export function getGate(ctx: Context, assignmentId: string): Promise<GateView> {
  return readAssignment(ctx, idOf('assignment', assignmentId), 'assignment.read', async (tx, scope) => {
    const id = scope.assignmentId;
    const now = ctx.clock.now();
    const [terms, [head], events] = await Promise.all([
      readTerms(tx, scope),
      tx.sql<
        {
          name: string;
          kind: string;
          regime: string;
          principal: string;
          center: string;
          lapsedAt: number | null;
          scriptVersion: number | null;
          matrixSignedAt: number | null;
        }[]
      >`
        select c.name, c.kind, o.regime, p.name as principal, k.name as center, a.gate_lapsed_at as "lapsedAt",
          s.version as "scriptVersion",
          (select v.signed_at from responsibility_version v where v.tenant_id = a.tenant_id and v.assignment_id = a.id
            and v.state = 'signed') as "matrixSignedAt"
        from assignment a join campaign c on c.tenant_id = a.tenant_id and c.id = a.campaign_id
        join offer o on o.tenant_id = c.tenant_id and o.id = c.offer_id
        join organization p on p.id = a.tenant_id join organization k on k.id = a.contact_center_id
        left join script_version s on s.tenant_id = a.tenant_id and s.id = a.script_version_id
        where a.tenant_id = ${tx.tenantId} and a.id = ${id}`,
      tx.sql<GateView['events']>`
        select at, action, body from event
        where tenant_id = ${tx.tenantId} and subject = ${publicId('assignment', id)}
          and action not like 'checkpoint.%' and action not like 'access.%'
        order by at desc, seq desc limit 8`,
    ]);
    const gate = judgeGate(terms, now);
    const changes = await readGateChanges(tx, id, terms.gateFacts, now);
    const sides = sidesOf(scope, scope.tenantId === ctx.organizationId ? 'principal' : 'contactCenter');
    const other = sides.length > 1 ? null : sides[0] === 'principal' ? 'contactCenter' : 'principal';
    const [reminded] = await tx.sql<{ at: number }[]>`
      select at from event where tenant_id = ${tx.tenantId} and subject = ${publicId('assignment', id)}
        and action = 'assignment.reminded' and body->>'to' = ${other ?? ''} order by at desc limit 1`;
    const remindedAt = reminded?.at ?? null;
    const waits = gate.conditions.some(({ actors }) => other !== null && actors.includes(other));
    const unmet = [...gate.unmet].sort();
    const due = inPeriod(terms, now);
    const live = terms.assignmentState === 'live' && terms.campaignState === 'live' && due;
    return {
      assignmentId: publicId('assignment', id),
      state: stateAt(terms, now),
      open: live && unmet.length === 0,
      unmet,
      conditions: gate.conditions.map((condition) => ({
        ...condition,
        changedAt: changes[condition.duty] ?? null,
      })),
      ready: unmet.length === 0 && ['accepted', 'paused'].includes(terms.assignmentState),
      lapsedAt: unmet.length > 0 ? head!.lapsedAt : null,
      nextTurnAt: nextTurn(terms, now),
      reminder: {
        at: remindedAt,
        // Once a local day.
        possible: waits && (remindedAt === null || dayOf(remindedAt) !== dayOf(now)),
      },
      sides,
      campaign: {
        id: publicId('campaign', scope.campaignId),
        name: head!.name,
        state: terms.campaignState,
        kind: head!.kind,
        regime: head!.regime,
        startsOn: terms.startsOn,
        endsOn: terms.endsOn,
        inPeriod: due,
      },
      principal: { id: publicId('organization', scope.tenantId), name: head!.principal },
      contactCenter: { id: publicId('organization', scope.contactCenterId), name: head!.center },
      proof: proofOf(terms.gateFacts, now, {
        scriptVersion: head!.scriptVersion,
        matrixSignedAt: head!.matrixSignedAt,
      }),
      events: [...events],
    };
  });
}

function proofOf(
  gathered: GatheredFacts | null,
  at: number,
  stored: Pick<GateProof, 'scriptVersion' | 'matrixSignedAt'>,
): GateProof {
  const facts = gathered && factsAt(gathered, at);
  const shown = (facts?.presentedNumbers ?? []).filter(({ from, to }) => from <= at && (to ?? Infinity) > at);
  return {
    ...stored,
    numbers: shown.length,
    scriptElements: gathered?.script?.length ?? 0,
    lists: gathered?.lists.length ?? 0,
    sources: gathered?.lists ?? [],
    registerDate: gathered?.registerDate ?? null,
    modes: gathered?.dialingModes ?? [],
    matrixVersion: gathered?.responsibility?.version ?? null,
    policies: {
      principal: gathered?.principal.policy?.publishedAt ?? null,
      contactCenter: gathered?.contactCenter.policy?.publishedAt ?? null,
    },
    reviews: {
      principal: gathered?.principal.reviewedAt ?? null,
      contactCenter: gathered?.contactCenter.reviewedAt ?? null,
    },
    agents: facts?.agents?.length ?? 0,
  };
}
