import { type NextRequest, NextResponse } from 'next/server';
import createIntlMiddleware from 'next-intl/middleware';
import { plainAddress } from './addresses/page-address';
import { env } from './env';
import { routing } from './i18n/routing';
import { opensNothing } from './public/opens-nothing';
import { pageProof } from './session/page-proof';

const intl = createIntlMiddleware(routing);

/**
 * Refuses what another site sends, chooses the language, sets the content security policy and the status of a link
 * that opens nothing. Whether a request may see anything is decided where the data are read, never here.
 */
export async function proxy(request: NextRequest) {
  const { pathname } = request.nextUrl;
  if (!decodes(pathname)) return withoutEscapes(pathname);
  const looks = request.method === 'GET' || request.method === 'HEAD';
  if (!looks && fromElsewhere(request)) {
    return new Response('Requests that change something come from the portal itself.', { status: 403 });
  }
  const plain = looks ? plainAddress(pathname, request.nextUrl.search) : null;
  if (plain) return NextResponse.redirect(new URL(plain, env().url), 307);
  const nonce = btoa(crypto.randomUUID());
  const development = process.env.NODE_ENV === 'development';
  const policy = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    "style-src 'self'",
    // A style sheet written into the page bears the nonce too, but for those of the framework's tools in development;
    // widths and grid places are set on elements.
    `style-src-elem 'self' ${development ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
  // Next reads the nonce from the request's policy; pages read where they are, to come back after signing in.
  request.headers.set('content-security-policy', policy);
  const page = request.nextUrl.pathname + request.nextUrl.search;
  request.headers.set('x-page', page);
  request.headers.set('x-page-proof', pageProof(env().secrets.authSecret, page));
  const routed = intl(request);
  const response =
    looks && routed.ok && (await opensNothing(pathname))
      ? new NextResponse(null, { status: 404, headers: routed.headers })
      : routed;
  response.headers.set('content-security-policy', policy);
  if (env().url.protocol === 'https:') {
    response.headers.set('strict-transport-security', 'max-age=63072000; includeSubDomains');
  }
  return response;
}

function decodes(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

/** No page has an address that cannot be decoded; without its broken escapes it is found or not as others are. */
function withoutEscapes(path: string): Response {
  const url = new URL(env().url);
  url.pathname = path.replaceAll('%', '');
  return NextResponse.redirect(url, 303);
}

/** A browser names where a form was sent from; the framework checks it for its actions, this for every page. */
function fromElsewhere(request: NextRequest): boolean {
  const origin = request.headers.get('origin');
  if (origin === null || origin === env().url.origin) return false;
  return !URL.canParse(origin) || new URL(origin).host !== request.headers.get('host');
}

export const config = {
  // Pages alone: no API, no files, no health.
  matcher: ['/((?!api|_next|healthz|readyz|.*\\.(?:ico|svg|png|txt|woff2|css|js|map)$).*)'],
};
