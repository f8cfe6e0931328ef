import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import type { YearTask } from '../../../../electron/contract/renovation-targets.ts';
import { count } from '../../../shared/format.ts';
import { accentWash } from '../../../shared/theme.tsx';
import { StatusChip } from '../../../shared/ui.tsx';
import { ProgressBar } from '../../../shared/ui/ProgressBar.tsx';
import { DocumentLink } from '../../tasks/DocumentLink.tsx';

function Met({ task }: { readonly task: YearTask }): ReactNode {
  if (task.met === null) return <StatusChip label="没有任务数" />;
  return task.met ? <StatusChip label="达标" tone="success" /> : <StatusChip label={`还差 ${task.missing ?? 0} 处`} tone="warning" />;
}

function Done({ task }: { readonly task: YearTask }): ReactNode {
  const whole = Math.max(task.target ?? 0, task.denominator, 1);
  return (
    <ProgressBar
      percent={(task.numerator * 100) / whole}
      label={`${task.year}年完成`}
      words={`${task.numerator} / ${task.denominator}　${task.shown}`}
      {...(task.target !== null && task.target < whole ? { mark: (task.target * 100) / whole } : {})}
    />
  );
}

const head = ['年度', '任务数', '下达文号', '列入项目', '已开工', '已完工', '竣工验收（完成）', '是否达标', '上报值'] as const;
const figures = new Set<string>(['任务数', '列入项目', '已开工', '已完工']);

/** One line for each year; a click shows its projects. */
export function YearsTable({
  years,
  chosen,
  onChoose,
}: {
  readonly years: readonly YearTask[];
  readonly chosen: number | null;
  readonly onChoose: (year: number) => void;
}): ReactNode {
  return (
    <Box
      sx={{
        border: 1,
        borderColor: 'divider',
        borderRadius: 1,
        bgcolor: 'background.paper',
        overflow: 'auto',
        flex: 'none',
        maxHeight: '40%',
      }}
    >
      <Box
        component="table"
        aria-label="年度任务"
        sx={(theme) => ({
          width: '100%',
          borderCollapse: 'collapse',
          fontVariantNumeric: 'tabular-nums',
          fontSize: '0.8125rem',
          '& th, & td': {
            px: 1.25,
            py: 0.625,
            textAlign: 'left',
            whiteSpace: 'nowrap',
            borderBottom: `1px solid ${theme.palette.divider}`,
          },
          '& th': { position: 'sticky', top: 0, zIndex: 1, bgcolor: 'background.paper', fontWeight: 600, color: 'text.secondary' },
          '& th:first-of-type, & td:first-of-type': { pl: 2 },
          '& .figure': { textAlign: 'right' },
          '& tbody tr': { cursor: 'pointer' },
          '& tbody tr:last-child td': { borderBottom: 0 },
          '& tbody tr:hover': { bgcolor: accentWash(theme, 0.05) },
          '& tbody tr[aria-selected=true]': { bgcolor: accentWash(theme, 0.12) },
          '& tbody tr:focus-visible': { outline: `2px solid ${theme.palette.primary.main}`, outlineOffset: '-2px' },
        })}
      >
        <thead>
          <tr>
            {head.map((title) => (
              <th key={title} scope="col" className={figures.has(title) ? 'figure' : ''}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody
          onKeyDown={(event) => {
            const row = event.target as HTMLElement;
            const next = event.key === 'ArrowDown' ? row.nextElementSibling : event.key === 'ArrowUp' ? row.previousElementSibling : null;
            if (next === null) return;
            event.preventDefault();
            (next as HTMLElement).focus();
            onChoose(Number((next as HTMLElement).dataset['year']));
          }}
        >
          {years.map((task) => (
            <tr
              key={task.year}
              data-year={task.year}
              tabIndex={task.year === chosen ? 0 : -1}
              aria-selected={task.year === chosen}
              onClick={() => onChoose(task.year)}
            >
              <td>{task.year}年</td>
              <td className="figure">{task.target === null ? '—' : count(task.target)}</td>
              <td>
                {task.documentNo === null ? task.target === null ? '—' : '县级目标参数' : <DocumentLink documentNo={task.documentNo} />}
              </td>
              <td className="figure">{count(task.denominator)}</td>
              <td className="figure">{count(task.started)}</td>
              <td className="figure">{count(task.completed)}</td>
              <Box component="td" sx={{ minWidth: '13rem' }}>
                <Done task={task} />
              </Box>
              <td>
                <Met task={task} />
              </td>
              <td>
                {task.locked
                  ? `${task.locked.numerator} / ${task.locked.denominator}（截至 ${task.locked.asOf}，已锁定）`
                  : task.canLock
                    ? '可以锁定'
                    : '未到年末'}
              </td>
            </tr>
          ))}
        </tbody>
      </Box>
    </Box>
  );
}
