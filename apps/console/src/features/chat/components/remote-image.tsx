import { Image } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import styles from './markdown.module.css';

/** An image that an answer points at: named, never fetched, for fetching tells its host who reads. */
export function RemoteImage({ src, alt }: { src: string; alt: string }) {
  const { t } = useTranslation();
  const label = t('chat.image', { alt: alt || src });
  return (
    <span className={styles.image}>
      <Image size={14} aria-hidden />
      {/^https?:\/\//i.test(src) ? (
        <a href={src} target="_blank" rel="noopener noreferrer nofollow">
          {label}
        </a>
      ) : (
        label
      )}
    </span>
  );
}
