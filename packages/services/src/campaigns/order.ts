import type { Tx } from '@ringratt/db';
import { parseDate } from '@ringratt/rules';
import { Invalid } from '../errors.ts';
import type { CampaignRow } from './schemas.ts';

/** Orders of the list of campaigns; a hyphen turns one round. */
export const campaignSorts = [
  'created',
  '-created',
  'name',
  '-name',
  'starts',
  '-starts',
  'volume',
  '-volume',
] as const;
export type CampaignSort = (typeof campaignSorts)[number];

type By = 'created' | 'name' | 'starts' | 'volume';

/** A name is told by its beginning: a cursor has to stay short. */
const beginning = (name: string) => [...name].slice(0, 40).join('');

const whole = (key: unknown) => Number.isSafeInteger(key);
const orders: Record<By, { key: (row: CampaignRow) => number | string; holds: (key: unknown) => boolean }> = {
  created: { key: (row) => row.createdAt, holds: (key) => whole(key) && Math.abs(key as number) < 2.5e14 },
  name: { key: (row) => beginning(row.name), holds: (key) => typeof key === 'string' && !key.includes('\0') },
  starts: { key: (row) => row.startsOn, holds: (key) => typeof key === 'string' && parseDate(key) !== null },
  volume: { key: (row) => row.volume, holds: (key) => whole(key) && Math.abs(key as number) < 2 ** 31 },
};

/**
 * How a page of campaigns is ordered, and from where it goes on.
 *
 * @throws Invalid for a cursor of another order
 */
export function campaignOrder(sort: CampaignSort, from: { key: number | string; id: string } | null) {
  const down = sort.startsWith('-');
  const by = sort.replace('-', '') as By;
  const { key, holds } = orders[by];
  if (from && !holds(from.key)) throw new Invalid([{ path: 'cursor', message: 'unknownCursor' }]);
  return {
    key,
    after: ({ sql }: Tx) => {
      if (!from) return sql``;
      const value = {
        created: () => sql`${Number(from.key)}::timestamptz`,
        name: () => sql`lower(${String(from.key)})`,
        starts: () => sql`${String(from.key)}::text`,
        volume: () => sql`${Number(from.key)}::integer`,
      }[by]();
      const place = sql`(${column(sql, by)}, c.id)`;
      return down
        ? sql`and ${place} < (${value}, ${from.id}::uuid)`
        : sql`and ${place} > (${value}, ${from.id}::uuid)`;
    },
    by: ({ sql }: Tx) =>
      down ? sql`order by ${column(sql, by)} desc, c.id desc` : sql`order by ${column(sql, by)}, c.id`,
  };
}

function column(sql: Tx['sql'], by: By) {
  return {
    created: () => sql`c.created_at`,
    // Swedish order: å, ä and ö last.
    name: () => sql`lower(left(c.name, 40)) collate "sv-x-icu"`,
    starts: () => sql`c.starts_on`,
    volume: () => sql`c.volume`,
  }[by]();
}
