import { Card, Text, Title } from '@mantine/core';
import type { SecurityFinding } from '@q2api/admin-contract';
import { CircleCheck, ShieldAlert, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import styles from './settings-page.module.css';

const ICONS = { risk: ShieldAlert, notice: TriangleAlert, ok: CircleCheck } as const;
const ORDER = ['risk', 'notice', 'ok'] as const;

/** What is weak right now and how to put it right; what was looked at and is in order comes last. */
export function SecurityCard({ findings }: { findings: SecurityFinding[] }) {
  const { t } = useTranslation();
  const sorted = ORDER.flatMap((level) => findings.filter((finding) => finding.level === level));
  return (
    <Card withBorder padding="lg" component="section" aria-labelledby="security">
      <Title order={2} size="h5" id="security" mb={4}>
        {t('settings.security.title')}
      </Title>
      <ul className={styles.findings}>
        {sorted.map(({ code, level }) => {
          const Icon = ICONS[level];
          const isOk = level === 'ok';
          return (
            <li key={code} className={styles.finding}>
              <Icon
                className={styles.icon}
                data-level={level}
                size={17}
                aria-label={t(`settings.security.levels.${level}`)}
                role="img"
              />
              <div>
                <Text fw={isOk ? 400 : 600}>{t(`settings.security.${code}.${isOk ? 'ok' : 'title'}`)}</Text>
                {!isOk && <Text c="dimmed">{t(`settings.security.${code}.fix`)}</Text>}
              </div>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
