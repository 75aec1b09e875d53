import { ActionIcon, Button, Textarea, Tooltip } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { ArrowUp, ImagePlus, Square } from 'lucide-react';
import { type ClipboardEvent, type DragEvent, type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChatState } from '../chat-state.js';
import { IMAGE_TYPES, readImages } from '../read-images.js';
import { chatSession } from '../use-chat-session.js';
import styles from './composer.module.css';
import { DraftImages } from './draft-images.js';
import { preloadMarkdown } from './lazy-markdown.js';

interface ComposerProps {
  draft: ChatState['draft'];
  isStreaming: boolean;
  onSent: () => void;
}

/** Where a question is written. Enter sends, Shift+Enter begins a line; images can be pasted and dropped. */
export function Composer({ draft, isStreaming, onSent }: ComposerProps) {
  const { t } = useTranslation();
  const [isDragging, setDragging] = useState(false);
  const picker = useRef<HTMLInputElement>(null);

  async function add(files: Iterable<File>): Promise<void> {
    const { images, refused } = await readImages(files);
    chatSession.addImages(images);
    if (refused.length > 0) {
      notifications.show({ color: 'red', message: t('chat.imageRefused', { names: refused.join(', ') }) });
    }
  }
  function send(): void {
    chatSession.send();
    onSent();
  }
  function onKeyDown(event: KeyboardEvent): void {
    // While an input method composes (Chinese, Japanese), Enter ends the composition.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    if (!isStreaming) send();
  }
  function onPaste(event: ClipboardEvent): void {
    if (event.clipboardData.files.length === 0) return;
    event.preventDefault();
    void add(event.clipboardData.files);
  }
  function onDrop(event: DragEvent): void {
    event.preventDefault();
    setDragging(false);
    void add(event.dataTransfer.files);
  }

  return (
    <div
      className={styles.box}
      data-dragging={isDragging || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setDragging(true);
      }}
      onDragLeave={() => setDragging(false)}
      onDrop={onDrop}
    >
      <DraftImages images={draft.images} onChange={(images) => chatSession.changeDraft({ images })} />
      <Textarea
        variant="unstyled"
        aria-label={t('chat.message')}
        placeholder={t('chat.placeholder')}
        autosize
        minRows={2}
        maxRows={12}
        classNames={{ input: styles.input }}
        value={draft.text}
        onChange={(event) => chatSession.changeDraft({ text: event.currentTarget.value })}
        onFocus={preloadMarkdown}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
      />
      <div className={styles.row}>
        <input
          ref={picker}
          type="file"
          hidden
          multiple
          accept={IMAGE_TYPES.join(',')}
          onChange={(event) => {
            void add([...(event.currentTarget.files ?? [])]);
            event.currentTarget.value = '';
          }}
        />
        <Tooltip label={t('chat.addImage')}>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={t('chat.addImage')}
            onClick={() => picker.current?.click()}
          >
            <ImagePlus size={18} aria-hidden />
          </ActionIcon>
        </Tooltip>
        {isStreaming ? (
          <Button
            color="red"
            variant="light"
            leftSection={<Square size={13} fill="currentColor" aria-hidden />}
            onClick={() => chatSession.stop()}
          >
            {t('chat.stop')}
          </Button>
        ) : (
          <Button
            leftSection={<ArrowUp size={16} aria-hidden />}
            disabled={draft.text.trim() === '' && draft.images.length === 0}
            onClick={send}
          >
            {t('chat.send')}
          </Button>
        )}
      </div>
    </div>
  );
}
