/** What says whose the rows are. */
export interface Whose {
  /** The column, by the table. */
  owners: ReadonlyMap<string, string>;
  /** Another column that does in the sources named: seen from the other side of an assignment, or by one person. */
  sides: readonly { table: string; column: string; sources: readonly string[] }[];
}

const WORDS = /'(?:[^']|'')*'|\$[^$]*\$|"[^"]+"|[a-z_][\w]*|[().,=;*]|::|[^\s\w]|\d+/gi;

export interface Known extends Whose {
  /** Whether the column says whose the table's rows are, in the source at hand. */
  says(table: string, column: string): boolean;
}

/** A table that a value names is a tenant's. */
export const columnOf = ({ owners }: Whose, table: string) =>
  table.startsWith('$') && /sql\(/.test(table) ? 'tenant_id' : owners.get(table);

/** Tables of the query that no condition ties to a tenant. */
export function namelessTables(text: string, known: Known): string[] {
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
