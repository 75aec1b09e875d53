import { Button, Group, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from './dialog.js';
import { ErrorState } from './error-state.js';

interface ConfirmDialogProps {
  title: string;
  children: ReactNode;
  /** What the button does, in a word or two. */
  action: string;
  onConfirm: () => Promise<unknown>;
  onClose: () => void;
}

/** Asks before something is lost. Stays open, with the reason, when it could not be done. */
export function ConfirmDialog({ title, children, action, onConfirm, onClose }: ConfirmDialogProps) {
  const { t } = useTranslation();
  const mutation = useMutation({ mutationFn: onConfirm, onSuccess: onClose });
  return (
    <Dialog opened onClose={onClose} title={title} size="md">
      <Stack gap="lg">
        <Text component="div">{children}</Text>
        {mutation.error && <ErrorState title={t('common.failed')} error={mutation.error} />}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose} data-autofocus>
            {t('common.cancel')}
          </Button>
          <Button color="red" loading={mutation.isPending} onClick={() => mutation.mutate()}>
            {action}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
