import { CloseButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ChatImage } from '../chat-state.js';
import styles from './composer.module.css';

interface DraftImagesProps {
  images: ChatImage[];
  onChange: (images: ChatImage[]) => void;
}

export function DraftImages({ images, onChange }: DraftImagesProps) {
  const { t } = useTranslation();
  if (images.length === 0) return null;
  return (
    <div className={styles.images}>
      {images.map((image) => (
        <div key={image.id} className={styles.image}>
          <img src={`data:${image.mediaType};base64,${image.base64}`} alt={image.name} />
          <CloseButton
            className={styles.remove}
            size="xs"
            radius="xl"
            variant="filled"
            aria-label={t('chat.removeImage', { name: image.name })}
            onClick={() => onChange(images.filter(({ id }) => id !== image.id))}
          />
        </div>
      ))}
    </div>
  );
}
