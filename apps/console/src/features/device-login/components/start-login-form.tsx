import { Autocomplete, Button, Group, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../../../components/error-state.js';
import { startLogin } from '../api/start-login.js';
import { AWS_REGIONS } from '../aws-regions.js';
import type { LoginUnderWay } from '../stored-login.js';
import type { SignInTarget } from '../sign-in-target.js';

interface StartLoginFormProps {
  account?: SignInTarget;
  autoFocus: boolean;
  onStarted: (login: LoginUnderWay) => void;
}

type Method = 'builder-id' | 'identity-center';

export function StartLoginForm({ account, autoFocus, onStarted }: StartLoginFormProps) {
  const { t } = useTranslation();
  const form = useForm({
    initialValues: {
      method: (account?.startUrl ? 'identity-center' : 'builder-id') as Method,
      label: '',
      startUrl: account?.startUrl ?? '',
      ssoRegion: account?.ssoRegion ?? 'us-east-1',
    },
    validate: {
      startUrl: (url, { method }) =>
        method === 'builder-id' || /^https:\/\/[^\s/]+/.test(url.trim()) ? null : t('login.startUrlInvalid'),
    },
  });
  const mutation = useMutation({
    mutationFn: startLogin,
    onSuccess: (started) =>
      onStarted({
        authId: started.authId,
        userCode: started.userCode,
        verificationUri: started.verificationUriComplete,
        expiresAt: Date.now() + started.expiresIn * 1000,
        ...(account && { accountName: account.label ?? account.id }),
      }),
  });
  const isIdentityCenter = form.values.method === 'identity-center';
  const submit = form.onSubmit(({ label, startUrl, ssoRegion }) =>
    mutation.mutate({
      ...(label.trim() !== '' && { label: label.trim() }),
      ...(isIdentityCenter && { startUrl: startUrl.trim(), ssoRegion: ssoRegion.trim() }),
      ...(account && { accountId: account.id }),
    }),
  );
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <SegmentedControl
          aria-label={t('login.method')}
          {...form.getInputProps('method')}
          data={[
            { value: 'builder-id', label: t('login.builderId') },
            { value: 'identity-center', label: t('login.identityCenter') },
          ]}
        />
        <Text c="dimmed">{isIdentityCenter ? t('login.identityCenterHint') : t('login.builderIdHint')}</Text>
        {isIdentityCenter && (
          <>
            <TextInput
              label={t('accounts.fields.startUrl')}
              placeholder="https://example.awsapps.com/start"
              type="url"
              {...form.getInputProps('startUrl')}
            />
            <Autocomplete
              label={t('accounts.fields.ssoRegion')}
              data={AWS_REGIONS}
              {...form.getInputProps('ssoRegion')}
            />
          </>
        )}
        {!account && (
          <TextInput
            label={t('accounts.fields.label')}
            description={t('login.labelHint')}
            maxLength={200}
            {...form.getInputProps('label')}
          />
        )}
        {mutation.error && <ErrorState title={t('login.startFailed')} error={mutation.error} />}
        <Group justify="flex-end">
          <Button type="submit" loading={mutation.isPending} autoFocus={autoFocus}>
            {t('login.start')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
