/** How the progress chart looks: one sheet of rules for all its bars, so that a row is plain elements. */
import type { SxProps, Theme } from '@mui/material/styles';

const side = '24rem';
const slimMonth = 1.2;

const mix = (colour: string, share: number, ground: string): string => `color-mix(in srgb, ${colour} ${share}%, ${ground})`;

/** Colours of the phases, told apart by lightness too. */
function phases(theme: Theme): { readonly prepare: string; readonly build: string; readonly handOver: string; readonly plan: string } {
  const { info, primary, success, text, background } = theme.palette;
  return {
    prepare: mix(info.main, 50, background.paper),
    build: primary.main,
    handOver: mix(success.main, 62, background.paper),
    plan: mix(text.secondary, 45, background.paper),
  };
}

const bar = { position: 'absolute', minWidth: '2px', boxSizing: 'border-box' } as const;

/** The bars themselves; the legend draws with them too. */
export function barLook(theme: Theme): Record<string, object> {
  const { prepare, build, handOver, plan } = phases(theme);
  const real = { ...bar, top: '46%', height: '38%' };
  const frame = (colour: string) => ({ border: `1.5px solid ${colour}`, backgroundColor: theme.palette.background.paper });
  return {
    '& .plan': { ...bar, top: '16%', height: '18%', backgroundColor: plan },
    '& .slip': { ...bar, top: '16%', height: '18%', backgroundColor: theme.palette.error.main },
    '& .actual': real,
    '& .forecast': real,
    '& .actual.prepare': { backgroundColor: prepare },
    '& .actual.build': { backgroundColor: build },
    '& .actual.handOver': { backgroundColor: handOver },
    '& .forecast.prepare': frame(prepare),
    '& .forecast.build': frame(build),
    '& .forecast.handOver': frame(handOver),
    '& .mark': {
      ...bar,
      width: '0.5rem',
      height: '0.5rem',
      marginLeft: '-0.25rem',
      top: '52%',
      rotate: '45deg',
      backgroundColor: handOver,
    },
    '& .mark.baseline': { top: '8%', backgroundColor: plan },
    '& .mark.forecast': { backgroundColor: theme.palette.background.paper, border: `1.5px solid ${handOver}` },
  };
}

export function chartLook(months: number): SxProps<Theme> {
  return (theme) => ({
    position: 'relative',
    minWidth: `calc(${side} + ${months * slimMonth}rem)`,
    fontSize: '0.8125rem',
    fontVariantNumeric: 'tabular-nums',
    '& .side': {
      position: 'sticky',
      left: 0,
      zIndex: 1,
      flex: 'none',
      width: side,
      boxSizing: 'border-box',
      display: 'grid',
      gridTemplateColumns: '1fr 5.75rem 3.5rem',
      columnGap: '0.5rem',
      alignItems: 'center',
      padding: '0 0.75rem 0 1rem',
      borderRight: `1px solid ${theme.palette.divider}`,
      backgroundColor: theme.palette.background.paper,
    },
    '& .side > *': { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
    '& .chart': { position: 'relative', flex: 1, minWidth: 0, display: 'block' },
    '& .chart em': { position: 'absolute', left: '0.5rem', top: '0.25rem', fontStyle: 'normal', color: theme.palette.text.secondary },
    '& .row': {
      appearance: 'none',
      border: 0,
      borderBottom: `1px solid ${theme.palette.divider}`,
      background: 'none',
      padding: 0,
      font: 'inherit',
      color: 'inherit',
      textAlign: 'left',
      cursor: 'pointer',
      display: 'flex',
      alignItems: 'stretch',
      width: '100%',
      height: '1.75rem',
      // Rows out of sight are not laid out until they are scrolled to.
      contentVisibility: 'auto',
      containIntrinsicSize: 'auto 1.75rem',
    },
    '& .row:hover .side, & .row:focus-visible .side': {
      backgroundColor: mix(theme.palette.primary.main, 10, theme.palette.background.paper),
    },
    '& .row:focus-visible': { outline: `2px solid ${theme.palette.primary.main}`, outlineOffset: '-2px' },
    '& .row.cancelled, & .row.suspended': { color: theme.palette.text.secondary },
    '& .row.cancelled .bar': { opacity: 0.5 },
    '& .stage': { color: theme.palette.text.secondary },
    '& .slipDays': { textAlign: 'right' },
    '& .slipDays.yellow': { color: theme.palette.warning.main },
    '& .slipDays.red': { color: theme.palette.error.main, fontWeight: 600 },
    '& .head': {
      position: 'sticky',
      top: 0,
      zIndex: 2,
      display: 'flex',
      height: '2.75rem',
      borderBottom: `1px solid ${theme.palette.divider}`,
      backgroundColor: theme.palette.background.paper,
      color: theme.palette.text.secondary,
    },
    '& .head .side': { fontWeight: 600, zIndex: 3 },
    '& .head .chart > span': {
      position: 'absolute',
      height: '50%',
      display: 'flex',
      alignItems: 'center',
      whiteSpace: 'nowrap',
      overflow: 'hidden',
    },
    '& .head .year': { top: 0, paddingLeft: '0.375rem', fontWeight: 600 },
    '& .head .month': { bottom: 0, justifyContent: 'center' },
    '& .lines': { position: 'absolute', top: 0, bottom: 0, left: side, right: 0, pointerEvents: 'none' },
    '& .lines i': {
      position: 'absolute',
      top: '1.375rem',
      bottom: 0,
      width: 0,
      borderLeft: `1px solid ${theme.palette.divider}`,
      opacity: 0.6,
    },
    '& .lines .year': { top: 0, opacity: 1, borderLeftColor: mix(theme.palette.text.secondary, 45, theme.palette.background.paper) },
    '& .lines .break': { opacity: 1, borderLeft: `2px dashed ${mix(theme.palette.text.secondary, 60, theme.palette.background.paper)}` },
    '& .lines .today': { zIndex: 1, opacity: 1, borderLeft: `2px solid ${theme.palette.warning.main}` },
    ...barLook(theme),
  });
}
