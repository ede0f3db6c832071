import { container } from '@/container';

export const dynamic = 'force-dynamic';

export function GET(): Response {
  return Response.json({ status: 'ok', now: new Date(container().services.clock.now()).toISOString() });
}
