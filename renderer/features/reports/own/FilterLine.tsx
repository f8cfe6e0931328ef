import { mdiClose } from '@mdi/js';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useState, type ReactNode } from 'react';
import { reportPeriods, type ReportFilter, type ReportFilterKind, type SubjectColumn } from '../../../../electron/contract/own-reports.ts';
import { parseYuan } from '../../../../electron/contract/values.ts';
import { Icon } from '../../../shared/ui.tsx';

const words: Readonly<Record<ReportFilterKind, string>> = {
  in: '是',
  contains: '包含',
  between: '从…到…',
  period: '在期间',
  filled: '已填写',
  empty: '未填写',
};

function kindsOf({ kind }: SubjectColumn): readonly ReportFilterKind[] {
  switch (kind) {
    case 'choice':
      return ['in', 'filled', 'empty'];
    case 'text':
      return ['contains', 'filled', 'empty'];
    case 'date':
    case 'month':
      return ['period', 'between', 'filled', 'empty'];
    case 'integer':
    case 'money':
      return ['between', 'filled', 'empty'];
    case 'number':
      return ['filled', 'empty'];
  }
}

export function startFilter(column: SubjectColumn): ReportFilter {
  const [is = 'filled'] = kindsOf(column);
  return { column: column.id, is, values: is === 'period' ? ['thisMonth'] : is === 'between' ? ['', ''] : is === 'contains' ? [''] : [] };
}

const isDay = /^\d{4}-\d{2}-\d{2}$/;
const isMonth = /^\d{4}-\d{2}$/;

/** What was typed, as the report keeps it; null while it is not whole. */
function read({ kind }: SubjectColumn, typed: string): string | null {
  const text = typed.trim();
  if (text === '') return '';
  if (kind === 'money') return parseYuan(text)?.toString() ?? null;
  if (kind === 'integer') return /^-?\d{1,9}$/.test(text) ? text : null;
  if (kind === 'month') return isMonth.test(text) ? text : null;
  return isDay.test(text) ? text : null;
}

function Bound({
  column,
  label,
  value,
  onChange,
}: {
  readonly column: SubjectColumn;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}): ReactNode {
  const [typed, setTyped] = useState(column.kind === 'money' && value !== '' ? String(Number(value) / 100) : value);
  const hint = column.kind === 'date' ? '2022-03-31' : column.kind === 'month' ? '2022-03' : column.kind === 'money' ? '元' : '';
  return (
    <TextField
      size="small"
      label={label}
      placeholder={hint}
      value={typed}
      error={read(column, typed) === null}
      onChange={(event) => {
        setTyped(event.target.value);
        const known = read(column, event.target.value);
        if (known !== null) onChange(known);
      }}
      sx={{ flex: 1, minWidth: 0 }}
    />
  );
}

/** One condition: a column, how it is compared, with what. */
export function FilterLine({
  column,
  filter,
  onChange,
  onRemove,
}: {
  readonly column: SubjectColumn;
  readonly filter: ReportFilter;
  readonly onChange: (filter: ReportFilter) => void;
  readonly onRemove: () => void;
}): ReactNode {
  const { is, values } = filter;
  const [first = '', second = ''] = values;
  return (
    <Box role="group" aria-label={`筛选：${column.title}`} sx={{ display: 'flex', flexDirection: 'column', gap: 0.75, py: 0.75 }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.5 }}>
        <Box sx={{ flex: 1, minWidth: 0, fontSize: '0.8125rem', fontWeight: 600 }}>{column.title}</Box>
        <TextField
          select
          size="small"
          value={is}
          slotProps={{ htmlInput: { 'aria-label': `${column.title}的条件` } }}
          onChange={(event) => {
            const next = event.target.value as ReportFilterKind;
            onChange({ ...filter, is: next, values: next === 'period' ? ['thisMonth'] : next === 'between' ? ['', ''] : [] });
          }}
          sx={{ width: '7rem' }}
        >
          {kindsOf(column).map((kind) => (
            <MenuItem key={kind} value={kind}>
              {words[kind]}
            </MenuItem>
          ))}
        </TextField>
        <IconButton size="small" aria-label={`去掉条件：${column.title}`} onClick={onRemove}>
          <Icon path={mdiClose} fontSize="small" />
        </IconButton>
      </Box>
      {is === 'in' ? (
        <TextField
          select
          size="small"
          value={values}
          slotProps={{ select: { multiple: true, displayEmpty: true }, htmlInput: { 'aria-label': `${column.title}的取值` } }}
          onChange={(event) => onChange({ ...filter, values: event.target.value as unknown as string[] })}
        >
          {column.options.map((option) => (
            <MenuItem key={option.id} value={option.id} dense>
              {option.label}
            </MenuItem>
          ))}
        </TextField>
      ) : null}
      {is === 'contains' ? (
        <TextField
          size="small"
          value={first}
          slotProps={{ htmlInput: { 'aria-label': `${column.title}包含的文字` } }}
          onChange={(event) => onChange({ ...filter, values: [event.target.value] })}
        />
      ) : null}
      {is === 'period' ? (
        <TextField
          select
          size="small"
          value={first}
          slotProps={{ htmlInput: { 'aria-label': `${column.title}的期间` } }}
          onChange={(event) => onChange({ ...filter, values: [event.target.value] })}
        >
          {reportPeriods.map((period) => (
            <MenuItem key={period.id} value={period.id}>
              {period.label}
            </MenuItem>
          ))}
        </TextField>
      ) : null}
      {is === 'between' ? (
        <Box sx={{ display: 'flex', gap: 0.75 }}>
          <Bound column={column} label="从" value={first} onChange={(value) => onChange({ ...filter, values: [value, second] })} />
          <Bound column={column} label="到" value={second} onChange={(value) => onChange({ ...filter, values: [first, value] })} />
        </Box>
      ) : null}
    </Box>
  );
}
