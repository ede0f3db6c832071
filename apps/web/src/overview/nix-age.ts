import { addMonthsToDay, duties, formatDate, parseDate } from '@ringratt/rules';

const months =
  duties.find((duty) => duty.id === 'nix-register')?.values?.versionAge?.versions.at(-1)?.value ?? 0;

/** The last day on which a version of the register is enough. */
export function nixLimit(date: string): string {
  return formatDate(addMonthsToDay(parseDate(date)!, months));
}
