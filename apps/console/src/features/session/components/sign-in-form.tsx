import { Alert, Button, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { SecretInput } from '../../../components/secret-input.js';
import { useErrorText } from '../../../components/use-error-text.js';
import { ApiError } from '../../../lib/api-error.js';
import { signIn } from '../api/sign-in.js';

export function SignInForm({ onSignedIn }: { onSignedIn?: () => void }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const form = useForm({ initialValues: { password: '' } });
  const mutation = useMutation({ mutationFn: signIn, onSuccess: onSignedIn });
  const isWrong = mutation.error instanceof ApiError && mutation.error.status === 401;
  return (
    <form onSubmit={form.onSubmit((values) => mutation.mutate(values))}>
      <Stack gap="md">
        <SecretInput
          label={t('session.password')}
          autoComplete="current-password"
          required
          withAsterisk={false}
          data-autofocus
          autoFocus
          {...form.getInputProps('password')}
          error={isWrong && t('session.wrongPassword')}
        />
        {mutation.error && !isWrong && (
          <Alert color="red" role="alert">
            {errorText(mutation.error)}
          </Alert>
        )}
        <Button type="submit" loading={mutation.isPending} fullWidth>
          {t('session.signIn')}
        </Button>
      </Stack>
    </form>
  );
}
