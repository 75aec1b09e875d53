/** Values of one row of a statement, in the order of its columns. */
export type Row = readonly (string | number)[];

/** `($1, $2), ($3, $4)`: understood by SQLite, which takes them in order, as well as by PostgreSQL. */
export function placeholders(rows: readonly Row[]): string {
  let last = 0;
  return rows.map((row) => `(${row.map(() => `$${(last += 1)}`).join(', ')})`).join(', ');
}
