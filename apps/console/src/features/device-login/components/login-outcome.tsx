import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import type { LoginState } from '@q2api/admin-contract';
import { CircleAlert, CircleCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';

interface LoginOutcomeProps {
  state: Exclude<LoginState, 'pending' | 'completing' | 'choose-profile'>;
  /** The gateway's own words about a failure. */
  detail: string | null;
  onStartAgain: () => void;
  onDone: () => void;
}

export function LoginOutcome({ state, detail, onStartAgain, onDone }: LoginOutcomeProps) {
  const { t } = useTranslation();
  const isGood = state === 'completed';
  const Icon = isGood ? CircleCheck : CircleAlert;
  return (
    <Stack gap="lg">
      <Alert
        role={isGood ? 'status' : 'alert'}
        color={isGood ? 'teal' : 'red'}
        icon={<Icon size={18} aria-hidden />}
        title={t(`login.outcome.${state}.title`)}
      >
        <Text>{t(`login.outcome.${state}.text`)}</Text>
        {state === 'failed' && detail !== null && (
          <Text mt="xs" className="break-anywhere">
            {detail}
          </Text>
        )}
      </Alert>
      <Group justify="flex-end">
        {isGood ? (
          <Button onClick={onDone} data-autofocus>
            {t('login.done')}
          </Button>
        ) : (
          <Button onClick={onStartAgain} data-autofocus>
            {t('login.startAgain')}
          </Button>
        )}
      </Group>
    </Stack>
  );
}
