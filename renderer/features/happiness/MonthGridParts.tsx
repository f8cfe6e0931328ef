import Box from '@mui/material/Box';
import type { Theme } from '@mui/material/styles';
import { memo, useLayoutEffect, type ReactNode, type RefObject } from 'react';
import type { IsoMonth } from '../../../electron/contract/values.ts';
import { count } from '../../shared/format.ts';
import { accentWash } from '../../shared/theme.tsx';
import { cellText, type MonthField } from './month-fields.ts';
import { entryKey, shownValue, type Base, type GridRow, type GridState } from './month-grid.ts';

export type RowShown = GridRow & { readonly code: string; readonly townName: string; readonly villageName: string };

/** At 100 % text. */
export const rowPixels = 30;
const columns = (months: number): string =>
  `6.5rem minmax(11rem, 1fr) minmax(6.5rem, 0.6fr) repeat(${months}, minmax(3rem, 4.75rem)) 4.5rem`;

export const gridSx = (theme: Theme) => ({
  flex: 1,
  minHeight: 0,
  overflow: 'auto',
  border: 1,
  borderColor: 'divider',
  borderRadius: 1,
  bgcolor: 'background.paper',
  fontSize: '0.8125rem',
  fontVariantNumeric: 'tabular-nums',
  userSelect: 'none',
  '& .line': { display: 'grid', minWidth: '58rem' },
  '& .line > *': {
    display: 'flex',
    alignItems: 'center',
    px: 0.75,
    minWidth: 0,
    borderRight: 1,
    borderBottom: 1,
    borderColor: 'divider',
    whiteSpace: 'nowrap',
    overflow: 'hidden',
  },
  '& .line > :last-child': { borderRight: 0 },
  '& .text > span': { overflow: 'hidden', textOverflow: 'ellipsis' },
  '& .figure': { justifyContent: 'flex-end' },
  '& .month': { justifyContent: 'flex-end', position: 'relative', cursor: 'cell' },
  '& .later': { bgcolor: theme.palette.action.hover, color: 'text.secondary' },
  '& .low': { color: theme.palette.warning.main, fontWeight: 600 },
  '& .changed': { bgcolor: accentWash(theme, 0.1) },
  '& .changed::before': {
    content: '""',
    position: 'absolute',
    top: 0,
    left: 0,
    borderTop: `0.4rem solid ${theme.palette.primary.main}`,
    borderRight: '0.4rem solid transparent',
  },
  '& .chosen': { bgcolor: accentWash(theme, 0.18) },
  '& .fault': { bgcolor: `color-mix(in srgb, ${theme.palette.error.main} 16%, ${theme.palette.background.paper})`, color: 'error.main' },
  '& .fault::before': {
    content: '""',
    position: 'absolute',
    top: 0,
    left: 0,
    borderTop: `0.4rem solid ${theme.palette.error.main}`,
    borderRight: '0.4rem solid transparent',
  },
  '& .current': { outline: `2px solid ${theme.palette.primary.main}`, outlineOffset: '-2px' },
  '& input': {
    width: '100%',
    height: '100%',
    border: 0,
    p: 0,
    m: 0,
    outline: 'none',
    bgcolor: 'transparent',
    background: 'none',
    font: 'inherit',
    color: 'inherit',
    textAlign: 'right',
  },
  '& input.resting': { caretColor: 'transparent', cursor: 'cell' },
  '& input.resting::selection': { background: 'transparent' },
});

export function GridHead({
  height,
  months,
  lastMonth,
  hasCounted,
  isOneTown,
}: {
  readonly height: number;
  readonly months: readonly IsoMonth[];
  readonly lastMonth: IsoMonth;
  readonly hasCounted: boolean;
  readonly isOneTown: boolean;
}): ReactNode {
  return (
    <Box
      role="row"
      className="line"
      sx={(theme) => ({
        position: 'sticky',
        top: 0,
        zIndex: 2,
        height,
        gridTemplateColumns: columns(months.length),
        bgcolor: `color-mix(in srgb, ${theme.palette.primary.main} 11%, ${theme.palette.background.paper})`,
        color: 'text.secondary',
        fontWeight: 600,
      })}
    >
      <div role="columnheader">编号</div>
      <div role="columnheader">名称</div>
      <div role="columnheader">{isOneTown ? '村（社区）' : '乡镇（街道）'}</div>
      {months.map((month) => (
        <div key={month} role="columnheader" className="figure" title={month > lastMonth ? '还没有到这个月' : month}>
          {Number(month.slice(5))}月
        </div>
      ))}
      <div role="columnheader" className="figure" title={hasCounted ? '全年开放天数合计' : '全年合计'}>
        合计
      </div>
    </Box>
  );
}

