import { listApiRequests, publicId } from '@ringratt/services';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { arrangeKey, arrangeOrganization, openStage, ownerOf, type Stage } from './testing/arrange.ts';
import { startServer } from './testing/http.ts';

let stage: Stage;

describe('what keys call', () => {
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage?.close());

  it('is written by the time the server has ended, without a number, and named in the answer', async () => {
    const running = await startServer(stage.services);
    const organization = await arrangeOrganization(stage);
    const key = await arrangeKey(stage, organization);
    const client = running.as(key.secret);
    const me = await client.get('/v1/me');
    const refused = await client.post('/v1/suppressions', { number: '+46701740605999' });
    const unknown = await client.get('/v1/assignments/0701740605/slots');
    expect((await running.as(null).get('/v1/me')).headers.get('request-id')).toMatch(/^req_/);
    await running.close();

    const { items } = await listApiRequests(ownerOf(stage, organization));
    expect(items.map(({ id }) => id).sort()).toEqual(
      [me, refused, unknown].map((answer) => answer.headers.get('request-id')).sort(),
    );
    expect(
      items.map(({ method, route, status, problem }) => [method, route, status, problem]).sort(),
    ).toEqual([
      ['GET', '/v1/assignments/{assignmentId}/slots', 404, 'not-found'],
      ['GET', '/v1/me', 200, null],
      ['POST', '/v1/suppressions', 422, 'invalid'],
    ]);
    expect(items.every((item) => item.apiKeyId === key.id)).toBe(true);
    const rows = await stage.admin`select to_jsonb(r)::text as row from api_request r`;
    expect(JSON.stringify(rows)).not.toMatch(/17406/);
  });

  it('is kept while the database does not take it', async () => {
    let away = true;
    const { database } = stage.services;
    const begin = ((...given: unknown[]) =>
      away
        ? Promise.reject(new Error('away'))
        : (database.sql.begin as (...given: unknown[]) => unknown)(...given)) as never;
    const { RequestLog } = await import('./request-log.ts');
    const { createLog } = await import('./log.ts');
    const organization = await arrangeOrganization(stage);
    const key = await arrangeKey(stage, organization);
    const [row] = await stage.admin`select id from api_key where tenant_id = ${organization.id}`;
    const log = new RequestLog(
      {
        ...stage.services,
        database: { ...database, sql: Object.assign(() => {}, database.sql, { begin }) as never },
      },
      createLog('silent'),
    );
    const id = row!.id as string;
    log.add({
      id,
      organizationId: organization.id,
      apiKeyId: id,
      at: stage.services.clock.now(),
      method: 'GET',
      route: null,
      status: 404,
      duration: 1,
      problem: 'unknown-route',
    });
    await log.write();
    expect((await listApiRequests(ownerOf(stage, organization))).items).toEqual([]);
    away = false;
    await log.close();
    expect((await listApiRequests(ownerOf(stage, organization))).items).toMatchObject([
      { id: publicId('request', id), apiKeyId: key.id, problem: 'unknown-route' },
    ]);
  });
});
