import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { Check, Copy } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useCopy } from './use-copy.js';

interface CopyButtonProps {
  value: string;
  /** What is copied: the button's name for those who cannot see it. */
  label: string;
  /** Shows the label beside the icon. */
  withText?: boolean;
}

export function CopyButton({ value, label, withText = false }: CopyButtonProps) {
  const { t } = useTranslation();
  const { isCopied, copy } = useCopy();
  const icon = isCopied ? <Check size={15} aria-hidden /> : <Copy size={15} aria-hidden />;
  if (withText) {
    return (
      <Button size="xs" variant="default" leftSection={icon} onClick={() => copy(value)}>
        {isCopied ? t('common.copied') : label}
      </Button>
    );
  }
  return (
    <Tooltip label={isCopied ? t('common.copied') : label}>
      <ActionIcon variant="subtle" color="gray" aria-label={label} onClick={() => copy(value)}>
        {icon}
      </ActionIcon>
    </Tooltip>
  );
}