type MonthRowProps = {
  readonly index: number;
  readonly home: RowShown;
  readonly base: Base;
  readonly field: MonthField;
  readonly state: GridState;
  readonly faults: ReadonlyMap<string, string>;
  readonly minOpenDays: number;
  readonly isOneTown: boolean;
  readonly top: number;
  readonly height: number;
  readonly range: { readonly left: number; readonly right: number } | null;
  readonly currentColumn: number | null;
  readonly currentField: ReactNode;
};

function sumOf(home: RowShown, { state, base, field }: Pick<MonthRowProps, 'state' | 'base' | 'field'>): string {
  if (field === 'isInsured') return '';
  let sum = 0;
  for (const [column, month] of base.months.entries()) {
    const entry = shownValue(state, home, column, month, field);
    if (!('fault' in entry)) sum += entry.value ?? 0;
  }
  return count(sum);
}

export const MonthRow = memo(function MonthRow(props: MonthRowProps): ReactNode {
  const { index, home, base, field, state, faults, minOpenDays, isOneTown, top, height, range, currentColumn, currentField } = props;
  return (
    <Box
      role="row"
      aria-rowindex={index + 2}
      className="line"
      style={{ transform: `translateY(${top}px)`, height }}
      sx={{ position: 'absolute', top: 0, left: 0, right: 0, gridTemplateColumns: columns(base.months.length) }}
    >
      <div role="rowheader" className="text" title={home.code}>
        <span>{home.code}</span>
      </div>
      <div role="gridcell" className="text" title={home.name}>
        <span>{home.name}</span>
      </div>
      <div role="gridcell" className="text" title={`${home.townName}${home.villageName}`}>
        <span>{isOneTown ? home.villageName : home.townName}</span>
      </div>
      {base.months.map((month, column) => {
        const key = entryKey(home.happinessHomeId, month, field);
        const entry = shownValue(state, home, column, month, field);
        const fault = faults.get(key) ?? ('fault' in entry ? entry.fault : null);
        const value = 'fault' in entry ? null : entry.value;
        const isLow = field === 'openDays' && value !== null && value < minOpenDays;
        const marks = [
          month > base.lastMonth ? 'later' : '',
          isLow ? 'low' : '',
          state.entries.has(key) ? 'changed' : '',
          range && column >= range.left && column <= range.right && column !== currentColumn ? 'chosen' : '',
          fault === null ? '' : 'fault',
          column === currentColumn ? 'current' : '',
        ];
        return (
          <div
            key={month}
            role="gridcell"
            aria-colindex={column + 4}
            aria-invalid={fault === null ? undefined : true}
            data-row={index}
            data-column={column}
            title={fault ?? (isLow ? `少于${minOpenDays}天，当月不计补` : undefined)}
            className={`month ${marks.filter(Boolean).join(' ')}`}
          >
            {column === currentColumn ? currentField : 'fault' in entry ? entry.text : cellText(field, value)}
          </div>
        );
      })}
      <div role="gridcell" className="figure">
        {sumOf(home, props)}
      </div>
    </Box>
  );
});

/** The text of the current cell. At rest it is chosen whole, so that what is typed replaces it. */
export function CellInput({
  inputRef,
  label,
  value,
  isReadOnly,
  isEditing,
  hadFocus,
  onType,
  onBlur,
  onEdit,
}: {
  readonly inputRef: RefObject<HTMLInputElement | null>;
  readonly label: string;
  readonly value: string;
  readonly isReadOnly: boolean;
  readonly isEditing: boolean;
  readonly hadFocus: boolean;
  readonly onType: (text: string) => void;
  readonly onBlur: () => void;
  readonly onEdit: () => void;
}): ReactNode {
  useLayoutEffect(() => {
    if (hadFocus) inputRef.current?.focus();
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- when it comes to stand in another cell
  }, []);
  useLayoutEffect(() => {
    if (!isEditing && document.activeElement === inputRef.current) inputRef.current?.select();
  }, [isEditing, value, inputRef]);
  return (
    <input
      ref={inputRef}
      className={isEditing ? '' : 'resting'}
      aria-label={label}
      value={value}
      readOnly={isReadOnly}
      autoComplete="off"
      spellCheck={false}
      maxLength={20}
      onFocus={(event) => event.target.select()}
      onChange={(event) => onType(event.target.value)}
      onBlur={onBlur}
      onDoubleClick={onEdit}
    />
  );
}
