import { type CampaignLimits, duties } from '@ringratt/rules';

function guideline(duty: string, value: string): number {
  const found = duties.find((candidate) => candidate.id === duty);
  return found?.values?.[value]?.versions.at(-1)?.value ?? 0;
}

/** How many attempts a campaign allows: the guidelines' own count, or its stricter one. */
export function mostOf(limits: CampaignLimits): { day: number; thirtyDays: number } {
  return {
    day: limits.dailyAttempts ?? guideline('daily-attempts', 'perDay'),
    thirtyDays: limits.thirtyDayAttempts ?? Object.values(thirtyDays)[0] ?? 0,
  };
}

const thirtyDays = Object.fromEntries(
  Object.entries(duties.find((duty) => duty.id === 'thirty-day-attempts')?.values ?? {})
    .filter(([, value]) => value.unit === 'attempts')
    .map(([name, value]) => [name, value.versions.at(-1)?.value]),
);
