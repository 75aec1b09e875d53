import { memo, useMemo } from 'react';
import { cutText } from '../cut-text.js';
import styles from './plain-text.module.css';

/** Text as it is, in pieces of their own: however long it grows, only the last piece is drawn again. */
export function PlainText({ text, mono = false }: { text: string; mono?: boolean }) {
  const pieces = useMemo(() => cutText(text), [text]);
  return (
    <div className={mono ? styles.mono : undefined}>
      {pieces.map((piece, index) => (
        <Piece key={index} text={piece} />
      ))}
    </div>
  );
}

const Piece = memo(function Piece({ text }: { text: string }) {
  return <div className={styles.piece}>{text}</div>;
});
