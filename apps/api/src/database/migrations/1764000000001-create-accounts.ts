import { type MigrationInterface, type QueryRunner, Table, TableColumn, TableIndex } from 'typeorm';

const text = (name: string): TableColumn => new TableColumn({ name, type: 'text', isNullable: true });
const textWithDefault = (name: string, value: string): TableColumn =>
  new TableColumn({ name, type: 'text', default: `'${value}'` });
const integer = (name: string, value: number): TableColumn =>
  new TableColumn({ name, type: 'integer', default: String(value) });

const ID = new TableColumn({ name: 'id', type: 'text', isPrimary: true });

const COLUMNS = [
  // The published schema.
  text('label'),
  text('clientId'),
  text('clientSecret'),
  text('refreshToken'),
  text('accessToken'),
  text('other'),
  text('last_refresh_time'),
  text('last_refresh_status'),
  text('created_at'),
  text('updated_at'),
  integer('enabled', 1),
  integer('error_count', 0),
  integer('success_count', 0),
  // Ours.
  text('expires_at'),
  textWithDefault('region', 'us-east-1'),
  textWithDefault('sso_region', 'us-east-1'),
  text('start_url'),
  text('profile_arn'),
  text('owner'),
  text('refresh_token_digest'),
  text('client_digest'),
  text('disabled_kind'),
  text('sign_in_problem'),
  text('refresh_retry_at'),
  integer('refresh_failures', 0),
  text('cooldown_until'),
  text('cooldown_kind'),
  text('last_error'),
  text('last_error_at'),
  text('last_used_at'),
  integer('revision', 0),
];

const TIMES = ['last_refresh_time', 'created_at', 'updated_at'];
const COUNTS = { enabled: 1, error_count: 0, success_count: 0 };

/** Creates the accounts, or adopts those of a database of the published schema with all rows and columns it has. */
export class CreateAccounts1764000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    if (await runner.hasTable('accounts')) await this.adopt(runner);
    else await runner.createTable(new Table({ name: 'accounts', columns: [ID, ...COLUMNS] }));
    for (const name of ['refresh_token_digest', 'client_digest']) {
      await runner.createIndex('accounts', new TableIndex({ name: `accounts_${name}`, columnNames: [name] }));
    }
    await runner.createTable(
      new Table({
        name: 'revisions',
        columns: [
          new TableColumn({ name: 'name', type: 'text', isPrimary: true }),
          new TableColumn({ name: 'value', type: 'integer', default: '0' }),
        ],
      }),
    );
    await runner.query(`INSERT INTO "revisions" ("name", "value") VALUES ('accounts', 0)`);
    await runner.createTable(
      new Table({
        name: 'metadata',
        columns: [
          new TableColumn({ name: 'name', type: 'text', isPrimary: true }),
          new TableColumn({ name: 'value', type: 'text' }),
        ],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('metadata');
    await runner.dropTable('revisions');
    await runner.dropTable('accounts');
  }

  private async adopt(runner: QueryRunner): Promise<void> {
    const table = await runner.getTable('accounts');
    for (const column of COLUMNS) {
      if (table?.findColumnByName(column.name) === undefined) await addColumn(runner, column);
    }
    // The published program wrote UTC without saying so.
    for (const name of TIMES) {
      await runner.query(
        `UPDATE "accounts" SET "${name}" = "${name}" || '.000Z' WHERE length("${name}") = 19 AND "${name}" LIKE '____-__-__T__:__:__'`,
      );
    }
    for (const [name, value] of Object.entries(COUNTS)) {
      await runner.query(`UPDATE "accounts" SET "${name}" = ${value} WHERE "${name}" IS NULL`);
    }
  }
}

/** In SQL: TypeORM would copy the whole table, and with it lose what it does not know of a foreign schema. */
async function addColumn(runner: QueryRunner, column: TableColumn): Promise<void> {
  const constraint = column.default === undefined ? '' : ` NOT NULL DEFAULT ${String(column.default)}`;
  await runner.query(`ALTER TABLE "accounts" ADD COLUMN "${column.name}" ${column.type}${constraint}`);
}
