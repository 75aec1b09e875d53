import { Autocomplete, Button, Group, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../../../components/error-state.js';
import { SecretInput } from '../../../components/secret-input.js';
import { AWS_REGIONS } from '../../device-login/aws-regions.js';
import { createAccount } from '../api/create-account.js';
import { ACCOUNTS_KEY } from '../api/list-accounts.js';

const EMPTY = {
  label: '',
  clientId: '',
  clientSecret: '',
  refreshToken: '',
  accessToken: '',
  startUrl: '',
  ssoRegion: 'us-east-1',
};

/** Credentials that another program obtained. They leave this form once and are never shown again. */
export function CredentialsForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const required = (text: string): string | null => (text.trim() === '' ? t('common.required') : null);
  const form = useForm({
    initialValues: EMPTY,
    validate: { clientId: required, clientSecret: required, refreshToken: required },
  });
  const mutation = useMutation({
    mutationFn: createAccount,
    onSuccess: async () => {
      notifications.show({ color: 'teal', message: t('accounts.add.added') });
      await queryClient.invalidateQueries({ queryKey: ACCOUNTS_KEY });
      onDone();
    },
  });
  const submit = form.onSubmit(({ clientId, clientSecret, refreshToken, ...optional }) =>
    mutation.mutate({
      clientId: clientId.trim(),
      clientSecret: clientSecret.trim(),
      refreshToken: refreshToken.trim(),
      ...withoutEmpty(optional),
    }),
  );
  const secret = { autoComplete: 'off', spellCheck: false, withAsterisk: true } as const;
  return (
    <form onSubmit={submit} noValidate autoComplete="off">
      <Stack gap="md">
        <TextInput label={t('accounts.fields.label')} maxLength={200} {...form.getInputProps('label')} />
        <TextInput label={t('accounts.fields.clientId')} {...secret} {...form.getInputProps('clientId')} />
        <SecretInput
          label={t('accounts.fields.clientSecret')}
          {...secret}
          {...form.getInputProps('clientSecret')}
        />
        <SecretInput
          label={t('accounts.fields.refreshToken')}
          {...secret}
          {...form.getInputProps('refreshToken')}
        />
        <SecretInput
          label={t('accounts.fields.accessToken')}
          description={t('accounts.fields.accessTokenHint')}
          autoComplete="off"
          {...form.getInputProps('accessToken')}
        />
        <Group grow align="flex-start">
          <TextInput
            label={t('accounts.fields.startUrl')}
            description={t('accounts.fields.startUrlHint')}
            type="url"
            {...form.getInputProps('startUrl')}
          />
          <Autocomplete
            label={t('accounts.fields.ssoRegion')}
            description={t('accounts.fields.ssoRegionHint')}
            data={AWS_REGIONS}
            {...form.getInputProps('ssoRegion')}
          />
        </Group>
        {mutation.error && <ErrorState title={t('accounts.add.failed')} error={mutation.error} />}
        <Group justify="flex-end">
          <Button type="submit" loading={mutation.isPending}>
            {t('accounts.add.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** A field that was left empty is not sent. */
function withoutEmpty(values: Record<string, string>): Record<string, string> {
  const filled = Object.entries(values).map(([name, value]) => [name, value.trim()] as const);
  return Object.fromEntries(filled.filter(([, value]) => value !== ''));
}
