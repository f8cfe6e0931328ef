/** The look: warm paper, one deep teal, thin rules, dense rows. Sizes are rem, so the text size scales everything together. */
import createCache from '@emotion/cache';
import { CacheProvider } from '@emotion/react';
import CssBaseline from '@mui/material/CssBaseline';
import GlobalStyles from '@mui/material/GlobalStyles';
import { zhCN } from '@mui/material/locale';
import { createTheme, ThemeProvider, type Theme } from '@mui/material/styles';
import { useMemo, type ReactNode } from 'react';
import { useAppearance, useIsDark } from './appearance.ts';

export const fontFamily =
  '"Microsoft YaHei UI","Microsoft YaHei","PingFang SC","Noto Sans CJK SC","Source Han Sans SC","Noto Sans SC",sans-serif';

/** The nonce the protocol handler put into the page; styles without it are refused by the policy. */
export const nonce =
  document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ||
  document.querySelector('meta[property="csp-nonce"]')?.getAttribute('content') ||
  undefined;

const styleCache = createCache({ key: 'yy', ...(nonce ? { nonce } : {}) });

const rem = (pixels: number): string => `${pixels / 16}rem`;

const lightColours = {
  accent: '#1f5f5b',
  accentDark: '#164744',
  accentLight: '#4f8a84',
  onAccent: '#ffffff',
  page: '#f5f2ea',
  rail: '#ebe7dc',
  paper: '#fffdf9',
  rule: '#dcd6c8',
  text: '#1f2625',
  quiet: '#59625f',
  success: '#35703b',
  warning: '#8f5f00',
  error: '#ad3328',
  info: '#3a6076',
};
const darkColours: typeof lightColours = {
  accent: '#82c1b8',
  accentDark: '#a5d6cf',
  accentLight: '#5d9b93',
  onAccent: '#0d2422',
  page: '#161a19',
  rail: '#111514',
  paper: '#1d2221',
  rule: '#353c3a',
  text: '#e5e6df',
  quiet: '#a0aaa5',
  success: '#8cc592',
  warning: '#e0b25c',
  error: '#ec9186',
  info: '#93bcd3',
};

