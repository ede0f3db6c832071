import { listObligations, obligationStates, ServiceError } from '@ringratt/services';
import { csvLine } from '@/lists/csv-line';
import { csvResponse } from '@/lists/csv-response';
import { actingContext } from '@/session/acting';

type Acting = Parameters<typeof listObligations>[0];
type Page = Awaited<ReturnType<typeof listObligations>>;

const instant = (at: number | null) => (at === null ? '' : new Date(at).toISOString());

/** The filtered list with what is broken first, all pages of it. Columns bear the code's own names. */
async function* rows(acting: Acting, query: URLSearchParams): AsyncGenerator<string> {
  yield `\ufeff${csvLine(['id', 'state', 'dueAt', 'duty', 'subject', 'number', 'responsible', 'principal', 'contactCenter', 'campaign', 'assignmentId', 'createdAt', 'breachedAt', 'closedAt', 'reason'])}`;
  const asked = obligationStates.find((state) => state === query.get('state')) ?? 'open';
  for (const state of new Set(['breached', asked] as const)) {
    let cursor: string | null = null;
    do {
      const page: Page = await listObligations(acting, {
        state,
        mine: query.get('mine') === 'yes',
        assignmentId: query.get('assignment') ?? undefined,
        cursor,
        limit: 500,
      });
      yield page.items
        .map((row) =>
          csvLine([
            row.id,
            row.state,
            instant(row.dueAt),
            row.duty,
            row.subject,
            row.number ?? '',
            row.responsible,
            row.principalName,
            row.centerName ?? '',
            row.campaignName ?? '',
            row.assignmentId ?? '',
            instant(row.createdAt),
            instant(row.breachedAt),
            instant(row.closedAt),
            row.reason ?? '',
          ]),
        )
        .join('');
      cursor = page.cursor;
    } while (cursor);
  }
}

export async function GET(request: Request): Promise<Response> {
  const acting = await actingContext(request);
  if (!acting) return new Response(null, { status: 401 });
  try {
    return await csvResponse(rows(acting, new URL(request.url).searchParams), 'frister.csv');
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    return new Response(null, { status: error.code === 'forbidden' ? 403 : 400 });
  }
}
