import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, NavLink, Outlet, useLocation } from 'react-router';
import { ColorSchemeMenu } from '../components/color-scheme-menu.js';
import { ErrorBoundary } from '../components/error-boundary.js';
import { LanguageMenu } from '../components/language-menu.js';
import { PageSkeleton } from '../components/page-skeleton.js';
import { SignOutButton } from '../features/session/components/sign-out-button.js';
import styles from './app-layout.module.css';
import { PAGES } from './pages.js';

/** Navigation on the left (on a phone: below), the page beside it. */
export function AppLayout() {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  return (
    <div className={styles.layout}>
      <a className={styles.skip} href="#main">
        {t('app.skipToContent')}
      </a>
      <header className={styles.sidebar}>
        <Link to="/" className={styles.brand}>
          <img src="/favicon.svg" width={26} height={26} alt="" />
          q2api
        </Link>
        <nav className={styles.nav} aria-label={t('app.navigation')}>
          {PAGES.map(({ name, path, icon: Icon, preload }) => (
            <NavLink
              key={name}
              to={path}
              end={path === '/'}
              className={styles.link}
              onPointerEnter={preload}
              onFocus={preload}
            >
              <Icon size={17} strokeWidth={1.9} aria-hidden />
              {t(`app.pages.${name}`)}
            </NavLink>
          ))}
        </nav>
        <div className={styles.preferences}>
          <ColorSchemeMenu />
          <LanguageMenu />
          <SignOutButton />
        </div>
      </header>
      <main id="main" className={styles.main} tabIndex={-1}>
        <ErrorBoundary key={pathname}>
          <Suspense fallback={<PageSkeleton />}>
            <Outlet />
          </Suspense>
        </ErrorBoundary>
      </main>
    </div>
  );
}
