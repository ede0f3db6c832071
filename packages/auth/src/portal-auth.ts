import {
  completeSignIn,
  type FoundSession,
  lookUpSession,
  ServiceError,
  type Services,
  type Session,
  signIn,
  signOut,
} from '@ringratt/services';
import { cookies, headers } from 'next/headers';
import NextAuth, {
  AuthError,
  CredentialsSignin,
  type NextAuthConfig,
  type NextAuthResult,
  type User,
} from 'next-auth';
import { decode } from 'next-auth/jwt';
import Credentials from 'next-auth/providers/credentials';
import { errands, type ProviderErrands } from './errand.ts';

export interface AuthOptions {
  services: Services;
  /** Encrypts the cookie. */
  secret: string;
  /** True behind HTTPS: the cookie is then never sent over plain HTTP. */
  secureCookies: boolean;
  /** True where an identity provider may be on this very machine, in the clear: for tests alone. */
  localProviders: boolean;
  /** Where a request came from, as the program in front of it knows: whom to slow down. */
  callerAddress: (headers: Pick<Headers, 'get'>) => string;
}

export type SignInAnswer =
  | { ok: true }
  | {
      ok: false;
      /** `unavailable`: a fault of ours, which the log holds; nothing was decided about the person. */
      code: 'sign-in-refused' | 'code-refused' | 'too-many-attempts' | 'invalid' | 'unavailable';
      retryAt?: number;
    };

/** What the rest of the portal knows of signing in; next-auth stays behind it. */
export interface PortalAuth extends ProviderErrands {
  /** The routes under /api/auth. */
  handlers: NextAuthResult['handlers'];
  /** The first step; `waitingSession` then says whether a second is owed. */
  signIn(input: { email: string; password: string }): Promise<SignInAnswer>;
  /** The second step: a one-time code, or a recovery code, for the session that waits for it. */
  giveCode(code: string): Promise<SignInAnswer>;
  /** Puts the cookie of a session that was opened elsewhere: by an invitation, a reset or another's sign-in. */
  carry(token: string): Promise<void>;
  /** Revokes the session and takes the cookie away. */
  signOut(): Promise<void>;
  /** Who the request's cookie belongs to now, looked up anew; null until a second factor that is owed is given. */
  currentSession(): Promise<Session | null>;
  /** The session that still lacks a second factor: it opens the way to give it, and nothing else. */
  waitingSession(): Promise<FoundSession | null>;
}

const days = 86_400;

/** A service's refusal carried through next-auth, which only lets its own kind of error pass. */
class Refusal extends CredentialsSignin {
  constructor(
    override readonly code: string,
    readonly retryAt?: number,
  ) {
    super();
  }
}

/**
 * Credentials and an encrypted cookie that carries one opaque token, nothing about the person: the token
 * is looked up at every request, so that signing out and revoking end it everywhere at once.
 *
 * @param open is called at the first request, so that building the program needs no environment
 */
export function createAuth(open: () => AuthOptions): PortalAuth {
  const cookieName = () => (open().secureCookies ? '__Host-ringratt.session' : 'ringratt.session');
  const next = NextAuth(() => configure(open(), cookieName()));

  const currentToken = async (): Promise<string | null> => {
    const name = cookieName();
    const jar = await cookies();
    const cookie = jar.get(name)?.value;
    if (!cookie) return null;
    try {
      const claims = await decode({ token: cookie, secret: open().secret, salt: name });
      return typeof claims?.sessionToken === 'string' ? claims.sessionToken : null;
    } catch {
      // Cut, forged or made with an earlier secret: nobody is signed in by it.
      return null;
    }
  };

  return {
    handlers: next.handlers,
    async signIn(input) {
      try {
        await next.signIn('credentials', { ...input, redirect: false });
        return { ok: true };
      } catch (error) {
        if (error instanceof CredentialsSignin) return refusal(error.code, (error as Refusal).retryAt);
        // The database was gone for a moment: the form keeps what was typed, and says so.
        if (error instanceof AuthError && error.type === 'CallbackRouteError')
          return { ok: false, code: 'unavailable' };
        throw error;
      }
    },
    async giveCode(code) {
      const token = await currentToken();
      if (!token) return { ok: false, code: 'sign-in-refused' };
      try {
        await completeSignIn(open().services, {
          token,
          code,
          address: open().callerAddress(await headers()),
        });
        return { ok: true };
      } catch (error) {
        if (!(error instanceof ServiceError)) throw error;
        return refusal(error.code, (error as { retryAt?: number }).retryAt);
      }
    },
    async carry(token) {
      await next.signIn('credentials', { carried: token, redirect: false });
    },
    ...errands(open),
    async signOut() {
      const token = await currentToken();
      if (token) await signOut(open().services, token);
      await next.signOut({ redirect: false });
    },
    async currentSession() {
      const token = await currentToken();
      const found = token ? await lookUpSession(open().services, token) : null;
      return found && found.lacks === null ? found.session : null;
    },
    async waitingSession() {
      const token = await currentToken();
      const found = token ? await lookUpSession(open().services, token) : null;
      return found && found.lacks !== null ? found : null;
    },
  };
}

function refusal(code: string, retryAt: number | undefined): SignInAnswer {
  const known = ['too-many-attempts', 'invalid', 'code-refused'] as const;
  const named = known.find((one) => one === code) ?? 'sign-in-refused';
  return retryAt === undefined ? { ok: false, code: named } : { ok: false, code: named, retryAt };
}

function configure(options: AuthOptions, cookieName: string): NextAuthConfig {
  const { services, secret, secureCookies } = options;
  return {
    secret,
    trustHost: true,
    useSecureCookies: secureCookies,
    session: { strategy: 'jwt', maxAge: 14 * days },
    pages: { signIn: '/signin' },
    cookies: {
      sessionToken: {
        name: cookieName,
        options: { httpOnly: true, sameSite: 'lax', path: '/', secure: secureCookies },
      },
    },
    // A refused password is an ordinary answer, no fault to be logged with its stack.
    logger: { error: (error) => (error instanceof CredentialsSignin ? undefined : console.error(error)) },
    providers: [
      Credentials({
        credentials: { email: {}, password: {}, code: {}, carried: {} },
        async authorize(given, request) {
          try {
            if (given.carried) {
              // A token is its own proof: who holds one that opens a session could set the cookie just as well.
              const carried = String(given.carried);
              return (await lookUpSession(services, carried)) ? ({ sessionToken: carried } as User) : null;
            }
            const { token } = await signIn(services, {
              email: String(given.email ?? ''),
              password: String(given.password ?? ''),
              code: given.code ? String(given.code) : null,
              address: options.callerAddress(request.headers),
              userAgent: request.headers.get('user-agent')?.slice(0, 400) ?? null,
            });
            return { sessionToken: token } as User;
          } catch (error) {
            if (!(error instanceof ServiceError)) throw error;
            throw new Refusal(error.code, (error as { retryAt?: number }).retryAt);
          }
        },
      }),
    ],
    callbacks: {
      jwt({ token, user }) {
        const opened = (user as { sessionToken?: unknown } | undefined)?.sessionToken ?? token.sessionToken;
        return { sessionToken: opened };
      },
      // /api/auth/session tells when the cookie ends and nothing else.
      session: ({ session }) => ({ expires: session.expires }),
    },
    events: {
      async signOut(message) {
        const token = 'token' in message ? message.token?.sessionToken : undefined;
        if (typeof token === 'string') await signOut(services, token);
      },
    },
  };
}
