import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Stage } from './arrange.ts';
import { morning, testSecrets } from './arrange.ts';
import type { Start } from './dialer-process.ts';

const entry = fileURLToPath(new URL('dialer-process.ts', import.meta.url));

export interface DialerProcesses {
  urls: string[];
  /** Moves every process's clock, and the stage's own. To be called while no request is under way. */
  setClock: (at: number) => Promise<void>;
  stop: () => Promise<void>;
}

/** So many dialer APIs on one database. */
export async function startDialers(stage: Stage, count: number): Promise<DialerProcesses> {
  const start: Start = { databaseUrl: stage.testing.appUrl, secrets: testSecrets, at: morning };
  const children = Array.from({ length: count }, () =>
    spawn(process.execPath, ['--import', 'tsx', entry, JSON.stringify(start)], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    }),
  );
  // A child that ends says nothing more: without the race a test would wait for it until its time is up.
  const answered = (child: ChildProcess) =>
    Promise.race([
      once(child, 'message').then(([message]) => message),
      once(child, 'exit').then(([code]) => {
        throw new Error(`A dialer API ended with ${code}.`);
      }),
    ]);
  const ports = (await Promise.all(children.map(answered))) as { port: number }[];
  return {
    urls: ports.map(({ port }) => `http://127.0.0.1:${port}`),
    setClock: async (at) => {
      stage.services.clock.set(at);
      await Promise.all(
        children.map((child) => {
          const heard = answered(child);
          child.send({ at });
          return heard;
        }),
      );
    },
    stop: async () => {
      await Promise.all(
        children.map(async (child) => {
          const gone = once(child, 'exit');
          child.disconnect();
          await gone;
        }),
      );
    },
  };
}
