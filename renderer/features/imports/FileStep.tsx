import { mdiChevronDown, mdiChevronUp, mdiFileReplaceOutline, mdiFileTableOutline } from '@mdi/js';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState, type ReactNode } from 'react';
import { importKinds, type ImportPreview } from '../../../electron/contract/imports.ts';
import type { ParsedInputOf } from '../../../electron/contract/index.ts';
import { isComposing } from '../../shared/keyboard.ts';
import { useSession } from '../../shared/session.ts';
import { Icon } from '../../shared/ui.tsx';
import { MappingFields } from './MappingFields.tsx';

export type Choice = Omit<ParsedInputOf<'imports.remap'>, 'previewId'>;

/** What the preview was read with; a change of one thing keeps the others. */
export function choiceOf(preview: ImportPreview): Choice {
  return {
    kind: preview.kind,
    sheetName: preview.sheetName,
    headerRow: preview.headerRows[0] ?? null,
    mapping: Object.fromEntries(preview.fields.map((field) => [field.key, field.column])),
    year: preview.asksYear ? preview.year : null,
  };
}

const yearsBack = 6;

/** Of a table that does not say its year. */
function YearChoice({
  value,
  isDisabled,
  onChange,
}: {
  readonly value: number | null;
  readonly isDisabled: boolean;
  readonly onChange: (year: number) => void;
}): ReactNode {
  const { today } = useSession();
  const thisYear = Number(today.slice(0, 4));
  return (
    <TextField
      select
      label="年度"
      value={value ?? ''}
      disabled={isDisabled}
      error={value === null}
      onChange={(event) => onChange(Number(event.target.value))}
      slotProps={{ inputLabel: { shrink: true }, select: { displayEmpty: true } }}
      sx={{ width: '9rem' }}
    >
      <MenuItem value="" disabled>
        请选择
      </MenuItem>
      {Array.from({ length: yearsBack + 1 }, (_, index) => thisYear - index).map((year) => (
        <MenuItem key={year} value={year}>
          {year}年
        </MenuItem>
      ))}
    </TextField>
  );
}

function rowsText(rows: readonly number[]): string {
  const [first, last] = [rows[0], rows.at(-1)];
  return first === undefined ? '未找到' : first === last ? `第 ${first} 行` : `第 ${first}–${last} 行`;
}

function HeaderRow({ value, onChange }: { readonly value: number | null; readonly onChange: (row: number) => void }): ReactNode {
  const [typed, setTyped] = useState(value === null ? '' : String(value));
  const row = /^[1-9]\d{0,4}$/.test(typed.trim()) ? Number(typed.trim()) : null;
  const commit = (): void => {
    if (row !== null && row !== value) onChange(row);
  };
  return (
    <TextField
      label="表头从第几行开始"
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={commit}
      onKeyDown={(event) => event.key === 'Enter' && !isComposing(event) && commit()}
      error={row === null}
      helperText={row === null ? '请填写行号' : ''}
      slotProps={{ htmlInput: { inputMode: 'numeric', maxLength: 5 } }}
    />
  );
}

type FileStepProps = {
  readonly preview: ImportPreview;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  readonly onChange: (choice: Choice) => void;
  readonly onOtherFile: () => void;
  readonly isRunning: boolean;
};

/** Step one: which file, and which column is what. One line when all is clear. */
export function FileStep({ preview, isOpen, onToggle, onChange, onOtherFile, isRunning }: FileStepProps): ReactNode {
  const missing = preview.fields.filter((field) => field.isRequired && field.column === null);
  const mapped = preview.fields.filter((field) => field.column !== null).length;
  const choice = choiceOf(preview);
  return (
    <Box
      component="section"
      aria-label="文件与对应关系"
      sx={{
        bgcolor: 'background.paper',
        border: 1,
        borderColor: missing.length > 0 ? 'error.main' : 'divider',
        borderRadius: 1,
        flex: 'none',
      }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5, px: 2, py: 0.75, minHeight: '2.75rem', flexWrap: 'wrap' }}>
        <Icon path={mdiFileTableOutline} sx={{ color: 'primary.main' }} />
        <Typography sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>{preview.fileName}</Typography>
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {[
            `工作表“${preview.sheetName}”`,
            `表头${rowsText(preview.headerRows)}`,
            preview.asOf ? `截止 ${preview.asOf}` : '',
            `${mapped} 列已对应`,
          ]
            .filter(Boolean)
            .join(' · ')}
        </Typography>
        {preview.asksYear ? (
          <YearChoice value={preview.year} isDisabled={isRunning} onChange={(year) => onChange({ ...choice, year })} />
        ) : null}
        {preview.isMappingRemembered ? (
          <Typography variant="body2" sx={{ color: 'success.main' }}>
            按上次的对应关系
          </Typography>
        ) : null}
        <Box sx={{ ml: 'auto', display: 'flex', gap: 1 }}>
          <Button color="secondary" startIcon={<Icon path={mdiFileReplaceOutline} />} onClick={onOtherFile}>
            换一个文件
          </Button>
          <Button
            variant="outlined"
            startIcon={<Icon path={isOpen ? mdiChevronUp : mdiChevronDown} />}
            onClick={onToggle}
            aria-expanded={isOpen}
            disabled={isOpen && missing.length > 0}
          >
            {isOpen ? '收起' : '对应关系'}
          </Button>
        </Box>
      </Box>
      {isOpen ? (
        <Box sx={{ borderTop: 1, borderColor: 'divider', px: 2, py: 1.5, display: 'grid', gap: 1.5 }} aria-busy={isRunning}>
          {missing.length > 0 ? (
            <Alert severity="error" variant="outlined" sx={{ position: 'sticky', top: 0, zIndex: 1, bgcolor: 'background.paper' }}>
              {`必需的列还没有对应：${missing.map((field) => field.title).join('、')}。请在下面为它们选择表中的一列；表里没有这些列的，请补上后重新选择文件。`}
            </Alert>
          ) : null}
          <Box sx={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(min(13rem, 100%), 1fr))', gap: 1.5, pt: 0.75 }}>
            <TextField
              select
              label="表格种类"
              value={preview.kind}
              disabled={isRunning}
              onChange={(event) =>
                onChange({ ...choice, kind: event.target.value as ImportPreview['kind'], headerRow: null, mapping: null })
              }
            >
              {importKinds.map((kind) => (
                <MenuItem key={kind.id} value={kind.id}>
                  {kind.label}
                </MenuItem>
              ))}
            </TextField>
            <TextField
              select
              label="工作表"
              value={preview.sheetName}
              disabled={isRunning || preview.sheetNames.length < 2}
              onChange={(event) => onChange({ ...choice, sheetName: event.target.value, headerRow: null, mapping: null })}
            >
              {preview.sheetNames.map((name) => (
                <MenuItem key={name} value={name}>
                  {name}
                </MenuItem>
              ))}
            </TextField>
            <HeaderRow
              key={preview.headerRows.join()}
              value={preview.headerRows[0] ?? null}
              onChange={(headerRow) => onChange({ ...choice, headerRow, mapping: null })}
            />
            <TextField label="截止日期（表头上方读出）" value={preview.asOf ?? '表中没有写'} disabled />
          </Box>
          <MappingFields preview={preview} isDisabled={isRunning} onChange={(mapping) => onChange({ ...choice, mapping })} />
        </Box>
      ) : null}
    </Box>
  );
}
