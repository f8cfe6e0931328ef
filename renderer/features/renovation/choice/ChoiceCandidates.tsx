import { mdiPlus } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import type { OutputOf } from '../../../../electron/contract/index.ts';
import { allFixedWords } from '../../../../electron/contract/renovation-choice.ts';
import { count } from '../../../shared/format.ts';
import { Icon, Section } from '../../../shared/ui.tsx';
import { plainTable } from '../../placement/plan/plain-table.ts';
import { CandidateRow, type Places } from './CandidateRow.tsx';
import { faultOf, triedRow, type Draft, type DraftRow } from './choice-draft.ts';

type ChoiceCandidatesProps = Places & {
  readonly draft: Draft;
  readonly found: OutputOf<'choice.solve'> | null;
  readonly onChange: (draft: Draft) => void;
};

/** Every project that could take part; what is typed here is tried only, the project itself stays as it is. */
export function ChoiceCandidates({ draft, found, homes, towns, onChange }: ChoiceCandidatesProps): ReactNode {
  const { rows } = draft;
  const set = (key: string, change: Partial<DraftRow>): void =>
    onChange({ ...draft, rows: rows.map((row) => (row.key === key ? { ...row, ...change } : row)) });
  const faults = rows.filter((row) => faultOf(row) !== null).length;
  const fixed = allFixedWords(rows);
  const results = new Map(found?.candidates.map((candidate) => [candidate.code, candidate]));
  return (
    <Section
      title={`候选项目 ${count(rows.length)} 个${faults > 0 ? `，${count(faults)} 个没有填好` : ''}`}
      isFlush
      actions={
        <Button size="small" startIcon={<Icon path={mdiPlus} />} onClick={() => onChange({ ...draft, rows: [...rows, triedRow(rows)] })}>
          加入设想项目
        </Button>
      }
    >
      {fixed === null ? null : (
        <Box role="status" sx={{ px: 2, py: 1, borderBottom: 1, borderColor: 'divider', color: 'warning.main' }}>
          {fixed}把其中可以取舍的项目改为“参选”，再测算先建哪些。
        </Box>
      )}
      {rows.length === 0 ? (
        <Box sx={{ px: 2, py: 1.5, color: 'text.secondary' }}>没有验收前的改造项目：先登记储备项目，或加入设想项目再测算。</Box>
      ) : (
        <Box sx={{ overflowX: 'auto' }}>
          <Box
            component="table"
            aria-label="候选项目"
            sx={{ ...plainTable, width: '100%', '& td': { py: 0.25 }, '& .mark': { textAlign: 'center' } }}
          >
            <thead>
              <tr>
                <th>参选</th>
                <th>项目</th>
                <th>敬老院或乡镇</th>
                <th>投资（万元）</th>
                <th>增加护理型</th>
                <th>增加普通</th>
                <th>预计投用</th>
                <th className="mark">最优</th>
                <th className="mark">次优</th>
                <th className="mark">单项</th>
                <th className="number">单独增加</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <CandidateRow
                  key={row.key}
                  row={row}
                  homes={homes}
                  towns={towns}
                  result={results.get(row.code) ?? null}
                  onChange={(change) => set(row.key, change)}
                  onRemove={row.projectId === null ? () => onChange({ ...draft, rows: rows.filter(({ key }) => key !== row.key) }) : null}
                />
              ))}
            </tbody>
          </Box>
        </Box>
      )}
    </Section>
  );
}
