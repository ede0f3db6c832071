import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApiKey, publicId } from '@ringratt/services';
import { BATCH, CLAIMS, limitFree, median, RUNS, rate } from './claim.ts';
import { type Row, ratio } from './part.ts';
import { serve } from './serve.ts';
import { arrangeParties, fillSlots, openStage } from './stage.ts';

const CONNECTIONS = 8;
/** Requests of each contender in a run. */
const REQUESTS = { trivial: 4_000, next: 800 };

/** Row *http*: a trivial route of the dialer API beside one of the portal, and a claim over HTTP beside a bare one. */
export async function bench(): Promise<Row> {
  const stage = await openStage(CONNECTIONS);
  const programs: ChildProcess[] = [];
  const folder = mkdtempSync(join(tmpdir(), 'ringratt-bench-http-'));
  try {
    const parties = await arrangeParties(stage);
    await fillSlots(stage, parties, 40_000);
    const { secret } = await createApiKey(parties.center.ctx, {
      name: 'Bench',
      scopes: ['slots:claim'],
      requestsPerSecond: 1_000,
    });
    const { web, dialer } = await serve(stage, folder, programs);
    const claims = `${dialer}/v1/assignments/${publicId('assignment', parties.assignmentId)}/claims`;
    const claim = async () => {
      const answer = await ask(claims, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${secret}`,
          'content-type': 'application/json',
          'idempotency-key': randomUUID(),
        },
        body: JSON.stringify({ max: BATCH }),
      });
      return (JSON.parse(answer) as { claims: unknown[] }).claims.length;
    };
    const taken = {
      next: [] as number[],
      trivial: [] as number[],
      claim: [] as number[],
      bare: [] as number[],
    };
    for (let run = 0; run <= RUNS; run += 1) {
      const round = {
        next: await requests(`${web}/healthz`, REQUESTS.next),
        trivial: await requests(`${dialer}/healthz`, REQUESTS.trivial),
        claim: await rate(claim, CONNECTIONS, CLAIMS),
        bare: await rate(() => limitFree(stage, parties, stage.services.database), CONNECTIONS, CLAIMS),
      };
      if (run > 0)
        for (const name of Object.keys(round) as (keyof typeof round)[]) taken[name].push(round[name]);
    }
    return {
      row: 'http',
      metrics: [
        ratio('trivial route / a Next route', median(taken.trivial) / median(taken.next), '>=5'),
        ratio('claim end to end / limit-free SQL claim', median(taken.claim) / median(taken.bare), '>=0.5'),
        ratio('trivial route, requests/s', median(taken.trivial), ''),
        ratio('Next route, requests/s', median(taken.next), ''),
        ratio('claim end to end, slots/s', median(taken.claim), ''),
        ratio('limit-free SQL claim, slots/s', median(taken.bare), ''),
      ],
    };
  } finally {
    for (const program of programs) program.kill('SIGKILL');
    await stage.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });

/** One request over a kept connection; its body. */
function ask(
  url: string,
  options: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<string> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { agent, method: options.method, headers: options.headers }, (answer) => {
      let body = '';
      answer.setEncoding('utf8');
      answer.on('data', (piece: string) => {
        body += piece;
      });
      answer.on('end', () =>
        answer.statusCode === 200 ? resolve(body) : reject(new Error(`${answer.statusCode} ${body}`)),
      );
    });
    sent.on('error', reject);
    sent.end(options.body);
  });
}

/** Requests a second of a route over the connections. */
async function requests(url: string, times: number): Promise<number> {
  let left = times;
  const start = performance.now();
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      while (left-- > 0) await ask(url);
    }),
  );
  return times / ((performance.now() - start) / 1_000);
}
