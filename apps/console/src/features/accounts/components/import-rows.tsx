import { Badge, Table } from '@mantine/core';
import type { ImportRow } from '@q2api/admin-contract';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../components/empty-state.js';

const COLORS = { new: 'accent', created: 'teal', duplicate: 'gray', invalid: 'red' } satisfies Record<
  ImportRow['result'],
  string
>;

export function ImportRows({ rows }: { rows: ImportRow[] }) {
  const { t } = useTranslation();
  if (rows.length === 0) return <EmptyState title={t('accounts.import.nothing')} />;
  return (
    <Table.ScrollContainer minWidth={420} type="native">
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('accounts.import.source')}</Table.Th>
            <Table.Th>{t('accounts.fields.label')}</Table.Th>
            <Table.Th>{t('accounts.import.result')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row, index) => (
            <Table.Tr key={index}>
              <Table.Td className="break-anywhere">{row.source}</Table.Td>
              <Table.Td>{row.label ?? '–'}</Table.Td>
              <Table.Td>
                <Badge color={COLORS[row.result]}>{t(`accounts.import.results.${row.result}`)}</Badge>{' '}
                {row.message}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
