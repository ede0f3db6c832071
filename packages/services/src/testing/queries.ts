import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** A table named in a query without saying whose rows are meant. */
export interface Nameless {
  /** `people/list-members.ts:14`, the line on which the query begins. */
  site: string;
  table: string;
}

/** What says whose the rows are. */
export interface Whose {
  /** The column, by the table. */
  owners: ReadonlyMap<string, string>;
  /** Another column that does in the sources named: seen from the other side of an assignment, or by one person. */
  sides: readonly { table: string; column: string; sources: readonly string[] }[];
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

/** Which of a query's conditional parts are put in: on even ways the first, and of what is handed in one after another. */
interface Way {
  index: Index;
  way: number;
  /** How many functions what is handed in has come through. */
  through: number;
  /** Told where there was something to choose. */
  chose: () => void;
}
const WAYS = 16;

function textsOf(query: ts.TaggedTemplateExpression, index: Index): Set<string> {
  const texts = new Set<string>();
  let choice = true;
  for (let way = 0; way < WAYS && choice; way++) {
    choice = way > 0;
    texts.add(
      textOf(query, {
        index,
        way,
        through: 0,
        chose: () => {
          choice = true;
        },
      }),
    );
  }
  return texts;
}

function isSql(node: ts.Node): node is ts.TaggedTemplateExpression {
  if (!ts.isTaggedTemplateExpression(node)) return false;
  const { tag } = node;
  return (
    (ts.isIdentifier(tag) ? tag.text : ts.isPropertyAccessExpression(tag) ? tag.name.text : '') === 'sql'
  );
}

/** The query with its parts put in and every value as `$expression$`. */
function textOf(query: ts.TaggedTemplateExpression, way: Way, deep = 0): string {
  const { template } = query;
  if (ts.isNoSubstitutionTemplateLiteral(template)) return template.text;
  return [
    template.head.text,
    ...template.templateSpans.flatMap(({ expression, literal }) => [
      partOf(expression, way, deep) ?? `$${expression.getText().replaceAll(/[\s$]+/g, '')}$`,
      literal.text,
    ]),
  ].join('');
}

/** The text of what is put in, where it is a piece of a query and no value. */
function partOf(node: ts.Expression, way: Way, deep: number): string | undefined {
  if (deep > 8) return undefined;
  if (ts.isParenthesizedExpression(node)) return partOf(node.expression, way, deep);
  if (isSql(node)) return textOf(node, way, deep + 1);
  if (ts.isConditionalExpression(node)) {
    way.chose();
    return partOf(way.way % 2 === 0 ? node.whenTrue : node.whenFalse, way, deep);
  }
  if (ts.isIdentifier(node)) {
    const value = way.index.declared.get(node.text);
    if (value) return partOf(value as ts.Expression, way, deep + 1);
    const given = handedIn(node, way);
    return given && partOf(given as ts.Expression, { ...way, through: way.through + 1 }, deep + 1);
  }
  if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) {
    const made = way.index.declared.get(node.expression.text) ?? handedIn(node.expression, way);
    const result = made && (ts.isArrowFunction(made) || ts.isFunctionDeclaration(made)) && resultOf(made);
    return result ? partOf(result, way, deep + 1) : undefined;
  }
  return undefined;
}

/** What a call in the same file gives for a function's parameter. */
function handedIn(name: ts.Identifier, { index, way, through, chose }: Way): ts.Node | undefined {
  for (let at: ts.Node = name; at.parent; at = at.parent) {
    const made = at.parent;
    if (!(ts.isFunctionDeclaration(made) || ts.isArrowFunction(made))) continue;
    const position = made.parameters.findIndex(
      (one) => ts.isIdentifier(one.name) && one.name.text === name.text,
    );
    if (position < 0) continue;
    const called = ts.isFunctionDeclaration(made)
      ? made.name?.text
      : ts.isVariableDeclaration(made.parent)
        ? made.parent.name.getText()
        : undefined;
    const given = (index.calls.get(called ?? '') ?? []).map((call) => call.arguments[position]);
    if (given.length > 1) chose();
    return given.length > 0 ? given[(way >> (1 + through)) % given.length] : undefined;
  }
  return undefined;
}

function resultOf(made: ts.ArrowFunction | ts.FunctionDeclaration): ts.Expression | undefined {
  if (made.body && !ts.isBlock(made.body)) return made.body;
  const back = made.body?.statements.find(ts.isReturnStatement);
  return back?.expression;
}

