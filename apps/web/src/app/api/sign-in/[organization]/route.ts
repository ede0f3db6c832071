import { type NextRequest, NextResponse } from 'next/server';
import { container } from '@/container';
import { env } from '@/env';
import { safeReturn } from '@/session/return-address';
import { returnTo } from '@/sign-in/return-to';

/** Sends the browser to an organization's own provider: to sign in, or to take up an invitation. */
export async function GET(
  request: NextRequest,
  { params }: { params: Promise<{ organization: string }> },
): Promise<Response> {
  const { organization } = await params;
  const token = request.nextUrl.searchParams.get('join');
  const to = safeReturn(request.nextUrl.searchParams.get('to') ?? undefined);
  const { auth } = container();
  try {
    const url = await auth.beginAtProvider({
      organization,
      purpose: token ? { kind: 'join', token: token.slice(0, 200) } : { kind: 'signIn', to },
      returnTo: returnTo(),
    });
    if (url) return NextResponse.redirect(url, 303);
    return new Response(null, { status: 404 });
  } catch (error) {
    console.warn('An identity provider cannot be reached:', error instanceof Error ? error.message : error);
    return NextResponse.redirect(new URL('/signin?provider=silent', env().url), 303);
  }
}
