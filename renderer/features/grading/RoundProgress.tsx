import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import type { ReactNode } from 'react';
import type { CaseRow, RoundRow } from '../../../electron/contract/grading-shapes.ts';
import { caseStates } from '../../../electron/contract/grading-terms.ts';
import { Section } from '../../shared/ui.tsx';
import { FigureTable } from '../funds/FigureTable.tsx';

type ProgressProps = {
  readonly round: RoundRow;
  readonly rows: readonly CaseRow[];
  readonly onPick: (change: Readonly<Record<string, string | null>>) => void;
};

const planOf = (round: RoundRow): readonly { readonly label: string; readonly day: string }[] => [
  { label: '开始', day: round.startsOn },
  { label: '自评申报截止', day: round.selfUntil },
  { label: '乡镇初审截止', day: round.townUntil },
  { label: '县级评定截止', day: round.countyUntil },
  { label: '公示', day: `${round.noticeFrom} 至 ${round.noticeUntil}` },
  { label: '异议复核截止', day: round.reviewUntil },
  { label: '发文授牌截止', day: round.awardUntil },
];

/** How far each township is, beside the plan of the round. */
export function RoundProgress({ round, rows, onPick }: ProgressProps): ReactNode {
  const towns = [...new Map(rows.map((row) => [row.townCode, row.townName])).entries()];
  const states = caseStates.filter(({ id }) => rows.some((row) => row.state === id));
  const lines = [
    ...towns.map(([code, name]) => ({ code: code as string | null, name, rows: rows.filter((row) => row.townCode === code) })),
    { code: null, name: '全县', rows },
  ];
  return (
    <Box
      sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) 19rem', gap: 2, alignItems: 'start', overflowY: 'auto', minHeight: 0 }}
    >
      <Section title="各乡镇进度（处）" isFlush>
        <FigureTable
          label="各乡镇进度"
          rows={lines}
          rowKey={(line) => line.code ?? 'county'}
          columns={[
            { title: '乡镇（街道）', cell: (line) => line.name },
            ...states.map(({ id, label }) => ({
              title: label,
              isFigure: true,
              cell: (line: (typeof lines)[number]) =>
                figure(line.rows.filter((row) => row.state === id).length, () => onPick({ town: line.code, state: id, late: null })),
            })),
            {
              title: '超期',
              isFigure: true,
              cell: (line) =>
                figure(
                  line.rows.filter((row) => (row.daysLate ?? 0) > 0).length,
                  () => onPick({ town: line.code, state: null, late: '1' }),
                  true,
                ),
            },
            {
              title: '合计',
              isFigure: true,
              cell: (line) => figure(line.rows.length, () => onPick({ town: line.code, state: null, late: null })),
            },
          ]}
        />
      </Section>
      <Section title="时间安排">
        <Box
          component="dl"
          sx={{
            m: 0,
            display: 'grid',
            gridTemplateColumns: 'auto 1fr',
            columnGap: 1.5,
            rowGap: 0.75,
            fontSize: '0.8125rem',
            fontVariantNumeric: 'tabular-nums',
          }}
        >
          {planOf(round).map(({ label, day }) => (
            <Box key={label} sx={{ display: 'contents' }}>
              <Box component="dt" sx={{ color: 'text.secondary' }}>
                {label}
              </Box>
              <Box component="dd" sx={{ m: 0, whiteSpace: 'nowrap' }}>
                {day}
              </Box>
            </Box>
          ))}
        </Box>
      </Section>
    </Box>
  );
}

function figure(value: number, onClick: () => void, isBad = false): ReactNode {
  return <Figure value={value} onClick={onClick} isBad={isBad} />;
}

function Figure({
  value,
  onClick,
  isBad = false,
}: {
  readonly value: number;
  readonly onClick: () => void;
  readonly isBad?: boolean;
}): ReactNode {
  if (value === 0)
    return (
      <Box component="span" sx={{ color: 'text.disabled' }}>
        0
      </Box>
    );
  return (
    <ButtonBase
      onClick={onClick}
      sx={{
        font: 'inherit',
        verticalAlign: 'baseline',
        color: isBad ? 'error.main' : 'primary.main',
        '&:hover': { textDecoration: 'underline' },
      }}
    >
      {value}
    </ButtonBase>
  );
}
