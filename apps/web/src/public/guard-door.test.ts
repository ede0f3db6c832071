import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { noteCallers } from '../caller/note-callers';
import { guardDoor } from './guard-door';
import { PublicLimit } from './public-limit';

describe('the door', () => {
  let server: Server;
  let inside: string[];
  const ends: (() => void)[] = [];
  afterEach(() => {
    for (const end of ends.splice(0)) end();
    server.close();
  });

  async function open(guarded: boolean): Promise<(path: string, init?: RequestInit) => Promise<Response>> {
    ends.push(noteCallers(0));
    if (guarded) ends.push(guardDoor(new PublicLimit()));
    inside = [];
    server = createServer(async (request, response) => {
      let body = '';
      for await (const part of request) body += part;
      inside.push(request.url!);
      response.end(body);
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const { port } = server.address() as AddressInfo;
    return (path, init) => fetch(`http://127.0.0.1:${port}${path}`, init);
  }

  it.each(['/who-called/112', '/en/who-called/112', '/sv/who-called/112', '/%77ho-called/112?x=1'])(
    'keeps who asks too often for %s outside',
    async (path) => {
      const ask = await open(true);
      for (let i = 0; i < 60; i++) expect((await ask(path)).status).toBe(200);
      const refused = await ask(path);
      expect(refused.status).toBe(429);
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(await refused.text()).toContain(`lang="${path.startsWith('/en') ? 'en' : 'sv'}"`);
      expect(inside).toHaveLength(60);
      expect((await ask('/campaigns')).status).toBe(200);
    },
  );

  it('lets a form through whole', async () => {
    const ask = await open(true);
    expect(await (await ask('/stop-calls', { method: 'POST', body: 'number=1' })).text()).toBe('number=1');
  });

  it('stands open where nobody guards it, and again when that has ended', async () => {
    let ask = await open(false);
    for (let i = 0; i < 70; i++) expect((await ask('/who-called/112')).status).toBe(200);
    server.close();
    ask = await open(true);
    await ask('/who-called/112');
    for (const end of ends.splice(0)) end();
    for (let i = 0; i < 70; i++) expect((await ask('/who-called/112')).status).toBe(200);
  });
});
