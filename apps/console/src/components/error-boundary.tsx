import { Button } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from './empty-state.js';

/** A page that cannot be drawn (a bug, or code that could not be fetched) leaves the rest of the console usable. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render() {
    return this.state.failed ? <BrokenPage /> : this.props.children;
  }
}

function BrokenPage() {
  const { t } = useTranslation();
  return (
    <div role="alert">
      <EmptyState
        title={t('app.broken.title')}
        description={t('app.broken.description')}
        action={<Button onClick={() => window.location.reload()}>{t('app.broken.action')}</Button>}
      />
    </div>
  );
}
