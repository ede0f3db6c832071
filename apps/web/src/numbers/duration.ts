type Words = (
  key: 'duration.days' | 'duration.hours' | 'duration.minutes' | 'duration.and',
  values: Record<string, string | number>,
) => string;

/** `17 timmar och 40 minuter`: two units at most, rounded to what a person plans by. */
export function durationWords(milliseconds: number, words: Words): string {
  const minutes = Math.max(1, Math.round(milliseconds / 60_000));
  const units = [
    { key: 'duration.days', count: Math.floor(minutes / 1_440) },
    { key: 'duration.hours', count: Math.floor((minutes % 1_440) / 60) },
    { key: 'duration.minutes', count: minutes % 60 },
  ] as const;
  const first = units.findIndex((unit) => unit.count > 0);
  const shown = units.slice(first, first + 2).filter((unit) => unit.count > 0);
  const [one, other] = shown.map((unit) => words(unit.key, { count: unit.count }));
  return other ? words('duration.and', { first: one!, second: other }) : one!;
}
