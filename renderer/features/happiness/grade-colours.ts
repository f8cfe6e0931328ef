/** One colour for a grade in every chart, strongest for the best; readable on light and dark ground. */
import type { Theme } from '@mui/material/styles';
import type { HappinessGrade } from '../../../electron/contract/happiness-terms.ts';
import { gradeOrder, gradeText } from './happiness-words.ts';

export type GradeKey = HappinessGrade | 'none';
type Legend = { readonly key: GradeKey; readonly grade: HappinessGrade | null; readonly label: string };
export const gradeLegend: readonly Legend[] = gradeOrder.map((grade) => ({ key: grade ?? 'none', grade, label: gradeText(grade) }));

const share = (theme: Theme, percent: number): string =>
  `color-mix(in srgb, ${theme.palette.primary.main} ${percent}%, ${theme.palette.background.paper})`;

export const gradeColours: Readonly<Record<GradeKey, (theme: Theme) => string>> = {
  G1: (theme) => theme.palette.primary.main,
  G2: (theme) => share(theme, 62),
  G3: (theme) => share(theme, 34),
  G0: (theme) => `color-mix(in srgb, ${theme.palette.warning.main} 70%, ${theme.palette.background.paper})`,
  none: (theme) => theme.palette.action.disabled,
};
