import type { Theme } from '@mui/material/styles';

const strengths = [100, 62, 36] as const;

/** Colour of a source of money by its place among the sources; each hue comes back lighter. */
export function sourceColour({ palette }: Theme, index: number): string {
  const hues = [palette.primary.main, palette.info.main, palette.warning.main, palette.success.main];
  const strength = strengths[Math.floor(index / hues.length) % strengths.length] ?? strengths[0];
  return `color-mix(in srgb, ${hues[index % hues.length]} ${strength}%, ${palette.background.paper})`;
}
