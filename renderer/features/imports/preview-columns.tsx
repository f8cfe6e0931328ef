/** Columns of the preview: the row number, the verdict, the reason, then the columns of the user's own file. */
import Box from '@mui/material/Box';
import Tooltip from '@mui/material/Tooltip';
import type { ReactNode } from 'react';
import type { ImportPreview, PreviewRow } from '../../../electron/contract/imports.ts';
import type { TableColumn } from '../../shared/DataTable.tsx';
import { StatusChip } from '../../shared/ui.tsx';
import { reasonText, rowStatus } from './row-words.ts';

/** Pixels of a Chinese character and of a figure at 100 % text. */
const wide = 13.5;
const narrow = 7.6;
const widest = 230;
const padding = 20;

/** Full-width figures and letters count as the plain ones they stand for: a few of them do not stretch a column. */
function textWidth(text: string): number {
  let width = 0;
  for (const character of text.trim()) {
    const code = character.codePointAt(0) ?? 0;
    width += code > 0x2e7f && !(code >= 0xff10 && code <= 0xff5a) ? wide : narrow;
  }
  return width;
}

export function columnKey(number: number): string {
  return `c${number}`;
}

function Mark({
  tone,
  title,
  children,
}: {
  readonly tone: 'error' | 'warning' | 'changed';
  readonly title: string;
  readonly children: ReactNode;
}): ReactNode {
  const colour = tone === 'changed' ? 'primary' : tone;
  return (
    <Tooltip title={title}>
      <Box
        component="span"
        data-mark={tone}
        sx={(theme) => ({
          display: 'flex',
          alignItems: 'center',
          gap: 0.5,
          height: '100%',
          mx: -1,
          px: 1,
          minWidth: 0,
          whiteSpace: 'nowrap',
          '& > *': { overflow: 'hidden', textOverflow: 'ellipsis', flex: '0 1 auto' },
          color: `${colour}.main`,
          fontWeight: tone === 'error' ? 600 : 400,
          bgcolor: `color-mix(in srgb, ${theme.palette[colour].main} ${tone === 'error' ? 16 : 10}%, transparent)`,
        })}
      >
        {children}
      </Box>
    </Tooltip>
  );
}

function Reason({ row }: { readonly row: PreviewRow }): ReactNode {
  const text = reasonText(row);
  if (text === '') return null;
  return (
    <Tooltip title={text}>
      <Box
        component="span"
        sx={{
          overflow: 'hidden',
          textOverflow: 'ellipsis',
          color:
            row.status === 'rejected'
              ? 'error.main'
              : row.warnings.length > 0 && row.changes.length === 0
                ? 'warning.main'
                : 'text.primary',
        }}
      >
        {text}
      </Box>
    </Tooltip>
  );
}

type Measure = {
  /** Rows by which the columns are made wide enough. */
  readonly rows: readonly PreviewRow[];
  /** Pixels for the reasons. */
  readonly reasonWidth: number;
};

function widthOf(column: ImportPreview['columns'][number], field: string | undefined, rows: readonly PreviewRow[]): number {
  const shown = (row: PreviewRow): string => {
    const change = row.changes.find((candidate) => candidate.title === field);
    return change ? `${change.before} → ${change.after}　` : (row.cells[column.number - 1] ?? '');
  };
  return Math.round(Math.min(widest, padding + Math.max(...[column.title, column.sample, ...rows.map(shown)].map(textWidth))));
}

export function previewColumns(preview: ImportPreview, { rows, reasonWidth }: Measure): readonly TableColumn<PreviewRow>[] {
  const titleOfColumn = new Map(preview.fields.flatMap((field) => (field.column === null ? [] : [[field.column, field.title] as const])));
  const cell = (row: PreviewRow, number: number): ReactNode => {
    const text = row.cells[number - 1] ?? '';
    const issues = row.issues.filter((issue) => issue.columnNumber === number);
    if (issues.length > 0)
      return (
        <Mark tone="error" title={issues.map((issue) => issue.message).join(' ')}>
          <span>{text === '' ? '（空）' : text}</span>
        </Mark>
      );
    const change = row.changes.find((candidate) => candidate.title === titleOfColumn.get(number));
    if (change)
      return (
        <Mark tone="changed" title={`台账中为“${change.before === '' ? '空' : change.before}”`}>
          <Box component="del" sx={{ color: 'text.secondary' }}>
            {change.before}
          </Box>
          <span>→</span>
          <Box component="ins" sx={{ textDecoration: 'none', fontWeight: 600 }}>
            {change.after}
          </Box>
        </Mark>
      );
    const warnings = row.warnings.filter((warning) => warning.columnNumber === number);
    if (warnings.length > 0)
      return (
        <Mark tone="warning" title={warnings.map((warning) => warning.message).join(' ')}>
          <span>{text === '' ? '（空）' : text}</span>
        </Mark>
      );
    return text;
  };
  return [
    { key: 'row', title: '行', value: (row) => row.row, width: 56, align: 'right' },
    {
      key: 'status',
      title: '结果',
      value: (row) => rowStatus(preview.kind, row.status).label,
      render: (row) => <StatusChip {...rowStatus(preview.kind, row.status)} />,
      width: 84,
    },
    { key: 'reason', title: '说明', value: reasonText, render: (row) => <Reason row={row} />, width: reasonWidth },
    ...preview.columns.map((column): TableColumn<PreviewRow> => ({
      key: columnKey(column.number),
      title: column.title,
      // An empty cell of the file is empty, not unrecorded.
      value: (row) => row.cells[column.number - 1] || ' ',
      render: (row) => cell(row, column.number),
      width: widthOf(column, titleOfColumn.get(column.number), rows),
    })),
  ];
}
