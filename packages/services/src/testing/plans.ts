import type { Database } from '@ringratt/db';

/** A step of a plan, as `explain (format json)` writes it. */
interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  Alias?: string;
  'Index Name'?: string;
  'Index Cond'?: string;
  Filter?: string;
  'Actual Rows'?: number;
  'Actual Loops'?: number;
  'Rows Removed by Filter'?: number;
  'Rows Removed by Index Recheck'?: number;
  Plans?: PlanNode[];
}

/** One way in which a query reads a table. */
export interface Scan {
  table: string;
  /** `Seq Scan`, `Index Scan`, … */
  kind: string;
  index: string | null;
  /** What bounds the part of the index that is read. */
  bounds: string;
  /** False where nothing came to it. */
  ran: boolean;
  /** Rows that were looked at, whether they passed or not. */
  rows: number;
}

/** A query with how it was answered. */
export interface Explained {
  query: string;
  scans: Scan[];
}

interface Asked {
  query: string;
  parameters: unknown[];
}

/**
 * Lets some work read, then has each of its queries explained as it ran: under the role and with the settings that its
 * transaction had by then, so that row-level security is part of the plan.
 */
export async function explained(database: Database, work: () => Promise<unknown>): Promise<Explained[]> {
  const found: Explained[] = [];
  for (const { before, asked } of await reads(database, work)) {
    const [answer] = (await database.sql.begin('read only', async (sql) => {
      for (const { query, parameters } of before) await sql.unsafe(query, parameters as never);
      return sql.unsafe(
        `explain (analyze, timing off, format json) ${asked.query}`,
        asked.parameters as never,
      );
    })) as unknown as { 'QUERY PLAN': [{ Plan: PlanNode }] }[];
    found.push({ query: asked.query, scans: scansOf(answer!['QUERY PLAN'][0].Plan) });
  }
  return found;
}

/** The work's queries, each with what set the scene for it in its transaction. */
async function reads(
  database: Database,
  work: () => Promise<unknown>,
): Promise<{ before: Asked[]; asked: Asked }[]> {
  const found: { before: Asked[]; asked: Asked }[] = [];
  const scenes = new Map<number, Asked[]>();
  const options = database.sql.options as unknown as {
    debug: false | ((connection: number, query: string, parameters: unknown[]) => void);
  };
  options.debug = (connection, query, parameters) => {
    const asked = { query, parameters: [...parameters] };
    if (/^\s*begin/i.test(query)) scenes.set(connection, []);
    else if (query.includes('set_config(')) scenes.get(connection)?.push(asked);
    else if (/^\s*(select|with|\()/i.test(query))
      found.push({ before: [...(scenes.get(connection) ?? [])], asked });
  };
  try {
    await work();
  } finally {
    options.debug = false;
  }
  return found;
}

function scansOf(node: PlanNode): Scan[] {
  const loops = node['Actual Loops'] ?? 1;
  const perLoop =
    (node['Actual Rows'] ?? 0) +
    (node['Rows Removed by Filter'] ?? 0) +
    (node['Rows Removed by Index Recheck'] ?? 0);
  const table = node['Relation Name'];
  const bitmaps = bitmapsOf(node);
  const own: Scan[] = table
    ? [
        {
          table,
          kind: node['Node Type'],
          index: node['Index Name'] ?? (bitmaps.map((inner) => inner['Index Name']).join(', ') || null),
          bounds: node['Index Cond'] ?? bitmaps.map((inner) => inner['Index Cond']).join(' or '),
          ran: loops > 0,
          rows: Math.round(perLoop * loops),
        },
      ]
    : [];
  return [...own, ...(node.Plans ?? []).flatMap(scansOf)];
}

/** What a heap's bitmap is made of stands below it. */
function bitmapsOf(node: PlanNode): PlanNode[] {
  return (node.Plans ?? [])
    .filter((inner) => inner['Node Type'].startsWith('Bitmap'))
    .flatMap((inner) => (inner['Node Type'] === 'Bitmap Index Scan' ? [inner] : bitmapsOf(inner)));
}
