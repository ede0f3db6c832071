import { type OpenApiSchema, openApiOperations } from '@ringratt/trpc/dialer';
import { escapeHtml as esc, inline } from './html.ts';

/** The schema that a reference names, with the description that stands beside the reference. */
export function resolveSchema(schema: OpenApiSchema): OpenApiSchema {
  if (!schema.$ref) return schema;
  const { $ref, ...beside } = schema;
  return { ...openApiOperations().schemas[$ref.split('/').at(-1)!], ...beside };
}

/** `integer 1–100`, `one of dialed, ended`, `list of object, or null`. */
export function typeOf(given: OpenApiSchema): string {
  const schema = resolveSchema(given);
  if (schema.anyOf) return schema.anyOf.map(typeOf).join(', or ');
  if (schema.enum) return `one of ${schema.enum.map(String).join(', ')}`;
  const types = [schema.type ?? 'object'].flat();
  const named = types.map((type) =>
    type === 'array' && schema.items ? `list of ${typeOf(schema.items)}` : type,
  );
  return `${named.join(', or ')}${range(schema)}`;
}

function range(schema: OpenApiSchema): string {
  const least = schema.minimum ?? schema.minItems;
  const most = schema.maximum ?? schema.maxItems;
  const bounded = most !== undefined && most < Number.MAX_SAFE_INTEGER;
  if (least !== undefined && bounded) return ` ${least}–${most}`;
  if (bounded) return ` up to ${most}`;
  return '';
}

/** The fields of an object, those of nested ones under their path. */
export function schemaTable(schema: OpenApiSchema): string {
  return `<table><thead><tr><th scope="col">Field</th><th scope="col">Type</th><th scope="col">Meaning</th></tr></thead><tbody>${rows(schema, '').join('')}</tbody></table>`;
}

function rows(given: OpenApiSchema, path: string): string[] {
  const schema = objectIn(given);
  if (!schema) return [];
  return Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
    const field = resolveSchema(property);
    const at = path ? `${path}.${name}` : name;
    const optional = schema.required?.includes(name) ? '' : ' <span class="quiet">optional</span>';
    const example =
      field.example === undefined ? '' : ` <span class="quiet">${esc(JSON.stringify(field.example))}</span>`;
    const row = `<tr><td><code>${esc(at)}</code>${optional}</td><td>${esc(typeOf(field))}</td><td>${inline(field.description ?? '')}${example}</td></tr>`;
    const list = field.items ? rows(field.items, `${at}[]`) : rows(field, at);
    return [row, ...list];
  });
}

function objectIn(given: OpenApiSchema): OpenApiSchema | undefined {
  const schema = resolveSchema(given);
  if (schema.properties) return schema;
  return schema.anyOf?.map(resolveSchema).find((option) => option.properties);
}
