import { Badge, Card, Code, Text, Title } from '@mantine/core';
import type { Setting, SettingGroup, SettingSource } from '@q2api/admin-contract';
import { useTranslation } from 'react-i18next';
import { asLanguage } from '../../../i18n/i18n.js';
import { CHINESE_DESCRIPTIONS } from '../chinese-descriptions.js';
import styles from './configuration-card.module.css';

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
export function ConfigurationCard({ settings }: { settings: Setting[] }) {
  const { t } = useTranslation();
  return (
    <Card withBorder padding="lg" component="section" aria-labelledby="configuration">
      <Title order={2} size="h5" id="configuration">
        {t('settings.configuration.title')}
      </Title>
      {GROUPS.map((group) => {
        const members = settings.filter((setting) => setting.group === group);
        if (members.length === 0) return null;
        return (
          <div key={group}>
            <h3 className={styles.group}>{t(`settings.configuration.groups.${group}`)}</h3>
            <ul className={styles.list}>
              {members.map((setting) => (
                <SettingRow key={setting.name} setting={setting} />
              ))}
            </ul>
          </div>
        );
      })}
    </Card>
  );
}

function SettingRow({ setting }: { setting: Setting }) {
  const { t, i18n } = useTranslation();
  const translated = asLanguage(i18n.language) === 'zh' ? CHINESE_DESCRIPTIONS[setting.name] : undefined;
  return (
    <li className={styles.row}>
      <div>
        <Code>{setting.name}</Code>
        <Text size="xs" c="dimmed" mt={2}>
          {translated ?? setting.description}
        </Text>
      </div>
      <div className="break-anywhere">
        <SettingValue setting={setting} />
      </div>
      <Badge color={SOURCE_COLORS[setting.source]}>
        {t(`settings.configuration.sources.${setting.source}`)}
      </Badge>
    </li>
  );
}

function SettingValue({ setting }: { setting: Setting }) {
  const { t } = useTranslation();
  if (setting.value !== null && !setting.secret) return setting.value;
  return (
    <Text span inherit c="dimmed">
      {setting.value === null ? t('settings.configuration.notSet') : t('settings.configuration.hidden')}
    </Text>
  );
}
