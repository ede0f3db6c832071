import { createHash } from 'node:crypto';
import { type OpenApiOperation, openApiOperations, problemTypes } from '@ringratt/trpc/dialer';
import { escapeHtml as esc, inline, paragraphs } from './html.ts';
import { resolveSchema, schemaTable, typeOf } from './schema-table.ts';
import { style } from './style.ts';

interface Page {
  html: string;
  /** Content-Security-Policy: nothing is fetched, the one style is known by its hash. */
  policy: string;
}

let page: Page | undefined;

/** The documentation for people, made once from the committed document. Loads nothing from anywhere. */
export function docsPage(): Page {
  page ??= {
    html: render(),
    policy: `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  };
  return page;
}

function render(): string {
  const { title, description, operations } = openApiOperations();
  const tags = [...new Set(operations.flatMap((operation) => operation.tags))];
  const of = (tag: string) => operations.filter((operation) => operation.tags.includes(tag));
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${esc(title)}</title>
<style>${style}</style>
</head>
<body>
<a class="skip" href="#content">Skip to content</a>
<nav aria-label="Contents">
<p class="brand">Ringrätt</p>
<ul><li><a href="#start">Getting started</a></li><li><a href="#problems">Problems</a></li></ul>
${tags.map((tag) => `<h2>${esc(tag)}</h2><ul>${of(tag).map(link).join('')}</ul>`).join('')}
<p><a href="/v1/openapi.json">openapi.json</a></p>
</nav>
<main id="content">
<h1>${esc(title)}</h1>
<section id="start">
${paragraphs(description)}
<h2>A first claim</h2>
<pre><code>${esc(firstClaim)}</code></pre>
</section>
${tags.map((tag) => `<section><h2>${esc(tag)}</h2>${of(tag).map(operation).join('')}</section>`).join('')}
<section id="problems">
<h2>Problems</h2>
<p>Every error is a problem (RFC 9457). Its <code>type</code> ends in one of these:</p>
<table><thead><tr><th scope="col">Type</th><th scope="col">Status</th><th scope="col">Meaning</th></tr></thead><tbody>
${Object.entries(problemTypes)
  .map(
    ([code, { status, title }]) =>
      `<tr><td><code>${code}</code></td><td>${status}</td><td>${esc(title)}</td></tr>`,
  )
  .join('\n')}
</tbody></table>
</section>
</main>
</body>
</html>
`;
}

const link = ({ operationId, summary }: OpenApiOperation) =>
  `<li><a href="#${esc(operationId)}">${esc(summary)}</a></li>`;

function operation(op: OpenApiOperation): string {
  const body = op.requestBody?.content['application/json']?.schema;
  const answers = Object.entries(op.responses).filter(([status]) => status < '300');
  const problems = Object.keys(op.responses).filter((status) => status >= '300');
  return `<article id="${esc(op.operationId)}">
<h3>${esc(op.summary)}</h3>
<p class="route"><span class="method">${op.method}</span> <code>${esc(op.path)}</code></p>
<p>${inline(op.description)}</p>
${parameters(op)}
${body ? `<h4>Body</h4>${schemaTable(body)}` : ''}
${answers
  .map(([status, { description, content }]) => {
    const json = content?.['application/json']?.schema;
    const others = Object.entries(content ?? {}).filter(([type]) => type !== 'application/json');
    return `<h4>${status} ${esc(description ?? '')}</h4>${json ? schemaTable(json) : ''}${others
      .map(
        ([type, { schema }]) =>
          `<p><code>${esc(type)}</code> ${inline(resolveSchema(schema).description ?? '')}</p>`,
      )
      .join('')}`;
  })
  .join('')}
<p class="quiet">Problems: ${problems.join(', ')}.</p>
</article>`;
}

function parameters({ parameters = [] }: OpenApiOperation): string {
  if (parameters.length === 0) return '';
  const rows = parameters.map(
    ({ in: place, name, required, schema, description }) =>
      `<tr><td><code>${esc(name)}</code>${required ? '' : ' <span class="quiet">optional</span>'}</td><td>${esc(place)}</td><td>${esc(typeOf(schema))}</td><td>${inline(description ?? schema.description ?? '')}</td></tr>`,
  );
  return `<h4>Parameters</h4><table><thead><tr><th scope="col">Name</th><th scope="col">In</th><th scope="col">Type</th><th scope="col">Meaning</th></tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

const firstClaim = `curl http://localhost:3001/v1/assignments/$ASSIGNMENT/claims \\
  -H "Authorization: Bearer $KEY" -H "Content-Type: application/json" \\
  -H "Idempotency-Key: $(uuidgen)" -d '{"max": 10}'

# … dial each number, then report what happened:
curl http://localhost:3001/v1/attempts \\
  -H "Authorization: Bearer $KEY" -H "Content-Type: application/json" \\
  -H "Idempotency-Key: $(uuidgen)" \\
  -d '{"claimId": "clm_…", "fencingToken": 1, "phase": "ended",
       "startedAt": "2026-11-24T10:00:00+01:00", "endedAt": "2026-11-24T10:00:42+01:00",
       "outcome": "no-answer", "rings": 7}'`;
