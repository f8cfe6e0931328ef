import { memo, type CSSProperties, type ReactNode } from 'react';
import { ganttLateDays, type GanttAxis, type GanttBars, type GanttSegment } from '../../../../electron/contract/renovation-gantt.ts';
import type { GanttRow } from '../../../../electron/contract/renovation-views.ts';
import { goTo } from '../../../shared/navigation.ts';
import { lagText, standingText } from '../renovation-words.ts';

export type ChartRow = { readonly row: GanttRow; readonly bars: GanttBars };

const percent = (part: number, whole: number): string => `${(part * 100) / Math.max(1, whole)}%`;

/** Where a stretch of days lies on the chart; nothing where its month is left out. */
function placed(axis: GanttAxis, { from, until }: Pick<GanttSegment, 'from' | 'until'>): CSSProperties | null {
  const start = axis.place(from);
  const end = axis.place(until, true);
  const whole = axis.months.length;
  return start === null || end === null ? null : { left: percent(start, whole), width: percent(end - start, whole) };
}

function Bars({ bars, axis }: { readonly bars: GanttBars; readonly axis: GanttAxis }): ReactNode {
  const lanes = [
    ...bars.baseline.map((segment) => ({ segment, look: 'plan' })),
    ...bars.actual.map((segment) => ({ segment, look: `actual ${segment.phase}` })),
    ...bars.forecast.map((segment) => ({ segment, look: `forecast ${segment.phase}` })),
    ...(bars.slip ? [{ segment: bars.slip, look: 'slip' }] : []),
  ];
  return (
    <>
      {lanes.map(({ segment, look }) => {
        const style = placed(axis, segment);
        return style ? <i key={`${look} ${segment.from}`} className={`bar ${look}`} style={style} /> : null;
      })}
      {bars.marks.map(({ lane, stage, on }) => {
        const at = axis.place(on, true);
        return at === null ? null : (
          <i key={`${lane} ${stage}`} className={`mark ${lane}`} style={{ left: percent(at, axis.months.length) }} />
        );
      })}
      {lanes.length + bars.marks.length === 0 ? <em>没有登记日期</em> : null}
    </>
  );
}

/** Of what is going on by the stage that is due; of what is over by the acceptance. */
export const lateDays = ({ row, bars }: ChartRow): number => ganttLateDays(row, bars);

const OneRow = memo(function OneRow({
  entry,
  axis,
  isFirst,
}: {
  readonly entry: ChartRow;
  readonly axis: GanttAxis;
  readonly isFirst: boolean;
}): ReactNode {
  const { row, bars } = entry;
  const late = lateDays(entry);
  const words = row.tone === 'none' ? (late > 0 ? `验收比计划晚 ${late} 天` : '') : lagText(late);
  return (
    <button
      type="button"
      className={`row ${row.state}`}
      // One stop of the tab key for all rows.
      tabIndex={isFirst ? 0 : -1}
      data-project={row.projectId}
      aria-label={[row.name, row.code, standingText(row), words].filter(Boolean).join('，')}
    >
      <span className="side">
        <span className="name" title={`${row.name}（${row.townName}，${row.code}）`}>
          {row.name}
        </span>
        <span className="stage">{standingText(row)}</span>
        <span className={`slipDays ${row.tone}`} title={words}>
          {late > 0 ? `${late} 天` : ''}
        </span>
      </span>
      <span className="chart">
        <Bars bars={bars} axis={axis} />
      </span>
    </button>
  );
});

const rowOf = (target: EventTarget): HTMLButtonElement | null => (target as HTMLElement).closest('button[data-project]');

/** All projects under each other; the arrow keys walk them. @param onCurrent the one pointed at or in focus */
export const GanttRows = memo(function GanttRows({
  rows,
  axis,
  onCurrent,
}: {
  readonly rows: readonly ChartRow[];
  readonly axis: GanttAxis;
  readonly onCurrent: (projectId: number) => void;
}): ReactNode {
  const tell = ({ target }: { readonly target: EventTarget }): void => {
    const projectId = Number(rowOf(target)?.dataset['project']);
    if (projectId > 0) onCurrent(projectId);
  };
  return (
    <div
      role="group"
      aria-label="项目进度"
      onMouseOver={tell}
      onFocus={tell}
      onClick={({ target }) => {
        const projectId = rowOf(target)?.dataset['project'];
        if (projectId) goTo(`/renovation/project/${projectId}`);
      }}
      onKeyDown={(event) => {
        const row = rowOf(event.target);
        const siblings = row?.parentElement?.children;
        if (!row || !siblings) return;
        const next = {
          ArrowUp: row.previousElementSibling,
          ArrowDown: row.nextElementSibling,
          Home: siblings[0],
          End: siblings[siblings.length - 1],
        }[event.key];
        if (next === undefined) return;
        event.preventDefault();
        (next as HTMLElement | null)?.focus();
      }}
    >
      {rows.map((entry, index) => (
        <OneRow key={entry.row.projectId} entry={entry} axis={axis} isFirst={index === 0} />
      ))}
    </div>
  );
});
