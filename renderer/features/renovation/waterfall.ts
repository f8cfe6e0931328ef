/** The way of a project's money from the plan to what is spent, as steps of a waterfall. */
import type { ProjectMoney } from '../../../electron/contract/renovation-shapes.ts';

export type SourceMoney = ProjectMoney['sources'][number];

/** What has come so far, split by source; or what is missing between two of them, `fen` below zero where more came than the step before. */
export type WaterfallStep =
  | { readonly kind: 'whole'; readonly name: string; readonly fen: number; readonly parts: Readonly<Record<string, number>> }
  | { readonly kind: 'gap'; readonly name: string; readonly fen: number; readonly from: number; readonly until: number };

const stations = [
  { name: '计划', key: 'plannedFen', short: '', more: '' },
  { name: '下达', key: 'allocatedFen', short: '未下达', more: '多下达' },
  { name: '到位', key: 'receivedFen', short: '未到位', more: '多到位' },
  { name: '支出', key: 'spentFen', short: '未支出', more: '超支出' },
] as const;

/** 计划, 未下达, 下达, 未到位, 到位, 未支出, 支出; amounts in fen. */
export function waterfallSteps(sources: readonly SourceMoney[]): readonly WaterfallStep[] {
  const wholes = stations.map(({ key }) => sources.reduce((sum, source) => sum + source[key], 0));
  return stations.flatMap(({ name, key, short, more }, index): WaterfallStep[] => {
    const fen = wholes[index] ?? 0;
    const parts = Object.fromEntries(sources.map((source) => [source.source, source[key]]));
    const whole: WaterfallStep = { kind: 'whole', name, fen, parts };
    const before = wholes[index - 1];
    if (before === undefined) return [whole];
    const missing = before - fen;
    return [
      { kind: 'gap', name: missing < 0 ? more : short, fen: missing, from: Math.min(before, fen), until: Math.max(before, fen) },
      whole,
    ];
  });
}