/** What a source declares by name, and where it calls what. */
interface Index {
  file: ts.SourceFile;
  declared: Map<string, ts.Node>;
  calls: Map<string, ts.CallExpression[]>;
}

function indexOf(file: ts.SourceFile): Index {
  const index: Index = { file, declared: new Map(), calls: new Map() };
  const declare = (name: string, node: ts.Node | undefined) => {
    if (node && !index.declared.has(name)) index.declared.set(name, node);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name))
      declare(node.name.text, node.initializer);
    if (ts.isFunctionDeclaration(node) && node.name) declare(node.name.text, node);
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) {
      const { text } = node.expression;
      index.calls.set(text, [...(index.calls.get(text) ?? []), node]);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return index;
}

const WORDS = /'(?:[^']|'')*'|\$[^$]*\$|"[^"]+"|[a-z_][\w]*|[().,=;*]|::|[^\s\w]|\d+/gi;

interface Known extends Whose {
  /** Whether the column says whose the table's rows are, in the source at hand. */
  says(table: string, column: string): boolean;
}

/** A table that a value names is a tenant's. */
const columnOf = ({ owners }: Whose, table: string) =>
  table.startsWith('$') && /sql\(/.test(table) ? 'tenant_id' : owners.get(table);

/** Tables of the query that no condition ties to a tenant. */
function namelessTables(text: string, known: Known): string[] {
  const tokens = (text.replaceAll(/--.*$/gm, '').match(WORDS) ?? []).map((one) =>
    one.startsWith('$') || one.startsWith("'") ? one : one.toLowerCase(),
  );
  return pieces(tokens).flatMap((piece) => namelessOf(piece, known));
}

/** Every select, update and the like by itself: brackets that hold no query of their own stay in their place. */
function pieces(tokens: string[]): string[][] {
  const all: string[][] = [];
  const read = (from: number): number => {
    let piece: string[] = [];
    all.push(piece);
    let depth = 0;
    let i = from;
    for (; i < tokens.length; i++) {
      const token = tokens[i]!;
      if (token === '(' && /^(select|with|insert|update|delete)$/.test(tokens[i + 1] ?? '')) {
        piece.push('(');
        i = read(i + 1);
        piece.push(')');
        continue;
      }
      if (token === ')' && depth === 0) return i;
      depth += token === '(' ? 1 : token === ')' ? -1 : 0;
      if (depth === 0 && /^(union|except|intersect|;)$/.test(token)) {
        piece = [];
        all.push(piece);
      } else piece.push(token);
    }
    return i;
  };
  read(0);
  return all;
}

const NO_ALIAS =
  /^(where|on|set|join|inner|left|right|cross|full|lateral|group|order|limit|for|using|returning|values|select|and|as|natural|offset|having|default|union|skip|overriding|window|not|when|\W.*)$/;

interface Mention {
  table: string;
  alias: string;
  /** What is put in, under columns that are named. */
  put: boolean;
  named: boolean;
}

function namelessOf(tokens: string[], known: Known): string[] {
  const mentions = mentionsOf(tokens, known);
  // Ties between two, spread until nothing changes.
  const ties = tiesOf(tokens, mentions, known);
  for (let changed = true; changed; ) {
    changed = false;
    for (const [one, other] of ties) {
      for (const [from, to] of [
        [one, other],
        [other, one],
      ] as const) {
        const mention = mentions.find(({ alias, put }) => alias === to && !put);
        // From outside the piece, or from a subquery of its own: that one is looked at by itself.
        const outer = mentions.every(({ alias }) => alias !== from);
        const through = mentions.some(({ alias, put, named }) => alias === from && named && !put);
        if (mention && !mention.named && (outer || through)) {
          mention.named = true;
          changed = true;
        }
      }
    }
  }
  return mentions.filter(({ named }) => !named).map(({ table }) => table);
}

const WHO = '$';
/** What names a tenant or a person: the transaction's, who acts, or what a look-up found. Another is named here first. */
const GIVEN = new Set(
  `actor.personId ctx.organizationId event.personId file.tenantId found.tenantId holder known.personId organizationId
  payload.tenantId person.personId personId principalId source tenantId tx.tenantId`.split(/\s+/),
);

function mentionsOf(tokens: string[], known: Known): Mention[] {
  const mentions: Mention[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const before = tokens[i - 1] ?? '';
    const opens =
      /^(from|join|into|using)$/.test(tokens[i]!) ||
      (tokens[i] === 'update' && !/^(for|do|key|no)$/.test(before));
    if (!opens || before === 'distinct') continue;
    for (let at = i + 1; ; ) {
      if (tokens[at] === 'only' || tokens[at] === 'lateral') at++;
      const table = tokens[at]!;
      let end = at + 1;
      // Past a function's or a subquery's brackets.
      const opened = table === '(' ? at : tokens[end] === '(' && tokens[i] !== 'into' ? end : -1;
      if (opened >= 0) end = afterBracket(tokens, opened);
      if (tokens[end] === 'as') end++;
      const alias = tokens[end] !== undefined && !NO_ALIAS.test(tokens[end]!) ? tokens[end]! : table;
      if (alias !== table) end++;
      const owner = columnOf(known, table);
      if (opened < 0 && owner) {
        const put = tokens[i] === 'into';
        const columns = put ? tokens.slice(end, afterBracket(tokens, tokens.indexOf('(', at))) : [];
        mentions.push({ table, alias, put, named: columns.includes(owner) });
      }
      if (tokens[i] !== 'from' && tokens[i] !== 'using') break;
      if (tokens[end] !== ',') break;
      at = end + 1;
    }
  }
  return mentions;
}

function afterBracket(tokens: string[], opened: number): number {
  let depth = 0;
  for (let i = opened; i < tokens.length; i++) {
    depth += tokens[i] === '(' ? 1 : tokens[i] === ')' ? -1 : 0;
    if (depth === 0) return i + 1;
  }
  return tokens.length;
}

/** Pairs of aliases that have the same tenant by an equality of the piece; `$` stands for a tenant that is given. */
function tiesOf(tokens: string[], mentions: Mention[], known: Known): [string, string][] {
  const ties: [string, string][] = [];
  let condition = true;
  for (let i = 0; i < tokens.length; i++) {
    // What is shown or set is no condition.
    if (/^(select|set|returning|from|where|on|having)$/.test(tokens[i]!))
      condition = !/^(select|set|returning)$/.test(tokens[i]!);
    if (!condition) continue;
    const among = tokens[i] === 'in' && tokens[i + 1] === '(';
    if (tokens[i] !== '=' && !among) continue;
    const left = sideBefore(tokens, i - 1);
    const right = sideAfter(tokens, among ? i + 2 : i + 1);
    for (const [one, other] of [
      [left, right],
      [right, left],
    ] as const) {
      const alias = ownerOf(one, mentions, known);
      if (!alias) continue;
      if (other.any || (other.value !== undefined && GIVEN.has(other.value))) ties.push([alias, WHO]);
      else if (other.alias) ties.push([alias, other.alias]);
    }
  }
  return ties;
}

interface Operand {
  alias?: string;
  column?: string;
  value?: string;
  any?: boolean;
}

/** The mention whose owner the operand is; bare columns belong to the one that has no alias, or to the only one. */
function ownerOf({ alias, column }: Operand, mentions: Mention[], known: Known): string | undefined {
  const fits = ({ table, put }: Mention) => !put && column !== undefined && known.says(table, column);
  const read = mentions.filter(fits);
  if (alias) return read.find((mention) => mention.alias === alias)?.alias;
  return (
    read.find((mention) => mention.alias === mention.table) ?? (read.length === 1 ? read[0] : undefined)
  )?.alias;
}

function sideBefore(tokens: string[], at: number): Operand {
  // A cast changes the type, not whose it is.
  const from = tokens[at - 1] === '::' ? at - 2 : at;
  const token = tokens[from] ?? '';
  if (token.startsWith('$')) return { value: token.slice(1, -1) };
  return tokens[from - 1] === '.' ? { alias: tokens[from - 2]!, column: token } : { column: token };
}

function sideAfter(tokens: string[], at: number): Operand {
  const token = tokens[at] ?? '';
  if (token.startsWith('$')) return { value: token.slice(1, -1) };
  if (token === 'any') return { any: true };
  if (token === 'coalesce') return sideAfter(tokens, at + 2);
  return tokens[at + 1] === '.' ? { alias: token, column: tokens[at + 2]! } : { column: token };
}
