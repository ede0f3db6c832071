import type { AddressInfo } from 'node:net';
import { settableClock } from '@ringratt/services';
import { openContainer } from '../container.ts';
import { createLog } from '../log.ts';
import { buildServer } from '../server.ts';

/**
 * The dialer API as a process of its own, with a clock that its parent moves over the channel between them.
 * An entry for tests: the program's own `main.ts` has no such control.
 */
export interface Start {
  databaseUrl: string;
  secrets: { numberKey: string; apiKey: string };
  at: number;
}

const start = JSON.parse(process.argv[2]!) as Start;
const clock = settableClock(start.at);
const container = openContainer({ ...start, connections: 16, clockOffset: 0 }, clock);
const server = buildServer(container.services, createLog('warn'));
await server.listen({ port: 0, host: '127.0.0.1' });

process.on('message', (message: { at: number }) => {
  clock.set(message.at);
  process.send!({ at: message.at });
});
process.once('disconnect', () => process.exit(0));
process.send!({ port: (server.server.address() as AddressInfo).port });
