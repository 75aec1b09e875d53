import type { CreateAccount } from '@q2api/admin-contract';
import { plainToInstance } from 'class-transformer';
import { validate } from 'class-validator';
import { CreateAccountDto } from '../../accounts/dto/create-account.dto.js';

/** The account, if it is one that `POST /v2/accounts` would take; else what is wrong with it, without its values. */
export async function checkAccount(input: object): Promise<{ account: CreateAccount } | { problem: string }> {
  const account = plainToInstance(CreateAccountDto, input);
  const errors = await validate(account, { whitelist: true, forbidUnknownValues: true });
  if (errors.length === 0) return { account };
  return { problem: errors.flatMap(({ constraints }) => Object.values(constraints ?? {})).join('; ') };
}
