import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { columnOf, namelessTables, type Whose } from './nameless-tables.ts';
import { indexOf, isSql, textsOf } from './query-texts.ts';

/** A table named in a query without saying whose rows are meant. */
export interface Nameless {
  /** `people/list-members.ts:14`, the line on which the query begins. */
  site: string;
  table: string;
}

/** Tables whose own key is what a tenant is told by. */
const OWN_KEY = new Map([
  ['organization', 'id'],
  ['person', 'id'],
  ['session', 'person_id'],
  ['spent_code', 'person_id'],
  ['recovery_code', 'person_id'],
  ['password_reset', 'person_id'],
]);

/** Read off the schema's sources: what has no tenant is left out. */
export function ownersOf(schema: string): Whose['owners'] {
  const owners = new Map<string, string>();
  for (const file of readdirSync(schema)) {
    const source = readFileSync(join(schema, file), 'utf8');
    for (const part of source.split('pgTable(').slice(1)) {
      const table = /'(\w+)'/.exec(part)![1]!;
      const owner = OWN_KEY.get(table) ?? (/\btenantId: tenantId\(/.test(part) ? 'tenant_id' : undefined);
      if (owner) owners.set(table, owner);
    }
  }
  return owners;
}

/** Every query of a source that names a tenant's table without its tenant. */
export function namelessIn(name: string, source: string, whose: Whose): Nameless[] {
  const file = ts.createSourceFile(name, source, ts.ScriptTarget.Latest, true);
  const index = indexOf(file);
  const sides = whose.sides.filter(({ sources }) => sources.includes(name));
  const says = (table: string, column: string) =>
    columnOf(whose, table) === column || sides.some((side) => side.table === table && side.column === column);
  const found = new Map<string, Nameless>();
  const visit = (node: ts.Node, inside: boolean): void => {
    const isQuery = isSql(node);
    if (isQuery && !inside) {
      const site = `${name}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
      // A part that is there on a condition, or handed in by several: the query has to hold with each.
      for (const text of textsOf(node, index))
        for (const table of namelessTables(text, { ...whose, says }))
          found.set(`${site} ${table}`, { site, table });
    }
    ts.forEachChild(node, (child) => visit(child, inside || isQuery));
  };
  visit(file, false);
  return [...found.values()];
}

/** Each condition of a source's queries that says whose rows are meant, and the source without it. */
export function withoutEach(
  name: string,
  source: string,
): { site: string; at: number; column: string; condition: string; left: string }[] {
  const file = ts.createSourceFile(name, source, ts.ScriptTarget.Latest, true);
  const spans: [number, number][] = [];
  const visit = (node: ts.Node): void => {
    if (isSql(node)) spans.push([node.template.getStart(), node.template.end]);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return [...source.matchAll(CONDITION)]
    .filter(({ index }) => spans.some(([from, to]) => from <= index && index < to))
    .map(({ index, 0: condition, 1: column }) => ({
      site: `${name}:${file.getLineAndCharacterOfPosition(index).line + 1}`,
      at: index,
      column: column!,
      condition,
      left: `${source.slice(0, index)}true${source.slice(index + condition.length)}`,
    }));
}

const CONDITION =
  /(?<=(?:\b(?:where|on|and|or)\s+|[`(]))(?:\w+\.)?(tenant_id|contact_center_id|person_id)\s+=\s+(?:\$\{[^}]+\}|any \(array\(select [^)]*\)\)|any \([^)]*\)|coalesce\([^)]*\)|(?:\w+\.)?\w+)/g;
