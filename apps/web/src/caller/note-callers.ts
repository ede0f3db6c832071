import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import { callerHeader, callerWord } from './caller-address';
import { callerOf } from './hops';

const arrival = 'http.server.request.start';

/**
 * From now on each request bears its caller's address, put there as it arrives, before anything reads it.
 *
 * @param proxies - How many proxies stand in front (RINGRATT_PROXIES).
 * @returns what ends it
 */
export function noteCallers(proxies: number): () => void {
  const note = (message: unknown) => {
    const { request } = message as { request: IncomingMessage };
    const forwarded = request.headers['x-forwarded-for'];
    const address = callerOf(request.socket.remoteAddress, [forwarded ?? []].flat().join(','), proxies);
    request.headers[callerHeader] = `${callerWord()} ${address ?? ''}`;
  };
  subscribe(arrival, note);
  return () => void unsubscribe(arrival, note);
}
