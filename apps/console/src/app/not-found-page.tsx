import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { EmptyState } from '../components/empty-state.js';

export function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <EmptyState
      title={t('app.notFound.title')}
      description={t('app.notFound.description')}
      action={
        <Button component={Link} to="/" variant="light">
          {t('app.notFound.action')}
        </Button>
      }
    />
  );
}
