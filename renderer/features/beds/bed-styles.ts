/** The look of the map as one style sheet for plain elements: a component of the library for each of three thousand beds would be seconds. */
import { styled } from '@mui/material/styles';
import { accentWash } from '../../shared/theme.tsx';

export const cellWidth = '7.375rem';

/** Oblique lines for what cannot be used, told apart without colour. */
const hatched = (colour: string): string =>
  `repeating-linear-gradient(135deg, color-mix(in srgb, ${colour} 22%, transparent) 0 2px, transparent 2px 8px)`;

export const MapRoot = styled('div')(({ theme }) => {
  const { palette } = theme;
  const frame = palette.mode === 'dark' ? '#4a5350' : '#c4bdac';
  return {
    height: '100%',
    overflowY: 'auto',
    padding: '0 0.5rem 0.5rem 0.75rem',
    fontVariantNumeric: 'tabular-nums',
    lineHeight: 1.35,
    // Floors out of sight are neither laid out nor painted.
    '& .floor': { contentVisibility: 'auto' },
    '& .floor-name': {
      position: 'sticky',
      top: 0,
      zIndex: 1,
      display: 'flex',
      gap: '0.75rem',
      alignItems: 'baseline',
      margin: 0,
      padding: '0.5rem 0 0.375rem',
      background: palette.background.paper,
      fontSize: '0.875rem',
      fontWeight: 600,
    },
    '& .floor-name span': { fontSize: '0.75rem', fontWeight: 400, color: palette.text.secondary },
    '& .rooms': { display: 'flex', flexWrap: 'wrap', gap: '0.5rem', alignItems: 'flex-start' },
    '& .room': { border: `1px solid ${palette.divider}`, borderRadius: 4, padding: '0.25rem', background: palette.background.default },
    '& .room-name': {
      display: 'flex',
      gap: '0.5rem',
      alignItems: 'baseline',
      padding: '0 0.25rem 0.1875rem',
      fontSize: '0.75rem',
      whiteSpace: 'nowrap',
    },
    '& .room-name b': { fontWeight: 600 },
    '& .room-name span': { color: palette.text.secondary },
    '& .beds': { display: 'grid', gap: '0.25rem', gridTemplateColumns: `repeat(var(--columns), ${cellWidth})` },
    '& .bed': {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr) auto',
      gridTemplateRows: '1.125rem 1.25rem',
      boxSizing: 'border-box',
      height: '2.875rem',
      padding: '0.1875rem 0.3125rem',
      overflow: 'hidden',
      border: `1px solid ${frame}`,
      borderRadius: 3,
      background: palette.background.paper,
      fontSize: '0.75rem',
      whiteSpace: 'nowrap',
      cursor: 'default',
      userSelect: 'none',
      outline: 'none',
    },
    '& .bed[draggable=true]': { cursor: 'grab' },
    '& .bed:hover': { borderColor: palette.text.secondary },
    '& .label': { color: palette.text.secondary, overflow: 'hidden', textOverflow: 'ellipsis' },
    '& .nursing, & .nursing-bed .label::after': {
      border: `1px solid ${palette.primary.main}`,
      color: palette.primary.main,
      borderRadius: 2,
      padding: '0 0.125rem',
      fontSize: '0.625rem',
      lineHeight: 1.15,
    },
    '& .nursing-bed .label::after': { content: '"护"', marginLeft: '0.25rem' },
    '& .state': { gridColumn: 2, justifySelf: 'end', display: 'inline-flex', gap: '0.1875rem', alignItems: 'baseline' },
    '& .sign': {
      display: 'inline-block',
      minWidth: '1rem',
      textAlign: 'center',
      borderRadius: 2,
      fontSize: '0.6875rem',
      lineHeight: '1rem',
      fontWeight: 600,
      color: palette.background.paper,
    },
    '& .name, & .empty': { gridRow: 2, gridColumn: 1, overflow: 'hidden', textOverflow: 'ellipsis' },
    '& .name': { fontSize: '0.8125rem', fontWeight: 600 },
    '& .empty': { color: palette.text.secondary },
    '& .empty:last-child': { gridColumn: '1 / -1' },
    '& .about, & .booking': { gridRow: 2, gridColumn: 2, alignSelf: 'end', paddingLeft: '0.25rem' },
    '& .about': { color: palette.text.secondary, fontSize: '0.6875rem' },
    '& .booking': { color: palette.info.main, overflow: 'hidden', textOverflow: 'ellipsis' },
    // States: colour, frame and sign each say it.
    '& .bed-free': { borderStyle: 'dashed', background: 'transparent' },
    '& .bed-occupied': { borderLeft: `3px solid ${palette.primary.main}` },
    '& .bed-leave': {
      borderLeft: `3px double ${palette.warning.main}`,
      background: `color-mix(in srgb, ${palette.warning.main} 9%, ${palette.background.paper})`,
    },
    '& .bed-leave .sign': { background: palette.warning.main },
    '& .bed-hospital': {
      borderLeft: `3px double ${palette.error.main}`,
      background: `color-mix(in srgb, ${palette.error.main} 8%, ${palette.background.paper})`,
    },
    '& .bed-hospital .sign': { background: palette.error.main },
    '& .bed-reserved': {
      borderStyle: 'dotted',
      borderWidth: 2,
      padding: '0.125rem 0.25rem',
      borderColor: palette.info.main,
    },
    '& .bed-reserved .sign, & .sign.booked': { background: palette.info.main },
    '& .bed-repair, & .bed-renovation': { backgroundImage: hatched(palette.text.secondary), color: palette.text.secondary },
    '& .bed-repair .sign, & .bed-renovation .sign': { background: palette.text.secondary },
    '& .bed.faint': { opacity: 0.32 },
    // What is being done.
    '& .bed[data-chosen]': { outline: `2px solid ${palette.primary.main}`, outlineOffset: -1, background: accentWash(theme, 0.12) },
    '&:focus-within .bed[data-chosen]': { outlineWidth: 3 },
    '&[data-moving] .bed[data-target=none]': { opacity: 0.35, cursor: 'not-allowed' },
    '&[data-moving] .bed[data-target=free]': { borderColor: palette.success.main, borderStyle: 'solid' },
    '&[data-moving] .bed[data-target=swap]': { cursor: 'copy' },
    '&[data-moving] .bed[data-from]': { outline: `2px dashed ${palette.primary.main}`, opacity: 1 },
    '& .bed[data-over]': { outline: `3px solid ${palette.success.main}`, outlineOffset: -1, opacity: 1 },
    '& .bed[data-over][data-target=swap]': { outlineColor: palette.warning.main },
    '& .bed[data-over][data-target=none]': { outline: 'none' },
  };
});
