import { container } from '@/container';

export const dynamic = 'force-dynamic';

/** 503 only when the database cannot be reached: the portal needs nothing else. */
export async function GET(): Promise<Response> {
  try {
    await Promise.race([
      container().services.database.sql`select 1`,
      new Promise((_, reject) => setTimeout(() => reject(new Error('no answer in time')), 3_000)),
    ]);
    return Response.json({ status: 'ok' });
  } catch {
    return Response.json({ status: 'unavailable', database: 'unreachable' }, { status: 503 });
  }
}
