import type { CampaignLimits } from '@ringratt/rules';
import type { Campaign, CampaignKind } from '@ringratt/services';
import { clockTyped, typedClock, typedInteger } from '../format/typed';
import { guidelineValues } from './guideline-values';

/** A campaign as its form holds it: text as it is typed. */
export interface CampaignDraft {
  name: string;
  kind: CampaignKind;
  offerId: string;
  recorded: boolean;
  startsOn: string;
  endsOn: string;
  volume: string;
  considerationHours: string;
  acceptanceWaits: boolean;
  weekdayOpens: string;
  weekdayCloses: string;
  weekendOpens: string;
  weekendCloses: string;
  noWeekend: boolean;
  dailyAttempts: string;
  thirtyDayAttempts: string;
  attemptIntervalMinutes: string;
  customerRelationMonths: string;
  closedDays: string;
  publicHolidaysClosed: boolean;
  immediateRedial: boolean;
}

export type DraftFault = { path: string; message: string };

export const emptyDraft = (offerId: string): CampaignDraft => ({
  name: '',
  kind: 'sale',
  offerId,
  recorded: false,
  startsOn: '',
  endsOn: '',
  volume: '',
  considerationHours: String(guidelineValues.considerationHours),
  acceptanceWaits: false,
  weekdayOpens: '',
  weekdayCloses: '',
  weekendOpens: '',
  weekendCloses: '',
  noWeekend: false,
  dailyAttempts: '',
  thirtyDayAttempts: '',
  attemptIntervalMinutes: '',
  customerRelationMonths: '',
  closedDays: '',
  publicHolidaysClosed: false,
  immediateRedial: false,
});

const shown = (value: number | undefined) => (value === undefined ? '' : String(value));
/** The guidelines' own hour is an empty field: nothing of the campaign's own. */
const hour = (value: number | undefined, guideline: number) =>
  value === undefined || value === guideline ? '' : clockTyped(value);

/** A saved campaign as the form shows it. */
export function draftOf(
  campaign: Pick<
    Campaign,
    | 'name'
    | 'kind'
    | 'offer'
    | 'recorded'
    | 'startsOn'
    | 'endsOn'
    | 'volume'
    | 'considerationHours'
    | 'acceptanceWaits'
    | 'limits'
  >,
): CampaignDraft {
  const { limits } = campaign;
  const weekday = limits.hours?.weekday;
  const weekend = limits.hours?.weekend;
  return {
    name: campaign.name,
    kind: campaign.kind,
    offerId: campaign.offer.id,
    recorded: campaign.recorded,
    startsOn: campaign.startsOn,
    endsOn: campaign.endsOn,
    volume: String(campaign.volume),
    considerationHours: String(campaign.considerationHours),
    acceptanceWaits: campaign.acceptanceWaits,
    weekdayOpens: hour(weekday?.opens, guidelineValues.weekdayOpens),
    weekdayCloses: hour(weekday?.closes, guidelineValues.weekdayCloses),
    weekendOpens: hour(weekend?.opens, guidelineValues.weekendOpens),
    weekendCloses: hour(weekend?.closes, guidelineValues.weekendCloses),
    noWeekend: limits.hours !== undefined && weekend === null,
    dailyAttempts: shown(limits.dailyAttempts),
    thirtyDayAttempts: shown(limits.thirtyDayAttempts),
    attemptIntervalMinutes: shown(limits.attemptIntervalMinutes),
    customerRelationMonths: shown(limits.customerRelationMonths),
    closedDays: (limits.closedDays ?? []).join('\n'),
    publicHolidaysClosed: limits.publicHolidaysClosed ?? false,
    immediateRedial: limits.immediateRedial ?? false,
  };
}

const numeric = [
  'dailyAttempts',
  'thirtyDayAttempts',
  'attemptIntervalMinutes',
  'customerRelationMonths',
] as const;

/** What the service is asked to save, and what could not be read of it; looser limits the service refuses. */
export function readDraft(draft: CampaignDraft) {
  const faults: DraftFault[] = [];
  const whole = (path: string, text: string) => {
    const value = typedInteger(text);
    if (value === null) faults.push({ path, message: 'notAWholeNumber' });
    return value ?? undefined;
  };
  const time = (path: string, text: string) => {
    const value = typedClock(text);
    if (value === null) faults.push({ path, message: 'notATime' });
    return value ?? undefined;
  };
  const limits: Record<string, unknown> = {};
  for (const name of numeric) {
    const value = whole(`limits.${name}`, draft[name]);
    if (value !== undefined) limits[name] = value;
  }
  const weekday = {
    opens: time('limits.hours.weekday.opens', draft.weekdayOpens),
    closes: time('limits.hours.weekday.closes', draft.weekdayCloses),
  };
  const weekend = {
    opens: time('limits.hours.weekend.opens', draft.weekendOpens),
    closes: time('limits.hours.weekend.closes', draft.weekendCloses),
  };
  const own = (window: typeof weekday) => window.opens !== undefined || window.closes !== undefined;
  if (own(weekday) || own(weekend) || draft.noWeekend)
    limits.hours = {
      ...(own(weekday) && { weekday }),
      ...(draft.noWeekend ? { weekend: null } : own(weekend) && { weekend }),
    };
  const closedDays = draft.closedDays.split(/[\s,;]+/).filter(Boolean);
  if (closedDays.length > 0) limits.closedDays = closedDays;
  if (draft.publicHolidaysClosed) limits.publicHolidaysClosed = true;
  if (draft.immediateRedial) limits.immediateRedial = true;
  const volume = whole('volume', draft.volume);
  const considerationHours = whole('considerationHours', draft.considerationHours);
  return {
    faults,
    campaign: {
      name: draft.name,
      kind: draft.kind,
      offerId: draft.offerId,
      recorded: draft.recorded,
      startsOn: draft.startsOn,
      endsOn: draft.endsOn,
      // Nothing typed is nothing given: the service says that it is needed.
      volume: volume as number,
      ...(considerationHours !== undefined && { considerationHours }),
      acceptanceWaits: draft.acceptanceWaits,
      limits: limits as CampaignLimits,
    },
  };
}

/** Fields in which two drafts differ. */
export function draftDifferences(one: CampaignDraft, other: CampaignDraft): (keyof CampaignDraft)[] {
  return (Object.keys(one) as (keyof CampaignDraft)[]).filter((name) => one[name] !== other[name]);
}
