import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import type { CaseDetail } from '../../../electron/contract/grading-shapes.ts';
import { objectionOutcomes, scoreStages } from '../../../electron/contract/grading-terms.ts';
import { labelOf } from '../../../electron/contract/terms.ts';
import { formatInstant } from '../../shared/format.ts';
import { Section } from '../../shared/ui.tsx';
import { FigureTable } from '../funds/FigureTable.tsx';
import { gradeText } from '../happiness/happiness-words.ts';
import { actionText, points, stateText } from './grading-words.ts';

/** Objections with their answers, every step, and every score that was handed in. */
export function CaseCourse({ detail }: { readonly detail: CaseDetail }): ReactNode {
  return (
    <Box sx={{ overflowY: 'auto', minHeight: 0, display: 'flex', flexDirection: 'column', gap: 1.5 }}>
      {detail.objections.length === 0 ? null : (
        <Section title="异议和复核" isFlush>
          <FigureTable
            label="异议和复核"
            rows={detail.objections}
            rowKey={(row) => row.objectionId}
            columns={[
              { title: '提出日期', cell: (row) => row.raisedOn },
              { title: '异议人', cell: (row) => row.raisedBy },
              { title: '内容', cell: (row) => row.content },
              { title: '答复期限', cell: (row) => row.answerBy },
              { title: '结论', cell: (row) => (row.outcome ? labelOf(objectionOutcomes, row.outcome) : '未答复') },
              { title: '答复', cell: (row) => row.answer ?? '' },
            ]}
          />
        </Section>
      )}
      <Section title="办理过程" isFlush>
        <FigureTable
          label="办理过程"
          rows={detail.events}
          rowKey={(row) => row.eventId}
          columns={[
            { title: '日期', cell: (row) => row.onDate },
            { title: '办理', cell: (row) => actionText(row.action) },
            { title: '之后', cell: (row) => stateText(row.toState) },
            { title: '等级', cell: (row) => (row.grade ? gradeText(row.grade) : '') },
            { title: '文号', cell: (row) => row.documentNo ?? '' },
            { title: '生效', cell: (row) => row.effectiveFrom ?? '' },
            { title: '截止', cell: (row) => row.untilOn ?? '' },
            { title: '理由', cell: (row) => row.reason ?? '' },
            { title: '经办', cell: (row) => `${row.recordedBy} ${formatInstant(row.recordedAt)}` },
          ]}
        />
      </Section>
      <Section title="历次评分" isFlush>
        <FigureTable
          label="历次评分"
          rows={detail.scores}
          rowKey={(row) => row.scoreId}
          columns={[
            { title: '环节', cell: (row) => `${labelOf(scoreStages, row.stage)}${row.isReview ? '（复核）' : ''}` },
            { title: '日期', cell: (row) => row.assessedOn },
            { title: '评分人', cell: (row) => [row.assessor, row.secondAssessor, row.thirdParty].filter(Boolean).join('、') },
            { title: '总分', isFigure: true, cell: (row) => points(row.total) },
            { title: '状态', cell: (row) => (row.isFinal ? '已提交' : '草稿') },
            { title: '说明', cell: (row) => row.remark ?? '' },
          ]}
        />
      </Section>
    </Box>
  );
}
