import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * What shows that the address in `x-page` was put there by the proxy: a browser can send the header too, and
 * the record of what an auditor opens must not say what the auditor would like.
 */
export function pageProof(secret: string, page: string): string {
  return createHmac('sha256', secret).update(`page:${page}`).digest('base64url');
}

export function provenPage(secret: string, headers: Pick<Headers, 'get'>): string | null {
  const page = headers.get('x-page');
  const proof = headers.get('x-page-proof');
  if (!page || !proof) return null;
  const wanted = Buffer.from(pageProof(secret, page));
  const given = Buffer.from(proof);
  return wanted.length === given.length && timingSafeEqual(wanted, given) ? page : null;
}

/** An address as the record writes it: readable, so that a number in it is seen and hidden; no longer than needed. */
export function recordedPage(page: string): string {
  const [path = '', search] = page.split('?');
  const kept = new URLSearchParams(search);
  for (const name of ['_rsc', 'batch']) kept.delete(name);
  const query = [...kept].map(([name, value]) => `${name}=${value}`).join('&');
  let readable = path;
  try {
    readable = decodeURIComponent(path);
  } catch {
    // A broken escape stays as it came.
  }
  return (query ? `${readable}?${query}` : readable).replace(/^\/en(?=\/|$)/, '').slice(0, 500) || '/';
}
