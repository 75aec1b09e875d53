import { type MigrationInterface, type QueryRunner, Table, TableIndex } from 'typeorm';

const text = (name: string, isNullable = false) => ({ name, type: 'text', isNullable });
const id = (name: string) => ({ name, type: 'text', isPrimary: true });

/** How accounts and operators sign in. */
export class CreateSignIn1764000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'client_registrations',
        columns: [id('key'), text('client_id'), text('client_secret'), text('expires_at')],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'device_logins',
        columns: [
          id('id'),
          text('status'),
          text('secrets', true),
          text('options'),
          text('user_code'),
          text('verification_uri'),
          { name: 'interval_seconds', type: 'integer' },
          text('next_poll_at'),
          text('expires_at'),
          text('created_at'),
          text('error', true),
          text('profiles', true),
          text('account_id', true),
          { name: 'claimed', type: 'integer', default: '0' },
        ],
      }),
    );
    await runner.createIndex(
      'device_logins',
      new TableIndex({ name: 'device_logins_status', columnNames: ['status'] }),
    );
    await runner.createTable(
      new Table({
        name: 'admin_sessions',
        columns: [id('token_digest'), text('password_digest'), text('created_at'), text('expires_at')],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['admin_sessions', 'device_logins', 'client_registrations']) {
      await runner.dropTable(table);
    }
  }
}
