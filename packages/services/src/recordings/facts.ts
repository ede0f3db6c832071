import type { Tx } from '@ringratt/db';
import type { RecordingFacts } from '@ringratt/rules';
import type { RecordingPart } from './schemas.ts';

type Told = Pick<RecordingFacts, 'consentedBefore' | 'consentConfirmed'> & {
  startedAt?: number | null | undefined;
};

interface Row {
  state: 'stored' | 'refused' | 'deleted';
  consentAskedAt: number | null;
  consentConfirmedAt: number | null;
  startedAt: number | null;
  endedAt: number | null;
  holds: RecordingPart[];
  holdUntil: number | null;
  createdAt: number;
  deletedAt: number | null;
}

/** Asked before the recording starts (4.3); null while nobody has said when. */
export const askedBefore = (row: Pick<Row, 'consentAskedAt' | 'startedAt'>): boolean | null =>
  row.consentAskedAt === null || row.startedAt === null ? null : row.consentAskedAt < row.startedAt;

/** Confirmed on the recording itself. */
export const confirmedInside = (
  row: Pick<Row, 'consentConfirmedAt' | 'startedAt' | 'endedAt'>,
): boolean | null =>
  row.consentConfirmedAt === null || row.startedAt === null || row.endedAt === null
    ? null
    : row.consentConfirmedAt >= row.startedAt && row.consentConfirmedAt <= row.endedAt;

/** The weakest of several answers: one no is a no, one that is not known leaves all in doubt. */
const every = (answers: readonly (boolean | null | undefined)[]): boolean | null =>
  answers.includes(false) ? false : answers.every((answer) => answer === true) ? true : null;

/**
 * What is on record of a call's recordings, as the rules read it: the times of what was uploaded over what the
 * caller says, except that a no that was told stays a no. Index: recording_attempt.
 */
export async function recordingFacts(
  tx: Tx,
  attemptId: string,
  told: Told | null,
): Promise<RecordingFacts | null> {
  const rows = await tx.sql<Row[]>`
    select state, consent_asked_at as "consentAskedAt", consent_confirmed_at as "consentConfirmedAt", started_at as "startedAt",
      ended_at as "endedAt", holds, hold_until as "holdUntil", created_at as "createdAt", deleted_at as "deletedAt"
    from recording where tenant_id = ${tx.tenantId} and attempt_id = ${attemptId}
      and state in ('stored', 'refused', 'deleted')`;
  if (rows.length === 0)
    return told && { ...told, started: typeof told.startedAt === 'number' ? true : null };
  const kept = rows.filter(({ state }) => state !== 'refused');
  const refused = kept.length < rows.length || told?.consentedBefore === false;
  const held = kept.flatMap((row) => (row.holdUntil === null ? [] : [row as Row & { holdUntil: number }]));
  const holds = (part: RecordingPart) => kept.some((row) => row.holds.includes(part)) || null;
  return {
    consentedBefore: refused ? false : every(kept.map(askedBefore)),
    consentConfirmed: kept.length === 0 ? null : every(kept.map(confirmedInside)),
    holdsOffer: holds('offer'),
    holdsYesToWriting: holds('yes-to-writing'),
    holdsAgreement: holds('agreement'),
    deletedAt:
      kept.length > 0 && kept.every(({ deletedAt }) => deletedAt !== null)
        ? Math.max(...kept.map(({ deletedAt }) => deletedAt!))
        : null,
    dispute:
      held.length === 0
        ? null
        : {
            openedAt: Math.min(...held.map(({ createdAt }) => createdAt)),
            closedAt: Math.max(...held.map(({ holdUntil }) => holdUntil)),
          },
  };
}
