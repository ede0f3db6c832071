import type { ReadBackStep, SaleFacts } from '@ringratt/rules';
import type { OfferToSell, RegisterSaleInput, SaleDraft } from '@ringratt/services';
import { instantOfLocal } from '../../format/local-instant';
import { typedInteger } from '../../format/typed';

/** What is known of one thing that should have been said: yes, no, or not at all. */
export type Known = 'yes' | 'no' | '';

/** Said at the start, and at hand (4.1). */
export const saidAtStart = ['agentName', 'principal', 'relation', 'purpose'] as const;
export const atHand = ['contactCenterName', 'addressSource', 'blockingNix', 'blockingOwnList'] as const;
/** Told of withdrawing (annex 3), beside the days and what they count from. */
export const withdrawalTold = ['right', 'how', 'standardForm', 'costs', 'contactDetails'] as const;

/** A sale as its form holds it: text as it is typed, and what is known by the path of the report it goes to. */
export interface SaleEntry {
  name: string;
  email: string;
  address: string;
  language: 'sv' | 'en';
  offerId: string;
  quantity: string;
  agreed: string;
  agentReference: string;
  callEndedAt: string;
  days: string;
  startsFrom: '' | 'receipt' | 'acceptance';
  /** Clock times on the call's own day, `10:04:12`. */
  consentAskedAt: string;
  recordingStartedAt: string;
  consentConfirmedAt: string;
  known: Readonly<Record<string, Known>>;
}

export type EntryFault = { path: string; message: string };

const asKnown = (value: boolean | null | undefined): Known =>
  value === true ? 'yes' : value === false ? 'no' : '';

/** The form as it opens: what has been reported of the call is not asked for again. */
export function entryOf(call: SaleDraft): SaleEntry {
  const { told } = call;
  const known: Record<string, Known> = {};
  for (const name of withdrawalTold) known[`withdrawal.${name}`] = asKnown(told.withdrawal?.[name]);
  known['acceptanceInCall.wanted'] = asKnown(told.acceptanceInCall?.wanted);
  known['acceptanceInCall.toldVoid'] = asKnown(told.acceptanceInCall?.toldVoid);
  for (const [step, done] of Object.entries(told.readBack ?? {})) known[`readBack.${step}`] = asKnown(done);
  known['recording.consentedBefore'] = asKnown(
    call.recording?.consentedBefore ?? told.recording?.consentedBefore,
  );
  known['recording.consentConfirmed'] = asKnown(
    call.recording?.consentConfirmed ?? told.recording?.consentConfirmed,
  );
  return {
    name: '',
    email: '',
    address: '',
    language: 'sv',
    offerId: call.offers[0]?.id ?? '',
    quantity: '1',
    agreed: '',
    agentReference: call.agentReference ?? '',
    callEndedAt: '',
    days: told.withdrawal?.days ? String(told.withdrawal.days) : '',
    startsFrom: told.withdrawal?.startsFrom ?? '',
    consentAskedAt: '',
    recordingStartedAt: '',
    consentConfirmedAt: '',
    known,
  };
}

const truth = (value: Known | undefined): boolean | null =>
  value === 'yes' ? true : value === 'no' ? false : null;

