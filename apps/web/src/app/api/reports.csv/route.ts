import { perThousand, readBreaches, ServiceError } from '@ringratt/services';
import { csvLine } from '@/lists/csv-line';
import { csvResponse } from '@/lists/csv-response';
import { actingContext } from '@/session/acting';

async function* rows(acting: Parameters<typeof readBreaches>[0]): AsyncGenerator<string> {
  yield `\ufeff${csvLine(['party', 'week', 'attempts', 'breaches', 'perThousand'])}`;
  const { parties } = await readBreaches(acting);
  for (const { name, weeks } of parties)
    yield weeks
      .map((week) =>
        csvLine([name, week.week, week.attempts, week.breaches, perThousand(week)?.toFixed(3) ?? '']),
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
