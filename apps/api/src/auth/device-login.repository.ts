import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { LoginState } from '@q2api/admin-contract';
import { In, LessThanOrEqual, Repository } from 'typeorm';
import { Transactions } from '../database/transactions.js';
import { SecretCipher } from '../secrets/secret-cipher.js';
import { DeviceLoginEntity } from './device-login.entity.js';
import type { LoginOptions, LoginSecrets } from './login-details.js';

/** In these states the gateway itself has something to do. */
const ACTIVE: LoginState[] = ['pending', 'completing'];

/** Device logins in the database, where every process and the next start find them. */
@Injectable()
export class DeviceLoginRepository {
  constructor(
    @InjectRepository(DeviceLoginEntity) private readonly logins: Repository<DeviceLoginEntity>,
    private readonly transactions: Transactions,
    private readonly cipher: SecretCipher,
  ) {}

  find(id: string): Promise<DeviceLoginEntity | null> {
    return this.logins.findOneBy({ id });
  }

  /** Logins that are to be looked after at `now` (ISO 8601, UTC). */
  findDue(now: string): Promise<DeviceLoginEntity[]> {
    return this.logins.findBy({ status: In(ACTIVE), next_poll_at: LessThanOrEqual(now) });
  }

  /** Adds a login and deletes those that were begun before `oldest` (ISO 8601, UTC). */
  async insert(login: DeviceLoginEntity, oldest: string): Promise<void> {
    await this.transactions.run(async (manager) => {
      await manager.delete(DeviceLoginEntity, { created_at: LessThanOrEqual(oldest) });
      await manager.insert(DeviceLoginEntity, login);
    });
  }

  /** Takes a due login for this process until `until`. False: another process was faster. */
  async take({ id, status, next_poll_at }: DeviceLoginEntity, until: string): Promise<boolean> {
    const { affected } = await this.transactions.run((manager) =>
      manager.update(DeviceLoginEntity, { id, status, next_poll_at }, { next_poll_at: until }),
    );
    return Boolean(affected);
  }

  /** Changes a login that is still in the state `from`. False: it is not, and nothing was changed. */
  async update(id: string, from: LoginState, values: Partial<DeviceLoginEntity>): Promise<boolean> {
    const { affected } = await this.transactions.run((manager) =>
      manager.update(DeviceLoginEntity, { id, status: from }, values),
    );
    return Boolean(affected);
  }

  /** Marks a completed login as handed out. False: it was already. */
  async claim(id: string): Promise<boolean> {
    const { affected } = await this.transactions.run((manager) =>
      manager.update(DeviceLoginEntity, { id, status: 'completed', claimed: 0 }, { claimed: 1 }),
    );
    return Boolean(affected);
  }

  seal(id: string, secrets: LoginSecrets): string {
    return this.cipher.seal(JSON.stringify(secrets), ownerOf(id));
  }

  secretsOf({ id, secrets }: DeviceLoginEntity): LoginSecrets {
    if (secrets === null) throw new Error(`the device login ${id} has no secrets any more`);
    return JSON.parse(this.cipher.open(secrets, ownerOf(id))) as LoginSecrets;
  }

  optionsOf({ options }: DeviceLoginEntity): LoginOptions {
    return JSON.parse(options) as LoginOptions;
  }
}

function ownerOf(id: string): string {
  return `device_logins/${id}`;
}
