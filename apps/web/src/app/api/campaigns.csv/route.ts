import { listCampaigns, ServiceError } from '@ringratt/services';
import { csvLine, csvResponse } from '@/lists/csv-response';
import { actingContext } from '@/session/acting';

/** The filtered list of campaigns, all pages of it. Columns bear the code's own names: programs read them. */
async function* rows(
  acting: Parameters<typeof listCampaigns>[0],
  query: URLSearchParams,
): AsyncGenerator<string> {
  yield `\ufeff${csvLine(['id', 'name', 'state', 'kind', 'startsOn', 'endsOn', 'volume', 'offer', 'contactCenters'])}`;
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof listCampaigns>> = await listCampaigns(acting, {
      search: query.get('search'),
      state: query.get('state') as never,
      kind: query.get('kind') as never,
      cursor,
      limit: 500,
    });
    yield page.items
      .map((row) =>
        csvLine([
          row.id,
          row.name,
          row.state,
          row.kind,
          row.startsOn,
          row.endsOn,
          row.volume,
          row.offer.name,
          row.centers.map((center) => center.name).join(', '),
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
    return await csvResponse(rows(acting, new URL(request.url).searchParams), 'uppdrag.csv');
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    return new Response(null, { status: error.code === 'forbidden' ? 403 : 400 });
  }
}
