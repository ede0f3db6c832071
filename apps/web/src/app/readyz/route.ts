import { oldestDueAge, unsealedAge } from '@ringratt/services';
import { container } from '@/container';

export const dynamic = 'force-dynamic';

/** 503 only when the database cannot be reached: the portal needs nothing else. */
export async function GET(): Promise<Response> {
  try {
    await Promise.race([
      container().services.database.sql`select 1`,
      new Promise((_, reject) => setTimeout(() => reject(new Error('no answer in time')), 3_000)),
    ]);
    // How long what was done last has waited for its seal: told, never a reason to be unready.
    const waited = await unsealedAge(container().services).catch(() => null);
    const late = await oldestDueAge(container().services).catch(() => null);
    return Response.json({ status: 'ok', unsealedAge: seconds(waited), oldestDueAge: seconds(late) });
  } catch {
    return Response.json({ status: 'unavailable', database: 'unreachable' }, { status: 503 });
  }
}

const seconds = (age: number | null) => (age === null ? null : Math.round(age / 1_000));
