import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import type { CaseDetail } from '../../../electron/contract/grading-shapes.ts';
import { proposeGrade, type SheetResult } from '../../../electron/contract/grading-sheet.ts';
import type { ScoreStage } from '../../../electron/contract/grading-terms.ts';
import { Section } from '../../shared/ui.tsx';
import { FigureTable } from '../funds/FigureTable.tsx';
import { gradeText } from '../happiness/happiness-words.ts';
import { points } from './grading-words.ts';

type ScoreSideProps = { readonly detail: CaseDetail; readonly stage: ScoreStage | null; readonly result: SheetResult };

/** Totals of the three stages, and which grade they come to and why. */
export function ScoreSide({ detail, stage, result }: ScoreSideProps): ReactNode {
  const { body } = detail.template;
  const vetoes = detail.vetoes.filter(({ withdrawnReason }) => withdrawnReason === null).map(({ code }) => code);
  const live = stage === null || result.total === null ? null : proposeGrade(body, { total: result.total, groups: result.groups }, vetoes);
  const grade = live ?? detail.proposal;
  const nameOf = (code: string): string => body.groups.find((group) => group.code === code)?.name ?? code;
  const isUntouched = (code: string): boolean =>
    body.groups.find((group) => group.code === code)?.items.every((item) => result.missing.includes(item.code)) ?? false;
  const cell = (id: ScoreStage, code: string | null): string => {
    if (id === stage)
      return code === null
        ? points(result.total)
        : isUntouched(code)
          ? points(null)
          : points(result.groups.find((group) => group.code === code)?.points ?? null);
    const score = detail[id];
    return code === null ? points(score?.total ?? null) : points(score?.groups.find((group) => group.code === code)?.points ?? null);
  };
  const lines: readonly { readonly code: string | null; readonly name: string; readonly max: number }[] = [
    ...body.groups.map(({ code, name, max }) => ({ code, name, max })),
    { code: null, name: '总分', max: body.groups.reduce((sum, { max }) => sum + max, 0) },
  ];
  const reasons = live
    ? [
        ...(live.vetoes.length > 0 ? [`有一票否决：${live.vetoes.join('、')}，不予评定。`] : []),
        `按总分 ${points(result.total)} 分为${gradeText(live.byPoints)}。`,
        ...live.failed.map(
          (one) => `${gradeText(one.grade)}要求${nameOf(one.group)}不低于 ${points(one.minimum)} 分，现为 ${points(one.points)} 分。`,
        ),
      ]
    : detail.explanation;
  return (
    <Box sx={{ overflowY: 'auto', minHeight: 0, display: 'flex', flexDirection: 'column', gap: 1.5 }}>
      <Section title="合计" isFlush>
        <FigureTable
          label="各组合计"
          rows={lines}
          rowKey={(line) => line.code ?? 'total'}
          columns={[
            { title: '组', cell: (line) => line.name },
            { title: '满分', isFigure: true, cell: (line) => points(line.max) },
            { title: '自评', isFigure: true, cell: (line) => cell('self', line.code) },
            { title: '初审', isFigure: true, cell: (line) => cell('town', line.code) },
            { title: '评定', isFigure: true, cell: (line) => cell('county', line.code) },
          ]}
        />
      </Section>
      <Section title={detail.state === 'awarded' || detail.state === 'notGraded' ? '评定等级' : '拟定等级'}>
        <Box sx={{ fontSize: '1.25rem', fontWeight: 600, mb: 0.5 }}>
          {detail.decidedGrade ? gradeText(detail.decidedGrade) : grade ? gradeText(grade.grade) : '尚未评分'}
        </Box>
        {reasons.map((line) => (
          <Box key={line} sx={{ fontSize: '0.8125rem' }}>
            {line}
          </Box>
        ))}
        <Box sx={{ mt: 0.5, fontSize: '0.8125rem', color: 'text.secondary' }}>原等级：{gradeText(detail.gradeBefore)}</Box>
      </Section>
      <Section title="台账数据">
        <Box sx={{ fontSize: '0.8125rem', color: 'text.secondary' }}>
          取 {detail.facts.from} 至 {detail.facts.until} 的运营月报和幸福院档案，各项可逐条采用。
        </Box>
      </Section>
    </Box>
  );
}
