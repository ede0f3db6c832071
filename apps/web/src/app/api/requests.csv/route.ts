import { listApiRequests, requestOutcomes, ServiceError } from '@ringratt/services';
import { csvLine, csvResponse } from '@/lists/csv-response';
import { actingContext } from '@/session/acting';

type Acting = Parameters<typeof listApiRequests>[0];
type Page = Awaited<ReturnType<typeof listApiRequests>>;

/** The filtered log, all pages of it. Columns bear the code's own names: programs read them. */
async function* rows(acting: Acting, query: URLSearchParams): AsyncGenerator<string> {
  yield `\ufeff${csvLine(['id', 'at', 'apiKeyId', 'keyName', 'method', 'route', 'status', 'duration', 'problem'])}`;
  let cursor: string | null = null;
  do {
    const page: Page = await listApiRequests(acting, {
      apiKeyId: query.get('key') ?? undefined,
      outcome: requestOutcomes.find((outcome) => outcome === query.get('outcome')),
      cursor,
      limit: 1_000,
    });
    yield page.items
      .map((row) =>
        csvLine([
          row.id,
          new Date(row.at).toISOString(),
          row.apiKeyId,
          row.keyName,
          row.method,
          row.route ?? '',
          row.status,
          row.duration,
          row.problem ?? '',
        ]),
      )
      .join('');
    cursor = page.cursor;
  } while (cursor);
}

export async function GET(request: Request): Promise<Response> {
  const acting = await actingContext(request);
  if (!acting) return new Response(null, { status: 401 });
  try {
    return await csvResponse(rows(acting, new URL(request.url).searchParams), 'anropslogg.csv');
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    const statuses: Record<string, number> = { forbidden: 403, 'not-found': 404 };
    return new Response(null, { status: statuses[error.code] ?? 400 });
  }
}
