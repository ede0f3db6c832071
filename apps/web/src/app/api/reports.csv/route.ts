import { ofDuty, perThousand, readBreaches, ServiceError } from '@ringratt/services';
import { csvLine } from '@/lists/csv-line';
import { csvResponse } from '@/lists/csv-response';
import { actingContext } from '@/session/acting';

async function* rows(acting: Parameters<typeof readBreaches>[0]): AsyncGenerator<string> {
  yield `\ufeff${csvLine(['party', 'duty', 'week', 'attempts', 'breaches', 'perThousand'])}`;
  const { parties } = await readBreaches(acting);
  // All duties first, under an empty name; then each that was broken.
  for (const party of parties)
    for (const duty of [null, ...party.duties.map((row) => row.duty)])
      yield (duty === null ? party : ofDuty(party, duty)).weeks
        .map((week) =>
          csvLine([
            party.name,
            duty ?? '',
            week.week,
            week.attempts,
            week.breaches,
            // The dialect is Swedish Excel's: a point would make text of it.
            perThousand(week)?.toFixed(3).replace('.', ',') ?? '',
          ]),
        )
        .join('');
}

export async function GET(request: Request): Promise<Response> {
  const acting = await actingContext(request);
  if (!acting) return new Response(null, { status: 401 });
  try {
    return await csvResponse(rows(acting), 'brott-per-tusen.csv');
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    return new Response(null, { status: error.code === 'forbidden' ? 403 : 400 });
  }
}
