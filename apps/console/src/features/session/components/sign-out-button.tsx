import { ActionIcon, Tooltip } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery } from '@tanstack/react-query';
import { LogOut } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../../../components/use-error-text.js';
import { sessionQuery } from '../api/get-session.js';
import { signOut } from '../api/sign-out.js';

/** Only where there is a password to sign in with again. */
export function SignOutButton() {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const { data } = useQuery(sessionQuery);
  const mutation = useMutation({
    mutationFn: signOut,
    onError: (error) => notifications.show({ color: 'red', message: errorText(error) }),
  });
  if (!data?.required || !data.signedIn) return null;
  return (
    <Tooltip label={t('session.signOut')}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={t('session.signOut')}
        loading={mutation.isPending}
        onClick={() => mutation.mutate()}
      >
        <LogOut size={17} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}
