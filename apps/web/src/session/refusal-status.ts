import { ServiceError } from '@ringratt/services';

/** What a file's address answers where a service said no; what is a fault of ours goes on. */
export function refusal(error: unknown): Response {
  if (!(error instanceof ServiceError)) throw error;
  const statuses: Record<string, number> = { 'not-found': 404, forbidden: 403, invalid: 400, deleted: 410 };
  return new Response(null, { status: statuses[error.code] ?? 409 });
}
