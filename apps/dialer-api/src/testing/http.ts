import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import type { Services } from '@ringratt/services';
import type { FastifyInstance } from 'fastify';
import { createLog } from '../log.ts';
import { buildServer } from '../server.ts';

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads answers as they come.
  body: any;
}

export interface Client {
  get: (path: string, headers?: Record<string, string>) => Promise<Answer>;
  /** With an Idempotency-Key of its own unless one is given; `undefined` in headers leaves one out. */
  post: (path: string, body: unknown, headers?: Record<string, string | undefined>) => Promise<Answer>;
  /** As `post`, which of itself is done again without harm. */
  put: Client['post'];
}

export interface Running {
  url: string;
  server: FastifyInstance;
  /** Every line that was logged. */
  lines: string[];
  as: (secret: string | null) => Client;
  close: () => Promise<void>;
}

/** The server on a port of its own, spoken to over real HTTP. */
export async function startServer(services: Services): Promise<Running> {
  const lines: string[] = [];
  const server = buildServer(services, createLog('debug', { write: (line) => void lines.push(line) }));
  await server.listen({ port: 0, host: '127.0.0.1' });
  const url = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  return { url, server, lines, as: (secret) => clientOf(url, secret), close: () => server.close() };
}

export function clientOf(url: string, secret: string | null): Client {
  const send = async (
    method: string,
    path: string,
    headers: Record<string, string | undefined>,
    body?: string | Uint8Array<ArrayBuffer>,
  ) => {
    const all = { ...(secret === null ? {} : { authorization: `Bearer ${secret}` }), ...headers };
    const present = Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined);
    const response = await fetch(url + path, {
      method,
      headers: present,
      ...(body === undefined ? {} : { body }),
    });
    const text = await response.text();
    let parsed: unknown = null;
    if (/json/.test(response.headers.get('content-type') ?? '')) parsed = JSON.parse(text);
    return { status: response.status, headers: response.headers, text, body: parsed };
  };
  const withBody =
    (method: string): Client['post'] =>
    (path, body, headers = {}) =>
      send(
        method,
        path,
        { 'content-type': 'application/json', 'idempotency-key': randomUUID(), ...headers },
        typeof body === 'string' || body instanceof Uint8Array ? (body as string) : JSON.stringify(body),
      );
  return {
    get: (path, headers = {}) => send('GET', path, headers),
    post: withBody('POST'),
    put: withBody('PUT'),
  };
}
