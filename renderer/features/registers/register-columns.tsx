/** Columns of a register's list, from its definition. */
import type { ReactNode } from 'react';
import type { ClockStanding, RegisterDefinition, RegisterField, RegisterRow } from '../../../electron/contract/registers-shapes.ts';
import type { TableColumn } from '../../shared/DataTable.tsx';
import { nothing } from '../../shared/format.ts';
import { NumberText, StatusChip } from '../../shared/ui.tsx';
import { clockText, clockTone, shownText, stateOf, stateTone } from './shown-value.ts';

type Column = TableColumn<RegisterRow>;
const widths: Partial<Record<RegisterField['kind'], number>> = {
  fen: 116,
  integer: 84,
  date: 92,
  month: 92,
  idNumber: 168,
  phone: 112,
  yesNo: 78,
  person: 84,
  longText: 200,
};
const usualWidth = 104;
/** What may take the room that is left. */
const flexible: readonly RegisterField['kind'][] = ['text', 'longText', 'choice'];
/** Pixels of a character of a title, and what stands beside it. */
const wide = 13.5;
const beside = 32;

/** The clock that runs out first; of a finished record none. */
function running({ clocks }: RegisterRow): ClockStanding | null {
  const left = clocks.filter(({ stoppedOn }) => stoppedOn === null);
  return left.toSorted((one, other) => one.daysLeft - other.daysLeft)[0] ?? null;
}

function Due({ row }: { readonly row: RegisterRow }): ReactNode {
  const clock = running(row);
  if (clock === null) return nothing;
  return <StatusChip label={`${clock.dueOn} ${clockText(clock)}`} tone={clockTone(clock)} />;
}

function ownColumn(definition: RegisterDefinition, code: string): Column | null {
  switch (code) {
    case '$number':
      return { key: code, title: '登记号', width: 92, value: ({ recordNo }) => recordNo };
    case '$town':
      return { key: code, title: '乡镇（街道）', width: 100, value: ({ townName }) => townName };
    case '$state':
      return {
        key: code,
        title: '状态',
        width: 132,
        value: ({ state }) => stateOf(definition, state)?.label ?? state,
        render: ({ state }) => <StatusChip label={stateOf(definition, state)?.label ?? state} tone={stateTone(definition, state)} />,
      };
    case '$due':
      return {
        key: code,
        title: '期限',
        width: 176,
        value: (row) => running(row)?.dueOn,
        render: (row) => <Due row={row} />,
      };
    default:
      return null;
  }
}

function fieldColumn(field: RegisterField): Column {
  const { code, kind, label, unit } = field;
  const raw = ({ values }: RegisterRow): string | number | null => {
    const value = values[code] ?? null;
    return typeof value === 'boolean' ? null : value;
  };
  const title = kind === 'fen' ? `${label}（元）` : unit === null ? label : `${label}（${unit}）`;
  const common = { key: code, title, width: Math.max(widths[kind] ?? usualWidth, Math.ceil(title.length * wide) + beside) };
  if (kind === 'fen') return { ...common, kind: 'money', value: raw };
  if (kind === 'integer') return { ...common, kind: 'number', value: raw };
  if (kind === 'date') return { ...common, kind: 'date', value: raw };
  if (kind === 'idNumber' || kind === 'phone')
    return {
      ...common,
      value: raw,
      render: ({ values }) => {
        const value = values[code];
        return typeof value === 'string' && value !== '' ? <NumberText value={value} kind={kind === 'phone' ? 'phone' : 'id'} /> : nothing;
      },
    };
  return { ...common, ...(flexible.includes(kind) ? { flex: 1 } : {}), value: ({ values, people }) => shownText(field, values, people) };
}

/** Those the definition lists, how far it is behind whose it is; then the others for whoever chooses them. */
export function columnsOf(definition: RegisterDefinition): readonly Column[] {
  const standing: readonly string[] = definition.columns.filter((code) => code === '$state' || code === '$due');
  const rest = definition.columns.filter((code) => !standing.includes(code));
  const behind = rest.indexOf(definition.subjectField) + 1;
  const listed = [...rest.slice(0, behind), ...standing, ...rest.slice(behind)].flatMap((code) => {
    const field = definition.fields.find((one) => one.code === code);
    const column = ownColumn(definition, code) ?? (field ? fieldColumn(field) : null);
    return column === null ? [] : [column];
  });
  const others = definition.fields.filter(({ code }) => !definition.columns.includes(code));
  return [...listed, ...others.map((field): Column => ({ ...fieldColumn(field), isHidden: true }))];
}
