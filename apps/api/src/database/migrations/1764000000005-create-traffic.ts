import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';

const KEY = [
  { name: 'span', type: 'text', isPrimary: true },
  { name: 'start', type: 'text', isPrimary: true },
  { name: 'account_id', type: 'text', isPrimary: true },
  { name: 'model', type: 'text', isPrimary: true },
];

export class CreateTraffic1764000000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'traffic',
        columns: [
          ...KEY,
          { name: 'requests', type: 'integer', default: 0 },
          { name: 'errors', type: 'integer', default: 0 },
          { name: 'aborted', type: 'integer', default: 0 },
          { name: 'input_tokens', type: 'bigint', default: 0 },
          { name: 'output_tokens', type: 'bigint', default: 0 },
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'first_token_times',
        columns: [
          ...KEY,
          { name: 'time_class', type: 'integer', isPrimary: true },
          { name: 'count', type: 'integer', default: 0 },
        ],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('first_token_times');
    await runner.dropTable('traffic');
  }
}
