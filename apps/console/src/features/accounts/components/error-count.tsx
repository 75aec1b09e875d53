import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatCount } from '../../../lib/format-number.js';
import type { Account } from '@q2api/admin-contract';

/** Failures in a row; red as soon as there is one. */
export function ErrorCount({ account }: { account: Account }) {
  const { i18n } = useTranslation();
  return (
    <Text
      span
      inherit
      className="tabular"
      c={account.error_count > 0 ? 'red' : undefined}
      fw={account.error_count > 0 ? 600 : undefined}
    >
      {formatCount(account.error_count, i18n.language)}
    </Text>
  );
}
