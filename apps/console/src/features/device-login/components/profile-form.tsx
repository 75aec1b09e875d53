import { Button, Group, Radio, Stack } from '@mantine/core';
import type { LoginProfile } from '@q2api/admin-contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../../../components/error-state.js';
import { chooseProfile } from '../api/choose-profile.js';
import { loginStatusQuery } from '../api/get-login-status.js';

/** The organisation has several profiles: which one is the account for? */
export function ProfileForm({ authId, profiles }: { authId: string; profiles: LoginProfile[] }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [profileArn, setProfileArn] = useState(profiles[0]?.arn ?? '');
  const { mutate, error, isPending } = useMutation({
    mutationFn: () => chooseProfile(authId, { profileArn }),
    onSuccess: (status) => queryClient.setQueryData(loginStatusQuery(authId).queryKey, status),
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        mutate();
      }}
    >
      <Stack gap="md">
        <Radio.Group label={t('login.chooseProfile')} value={profileArn} onChange={setProfileArn}>
          <Stack gap="xs" mt="xs">
            {profiles.map(({ arn, name, region }) => (
              <Radio key={arn} value={arn} label={`${name} · ${region}`} description={arn} />
            ))}
          </Stack>
        </Radio.Group>
        {error && <ErrorState title={t('common.failed')} error={error} />}
        <Group justify="flex-end">
          <Button type="submit" loading={isPending}>
            {t('login.start')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
