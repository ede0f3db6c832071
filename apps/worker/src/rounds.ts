import type { Logger } from './log.ts';

export interface Round {
  name: string;
  /** Milliseconds between the end of a turn and the next. */
  every: number;
  /** The rest is at least so many times as long as the turn took, so that much work leaves room for other. */
  rest?: number;
  turn: () => Promise<unknown>;
}

/**
 * Repeats each round until stopped, one turn at a time. A turn that fails is logged when it begins to fail
 * and when it works again, not each second in between.
 *
 * @returns waits for the turns under way, then stops
 */
export function startRounds(rounds: readonly Round[], log: Logger): () => Promise<void> {
  const stopping = new AbortController();
  const running = rounds.map((round) => repeat(round, stopping.signal, log));
  return async () => {
    stopping.abort();
    await Promise.all(running);
  };
}

async function repeat(round: Round, signal: AbortSignal, log: Logger): Promise<void> {
  let failing = false;
  while (!signal.aborted) {
    const start = performance.now();
    try {
      await round.turn();
      if (failing) log.info({ round: round.name }, 'works again');
      failing = false;
    } catch (error) {
      if (!failing) log.error({ round: round.name, ...faultOf(error) }, 'fails; tried again until it works');
      failing = true;
    }
    await pause(Math.max(round.every, (round.rest ?? 0) * (performance.now() - start)), signal);
  }
}

/** What a log may say of an error: its kind and place. A message may quote a row, and is scrubbed besides. */
export function faultOf(error: unknown): { fault: string; code?: string; message: string } {
  const { name, code, message } = error as { name?: string; code?: unknown; message?: string };
  return {
    fault: name ?? 'Error',
    ...(typeof code === 'string' ? { code } : {}),
    message: message ?? String(error),
  };
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    // The stop may have come during the turn: who listens now hears of it no more.
    if (signal.aborted) return resolve();
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done, { once: true });
    function done() {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
  });
}
