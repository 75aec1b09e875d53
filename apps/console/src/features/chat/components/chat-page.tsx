import { Box, Button, Tabs } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { MessageSquare, SlidersHorizontal, SquarePen } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../components/empty-state.js';
import { PageHeader } from '../../../components/page-header.js';
import { chatSession, useChatState } from '../use-chat-session.js';
import styles from './chat-page.module.css';
import { ChatSettingsPanel } from './chat-settings-panel.js';
import { Composer } from './composer.js';
import { CurlView } from './curl-view.js';
import { MessageList } from './message-list.js';
import { RawView } from './raw-view.js';

/** A turn tried out, with everything that can be seen of it. */
export function ChatPage() {
  const { t } = useTranslation();
  const state = useChatState();
  const isNarrow = useMediaQuery('(max-width: 900px)', undefined, { getInitialValueInEffect: false });
  const [tab, setTab] = useState<string | null>('conversation');
  const answer = state.messages.findLast((message) => message.role === 'assistant');
  return (
    <>
      <PageHeader
        title={t('app.pages.chat')}
        description={t('chat.description')}
        actions={
          state.messages.length > 0 && (
            <Button
              variant="default"
              leftSection={<SquarePen size={15} aria-hidden />}
              onClick={() => chatSession.clear()}
            >
              {t('chat.clear')}
            </Button>
          )
        }
      />
      <div className={styles.page}>
        <Tabs value={tab} onChange={setTab} keepMounted={false} className={styles.conversation}>
          <Tabs.List>
            <Tabs.Tab value="conversation">{t('chat.tabs.conversation')}</Tabs.Tab>
            <Tabs.Tab value="events">{t('chat.tabs.events')}</Tabs.Tab>
            <Tabs.Tab value="curl">{t('chat.tabs.curl')}</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="conversation" className={styles.messages}>
            {state.messages.length === 0 ? (
              <EmptyState
                icon={MessageSquare}
                title={t('chat.empty.title')}
                description={t('chat.empty.description')}
              />
            ) : (
              <MessageList messages={state.messages} />
            )}
          </Tabs.Panel>
          <Tabs.Panel value="events">
            <RawView answer={answer} />
          </Tabs.Panel>
          <Tabs.Panel value="curl">
            <CurlView answer={answer} />
          </Tabs.Panel>
          <Box className={styles.composer}>
            <Composer
              draft={state.draft}
              isStreaming={state.isStreaming}
              onSent={() => setTab('conversation')}
            />
          </Box>
        </Tabs>
        <aside className={styles.settings} aria-label={t('chat.settings.title')}>
          {isNarrow ? (
            <details className={styles.folded}>
              <summary>
                <SlidersHorizontal size={15} aria-hidden />
                {t('chat.settings.title')}
                <span>{state.settings.model}</span>
              </summary>
              <ChatSettingsPanel settings={state.settings} />
            </details>
          ) : (
            <ChatSettingsPanel settings={state.settings} />
          )}
        </aside>
      </div>
    </>
  );
}
