import pino, { type DestinationStream, type Logger } from 'pino';
import { scrub } from './scrub.ts';

export type { Logger };

/** The worker's log: JSON lines on standard output, every line scrubbed of phone numbers. */
export function openLog(
  level: string,
  destination: DestinationStream = pino.destination({ sync: false }),
): Logger {
  return pino({ level, base: { name: 'worker' }, hooks: { streamWrite: scrub } }, destination);
}
