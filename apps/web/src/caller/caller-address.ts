/** The header that the server itself puts the caller's address in. */
export const callerHeader = 'x-ringratt-caller';

const holder = globalThis as { ringrattCallerWord?: string };

/** What this process begins the header with, so that one that a client sends is nobody's. */
export function callerWord(): string {
  holder.ringrattCallerWord ??= crypto.randomUUID();
  return holder.ringrattCallerWord;
}

/**
 * Where a request came from: whom to slow down, and what is kept with a consumer's answer. The only place that says so.
 */
export function callerAddress(headers: Pick<Headers, 'get'>): string {
  const [word, address] = headers.get(callerHeader)?.split(' ') ?? [];
  return (word === callerWord() && address) || 'unknown';
}
