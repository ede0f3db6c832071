import { bigint, customType, text, uuid } from 'drizzle-orm/pg-core';

/** An instant: `timestamptz(3)` in the database, epoch milliseconds in the program. */
export const instant = customType<{ data: number; driverData: string | number }>({
  dataType: () => 'timestamp (3) with time zone',
  toDriver: (value) => new Date(value).toISOString(),
  fromDriver: (value) => (typeof value === 'number' ? value : Date.parse(value)),
});

/** Raw bytes, such as keyed hashes. */
export const bytes = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' });

/** A local date in Stockholm, `YYYY-MM-DD`. */
export const localDate = (name: string) => text(name);

export const tenantId = () => uuid('tenant_id').notNull();
export const count = (name: string) => bigint(name, { mode: 'number' }).notNull().default(0);

/**
 * Keyed hashes as the text of a `bytea[]` parameter: `${bytesArray(keys)}::bytea[]`. The driver takes a
 * plain array of buffers for one buffer.
 */
export function bytesArray(values: readonly Uint8Array[]): string {
  return `{${values.map((value) => `"\\\\x${Buffer.from(value).toString('hex')}"`).join(',')}}`;
}
