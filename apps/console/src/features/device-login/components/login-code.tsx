import { Button, Group, Loader, Stack, Text } from '@mantine/core';
import { ExternalLink } from 'lucide-react';
import { QRCodeSVG } from 'qrcode.react';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../../components/copy-button.js';
import { formatCountdown } from '../../../lib/format-time.js';
import type { LoginUnderWay } from '../stored-login.js';
import styles from './login-progress.module.css';

interface LoginCodeProps {
  login: LoginUnderWay;
  /** Seconds. */
  remaining: number;
  isWaiting: boolean;
}

const QR_SIZE = 132;

/** The code, the link as button and QR code, and how long both are good for. */
export function LoginCode({ login, remaining, isWaiting }: LoginCodeProps) {
  const { t } = useTranslation();
  return (
    <Stack gap="lg" mb="md">
      <Text c="dimmed">{t('login.instructions')}</Text>
      <div className={styles.grid}>
        <Stack gap="md" w="100%">
          <div className={styles.code}>
            <span data-testid="user-code">{login.userCode}</span>
            <CopyButton value={login.userCode} label={t('login.copyCode')} />
          </div>
          <Button
            component="a"
            href={safeLink(login.verificationUri)}
            target="_blank"
            rel="noopener noreferrer"
            rightSection={<ExternalLink size={15} aria-hidden />}
            data-autofocus
          >
            {t('login.open')}
          </Button>
        </Stack>
        <QRCodeSVG
          className={styles.qr}
          value={login.verificationUri}
          size={QR_SIZE}
          title={t('login.qrCode')}
          marginSize={0}
        />
      </div>
      <Group justify="space-between" gap="sm">
        <Group gap="xs" role="status">
          {isWaiting && <Loader size={14} aria-hidden />}
          <Text>{t('login.waiting')}</Text>
        </Group>
        <Text c="dimmed" className="tabular" role="timer">
          {t('login.expiresIn', { time: formatCountdown(remaining) })}
        </Text>
      </Group>
    </Stack>
  );
}

/** The address comes from the sign-in service: only the web is opened, no script. */
function safeLink(uri: string): string | undefined {
  return /^https?:\/\//i.test(uri) ? uri : undefined;
}
