import { Badge, Card, Code, Table, Text, Title } from '@mantine/core';
import type { Setting, SettingGroup, SettingSource } from '@q2api/admin-contract';
import { useTranslation } from 'react-i18next';

const GROUPS = [
  'listen',
  'access',
  'data',
  'accounts',
  'upstream',
  'logging',
] as const satisfies SettingGroup[];

const SOURCE_COLORS = { default: 'gray', environment: 'accent', file: 'blue' } satisfies Record<
  SettingSource,
  string
>;

/** Every setting with its value and where it comes from. */
export function SettingsTable({ settings }: { settings: Setting[] }) {
  const { t } = useTranslation();
  return (
    <Card withBorder padding="lg" component="section" aria-labelledby="configuration">
      <Title order={2} size="h5" id="configuration" mb="sm">
        {t('settings.configuration.title')}
      </Title>
      <Table.ScrollContainer minWidth={620} type="native">
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('settings.configuration.name')}</Table.Th>
              <Table.Th>{t('settings.configuration.value')}</Table.Th>
              <Table.Th>{t('settings.configuration.source')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          {GROUPS.map((group) => (
            <SettingRows
              key={group}
              group={group}
              settings={settings.filter((setting) => setting.group === group)}
            />
          ))}
        </Table>
      </Table.ScrollContainer>
    </Card>
  );
}

function SettingRows({ group, settings }: { group: SettingGroup; settings: Setting[] }) {
  const { t } = useTranslation();
  if (settings.length === 0) return null;
  return (
    <Table.Tbody>
      <Table.Tr>
        <Table.Th scope="rowgroup" colSpan={3} c="dimmed" fz="xs" pt="md">
          {t(`settings.configuration.groups.${group}`)}
        </Table.Th>
      </Table.Tr>
      {settings.map((setting) => (
        <Table.Tr key={setting.name}>
          <Table.Td>
            <Code>{setting.name}</Code>
            <Text size="xs" c="dimmed" lang="en">
              {setting.description}
            </Text>
          </Table.Td>
          <Table.Td className="break-anywhere">
            <SettingValue setting={setting} />
          </Table.Td>
          <Table.Td>
            <Badge color={SOURCE_COLORS[setting.source]}>
              {t(`settings.configuration.sources.${setting.source}`)}
            </Badge>
          </Table.Td>
        </Table.Tr>
      ))}
    </Table.Tbody>
  );
}

function SettingValue({ setting }: { setting: Setting }) {
  const { t } = useTranslation();
  if (setting.value === null)
    return (
      <Text span inherit c="dimmed">
        {t('settings.configuration.notSet')}
      </Text>
    );
  if (setting.secret)
    return (
      <Text span inherit c="dimmed">
        {t('settings.configuration.hidden')}
      </Text>
    );
  return setting.value;
}
