import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { breakingChanges, type Document } from './breaking-changes.ts';
import { openApiDocument } from './openapi.ts';
import { dialerRoutes } from './routes.ts';

const committed = JSON.parse(
  readFileSync(new URL('../../openapi.json', import.meta.url), 'utf8'),
) as Document;

describe('the committed document', () => {
  it('is what the procedures say (else: pnpm --filter @ringratt/trpc openapi)', () => {
    expect(openApiDocument()).toEqual(committed);
  });

  it('is broken by no change', () => {
    expect(breakingChanges(committed, openApiDocument() as Document)).toEqual([]);
  });

  it('names every route, and its answers as they come', () => {
    for (const { method, path, meta } of dialerRoutes) {
      const operation = committed.paths![path]![method.toLowerCase()]!;
      expect(Object.keys(operation.responses!).filter((status) => status < '300')).toEqual(
        Object.keys(meta.success ?? { 200: '' }),
      );
      expect(operation.responses![404]).toEqual({ $ref: '#/components/responses/Problem' });
      const keyed = operation.parameters?.some(
        ({ name, required }) => name === 'Idempotency-Key' && required,
      );
      expect(keyed ?? false).toBe(method === 'POST');
    }
  });
});

/** One route that asks for `max` and answers a list of claims. */
const document = (asked: object, answered: object, more: object = {}): Document =>
  ({
    paths: {
      '/v1/claims': {
        post: {
          requestBody: { content: { 'application/json': { schema: { type: 'object', ...asked } } } },
          responses: {
            200: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Answer' } } } },
          },
          ...more,
        },
      },
    },
    components: { schemas: { Answer: { type: 'object', ...answered } } },
  }) as Document;
const max = { type: 'integer', maximum: 100 };
const state = { type: 'string', enum: ['planned', 'claimed'] };
const before = document(
  { properties: { max }, required: ['max'] },
  { properties: { state }, required: ['state'] },
);

describe('a change', () => {
  it.each([
    ['nothing', before],
    [
      'a new field in an answer',
      document(
        { properties: { max }, required: ['max'] },
        { properties: { state, more: max }, required: ['state', 'more'] },
      ),
    ],
    [
      'a new field that may be left out',
      document(
        { properties: { max, more: max }, required: ['max'] },
        { properties: { state }, required: ['state'] },
      ),
    ],
    [
      'a field that is no longer asked for',
      document({ properties: {} }, { properties: { state }, required: ['state'] }),
    ],
    [
      'a wider bound',
      document(
        { properties: { max: { ...max, maximum: 500 } }, required: ['max'] },
        { properties: { state }, required: ['state'] },
      ),
    ],
  ])('of %s breaks nobody', (_, after) => {
    expect(breakingChanges(before, after)).toEqual([]);
  });

  it.each([
    ['POST /v1/claims: is gone', { paths: {} }],
    [
      'POST /v1/claims.more: is required',
      document(
        { properties: { max, more: max }, required: ['max', 'more'] },
        { properties: { state }, required: ['state'] },
      ),
    ],
    [
      'POST /v1/claims.max: maximum is 50',
      document(
        { properties: { max: { ...max, maximum: 50 } }, required: ['max'] },
        { properties: { state }, required: ['state'] },
      ),
    ],
    [
      'POST /v1/claims.max: was integer, is string',
      document(
        { properties: { max: { type: 'string' } }, required: ['max'] },
        { properties: { state }, required: ['state'] },
      ),
    ],
    [
      'POST /v1/claims 200.state: is gone',
      document({ properties: { max }, required: ['max'] }, { properties: {} }),
    ],
    [
      'POST /v1/claims 200.state: may be missing',
      document({ properties: { max }, required: ['max'] }, { properties: { state } }),
    ],
    [
      'POST /v1/claims 200.state: may answer eaten',
      document(
        { properties: { max }, required: ['max'] },
        { properties: { state: { ...state, enum: ['planned', 'claimed', 'eaten'] } }, required: ['state'] },
      ),
    ],
    [
      'POST /v1/claims 200.state: was string, is null or string',
      document(
        { properties: { max }, required: ['max'] },
        { properties: { state: { ...state, type: ['string', 'null'] } }, required: ['state'] },
      ),
    ],
    [
      'POST /v1/claims 200: is gone',
      document(
        { properties: { max }, required: ['max'] },
        { properties: { state }, required: ['state'] },
        { responses: {} },
      ),
    ],
    [
      'POST /v1/claims ?day: is required',
      document(
        { properties: { max }, required: ['max'] },
        { properties: { state }, required: ['state'] },
        { parameters: [{ in: 'query', name: 'day', required: true, schema: { type: 'string' } }] },
      ),
    ],
  ])('is told: %s', (line, after) => {
    expect(breakingChanges(before, after as Document)).toContain(line);
  });
});
