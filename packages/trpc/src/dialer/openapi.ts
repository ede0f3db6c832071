import { generateOpenApiDocument, type OpenAPIObject } from 'trpc-to-openapi';
import { z } from 'zod';
import { problemTypes } from './problems.ts';
import type { DialerMeta } from './procedure.ts';
import { dialerRouter } from './router.ts';
import { type DialerRoute, dialerRoutes } from './routes.ts';

const idempotencyKey = z.string().meta({
  description:
    'One for each act, 1 to 255 visible characters. Sent again, the act answers as it did, for seven days.',
  example: '9f1c6b8e-5d0a-4a3e-a0f2-1f3f7f0f5b11',
});

const description = `Plain HTTP and JSON for dialers. Every request carries \`Authorization: Bearer rk_live_…\`.

Instants come in as ISO 8601 with any offset and go out as UTC with milliseconds. Numbers come in in any Swedish spelling and go out as E.164. Unknown fields are ignored, and fields may be added to answers.

Checks are made in this order: the key (401), existence and ownership (404), the right (403), the body (400, 422), the rules (409). Every error is \`application/problem+json\` with a stable \`type\`.

A \`POST\` carries an \`Idempotency-Key\`: sent again with the same body it answers as it did, for seven days; with another body it is refused with 422, and with 409 while the first is still running.

\`RateLimit\` and \`RateLimit-Policy\` tell what is left of the key's requests a second; beyond that comes 429 with \`Retry-After\`. Each process of the API counts for itself.`;

type Json = Record<string, unknown>;

/** The document that `openapi.json` commits. What it says of errors is ours, not the generator's. */
export function openApiDocument(): Json {
  const generated = generateOpenApiDocument(dialerRouter, {
    title: 'Ringrätt dialer API',
    description,
    version: '1.0.0',
    openApiVersion: '3.1.0',
    baseUrl: '/',
    tags: [
      'Key',
      'Assignments',
      'Slots',
      'Claims',
      'Permits',
      'Decisions',
      'Attempts',
      'Suppressions',
      'Registers',
      'Obligations',
      'Events',
    ],
    securitySchemes: {
      apiKey: { type: 'http', scheme: 'bearer', description: 'An API key, `rk_live_…`.' },
    },
  });
  // The document goes out as JSON: what only exists in memory goes now.
  const document = JSON.parse(JSON.stringify(generated)) as OpenAPIObject;
  for (const route of dialerRoutes) amend(document, route);
  document.components = {
    ...document.components,
    schemas: sorted({
      ...withoutGeneratedErrors(document.components?.schemas ?? {}),
      Problem: problemSchema,
    }),
    responses: { Problem: problemResponse },
  } as never;
  return JSON.parse(JSON.stringify(document, openForAdditions)) as Json;
}

/** Answers change by addition: a client generated from the document must not refuse a new field. */
function openForAdditions(name: string, value: unknown): unknown {
  return name === 'additionalProperties' && value === false ? undefined : value;
}

