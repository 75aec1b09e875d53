import { Activity, MessageSquare, PlugZap, Settings, Users, Waypoints, type LucideIcon } from 'lucide-react';
import { type ComponentType, lazy, type LazyExoticComponent } from 'react';

export type PageName = 'overview' | 'accounts' | 'turns' | 'chat' | 'connect' | 'settings';

export interface Page {
  name: PageName;
  path: string;
  icon: LucideIcon;
  Component: LazyExoticComponent<ComponentType>;
  /** Fetches the page's code ahead of the click. */
  preload: () => void;
}

function createPage(
  name: PageName,
  path: string,
  icon: LucideIcon,
  load: () => Promise<{ default: ComponentType }>,
): Page {
  return { name, path, icon, Component: lazy(load), preload: () => void load().catch(() => undefined) };
}

/** In the order of the navigation. Each page is a file of its own, fetched when it is opened or pointed at. */
export const PAGES: readonly Page[] = [
  createPage('overview', '/', Activity, async () => ({
    default: (await import('../features/overview/components/overview-page.js')).OverviewPage,
  })),
  createPage('accounts', '/accounts', Users, async () => ({
    default: (await import('../features/accounts/components/accounts-page.js')).AccountsPage,
  })),
  createPage('turns', '/turns', Waypoints, async () => ({
    default: (await import('../features/turns/components/turns-page.js')).TurnsPage,
  })),
  createPage('chat', '/chat', MessageSquare, async () => ({
    default: (await import('../features/chat/components/chat-page.js')).ChatPage,
  })),
  createPage('connect', '/connect', PlugZap, async () => ({
    default: (await import('../features/connect/components/connect-page.js')).ConnectPage,
  })),
  createPage('settings', '/settings', Settings, async () => ({
    default: (await import('../features/settings/components/settings-page.js')).SettingsPage,
  })),
];
