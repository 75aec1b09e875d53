import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';

export class CreateAccountUsage1764000000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'account_usage',
        columns: [
          { name: 'account_id', type: 'text', isPrimary: true },
          { name: 'used', type: 'double precision' },
          { name: 'quota', type: 'double precision' },
          { name: 'resource', type: 'text' },
          { name: 'plan', type: 'text', isNullable: true },
          { name: 'resets_at', type: 'text', isNullable: true },
          { name: 'checked_at', type: 'text' },
        ],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('account_usage');
  }
}
