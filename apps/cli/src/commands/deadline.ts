import { addWorkingDays, formatDate, parseDate } from '@ringratt/rules';
import { readArguments } from '../arguments.ts';
import { type Command, type ExitStatus, type Streams, WrongUse } from '../command.ts';
import { write } from '../output.ts';

const help = `Usage: ringratt deadline --working-days N --from DATE

Prints the last day, YYYY-MM-DD, of a period of N working days that an event on DATE starts. The day of the
event is not counted; what is due is due before the end of the day printed.

Examples:
  ringratt deadline --working-days 5 --from 2026-12-17     (prints 2026-12-28)
`;

/** More working days than any duty gives; past it the number is a slip of the hand. */
const MOST_DAYS = 100_000;

async function run(args: string[], streams: Streams): Promise<ExitStatus> {
  const { values, positionals } = readArguments(args, {
    'working-days': { type: 'string' },
    from: { type: 'string' },
  });
  if (positionals.length > 0) throw new WrongUse(`unexpected argument: ${positionals[0]}`);
  const count = values['working-days'];
  if (count === undefined) throw new WrongUse('--working-days N is missing');
  if (!/^\d+$/.test(count) || Number(count) > MOST_DAYS) {
    throw new WrongUse(`--working-days must be a whole number from 0 to ${MOST_DAYS}: ${count}`);
  }
  if (values.from === undefined) throw new WrongUse('--from DATE is missing');
  const day = parseDate(values.from);
  if (day === null) throw new WrongUse(`--from must be a date of the calendar, YYYY-MM-DD: ${values.from}`);
  await write(streams.stdout, `${formatDate(addWorkingDays(day, Number(count)))}\n`);
  return 0;
}

export const deadline: Command = { summary: 'the last day of a period of working days', help, run };