function buildTheme(isDark: boolean): Theme {
  const colours = isDark ? darkColours : lightColours;
  const focusRing = { outline: `${rem(2)} solid ${colours.accent}`, outlineOffset: rem(1) };
  return createTheme(
    {
      palette: {
        mode: isDark ? 'dark' : 'light',
        primary: { main: colours.accent, dark: colours.accentDark, light: colours.accentLight, contrastText: colours.onAccent },
        secondary: { main: colours.quiet, contrastText: colours.paper },
        success: { main: colours.success },
        warning: { main: colours.warning },
        error: { main: colours.error },
        info: { main: colours.info },
        background: { default: colours.page, paper: colours.paper },
        text: { primary: colours.text, secondary: colours.quiet },
        divider: colours.rule,
        contrastThreshold: 4.5,
      },
      shape: { borderRadius: 4 },
      spacing: (factor: number) => rem(factor * 8),
      typography: {
        fontFamily,
        fontSize: 13,
        htmlFontSize: 16,
        h1: { fontSize: rem(26), fontWeight: 600, lineHeight: 1.3 },
        h2: { fontSize: rem(19), fontWeight: 600, lineHeight: 1.35 },
        h3: { fontSize: rem(15), fontWeight: 600, lineHeight: 1.4 },
        h4: { fontSize: rem(14), fontWeight: 600, lineHeight: 1.4 },
        body1: { fontSize: rem(14), lineHeight: 1.55 },
        body2: { fontSize: rem(13), lineHeight: 1.5 },
        caption: { fontSize: rem(12), lineHeight: 1.4 },
        button: { fontSize: rem(13), textTransform: 'none', letterSpacing: 0 },
      },
      // A dense tool used all day: movement tells nothing here and costs frames.
      transitions: {
        duration: { shortest: 60, shorter: 80, short: 100, standard: 120, complex: 140, enteringScreen: 100, leavingScreen: 80 },
      },
      components: {
        MuiButtonBase: { defaultProps: { disableRipple: true }, styleOverrides: { root: { '&.Mui-focusVisible': focusRing } } },
        MuiButton: {
          defaultProps: { size: 'small', disableElevation: true },
          styleOverrides: { root: { minHeight: rem(30), paddingInline: rem(14), whiteSpace: 'nowrap' } },
        },
        MuiIconButton: { defaultProps: { size: 'small' } },
        MuiTextField: { defaultProps: { size: 'small', variant: 'outlined', fullWidth: true } },
        MuiFormControl: { defaultProps: { size: 'small' } },
        MuiAutocomplete: {
          defaultProps: { size: 'small', autoHighlight: true, handleHomeEndKeys: true },
          styleOverrides: {
            inputRoot: {
              '&.MuiOutlinedInput-root.MuiInputBase-sizeSmall': {
                paddingBlock: rem(6),
                paddingLeft: rem(6),
                '& .MuiAutocomplete-input': { padding: `${rem(2.5)} ${rem(4)} ${rem(2.5)} ${rem(8)}` },
              },
            },
          },
        },
        // The library measures fields and their labels in pixels: with a large text the label would lie on what is typed.
        MuiInputLabel: {
          styleOverrides: {
            root: {
              '&.MuiInputLabel-outlined.MuiInputLabel-sizeSmall': {
                transform: `translate(${rem(14)}, ${rem(9)}) scale(1)`,
                '&.MuiInputLabel-shrink': { transform: `translate(${rem(14)}, -${rem(9)}) scale(0.75)` },
              },
            },
          },
        },
        MuiOutlinedInput: {
          styleOverrides: {
            root: { backgroundColor: colours.paper },
            input: { '&.MuiInputBase-inputSizeSmall': { padding: `${rem(8.5)} ${rem(14)}` } },
            notchedOutline: { borderColor: isDark ? '#4a5350' : '#c4bdac' },
          },
        },
        MuiFormHelperText: { styleOverrides: { root: { marginInline: 0, marginTop: rem(3) } } },
        MuiPaper: { styleOverrides: { root: { backgroundImage: 'none' } } },
        MuiTooltip: { defaultProps: { enterDelay: 500, disableInteractive: true }, styleOverrides: { tooltip: { fontSize: rem(12) } } },
        MuiBackdrop: {
          styleOverrides: {
            root: { '&:not(.MuiBackdrop-invisible)': { backgroundColor: isDark ? 'rgb(0 0 0 / 55%)' : 'rgb(30 31 28 / 32%)' } },
          },
        },
        MuiToggleButton: {
          styleOverrides: {
            root: {
              color: colours.text,
              borderColor: colours.rule,
              textTransform: 'none',
              '&.Mui-selected, &.Mui-selected:hover': {
                color: colours.accent,
                fontWeight: 600,
                backgroundColor: `color-mix(in srgb, ${colours.accent} 14%, transparent)`,
              },
            },
          },
        },
        MuiDialog: { styleOverrides: { paper: { border: `1px solid ${colours.rule}` } } },
        MuiDialogTitle: { styleOverrides: { root: { fontSize: rem(16), fontWeight: 600, padding: `${rem(16)} ${rem(20)} ${rem(8)}` } } },
        MuiDialogContent: { styleOverrides: { root: { padding: `${rem(8)} ${rem(20)} ${rem(16)}` } } },
        MuiDialogActions: {
          styleOverrides: { root: { padding: `${rem(10)} ${rem(20)} ${rem(14)}`, borderTop: `1px solid ${colours.rule}` } },
        },
        MuiTableCell: {
          styleOverrides: {
            root: { borderColor: colours.rule, fontVariantNumeric: 'tabular-nums' },
            head: { fontWeight: 600, color: colours.quiet },
          },
        },
        MuiTableHead: { styleOverrides: { root: { whiteSpace: 'nowrap' } } },
        MuiTable: { defaultProps: { size: 'small' } },
        MuiMenuItem: { defaultProps: { dense: true } },
        MuiTab: { styleOverrides: { root: { minHeight: rem(36), paddingBlock: rem(6) } } },
        MuiTabs: { styleOverrides: { root: { minHeight: rem(36) } } },
        MuiChip: { defaultProps: { size: 'small' }, styleOverrides: { root: { borderRadius: 3 } } },
        MuiLink: { defaultProps: { underline: 'hover' } },
      },
    },
    zhCN,
  );
}

/** Colour of the navigation rail and other quiet surfaces beside the page. */
export function railColour(theme: Theme): string {
  return theme.palette.mode === 'dark' ? darkColours.rail : lightColours.rail;
}

/** A wash of the accent for chosen rows and marks. */
export function accentWash(theme: Theme, strength = 0.1): string {
  return `color-mix(in srgb, ${theme.palette.primary.main} ${Math.round(strength * 100)}%, transparent)`;
}

/** The two colours of stacked figures: the accent and its wash, told apart by lightness. */
export function chartColours(theme: Theme): readonly [string, string] {
  return [theme.palette.primary.main, `color-mix(in srgb, ${theme.palette.primary.main} 38%, ${theme.palette.background.paper})`];
}

export function Appearance({ children }: { readonly children: ReactNode }): ReactNode {
  const isDark = useIsDark();
  const { textSize } = useAppearance();
  const theme = useMemo(() => buildTheme(isDark), [isDark]);
  return (
    <CacheProvider value={styleCache}>
      <ThemeProvider theme={theme}>
        <CssBaseline />
        <GlobalStyles
          styles={{
            html: { fontSize: `${textSize}%`, colorScheme: isDark ? 'dark' : 'light', height: '100%' },
            body: { height: '100%', overflow: 'hidden', fontSize: rem(13), fontVariantNumeric: 'tabular-nums' },
            '#root': { height: '100%' },
            '::selection': { backgroundColor: accentWash(theme, 0.28) },
            '*': { scrollbarWidth: 'thin', scrollbarColor: `${theme.palette.divider} transparent` },
          }}
        />
        {children}
      </ThemeProvider>
    </CacheProvider>
  );
}

/** Factor of the chosen text size, for the few things that are measured in pixels. */
export function useTextScale(): number {
  return useAppearance().textSize / 100;
}
