import { type CampaignLimits, dayOf, openHours } from '@ringratt/rules';

/** When the permitted hours of the local day of an instant close, or null when it lies outside them. */
export function closingAfter(at: number, limits: CampaignLimits): number | null {
  const hours = openHours(dayOf(at), limits);
  return hours && hours.opens <= at && at < hours.closes ? hours.closes : null;
}
