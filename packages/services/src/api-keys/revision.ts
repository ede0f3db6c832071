import { bytesArray, type Database } from '@ringratt/db';

/** Asks that wait for one query, and whether one is under way. */
interface Round {
  waiting: Map<
    string,
    { hash: Buffer; tell: ((revision: number | null) => void)[]; fail: ((error: unknown) => void)[] }
  >;
  asking: boolean;
}

const rounds = new WeakMap<Database, Round>();

/**
 * The revision of the key that a secret belongs to as committed now, null where none is in force. Asked at every
 * request: those that come while a query is under way share the next, so that their number does not matter and
 * none is answered by what was read before it came.
 */
export function revisionOf(database: Database, hash: Buffer): Promise<number | null> {
  let round = rounds.get(database);
  if (!round) {
    round = { waiting: new Map(), asking: false };
    rounds.set(database, round);
  }
  const { waiting } = round;
  const answer = new Promise<number | null>((tell, fail) => {
    const name = hash.toString('hex');
    const asked = waiting.get(name) ?? { hash, tell: [], fail: [] };
    asked.tell.push(tell);
    asked.fail.push(fail);
    waiting.set(name, asked);
  });
  if (!round.asking) void ask(database, round);
  return answer;
}

async function ask(database: Database, round: Round): Promise<void> {
  round.asking = true;
  while (round.waiting.size > 0) {
    const asked = round.waiting;
    round.waiting = new Map();
    try {
      const hashes = bytesArray([...asked.values()].map(({ hash }) => hash));
      const rows = await database.sql<{ hash: string; revision: number }[]>`
        select encode(hash, 'hex') as hash, revision from api_key_revisions(${hashes}::bytea[])`;
      const found = new Map(rows.map((row) => [row.hash, Number(row.revision)]));
      for (const [name, { tell }] of asked) for (const answer of tell) answer(found.get(name) ?? null);
    } catch (error) {
      for (const { fail } of asked.values()) for (const refuse of fail) refuse(error);
    }
  }
  round.asking = false;
}
