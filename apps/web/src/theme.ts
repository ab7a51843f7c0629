import {
  createTheme,
  defaultVariantColorsResolver,
  type CSSVariablesResolver,
  type MantineColorsTuple,
} from '@mantine/core';

const petrol: MantineColorsTuple = [
  '#edf6f6',
  '#d8ebec',
  '#b0d6d9',
  '#86c0c5',
  '#62adb4',
  '#47989f',
  '#2f858d',
  '#1c727b',
  '#125f68',
  '#0a4a52',
];
const slate: MantineColorsTuple = [
  '#dfe5e5',
  '#c0c9ca',
  '#8b979a',
  '#667277',
  '#445055',
  '#38444a',
  '#29343a',
  '#1e282c',
  '#151d20',
  '#0e1416',
];

export const theme = createTheme({
  colors: { petrol, dark: slate },
  primaryColor: 'petrol',
  // Mantine's default shades miss 4.5:1 against white text (WCAG 1.4.3).
  primaryShade: { light: 8, dark: 7 },
  autoContrast: true,
  respectReducedMotion: true,
  defaultRadius: 'md',
  cursorType: 'pointer',
  components: { Notification: { defaultProps: { closeButtonProps: { 'aria-label': 'Close' } } } },
  fontFamily: "Inter, ui-sans-serif, system-ui, -apple-system, 'Segoe UI', Roboto, 'Liberation Sans', sans-serif",
  fontFamilyMonospace: "ui-monospace, SFMono-Regular, Menlo, Consolas, 'Liberation Mono', monospace",
  headings: {
    fontWeight: '650',
    sizes: {
      h1: { fontSize: '1.875rem', lineHeight: '1.2' },
      h2: { fontSize: '1.25rem', lineHeight: '1.3' },
      h3: { fontSize: '1.0625rem', lineHeight: '1.4' },
    },
  },
  // Coloured text on its own light tint misses 4.5:1 in several hues.
  variantColorResolver: (input) => {
    const resolved = defaultVariantColorsResolver(input);
    return input.variant === 'light' ? { ...resolved, color: 'var(--mantine-color-bright)' } : resolved;
  },
});

export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#faf9f7',
    '--mantine-color-text': '#1d2528',
    '--mantine-color-dimmed': '#566064',
    '--mantine-color-placeholder': '#667075',
    '--mantine-color-error': '#b42318',
    '--mantine-color-anchor': petrol[8],
    '--app-surface': '#ffffff',
    '--app-line': '#e5e2dc',
    '--app-control': '#8b9699',
    '--app-accent-soft': '#e7f1f1',
    '--mantine-color-red-light': '#fdf0ee',
    '--mantine-color-yellow-light': '#fdf5df',
    '--app-good': '#17693f',
    '--app-half': '#8a5200',
    '--app-bad': '#b42318',
  },
  dark: {
    '--mantine-color-body': '#121819',
    '--mantine-color-text': '#dfe5e5',
    '--mantine-color-dimmed': '#a2adaf',
    '--mantine-color-placeholder': '#8b979a',
    '--mantine-color-error': '#ff9b8f',
    '--mantine-color-anchor': petrol[3],
    '--app-surface': '#1a2224',
    '--app-line': '#2d383b',
    '--app-control': '#6b787c',
    '--app-accent-soft': '#1b3236',
    '--mantine-color-red-light': '#3a2021',
    '--mantine-color-yellow-light': '#372f1c',
    '--app-good': '#6fd19b',
    '--app-half': '#f0b860',
    '--app-bad': '#ff9b8f',
  },
});
