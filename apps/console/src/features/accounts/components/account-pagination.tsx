import { Group, Pagination, Select, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatCount } from '../../../lib/format-number.js';
import { type ListQuery, PAGE_SIZES } from '../account-query.js';

interface AccountPaginationProps {
  count: number;
  query: ListQuery;
  onQueryChange: (changes: Partial<ListQuery>) => void;
}

export function AccountPagination({ count, query, onQueryChange }: AccountPaginationProps) {
  const { t, i18n } = useTranslation();
  const pages = Math.max(1, Math.ceil(count / query.pageSize));
  return (
    <Group justify="space-between" mt="md" gap="sm">
      <Text c="dimmed" className="tabular" role="status">
        {t('accounts.count', { count, formatted: formatCount(count, i18n.language) })}
      </Text>
      <Group gap="sm">
        {count > PAGE_SIZES[0] && (
          <Select
            size="xs"
            w={120}
            aria-label={t('accounts.pageSize')}
            allowDeselect={false}
            value={String(query.pageSize)}
            onChange={(value) => onQueryChange({ pageSize: Number(value) })}
            data={PAGE_SIZES.map((size) => ({ value: String(size), label: t('accounts.perPage', { size }) }))}
          />
        )}
        {pages > 1 && (
          <Pagination
            size="sm"
            total={pages}
            value={Math.min(query.page, pages)}
            onChange={(page) => onQueryChange({ page })}
            siblings={1}
            getItemProps={(page) => ({ 'aria-label': t('accounts.page', { page }) })}
            getControlProps={(control) => ({
              'aria-label': control === 'next' ? t('accounts.nextPage') : t('accounts.previousPage'),
            })}
          />
        )}
      </Group>
    </Group>
  );
}
