import Box from '@mui/material/Box';
import { useState, type ReactNode } from 'react';
import Button from '@mui/material/Button';
import type { InputOf, OutputOf } from '../../../../electron/contract/index.ts';
import { allFixedWords } from '../../../../electron/contract/renovation-choice.ts';
import { count } from '../../../shared/format.ts';
import { Section, StatusChip } from '../../../shared/ui.tsx';
import { FigureStrip } from '../../happiness/FigureStrip.tsx';
import { FigureTable, type FigureColumn } from '../../funds/FigureTable.tsx';
import { tenThousands } from './choice-draft.ts';
import { CurveChart } from './CurveChart.tsx';

type Found = OutputOf<'choice.solve'>;
type Line = {
  readonly label: string;
  readonly set: Found['best'];
  readonly rate: Found['base'] | null;
  readonly note: string;
};

const wan = (fen: number): string => `${tenThousands(fen)} 万元`;

function linesOf({ base, best, second, greedy, most }: Found): Line[] {
  const behind = (set: Found['best']): string => {
    if (!set || !best) return '没有';
    const fewer = best.placed - set.placed;
    if (fewer > 0) return `少安置 ${count(fewer)} 人`;
    return set.costFen > best.costFen ? `人数相同，多花 ${wan(set.costFen - best.costFen)}` : '人数、投资都相同';
  };
  return [
    { label: '不另选项目', set: null, rate: base, note: '现有空余床位和已签约的项目' },
    {
      label: '最优',
      set: best,
      rate: best,
      note: best ? `多安置 ${count(best.placed - base.placed)} 人` : '必选项目超出预算或现住老人床位不够',
    },
    { label: '次优', set: second, rate: second, note: second ? behind(second) : '没有别的组合可换' },
    { label: '按单项效益', set: greedy, rate: greedy, note: behind(greedy) },
    { label: '全部项目', set: null, rate: most, note: '不论预算' },
  ];
}

const columns: readonly FigureColumn<Line>[] = [
  { title: '方案', cell: ({ label }: Line) => (label === '最优' ? <b>{label}</b> : label) },
  { title: '项目', isFigure: true, cell: ({ set }: Line) => (set ? count(set.codes.length) : '—') },
  { title: '投资（万元）', isFigure: true, cell: ({ set }: Line) => (set ? tenThousands(set.costFen) : '—') },
  { title: '可安置', isFigure: true, cell: ({ rate }: Line) => (rate ? `${count(rate.placed)} 人` : '—') },
  { title: '集中供养率', isFigure: true, cell: ({ rate }: Line) => rate?.shown ?? '—' },
  { title: '与最优相比', cell: ({ note }: Line) => note },
];

function conclusion(question: InputOf<'choice.solve'>, { base, best, isProven, atMost, nextFen, target, most }: Found): string {
  const { budgetFen } = question;
  const fixed = allFixedWords(question.candidates) ?? '';
  if (!best) return '必选的项目已超出预算，或建成后现住老人床位不够，没有可行的组合。';
  const goal = target === null ? '' : best.met ? `，达到目标 ${target}%` : `，离目标 ${target}% 还差 ${count(best.missing ?? 0)} 人`;
  const rate = `集中供养率到 ${best.shown}${goal}`;
  const next =
    nextFen === null
      ? `全部项目建成也是 ${count(most.placed)} 人，再增加投入不能多安置。`
      : `预算再增加 ${wan(nextFen - budgetFen)}，可多安置 1 人以上。`;
  const bound = isProven ? '' : `限定时间内没有证完，至多 ${count(atMost)} 人。`;
  if (best.codes.length === 0)
    return `现有空余床位和已签约的项目可安置 ${count(base.placed)} 人，${rate}；预算内的项目都不能再多安置。${next}${bound}`;
  return `${fixed}选 ${count(best.codes.length)} 个项目，投资 ${wan(best.costFen)}，可安置 ${count(best.placed)} 人（不选项目 ${count(base.placed)} 人），${rate}。${next}${bound}`;
}

/** The sets side by side, what more money buys, and where people would live. */
export function ChoiceResult({ question, found }: { readonly question: InputOf<'choice.solve'>; readonly found: Found }): ReactNode {
  const [isShowingHomes, setShowingHomes] = useState(false);
  const { numerator, denominator, shownNow, held, waiting, couples, unwilling, homes, curve, milliseconds, isProven } = found;
  return (
    <Box sx={{ flex: 'none', display: 'flex', flexDirection: 'column', gap: 1.5 }} aria-label="测算结果" component="section">
      <Box sx={{ fontSize: '1rem', lineHeight: 1.6 }}>
        {conclusion(question, found)} <StatusChip label={isProven ? '已证明最优' : '未证完'} tone={isProven ? 'success' : 'warning'} />
      </Box>
      <FigureStrip
        label="口径内人员"
        figures={[
          { label: '现在的集中供养率', words: `${shownNow}（${count(numerator)} / ${count(denominator)} 人）` },
          { label: '已预留床位', words: `${count(held)} 人` },
          { label: '愿意入住、等候床位', words: `${count(waiting)} 人${couples > 0 ? `，其中夫妻 ${count(couples)} 对` : ''}` },
          { label: '未表示愿意（不计）', words: `${count(unwilling)} 人` },
          { label: '测算用时', words: `${Math.ceil(milliseconds / 100) / 10} 秒` },
        ]}
      />
      <Box sx={{ mt: -1.5, color: 'text.secondary', fontSize: '0.75rem' }}>
        口径：{found.scope}
        {couples > 0 ? '；夫妻每对按两人、两张床位计算，是否同住在安排床位时确定' : ''}
      </Box>
      <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 2fr)' }}>
        <Section
          title="方案比较"
          isFlush
          actions={
            homes.length > 0 ? (
              <Button size="small" onClick={() => setShowingHomes(!isShowingHomes)}>
                {isShowingHomes ? '收起安置去向' : '查看安置去向'}
              </Button>
            ) : null
          }
        >
          <FigureTable label="方案比较" columns={columns} rows={linesOf(found)} rowKey={({ label }) => label} />
          {isShowingHomes ? (
            <Box sx={{ px: 2, py: 1, borderTop: 1, borderColor: 'divider', fontSize: '0.8125rem', lineHeight: 1.7 }}>
              最优方案安置到：
              {homes.map(({ name, townName, placed }) => `${name}（${townName}）${count(placed)} 人`).join('；')}
            </Box>
          ) : null}
        </Section>
        <Section title={`每增加 ${wan(question.stepFen)} 多安置多少人`}>
          <CurveChart curve={curve} />
        </Section>
      </Box>
    </Box>
  );
}
