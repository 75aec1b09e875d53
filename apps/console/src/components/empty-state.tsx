import { Text } from '@mantine/core';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './empty-state.module.css';

interface EmptyStateProps {
  title: string;
  description?: string;
  icon?: LucideIcon;
  action?: ReactNode;
}

/** Nothing here: says why, and what to do about it. */
export function EmptyState({ title, description, icon: Icon, action }: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      {Icon && (
        <div className={styles.icon}>
          <Icon size={22} aria-hidden />
        </div>
      )}
      <Text fw={600} size="lg">
        {title}
      </Text>
      {description !== undefined && (
        <Text c="dimmed" maw={440}>
          {description}
        </Text>
      )}
      {action && <div className={styles.action}>{action}</div>}
    </div>
  );
}
