import { numberOf } from './dialing.ts';
import type { Stage } from './parties.ts';

export const day = 86_400_000;

let numbers = 500;
/** A number that nothing else in the tests has. */
export const nextNumber = () => numberOf(numbers++);
/** An organization number that nothing else in the tests has. */
export const nextHouseNumber = () => {
  numbers += 1;
  return `556${String(numbers).padStart(3, '0')}-${String(numbers).padStart(4, '0')}`;
};

/** One row, as the superuser lays it. */
export async function lay(stage: Stage, table: string, row: Record<string, unknown>): Promise<void> {
  const { admin } = stage;
  const plain = Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      value !== null && typeof value === 'object' && !Array.isArray(value) && !Buffer.isBuffer(value)
        ? admin.json(value as never)
        : value,
    ]),
  );
  await admin`insert into ${admin(table)} ${admin(plain as never)}`;
}
