import Box from '@mui/material/Box';
import { useEffect, useMemo, useRef, type ReactNode } from 'react';
import type { GanttAxis } from '../../../../electron/contract/renovation-gantt.ts';
import type { IsoDate } from '../../../../electron/contract/values.ts';
import { chartLook } from './gantt-look.ts';
import { GanttRows, type ChartRow } from './GanttRows.tsx';

const monthNumber = (month: string): number => Number(month.slice(5));

function Head({ axis }: { readonly axis: GanttAxis }): ReactNode {
  const whole = axis.months.length;
  const at = (from: number, until: number) => ({ left: `${(from * 100) / whole}%`, width: `${((until - from) * 100) / whole}%` });
  return (
    <div className="head">
      <span className="side">
        <span>项目</span>
        <span>当前阶段</span>
        <span className="slipDays">滞后</span>
      </span>
      <span className="chart">
        {axis.years.map(({ year, from, until }) => (
          <span key={year} className="year" style={at(from, until)}>
            {year}年
          </span>
        ))}
        {axis.months.map((month, index) => (
          <span key={month} className="month" style={at(index, index + 1)}>
            {monthNumber(month)}
          </span>
        ))}
      </span>
    </div>
  );
}

function Lines({ axis, asOf }: { readonly axis: GanttAxis; readonly asOf: IsoDate }): ReactNode {
  const whole = Math.max(1, axis.months.length);
  const today = axis.place(asOf, true);
  const years = new Set(axis.years.map(({ from }) => from));
  const breaks = new Set(axis.breaks);
  const look = (index: number): string => (breaks.has(index) ? 'break' : years.has(index) ? 'year' : '');
  return (
    <div className="lines" aria-hidden>
      {axis.months.map((month, index) =>
        index === 0 ? null : <i key={month} className={look(index)} style={{ left: `${(index * 100) / whole}%` }} />,
      )}
      {today === null ? null : <i className="today" style={{ left: `${(today * 100) / whole}%` }} />}
    </div>
  );
}

/** Share of the width left of today, where not everything fits. */
const todayAt = 0.7;

/** Months across, projects down: above the plan, under it what was and what is expected. */
export function GanttChart({
  rows,
  axis,
  asOf,
  onCurrent,
}: {
  readonly rows: readonly ChartRow[];
  readonly axis: GanttAxis;
  readonly asOf: IsoDate;
  readonly onCurrent: (projectId: number) => void;
}): ReactNode {
  const frame = useRef<HTMLDivElement>(null);
  // Years that are over stand to the left: what is going on is seen first.
  useEffect(() => {
    const today = axis.place(asOf, true);
    const box = frame.current;
    const side = box?.querySelector<HTMLElement>('.side')?.offsetWidth ?? 0;
    if (box && today !== null)
      box.scrollLeft = ((box.scrollWidth - side) * today) / axis.months.length - (box.clientWidth - side) * todayAt;
  }, [axis, asOf]);
  const look = useMemo(() => chartLook(axis.months.length), [axis.months.length]);
  return (
    <Box
      ref={frame}
      sx={{ flex: 1, minHeight: 0, overflow: 'auto', border: 1, borderColor: 'divider', borderRadius: 1, bgcolor: 'background.paper' }}
    >
      <Box sx={look}>
        <Head axis={axis} />
        <Lines axis={axis} asOf={asOf} />
        <GanttRows rows={rows} axis={axis} onCurrent={onCurrent} />
      </Box>
    </Box>
  );
}
