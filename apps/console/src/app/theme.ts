import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

/** The one accent colour. Shade 7 carries white text, shade 4 is readable on dark surfaces (both WCAG AA). */
const accent: MantineColorsTuple = [
  '#f1faf8',
  '#dff3ef',
  '#9debdf',
  '#62d9ca',
  '#2fc1b3',
  '#13a598',
  '#0c857c',
  '#0d6b65',
  '#0f5652',
  '#0f4744',
];

/** Surfaces and lines of the dark scheme: blue-grey rather than black. */
const dark: MantineColorsTuple = [
  '#d8dee6',
  '#bcc5d0',
  '#9aa5b3',
  '#75808f',
  '#3b4553',
  '#2b333e',
  '#212831',
  '#191f27',
  '#12171d',
  '#0c1014',
];

export const theme = createTheme({
  primaryColor: 'accent',
  primaryShade: { light: 7, dark: 6 },
  colors: { accent, dark },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  fontFamily:
    'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif',
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace',
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.125rem' },
  headings: { fontWeight: '600' },
  respectReducedMotion: true,
  components: {
    // Scroll locking injects a style element, which the Content-Security-Policy refuses; app.css does it instead.
    Modal: { defaultProps: { lockScroll: false, centered: false, radius: 'md', padding: 'lg' } },
    Tooltip: {
      defaultProps: { withArrow: true, openDelay: 300, events: { hover: true, focus: true, touch: true } },
    },
    Menu: { defaultProps: { shadow: 'md', position: 'bottom-end' } },
    Table: { defaultProps: { verticalSpacing: 'xs', horizontalSpacing: 'sm' } },
    Card: { defaultProps: { radius: 'md' } },
    Badge: { defaultProps: { variant: 'light', radius: 'sm', tt: 'none', fw: 600 } },
  },
});

/** Tinted surfaces of badges, buttons and alerts: background and text (WCAG AA on it), in both schemes. */
const TINTS = {
  accent: { light: ['#dff3ef', '#0b5f59'], dark: ['rgba(47, 193, 179, 0.16)', '#6fdccf'] },
  teal: { light: ['#ddf4e7', '#0b6440'], dark: ['rgba(64, 192, 120, 0.16)', '#7fdba6'] },
  yellow: { light: ['#fbf0cf', '#7a5200'], dark: ['rgba(240, 190, 70, 0.16)', '#efc866'] },
  orange: { light: ['#fde8d8', '#97400a'], dark: ['rgba(245, 150, 80, 0.17)', '#f9ad78'] },
  red: { light: ['#fde4e4', '#a32020'], dark: ['rgba(245, 90, 90, 0.17)', '#ff9c9c'] },
  blue: { light: ['#e0ecfb', '#1a5299'], dark: ['rgba(90, 160, 245, 0.17)', '#8fc0fb'] },
  gray: { light: ['#e9edf1', '#46525e'], dark: ['rgba(155, 170, 190, 0.16)', '#bcc5d0'] },
} as const;

function tintVariables(scheme: 'light' | 'dark'): Record<string, string> {
  return Object.fromEntries(
    Object.entries(TINTS).flatMap(
      ([
        name,
        {
          [scheme]: [surface, text],
        },
      ]) => [
        [`--mantine-color-${name}-light`, surface],
        [`--mantine-color-${name}-light-hover`, `color-mix(in srgb, ${surface}, ${text} 10%)`],
        [`--mantine-color-${name}-light-color`, text],
      ],
    ),
  );
}

/** What differs from the kit's own colours. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    ...tintVariables('light'),
    '--mantine-color-body': '#ffffff',
    '--mantine-color-text': '#1a2129',
    '--mantine-color-dimmed': '#5a6672',
    '--mantine-color-placeholder': '#6c7783',
    '--mantine-color-default-border': '#d5dae0',
    '--mantine-color-error': '#b42525',
    '--mantine-color-red-text': '#b42525',
    '--mantine-color-red-filled': '#c92a2a',
    '--mantine-color-red-filled-hover': '#b02525',
    '--page': '#f5f7f9',
    '--line': '#e4e8ec',
    '--row-hover': '#f7f9fb',
  },
  dark: {
    ...tintVariables('dark'),
    '--mantine-color-body': '#191f27',
    '--mantine-color-dimmed': '#9aa5b3',
    '--mantine-color-placeholder': '#8a95a3',
    '--mantine-color-anchor': accent[4],
    '--mantine-color-error': '#ff9c9c',
    '--mantine-color-red-text': '#ff9c9c',
    '--mantine-color-red-filled': '#c92a2a',
    '--mantine-color-red-filled-hover': '#b02525',
    '--page': '#12171d',
    '--line': '#2b333e',
    '--row-hover': '#1f262f',
  },
});
