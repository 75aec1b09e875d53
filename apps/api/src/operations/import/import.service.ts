import { ConflictException, HttpException, Injectable } from '@nestjs/common';
import type {
  CreateAccount,
  DuplicateAccount,
  ImportRequest,
  ImportResult,
  ImportRow,
} from '@q2api/admin-contract';
import { AccountRepository } from '../../accounts/account.repository.js';
import { AccountsService } from '../../accounts/accounts.service.js';
import { UsageLimitsService } from '../usage-limits.service.js';
import { checkAccount } from './check-account.js';
import type { FoundSignIn } from './found-sign-in.js';
import { readImportFiles } from './read-import-files.js';

const SHARED =
  'Another program holds the same refresh token: when one of the two renews it, the other may have to sign in again.';

/** Adds the accounts of files, one by one: what is wrong with one does not keep out the others. */
@Injectable()
export class ImportService {
  constructor(
    private readonly accounts: AccountsService,
    private readonly repository: AccountRepository,
    private readonly usage: UsageLimitsService,
  ) {}

  async run({ preview, files }: ImportRequest): Promise<ImportResult> {
    const rows: ImportRow[] = [];
    const tokens = new Set<string>();
    for (const found of await readImportFiles(files)) rows.push(await this.handle(found, preview, tokens));
    return { rows };
  }

  /** @param tokens the refresh tokens of the rows before this one */
  private async handle(found: FoundSignIn, preview: boolean, tokens: Set<string>): Promise<ImportRow> {
    const { source } = found;
    if ('problem' in found) return { source, label: null, result: 'invalid', message: found.problem };
    const checked = await checkAccount(found.account);
    if ('problem' in checked) return { source, label: null, result: 'invalid', message: checked.problem };
    const row = { source, label: checked.account.label ?? null };
    if (tokens.has(checked.account.refreshToken)) {
      return { ...row, result: 'duplicate', message: 'The same refresh token stands in these files before.' };
    }
    tokens.add(checked.account.refreshToken);
    const warning = found.isShared ? SHARED : null;
    try {
      if (!preview)
        return { ...row, result: 'created', message: join(await this.create(checked.account), warning) };
      await this.accounts.refuseDuplicate(checked.account);
      return { ...row, result: 'new', message: warning };
    } catch (error) {
      return { ...row, ...refusal(error) };
    }
  }

  /** Adds the account and tries it with a question that costs nothing. What is wrong with it, if anything. */
  private async create(account: CreateAccount): Promise<string | null> {
    const { id } = await this.accounts.create(account);
    const entity = await this.repository.find(id);
    if (entity === null) return null;
    try {
      await this.usage.check(entity);
      return null;
    } catch (error) {
      return `Added, but it does not work yet: ${error instanceof Error ? error.message : String(error)}`;
    }
  }
}

function refusal(error: unknown): Pick<ImportRow, 'result' | 'message'> {
  if (error instanceof ConflictException) {
    return { result: 'duplicate', message: (error.getResponse() as DuplicateAccount).message };
  }
  if (error instanceof HttpException) return { result: 'invalid', message: error.message };
  throw error;
}

function join(...texts: (string | null)[]): string | null {
  return texts.filter((text) => text !== null).join(' ') || null;
}
