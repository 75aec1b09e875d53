import { Table, UnstyledButton } from '@mantine/core';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { AccountSortField } from '@q2api/admin-contract';
import type { ListQuery } from '../account-query.js';
import styles from './sort-header.module.css';

type SortableColumn = Extract<
  AccountSortField,
  'label' | 'success_count' | 'error_count' | 'last_used_at' | 'expires_at'
>;

interface SortHeaderProps {
  column: SortableColumn;
  query: ListQuery;
  onQueryChange: (changes: Partial<ListQuery>) => void;
  align?: 'left' | 'right';
}

/** A column's heading; a click sorts by it, another one turns the order round. */
export function SortHeader({ column, query, onQueryChange, align = 'left' }: SortHeaderProps) {
  const { t } = useTranslation();
  const isActive = query.sort === column;
  const firstOrder = column === 'label' ? 'asc' : 'desc';
  const otherOrder = query.order === 'asc' ? 'desc' : 'asc';
  const Icon = (isActive ? query.order : firstOrder) === 'asc' ? ArrowUp : ArrowDown;
  return (
    <Table.Th ta={align} aria-sort={!isActive ? 'none' : query.order === 'asc' ? 'ascending' : 'descending'}>
      <UnstyledButton
        className={styles.button}
        fz="inherit"
        onClick={() => onQueryChange({ sort: column, order: isActive ? otherOrder : firstOrder })}
      >
        {t(`accounts.columns.${column}`)}
        <Icon className={styles.icon} data-active={isActive || undefined} size={13} aria-hidden />
      </UnstyledButton>
    </Table.Th>
  );
}
