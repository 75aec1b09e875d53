import { Badge, Button, Card, Group, Text, Title } from '@mantine/core';
import type { AttentionItem } from '@q2api/admin-contract';
import { CircleAlert, CircleCheck, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { EmptyState } from '../../../components/empty-state.js';
import styles from './attention-card.module.css';
import { useAttention } from './use-attention.js';

/** What somebody should look at, each with the way there. */
export function AttentionCard({ items }: { items: AttentionItem[] }) {
  const { t } = useTranslation();
  return (
    <Card component="section" withBorder padding="lg" aria-labelledby="attention">
      <Group gap="xs" mb={items.length > 0 ? 4 : 0}>
        <Title order={2} size="h5" id="attention">
          {t('overview.attention.title')}
        </Title>
        {items.length > 0 && <Badge color="gray">{items.length}</Badge>}
      </Group>
      {items.length === 0 ? (
        <EmptyState
          icon={CircleCheck}
          title={t('overview.attention.none')}
          description={t('overview.attention.noneDetail')}
        />
      ) : (
        <ul className={styles.list}>
          {items.map((item, index) => (
            <AttentionRow key={index} item={item} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function AttentionRow({ item }: { item: AttentionItem }) {
  const { level, text, detail, link } = useAttention(item);
  const Icon = level === 'bad' ? CircleAlert : TriangleAlert;
  return (
    <li className={styles.item}>
      <Icon className={styles.icon} data-level={level} size={17} aria-hidden />
      <div>
        <Text className="break-anywhere">{text}</Text>
        {detail !== null && (
          <Text size="xs" c="dimmed" lineClamp={2} title={detail} className="break-anywhere">
            {detail}
          </Text>
        )}
      </div>
      <Button component={Link} to={link.to} size="compact-xs" variant="light">
        {link.text}
      </Button>
    </li>
  );
}