/** What the service is asked to keep, and what could not be read of it. */
export function readEntry(
  entry: SaleEntry,
  call: Pick<SaleDraft, 'offers' | 'endedAt' | 'redial' | 'recording'>,
  dayOfCall: string,
): { faults: EntryFault[]; sale: RegisterSaleInput } {
  const faults: EntryFault[] = [];
  const at = (path: string) => truth(entry.known[path]);
  const whole = (path: string, text: string) => {
    const value = typedInteger(text);
    if (value === null) faults.push({ path, message: 'notAWholeNumber' });
    return value ?? undefined;
  };
  const offer = soldOf(entry, call.offers);
  const oral = offer?.regime === 'exempt';
  const quantity = whole('quantity', entry.quantity);
  const days = oral ? undefined : whole('withdrawal.days', entry.days);
  const callEndedAt =
    call.endedAt === null && entry.callEndedAt !== '' ? instantOfLocal(entry.callEndedAt) : undefined;
  if (callEndedAt === null) faults.push({ path: 'callEndedAt', message: 'notADateTime' });
  const clock = (path: string, text: string) => {
    if (text.trim() === '') return null;
    const instant = instantOfClock(dayOfCall, text);
    if (instant === null) faults.push({ path, message: 'notATimeWithSeconds' });
    return instant;
  };
  const refused = at('recording.consentedBefore') === false;
  const times = {
    consentAskedAt: refused ? null : clock('recording.consentAskedAt', entry.consentAskedAt),
    startedAt: refused ? null : clock('recording.startedAt', entry.recordingStartedAt),
    consentConfirmedAt: refused ? null : clock('recording.consentConfirmedAt', entry.consentConfirmedAt),
  };
  const facts = <Name extends string>(group: string, names: readonly Name[]) =>
    Object.fromEntries(names.map((name) => [name, at(`${group}.${name}`)])) as Record<Name, boolean | null>;
  const wanted = at('acceptanceInCall.wanted');
  return {
    faults,
    sale: {
      consumer: { name: entry.name, email: entry.email, address: entry.address.trim() || null },
      offerId: entry.offerId || null,
      ...(quantity !== undefined && { quantity }),
      agreed: entry.agreed.trim() || null,
      language: entry.language,
      ...(callEndedAt && { callEndedAt }),
      agentReference: entry.agentReference.trim() || null,
      recording: {
        consentedBefore: at('recording.consentedBefore'),
        consentConfirmed: refused ? null : at('recording.consentConfirmed'),
        ...times,
      },
      ...(oral
        ? { readBack: readBackOf(entry) }
        : {
            withdrawal: {
              ...facts('withdrawal', withdrawalTold),
              days: days ?? null,
              startsFrom: entry.startsFrom || null,
            },
            acceptanceInCall: wanted === null ? null : { wanted, toldVoid: at('acceptanceInCall.toldVoid') },
          }),
      disclosures: {
        said: facts('said', saidAtStart),
        atHand: { ...facts('atHand', atHand), silentCallBefore: at('atHand.silentCallBefore') },
        askedToContinue: at('askedToContinue'),
      },
    },
  };
}

const readBackOf = (entry: SaleEntry) =>
  Object.fromEntries(
    Object.entries(entry.known)
      .filter(([path]) => path.startsWith('readBack.'))
      .map(([path, known]) => [path.slice('readBack.'.length), truth(known)]),
  ) as Partial<Record<ReadBackStep, boolean | null>> as Record<ReadBackStep, boolean | null>;

export const soldOf = (entry: Pick<SaleEntry, 'offerId'>, offers: readonly OfferToSell[]) =>
  offers.find(({ id }) => id === entry.offerId);

/** `10:04:12` on a local day, as an instant; null for what is no time of day. */
function instantOfClock(day: string, text: string): number | null {
  const match = /^(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?$/.exec(text.trim());
  if (!match || Number(match[3] ?? 0) > 59) return null;
  const minute = instantOfLocal(`${day}T${match[1]!.padStart(2, '0')}:${match[2]}`);
  return minute === null ? null : minute + Number(match[3] ?? 0) * 1_000;
}

/** What the rules would find on record if the form were kept as it stands. */
export function factsOf(entry: SaleEntry, call: SaleDraft, dayOfCall: string, now: number): SaleFacts | null {
  const offer = soldOf(entry, call.offers);
  if (!offer) return null;
  const { sale } = readEntry(entry, call, dayOfCall);
  const { recording } = sale;
  const before =
    recording?.consentAskedAt && recording.startedAt
      ? recording.consentAskedAt < recording.startedAt
      : recording?.consentedBefore;
  const inside =
    recording?.consentConfirmedAt && recording.startedAt
      ? recording.consentConfirmedAt >= recording.startedAt
      : recording?.consentConfirmed;
  return {
    regime: offer.regime,
    subject: offer.subject ?? 'service',
    at: now,
    callEndedAt: call.endedAt ?? sale.callEndedAt ?? now,
    withdrawalDays: offer.withdrawalDays,
    withdrawal: sale.withdrawal ?? null,
    acceptanceInCall: sale.acceptanceInCall ?? null,
    readBack: sale.readBack ?? null,
    recording: {
      ...call.recording,
      started: recording?.startedAt ? true : null,
      consentedBefore: before ?? null,
      consentConfirmed: inside ?? null,
    },
  };
}
