import type { ReactNode } from 'react';
import { ColorSchemeMenu } from '../../../components/color-scheme-menu.js';
import { LanguageMenu } from '../../../components/language-menu.js';
import styles from './full-page.module.css';

/** A page without navigation: the product's name, one box, colour scheme and language. */
export function FullPage({ children }: { children: ReactNode }) {
  return (
    <main className={styles.page}>
      <div className={styles.box}>
        <div className={styles.brand}>
          <img src="/favicon.svg" width={34} height={34} alt="" />
          q2api
        </div>
        {children}
        <div className={styles.preferences}>
          <ColorSchemeMenu />
          <LanguageMenu />
        </div>
      </div>
    </main>
  );
}
