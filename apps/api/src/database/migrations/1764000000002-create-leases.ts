import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';

export class CreateLeases1764000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'leases',
        columns: [
          { name: 'name', type: 'text', isPrimary: true },
          { name: 'owner', type: 'text' },
          { name: 'expires_at', type: 'text' },
        ],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('leases');
  }
}
