/** What a dialer that works today would trip over in a newer document, one line each. */

interface Schema {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  anyOf?: Schema[];
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  exclusiveMinimum?: number;
}

type Content = Record<string, { schema: Schema }>;

interface Operation {
  parameters?: { in: string; name: string; required?: boolean; schema: Schema }[];
  requestBody?: { required?: boolean; content: Content };
  responses?: Record<string, { $ref?: string; content?: Content }>;
}

export interface Document {
  paths?: Record<string, Record<string, Operation>>;
  components?: { schemas?: Record<string, Schema> };
}

/** Asked (request): nothing new may be required, nothing taken before refused. Answered: nothing may go. */
type Side = 'asked' | 'answered';

export function breakingChanges(before: Document, after: Document): string[] {
  const found: string[] = [];
  const old = before.components?.schemas ?? {};
  const fresh = after.components?.schemas ?? {};

  const compare = (
    side: Side,
    at: string,
    was: Schema | undefined,
    is: Schema | undefined,
    seen: string[],
  ): void => {
    if (!was || !is) return;
    if (was.$ref || is.$ref) {
      const pair = `${was.$ref}→${is.$ref}`;
      if (seen.includes(pair)) return;
      compare(side, at, resolve(old, was), resolve(fresh, is), [...seen, pair]);
      return;
    }
    const [lost, gained] = difference(typesOf(was), typesOf(is));
    if (side === 'asked' ? lost.length > 0 : gained.length > 0) {
      found.push(`${at}: was ${typesOf(was).join(' or ')}, is ${typesOf(is).join(' or ')}`);
    }
    if (was.enum && is.enum) {
      const [gone, added] = difference(was.enum.map(String), is.enum.map(String));
      if (side === 'asked' && gone.length > 0) found.push(`${at}: no longer takes ${gone.join(', ')}`);
      if (side === 'answered' && added.length > 0) found.push(`${at}: may answer ${added.join(', ')}`);
    } else if (side === 'asked' && is.enum && !was.enum)
      found.push(`${at}: takes only ${is.enum.join(', ')}`);
    if (side === 'asked') bounds(at, was, is);
    for (const [name, schema] of Object.entries(was.properties ?? {})) {
      const next = is.properties?.[name];
      if (!next) {
        // Unknown fields are ignored, so that one no longer asked for breaks nobody.
        if (side === 'answered') found.push(`${at}.${name}: is gone`);
        continue;
      }
      if (side === 'answered' && was.required?.includes(name) && !is.required?.includes(name)) {
        found.push(`${at}.${name}: may be missing`);
      }
      compare(side, `${at}.${name}`, schema, next, seen);
    }
    if (side === 'asked') {
      for (const name of is.required ?? []) {
        if (!was.required?.includes(name)) found.push(`${at}.${name}: is required`);
      }
    }
    compare(side, `${at}[]`, was.items, is.items, seen);
    compare(side, at, objectOf(was), objectOf(is), seen);
  };

  const bounds = (at: string, was: Schema, is: Schema): void => {
    for (const name of ['maximum', 'maxLength', 'maxItems'] as const) {
      if (is[name] !== undefined && is[name] < (was[name] ?? Number.POSITIVE_INFINITY))
        found.push(`${at}: ${name} is ${is[name]}`);
    }
    for (const name of ['minimum', 'minLength', 'minItems'] as const) {
      if (is[name] !== undefined && is[name] > (was[name] ?? Number.NEGATIVE_INFINITY))
        found.push(`${at}: ${name} is ${is[name]}`);
    }
  };

  for (const [path, methods] of Object.entries(before.paths ?? {})) {
    for (const [method, was] of Object.entries(methods)) {
      const name = `${method.toUpperCase()} ${path}`;
      const is = after.paths?.[path]?.[method];
      if (!is) {
        found.push(`${name}: is gone`);
        continue;
      }
      for (const parameter of is.parameters ?? []) {
        const same = was.parameters?.find(
          (other) => other.name === parameter.name && other.in === parameter.in,
        );
        if (parameter.required && !same?.required) found.push(`${name} ?${parameter.name}: is required`);
        compare('asked', `${name} ?${parameter.name}`, same?.schema, parameter.schema, []);
      }
      for (const parameter of was.parameters ?? []) {
        if (!is.parameters?.some((other) => other.name === parameter.name && other.in === parameter.in)) {
          found.push(`${name} ?${parameter.name}: is gone`);
        }
      }
      if (is.requestBody && !was.requestBody) found.push(`${name}: asks for a body`);
      contents('asked', name, was.requestBody?.content, is.requestBody?.content);
      for (const [status, answer] of Object.entries(was.responses ?? {})) {
        if (!is.responses?.[status]) found.push(`${name} ${status}: is gone`);
        else contents('answered', `${name} ${status}`, answer.content, is.responses[status].content);
      }
    }
  }
  return found;

  function contents(side: Side, at: string, was: Content | undefined, is: Content | undefined): void {
    for (const [type, { schema }] of Object.entries(was ?? {})) {
      if (!is?.[type]) found.push(`${at}: ${type} is gone`);
      else compare(side, at, schema, is[type].schema, []);
    }
  }
}

function resolve(schemas: Record<string, Schema>, schema: Schema): Schema | undefined {
  return schema.$ref ? schemas[schema.$ref.split('/').at(-1)!] : schema;
}

/** The object inside `anyOf: [object, null]`, as a nullable one is written. */
function objectOf(schema: Schema): Schema | undefined {
  return schema.anyOf?.find((option) => option.properties || option.$ref);
}

function typesOf(schema: Schema): string[] {
  if (schema.anyOf) return schema.anyOf.flatMap(typesOf).sort();
  if (schema.type === undefined) return schema.$ref ? ['object'] : [];
  return [schema.type].flat().sort();
}

function difference(was: string[], is: string[]): [gone: string[], added: string[]] {
  return [was.filter((one) => !is.includes(one)), is.filter((one) => !was.includes(one))];
}
