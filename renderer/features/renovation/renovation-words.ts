/** Words, tones and figures of renovation projects. */
import type { z } from 'zod';
import type { projectDetailSchema, ProjectRow } from '../../../electron/contract/renovation-shapes.ts';
import { renovationStages, stageEvents, type RenovationStage, type StageEntryKind } from '../../../electron/contract/renovation-terms.ts';
import { labelOf } from '../../../electron/contract/terms.ts';
import { moneyInTenThousands } from '../../shared/format.ts';
import type { StatusTone } from '../../shared/ui.tsx';

export type ProjectDetail = z.infer<typeof projectDetailSchema>;

export const stageText = (stage: RenovationStage): string => labelOf(renovationStages, stage);

const stageTones: Readonly<Record<RenovationStage, StatusTone>> = {
  pipeline: 'neutral',
  approved: 'accent',
  design: 'accent',
  procurement: 'accent',
  contract: 'accent',
  construction: 'warning',
  completed: 'warning',
  accepted: 'success',
  inUse: 'success',
  settled: 'success',
};

type Standing = Pick<ProjectRow, 'stage' | 'state'>;
export function standingText({ stage, state }: Standing): string {
  if (state === 'suspended') return `暂停（${stageText(stage)}）`;
  return state === 'cancelled' ? '已取消' : stageText(stage);
}
export function standingTone({ stage, state }: Standing): StatusTone {
  if (state === 'suspended') return 'error';
  return state === 'cancelled' ? 'neutral' : stageTones[stage];
}

const lagTones: Readonly<Record<ProjectRow['tone'], StatusTone>> = { none: 'neutral', yellow: 'warning', red: 'error' };
export const lagTone = (tone: ProjectRow['tone']): StatusTone => lagTones[tone];
export const lagText = (days: number): string => (days > 0 ? `滞后 ${days} 天` : '');

/** Shares are shown with one decimal, never rounded up to a hundred. */
export function share(part: number, whole: number): string {
  if (whole <= 0) return '—';
  const tenths = Math.floor((part * 1000) / whole);
  return `${Math.floor(tenths / 10)}.${tenths % 10}%`;
}

export const tenThousands = (fen: number | null): string => (fen === null ? '—' : moneyInTenThousands(fen));

/** Of a stage, or of an event beside the stages. */
export const entryText = (entry: StageEntryKind): string => labelOf([...renovationStages, ...stageEvents], entry);

export const batchText = (year: number | null): string => (year === null ? '未列年度' : `${year}年批次`);
