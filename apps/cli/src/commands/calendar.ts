import {
  dayOf,
  formatDate,
  formatInstant,
  isPublicHoliday,
  isWorkingDay,
  openHours,
  parseDate,
  startOfDay,
} from '@ringratt/rules';
import { readArguments } from '../arguments.ts';
import { type Command, type ExitStatus, type Streams, WrongUse } from '../command.ts';
import { write } from '../output.ts';

const help = `Usage: ringratt calendar YEAR [--json]

Shows every local day (Europe/Stockholm) of a year: when attempts may start, and whether it is a working
day. With --json one object a line, instants in UTC; otherwise a table in local time.

Examples:
  ringratt calendar 2026
  ringratt calendar 2026 --json | grep closed-day
`;

/** The first year whose public holidays are those of today's act: 6 June became one in 2005. */
const FIRST_YEAR = 2005;

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

function jsonLine(day: number): string {
  const hours = openHours(day);
  return JSON.stringify({
    date: formatDate(day),
    calling: hours && { opens: formatInstant(hours.opens), closes: formatInstant(hours.closes) },
    reason: hours === null ? 'closed-day' : null,
    workingDay: isWorkingDay(day),
  });
}

/** Minutes on the wall clock: counted back from the next midnight, since clocks change before calling hours. */
function wallClock(instant: number): string {
  const next = startOfDay(dayOf(instant) + 1);
  return clock(24 * 60 - (next - instant) / 60_000);
}

function tableLine(day: number): string {
  const hours = openHours(day);
  const calling = hours === null ? 'closed     ' : `${wallClock(hours.opens)}–${wallClock(hours.closes)}`;
  const kind = isPublicHoliday(day) ? 'public holiday' : isWorkingDay(day) ? 'working day' : '';
  return `${formatDate(day)}  ${WEEKDAYS[(day + 3) % 7]}  ${calling}  ${kind}`.trimEnd();
}

async function run(args: string[], streams: Streams): Promise<ExitStatus> {
  const { values, positionals } = readArguments(args, { json: { type: 'boolean' } });
  const [year, ...more] = positionals;
  if (year === undefined) throw new WrongUse('YEAR is missing');
  if (more.length > 0) throw new WrongUse('one YEAR at a time');
  if (!/^\d{4}$/.test(year) || Number(year) < FIRST_YEAR) {
    throw new WrongUse(`YEAR must be four digits, ${FIRST_YEAR} or later: ${year}`);
  }
  const line = values.json === true ? jsonLine : tableLine;
  let out = '';
  const first = parseDate(`${year}-01-01`)!;
  const last = parseDate(`${year}-12-31`)!;
  for (let day = first; day <= last; day += 1) out += `${line(day)}\n`;
  await write(streams.stdout, out);
  return 0;
}

export const calendar: Command = { summary: 'calling hours and working days of a year', help, run };
