import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { renovationStages } from '../../../../electron/contract/renovation-terms.ts';
import { barLook } from './gantt-look.ts';
import type { ChartRow } from './GanttRows.tsx';

const samples = [
  { look: 'bar plan', words: '计划' },
  { look: 'bar actual prepare', words: '前期' },
  { look: 'bar actual build', words: '施工' },
  { look: 'bar actual handOver', words: '验收移交' },
  { look: 'bar forecast build', words: '预计（空心）' },
  { look: 'bar slip', words: '比计划晚' },
  { look: 'mark actual', words: '只有一个日期' },
] as const;

/** Thin lines, which stand above the others in the chart. */
const lanes = new Set<string>(['bar plan', 'bar slip']);

export function GanttLegend({ hasBreaks }: { readonly hasBreaks: boolean }): ReactNode {
  return (
    <Box
      aria-label="图例"
      sx={(theme) => ({
        display: 'flex',
        flexWrap: 'wrap',
        columnGap: 1.75,
        rowGap: 0.25,
        fontSize: '0.75rem',
        color: 'text.secondary',
        flex: 'none',
        ...barLook(theme),
      })}
    >
      {samples.map(({ look, words }) => (
        <Box key={words} component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.5 }}>
          <Box component="span" aria-hidden sx={{ position: 'relative', width: '1.25rem', height: '1.25rem' }}>
            <i
              className={look}
              style={look.startsWith('mark') ? { left: '50%', top: '30%' } : { left: 0, right: 0, top: lanes.has(look) ? '41%' : '31%' }}
            />
          </Box>
          {words}
        </Box>
      ))}
      <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.5 }}>
        <Box component="span" aria-hidden sx={{ height: '0.875rem', borderLeft: 2, borderColor: 'warning.main' }} />
        今天
      </Box>
      {hasBreaks ? (
        <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.5 }}>
          <Box component="span" aria-hidden sx={{ height: '0.875rem', borderLeft: '2px dashed', borderColor: 'text.secondary' }} />
          没有安排的月份省去
        </Box>
      ) : null}
    </Box>
  );
}

const lines = [
  { label: '计划', of: (day: ChartRow['row']['dates'][number]) => day.baselineOn },
  { label: '预计', of: (day: ChartRow['row']['dates'][number]) => day.forecastOn },
  { label: '实际', of: (day: ChartRow['row']['dates'][number]) => day.actualOn },
] as const;

function slip(days: number | null): ReactNode {
  if (days === null) return '';
  if (days === 0) return '如期';
  return days > 0 ? `晚 ${days} 天` : `早 ${-days} 天`;
}

/** The days of the project pointed at, stage by stage. */
export function GanttDetail({ entry }: { readonly entry: ChartRow | null }): ReactNode {
  return (
    <Box
      sx={{
        flex: 'none',
        mt: 0.75,
        height: '8rem',
        border: 1,
        borderColor: 'divider',
        borderRadius: 1,
        bgcolor: 'background.paper',
        overflow: 'auto',
        fontSize: '0.75rem',
        '& table': {
          width: '100%',
          minWidth: '58rem',
          borderCollapse: 'collapse',
          fontVariantNumeric: 'tabular-nums',
          tableLayout: 'fixed',
        },
        '& caption': { textAlign: 'left', px: 2, pt: 0.5, fontWeight: 600, fontSize: '0.8125rem', whiteSpace: 'nowrap' },
        '& th, & td': { textAlign: 'left', fontWeight: 400, px: 0.5, py: 0, lineHeight: 1.55, whiteSpace: 'nowrap' },
        '& th': { color: 'text.secondary' },
        '& th:first-of-type': { width: '3.5rem', pl: 2 },
      }}
    >
      {entry ? (
        <table aria-label={`${entry.row.name} 各阶段日期`}>
          <caption>
            {entry.row.name}
            <Box component="span" sx={{ color: 'text.secondary', fontWeight: 400, ml: 1.5 }}>
              {entry.row.townName}　{entry.row.code}　形象进度 {entry.row.percent}%　回车或点击打开
            </Box>
          </caption>
          <thead>
            <tr>
              <th aria-label="项" />
              {renovationStages.map(({ id, label }) => (
                <th key={id} scope="col">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map(({ label, of }) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                {entry.row.dates.map((day) => (
                  <td key={day.stage}>{of(day) ?? ''}</td>
                ))}
              </tr>
            ))}
            <tr>
              <th scope="row">相差</th>
              {entry.row.dates.map((day) => (
                <Box component="td" key={day.stage} sx={{ color: (day.slipDays ?? 0) > 0 ? 'error.main' : 'text.secondary' }}>
                  {slip(day.slipDays)}
                </Box>
              ))}
            </tr>
          </tbody>
        </table>
      ) : (
        <Box sx={{ px: 2, py: 1, color: 'text.secondary' }}>指向一个项目，这里列出各阶段的计划、预计、实际日期；上下键逐个查看。</Box>
      )}
    </Box>
  );
}
