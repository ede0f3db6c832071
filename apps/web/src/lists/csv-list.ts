import 'server-only';
import { type Context, ServiceError } from '@ringratt/services';
import { actingContext } from '@/session/acting';
import { csvLine } from './csv-line';
import { csvResponse } from './csv-response';

interface Page<Row> {
  items: readonly Row[];
  cursor: string | null;
}

interface CsvList<Row> {
  fileName: string;
  /** One page of the list as its filters ask for it; the service checks who may. */
  read: (acting: Context, query: URLSearchParams, cursor: string | null) => Promise<Page<Row>>;
  /** Columns bear the code's own names: programs read them. */
  columns: Record<string, (row: Row) => string | number | null | undefined>;
}

/** An instant as data; nothing where there is none. */
export const instant = (at: number | null) => (at === null ? '' : new Date(at).toISOString());

const statuses: Record<string, number> = { forbidden: 403, 'not-found': 404 };

/** A filtered list as a file, all pages of it, a page at a time. That an auditor took it is on record first. */
export function csvList<Row>({ fileName, read, columns }: CsvList<Row>) {
  async function* lines(acting: Context, query: URLSearchParams): AsyncGenerator<string> {
    yield `\ufeff${csvLine(Object.keys(columns))}`;
    let cursor: string | null = null;
    do {
      const page: Page<Row> = await read(acting, query, cursor);
      yield page.items.map((row) => csvLine(Object.values(columns).map((cell) => cell(row) ?? ''))).join('');
      cursor = page.cursor;
    } while (cursor);
  }
  return async (request: Request): Promise<Response> => {
    const acting = await actingContext(request);
    if (!acting) return new Response(null, { status: 401 });
    try {
      return await csvResponse(lines(acting, new URL(request.url).searchParams), fileName);
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error;
      return new Response(null, { status: statuses[error.code] ?? 400 });
    }
  };
}
