import type postgres from 'postgres';

interface Column {
  name: string;
  /** As the information schema names it: `timestamp with time zone`. */
  type: string;
}

/**
 * Copies rows of a table, with some columns changed: what only services make in ones is grown from what they made.
 *
 * @param from the rest of the query; the copied rows are its `t`
 * @param changed SQL by column
 * @param otherwise SQL for a column that is not named there; as it stands unless given
 * @returns how many rows were added
 */
export async function copyRows(
  admin: postgres.Sql,
  table: string,
  from: string,
  changed: Readonly<Record<string, string>>,
  otherwise: (column: Column) => string | undefined = () => undefined,
): Promise<number> {
  const columns = await admin<Column[]>`
    select column_name as name, data_type as type from information_schema.columns
    where table_schema = 'public' and table_name = ${table} and is_identity = 'NO' order by ordinal_position`;
  const unknown = Object.keys(changed).filter((name) => !columns.some((column) => column.name === name));
  if (unknown.length > 0) throw new Error(`${table} has no ${unknown.join(', ')}`);
  const values = columns.map((column) => changed[column.name] ?? otherwise(column) ?? `t."${column.name}"`);
  const { count } = await admin.unsafe(
    `insert into ${table} (${columns.map(({ name }) => `"${name}"`).join(', ')})
      select ${values.join(', ')} from ${from}`,
  );
  if (count === 0) throw new Error(`Nothing was copied to ${table}`);
  return count;
}
