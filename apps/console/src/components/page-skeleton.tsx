import { Skeleton, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** The outline of a page whose code or data is on its way. */
export function PageSkeleton() {
  const { t } = useTranslation();
  return (
    <Stack gap="lg" role="status" aria-label={t('common.loading')}>
      <Skeleton height={28} width={180} />
      <Skeleton height={96} />
      <Skeleton height={260} />
    </Stack>
  );
}
