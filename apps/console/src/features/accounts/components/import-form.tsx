import { Alert, Button, FileInput, Group, Stack, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { FileUp, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../../../components/error-state.js';
import { toBase64 } from '../../../lib/to-base64.js';
import { importAccounts } from '../api/import-accounts.js';
import { ACCOUNTS_KEY } from '../api/list-accounts.js';
import { ImportRows } from './import-rows.js';

/** Accounts from files: first what would happen, row by row, then it is done. */
export function ImportForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [files, setFiles] = useState<File[]>([]);
  const [text, setText] = useState('');
  const mutation = useMutation({
    mutationFn: async (preview: boolean) => importAccounts({ preview, files: await readFiles(files, text) }),
    onSuccess: (_result, preview) =>
      preview ? undefined : queryClient.invalidateQueries({ queryKey: ACCOUNTS_KEY }),
  });
  const rows = mutation.data?.rows;
  const ready = rows?.filter(({ result }) => result === 'new').length ?? 0;
  const isImported = rows !== undefined && mutation.variables === false;
  const change =
    <T,>(set: (value: T) => void) =>
    (value: T) => {
      set(value);
      mutation.reset();
    };
  return (
    <Stack gap="md">
      <Alert color="yellow" icon={<TriangleAlert size={18} aria-hidden />}>
        {t('accounts.import.warning')}
      </Alert>
      <FileInput
        multiple
        clearable
        label={t('accounts.import.files')}
        description={t('accounts.import.filesHint')}
        placeholder={t('accounts.import.choose')}
        leftSection={<FileUp size={15} aria-hidden />}
        value={files}
        onChange={change(setFiles)}
      />
      <Textarea
        label={t('accounts.import.text')}
        autosize
        minRows={2}
        maxRows={8}
        spellCheck={false}
        value={text}
        onChange={(event) => change(setText)(event.currentTarget.value)}
      />
      {mutation.error && <ErrorState title={t('accounts.import.failed')} error={mutation.error} />}
      {rows && <ImportRows rows={rows} />}
      <Group justify="flex-end" gap="sm">
        {!isImported && (
          <Button
            variant={ready > 0 ? 'default' : 'filled'}
            disabled={files.length === 0 && text.trim() === ''}
            loading={mutation.isPending && mutation.variables}
            onClick={() => mutation.mutate(true)}
          >
            {t('accounts.import.preview')}
          </Button>
        )}
        {ready > 0 && (
          <Button loading={mutation.isPending && !mutation.variables} onClick={() => mutation.mutate(false)}>
            {t('accounts.import.submit', { count: ready })}
          </Button>
        )}
        {isImported && <Button onClick={onDone}>{t('common.close')}</Button>}
      </Group>
    </Stack>
  );
}

async function readFiles(files: File[], text: string) {
  const pasted = text.trim() === '' ? [] : [new File([text], 'pasted.json')];
  return Promise.all(
    [...files, ...pasted].map(async (file) => ({ name: file.name, base64: await toBase64(file) })),
  );
}