/** Statuses as they are, problems as they are, and the header that every POST carries. */
function amend(document: OpenAPIObject, { path, method, meta }: DialerRoute): void {
  const operation = document.paths?.[path]?.[method.toLowerCase() as 'get'] as Json | undefined;
  if (!operation) throw new Error(`The document lacks ${method} ${path}.`);
  const { 200: answer } = operation.responses as Record<string, { content: Json }>;
  const responses: Json = {};
  for (const [status, meaning] of Object.entries(meta.success ?? { 200: 'Success' })) {
    responses[status] = {
      description: meaning,
      headers: rateLimitHeaders,
      content: { ...answer!.content, ...csvContent(meta) },
    };
  }
  const problem = { $ref: '#/components/responses/Problem' };
  for (const status of [400, 401, 403, 404, 409, 422, 429, 500, 503]) {
    if ((status === 400 || status === 409) && method === 'GET') continue;
    responses[status] = problem;
  }
  operation.responses = responses;
  if (meta.csvBody) {
    const { content } = operation.requestBody as { content: Json };
    content['text/csv'] = {
      schema: {
        type: 'string',
        description:
          'A line an entry, the columns by their titles; a list of numbers needs none. At most 16 MiB.',
        example: meta.csvBody,
      },
    };
    operation.parameters = [
      ...((operation.parameters as unknown[]) ?? []),
      ...(meta.csvQuery ?? []).map((name) => {
        const { [name]: field } = (
          content['application/json'] as { schema: { properties: Record<string, Json> } }
        ).schema.properties;
        return { in: 'query', name, description: field?.description, schema: { type: field?.type } };
      }),
    ];
  }
  if (meta.audioBody) soundBody(operation, meta.audioBody);
  if (method === 'POST') {
    operation.parameters = [
      ...((operation.parameters as unknown[]) ?? []),
      { in: 'header', name: 'Idempotency-Key', required: true, ...headerSchema },
    ];
  }
}

/** The body is sound; what is said of it comes in the query. */
function soundBody(operation: Json, fields: readonly string[]): void {
  const { content } = operation.requestBody as {
    content: Record<string, { schema: { properties: Record<string, Json> } }>;
  };
  const { properties } = content['application/json']!.schema;
  operation.parameters = [
    ...((operation.parameters as unknown[]) ?? []),
    ...fields.map((name) => {
      const { description, ...schema } = properties[name]!;
      return { in: 'query', name, description, schema };
    }),
  ];
  const binary = { schema: { type: 'string', format: 'binary' } };
  operation.requestBody = {
    required: false,
    content: { 'audio/wav': binary, 'audio/mpeg': binary, 'audio/ogg': binary },
  };
}

const { description: headerDescription, ...headerType } = z.toJSONSchema(idempotencyKey, { io: 'input' });
const headerSchema = {
  description: headerDescription,
  schema: { type: headerType.type, example: headerType.example },
};

const rateLimitHeaders = {
  'RateLimit-Policy': {
    description: '`"key";q=50;w=1`: so many requests in so many seconds.',
    schema: { type: 'string' },
  },
  RateLimit: {
    description: '`"key";r=49;t=1`: what is left, and the seconds until more come.',
    schema: { type: 'string' },
  },
};

function csvContent(meta: DialerMeta): Json {
  if (!meta.csv) return {};
  return {
    'text/csv': { schema: { type: 'string', description: `Columns: ${meta.csv.columns.join(', ')}.` } },
  };
}

const withoutGeneratedErrors = (schemas: object): Json =>
  Object.fromEntries(Object.entries(schemas).filter(([name]) => !name.startsWith('error.')));

const sorted = (map: Json): Json =>
  Object.fromEntries(Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1)));

const problemSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail'],
  properties: {
    type: {
      type: 'string',
      description: `Stable. Its last segment is one of ${Object.keys(problemTypes).join(', ')}.`,
      example: 'https://ringratt.se/problems/assignment-not-live',
    },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string', description: 'For people; may change.' },
    errors: {
      type: 'array',
      description: 'Faults in the input.',
      items: {
        type: 'object',
        required: ['path', 'message'],
        properties: {
          path: { type: 'string', example: 'numbers[3]' },
          message: { type: 'string' },
          clause: { type: 'string', description: 'The clause that sets the bound, where one does.' },
        },
      },
    },
    findings: {
      type: 'array',
      description: 'Where the rules refuse.',
      items: { $ref: '#/components/schemas/Finding' },
    },
    decisionId: { type: ['string', 'null'] },
    nextAllowedAt: { type: ['string', 'null'], format: 'date-time' },
    unmet: {
      type: 'array',
      items: { type: 'string' },
      description: 'Ids of the open conditions of the gate.',
    },
    errorId: { type: 'string', description: 'Names a fault of ours in our logs.' },
  },
};

const problemResponse = {
  description: 'A problem (RFC 9457)',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};
