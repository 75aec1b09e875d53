import {
  convertCssVariables,
  DEFAULT_THEME,
  defaultCssVariablesResolver,
  mergeMantineTheme,
} from '@mantine/core';
import type { Plugin } from 'vite';
import { cssVariables, theme } from '../src/app/theme.js';

const NAME = 'virtual:theme.css';
const RESOLVED = '\0virtual-theme.css';

/**
 * Offers the theme's variables as a style sheet. The kit would put them into a style element when the page starts,
 * which a strict Content-Security-Policy refuses.
 */
export function themeCss(): Plugin {
  return {
    name: 'theme-css',
    resolveId: (id) => (id === NAME ? RESOLVED : undefined),
    load: (id) => (id === RESOLVED ? writeThemeCss() : undefined),
  };
}

function writeThemeCss(): string {
  const merged = mergeMantineTheme(DEFAULT_THEME, theme);
  const base = defaultCssVariablesResolver(DEFAULT_THEME);
  const own = defaultCssVariablesResolver(merged);
  const extra = cssVariables(merged);
  return convertCssVariables(
    {
      variables: { ...withoutEqual(own.variables, base.variables), ...extra.variables },
      light: { ...withoutEqual(own.light, base.light), ...extra.light, '--mantine-color-scheme': 'light' },
      dark: { ...withoutEqual(own.dark, base.dark), ...extra.dark, '--mantine-color-scheme': 'dark' },
    },
    ':root',
  );
}

/** The kit's style sheet already has the default theme's values. */
function withoutEqual(values: Record<string, string>, known: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter(([name, value]) => known[name] !== value));
}
