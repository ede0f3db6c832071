import type { Tx } from '@ringratt/db';
import type { ActivationFacts, PrivacyItem, PrivacyPolicyFacts } from '@ringratt/rules';

/** What the gate may know of one party, whichever tenant asks. Instants are epoch milliseconds. */
export interface PartyFacts {
  /** Null where nothing is published. */
  privacyPolicy: PrivacyPolicyFacts | null;
  /** When its handling of personal data was last reviewed. */
  reviewedAt: number | null;
  /** Null where it has stated nothing; else a mark for each of the three that are stated. */
  recordingPolicy: { listeners: string; place: string; deletion: string } | null;
  /** Since when its agent with the longest valid attestation has attested; null where none is valid. */
  agentsAttestedAt: number | null;
  /** Until when that attestation holds: the condition lapses then. */
  agentsUntil: number | null;
  /** Whether it tells consumers in public how to block their number. */
  blockingStated: boolean;
}

interface Row {
  policyPublishedAt: number | null;
  policyItems: PrivacyItem[];
  policyPlain: boolean | null;
  policyFound: boolean;
  reviewedAt: number | null;
  saysListeners: boolean | null;
  saysPlace: boolean | null;
  saysDeletion: boolean | null;
  agentsAttestedAt: number | null;
  agentsUntil: number | null;
  blockingStated: boolean;
}

const mark = (says: boolean | null) => (says ? 'stated' : '');

/**
 * The facts of an organization that the transaction acts for or shares an assignment with; null for any other.
 * The words themselves stay with the party: yes, no and when is all that passes.
 */
export async function partyFacts(tx: Tx, organizationId: string, at: number): Promise<PartyFacts | null> {
  const [row] = await tx.sql<Row[]>`
    select policy_published_at as "policyPublishedAt", policy_items as "policyItems", policy_plain as "policyPlain",
      policy_found as "policyFound", reviewed_at as "reviewedAt", says_listeners as "saysListeners",
      says_place as "saysPlace", says_deletion as "saysDeletion", agents_attested_at as "agentsAttestedAt",
      agents_until as "agentsUntil", blocking_stated as "blockingStated"
    from party_facts(${organizationId}, ${at}::timestamptz)`;
  if (!row) return null;
  return {
    privacyPolicy:
      row.policyPublishedAt === null
        ? null
        : {
            publishedAt: row.policyPublishedAt,
            items: row.policyItems,
            plain: row.policyPlain,
            easyToFind: row.policyFound,
          },
    reviewedAt: row.reviewedAt,
    recordingPolicy:
      row.saysListeners === null
        ? null
        : {
            listeners: mark(row.saysListeners),
            place: mark(row.saysPlace),
            deletion: mark(row.saysDeletion),
          },
    agentsAttestedAt: row.agentsAttestedAt,
    agentsUntil: row.agentsUntil,
    blockingStated: row.blockingStated,
  };
}

/** The conditions of the gate that hang on the two parties themselves, as the rules read them (table E). */
export type PartyConditions = Pick<
  ActivationFacts,
  'privacyPolicies' | 'privacyReviews' | 'recordingPolicy' | 'agents' | 'suppressionRegisters'
>;

/** Both parties' facts in the form in which the gate judges them. */
export async function partyConditions(
  tx: Tx,
  parties: { principalId: string; contactCenterId: string },
  at: number,
): Promise<PartyConditions> {
  const [principal, contactCenter] = await Promise.all([
    partyFacts(tx, parties.principalId, at),
    partyFacts(tx, parties.contactCenterId, at),
  ]);
  const blocking = (facts: PartyFacts | null) =>
    facts && { offered: true, statedInPublic: facts.blockingStated };
  const attested = contactCenter?.agentsAttestedAt ?? null;
  return {
    privacyPolicies: {
      principal: principal?.privacyPolicy ?? null,
      contactCenter: contactCenter?.privacyPolicy ?? null,
    },
    privacyReviews: {
      principal: principal?.reviewedAt ?? null,
      contactCenter: contactCenter?.reviewedAt ?? null,
    },
    recordingPolicy: contactCenter?.recordingPolicy ?? null,
    agents:
      attested === null ? [] : [{ guidelines: attested, nixRules: attested, writtenRequirement: attested }],
    suppressionRegisters: { principal: blocking(principal), contactCenter: blocking(contactCenter) },
  };
}
