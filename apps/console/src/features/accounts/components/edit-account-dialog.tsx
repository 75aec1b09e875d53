import { Button, Group, JsonInput, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../../components/copy-button.js';
import { Dialog } from '../../../components/dialog.js';
import { ErrorState } from '../../../components/error-state.js';
import { Fact } from '../../../components/fact.js';
import type { Account } from '@q2api/admin-contract';
import { ACCOUNTS_KEY } from '../api/list-accounts.js';
import { updateAccount } from '../api/update-account.js';
import { parseOther } from '../parse-other.js';
import { useAccountName } from './use-account-name.js';

/** What an operator may change about an account. Credentials are replaced by signing in again. */
export function EditAccountDialog({ account, onClose }: { account: Account; onClose: () => void }) {
  const { t } = useTranslation();
  const nameOf = useAccountName();
  const queryClient = useQueryClient();
  const form = useForm({
    initialValues: {
      label: account.label ?? '',
      owner: account.owner ?? '',
      other: account.other === null ? '' : JSON.stringify(account.other, null, 2),
    },
    validate: { other: (text) => (parseOther(text) === undefined ? t('accounts.edit.otherInvalid') : null) },
  });
  const mutation = useMutation({
    mutationFn: updateAccount,
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ACCOUNTS_KEY });
      onClose();
    },
  });
  const submit = form.onSubmit(({ label, owner, other }) =>
    mutation.mutate({
      id: account.id,
      changes: { label: label.trim() || null, owner: owner.trim() || null, other: parseOther(other) ?? null },
    }),
  );
  return (
    <Dialog opened onClose={onClose} title={t('accounts.edit.title', { name: nameOf(account) })} size="lg">
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <TextInput
            label={t('accounts.fields.label')}
            maxLength={200}
            data-autofocus
            {...form.getInputProps('label')}
          />
          <TextInput label={t('accounts.fields.owner')} maxLength={200} {...form.getInputProps('owner')} />
          <JsonInput
            label={t('accounts.fields.other')}
            description={t('accounts.fields.otherHint')}
            autosize
            minRows={2}
            maxRows={10}
            {...form.getInputProps('other')}
          />
          <Identity account={account} />
          {mutation.error && <ErrorState title={t('common.notSaved')} error={mutation.error} />}
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" loading={mutation.isPending}>
              {t('common.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}

function Identity({ account }: { account: Account }) {
  const { t } = useTranslation();
  return (
    <Stack component="dl" gap={4} m={0}>
      <Fact name="ID">
        <Group gap={4} wrap="nowrap">
          <Text span ff="monospace" size="xs" className="break-anywhere">
            {account.id}
          </Text>
          <CopyButton value={account.id} label={t('common.copyNamed', { name: 'ID' })} />
        </Group>
      </Fact>
      <Fact name={t('accounts.fields.region')}>{account.region}</Fact>
      <Fact name={t('accounts.fields.ssoRegion')}>{account.sso_region}</Fact>
    </Stack>
  );
}
