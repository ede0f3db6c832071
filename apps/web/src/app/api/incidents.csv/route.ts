import { incidentStates, listIncidents, ServiceError } from '@ringratt/services';
import { csvLine, csvResponse } from '@/lists/csv-response';
import { actingContext } from '@/session/acting';

type Acting = Parameters<typeof listIncidents>[0];
type Page = Awaited<ReturnType<typeof listIncidents>>;

/** The filtered list, all pages of it. Columns bear the code's own names: programs read them. */
async function* rows(acting: Acting, query: URLSearchParams): AsyncGenerator<string> {
  yield `\ufeff${csvLine(['id', 'duty', 'openedAt', 'closedAt', 'number', 'principal', 'contactCenter', 'campaign', 'assignmentId'])}`;
  let cursor: string | null = null;
  do {
    const page: Page = await listIncidents(acting, {
      state: incidentStates.find((state) => state === query.get('state')),
      assignmentId: query.get('assignment') ?? undefined,
      cursor,
      limit: 500,
    });
    yield page.items
      .map((row) =>
        csvLine([
          row.id,
          row.duty,
          new Date(row.openedAt).toISOString(),
          row.closedAt === null ? '' : new Date(row.closedAt).toISOString(),
          row.number ?? '',
          row.principalName,
          row.centerName,
          row.campaignName,
          row.assignmentId,
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
    return await csvResponse(rows(acting, new URL(request.url).searchParams), 'avvikelser.csv');
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    return new Response(null, { status: error.code === 'forbidden' ? 403 : 400 });
  }
}
