import { listSales, ServiceError, saleStates } from '@ringratt/services';
import { csvLine, csvResponse } from '@/lists/csv-response';
import { actingContext } from '@/session/acting';

type Acting = Parameters<typeof listSales>[0];
type Page = Awaited<ReturnType<typeof listSales>>;

const instant = (at: number | null) => (at === null ? '' : new Date(at).toISOString());

/** The filtered list, all pages of it. Columns bear the code's own names. */
async function* rows(acting: Acting, query: URLSearchParams): AsyncGenerator<string> {
  yield `\ufeff${csvLine(['id', 'createdAt', 'state', 'regime', 'offer', 'campaign', 'principal', 'contactCenter', 'consumer', 'number', 'nextDue', 'brokenSince', 'recordings', 'assignmentId'])}`;
  let cursor: string | null = null;
  do {
    const page: Page = await listSales(acting, {
      state: saleStates.find((state) => state === query.get('state')),
      assignmentId: query.get('assignment') ?? undefined,
      cursor,
      limit: 500,
    });
    yield page.items
      .map((row) =>
        csvLine([
          row.id,
          instant(row.createdAt),
          row.state,
          row.regime,
          row.offerName ?? '',
          row.campaignName,
          row.principalName,
          row.centerName,
          row.consumerName,
          row.number,
          instant(row.nextDue),
          instant(row.brokenSince),
          row.recordings,
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
    return await csvResponse(rows(acting, new URL(request.url).searchParams), 'forsaljningar.csv');
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    return new Response(null, { status: error.code === 'forbidden' ? 403 : 400 });
  }
}
