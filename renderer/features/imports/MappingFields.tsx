import Box from '@mui/material/Box';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useId, type ReactNode } from 'react';
import type { ImportPreview } from '../../../electron/contract/imports.ts';
import { columnLetter } from './column-letter.ts';

type Field = ImportPreview['fields'][number];
type Mapping = Readonly<Record<string, number | null>>;

const none = '';

function MappingField({
  field,
  columns,
  users,
  isDisabled,
  onChoose,
}: {
  readonly field: Field;
  readonly columns: ImportPreview['columns'];
  readonly users: ReadonlyMap<number, string>;
  readonly isDisabled: boolean;
  readonly onChoose: (column: number | null) => void;
}): ReactNode {
  const labelId = useId();
  const isMissing = field.isRequired && field.column === null;
  const chosen = columns.find((column) => column.number === field.column);
  return (
    <Box
      sx={{
        display: 'grid',
        gridTemplateColumns: '8rem minmax(0, 1fr) minmax(0, 7rem)',
        gap: 1,
        alignItems: 'center',
        minHeight: '2.25rem',
      }}
    >
      <Typography id={labelId} variant="body2" sx={{ color: isMissing ? 'error.main' : 'text.primary', fontWeight: isMissing ? 600 : 400 }}>
        {field.title}
        {field.isRequired ? (
          <Box component="span" title="必需" sx={{ color: 'error.main', ml: 0.25 }}>
            *
          </Box>
        ) : null}
      </Typography>
      <TextField
        select
        value={field.column === null ? none : String(field.column)}
        error={isMissing}
        disabled={isDisabled}
        onChange={(event) => onChoose(event.target.value === none ? null : Number(event.target.value))}
        slotProps={{ select: { displayEmpty: true, labelId, inputProps: { 'aria-labelledby': labelId } } }}
        sx={{ '& .MuiSelect-select': { py: '0.25rem', fontSize: '0.8125rem' } }}
      >
        <MenuItem value={none}>{field.isRequired ? '请选择一列' : '表中没有'}</MenuItem>
        {columns.map((column) => {
          const user = users.get(column.number);
          return (
            <MenuItem key={column.number} value={String(column.number)}>
              <Box component="span" sx={{ color: 'text.secondary', minWidth: '1.75rem', display: 'inline-block' }}>
                {columnLetter(column.number)}
              </Box>
              {column.title}
              {user !== undefined && column.number !== field.column ? (
                <Box component="span" sx={{ color: 'text.secondary', ml: 1 }}>
                  （已对应{user}）
                </Box>
              ) : null}
            </MenuItem>
          );
        })}
      </TextField>
      <Typography variant="body2" noWrap title={chosen?.sample ?? ''} sx={{ color: 'text.secondary', fontVariantNumeric: 'tabular-nums' }}>
        {chosen?.sample ?? ''}
      </Typography>
    </Box>
  );
}

/** Which column of the file each field of the ledger is read from, with the first value of that column beside it. */
export function MappingFields({
  preview,
  isDisabled,
  onChange,
}: {
  readonly preview: ImportPreview;
  readonly isDisabled: boolean;
  readonly onChange: (mapping: Mapping) => void;
}): ReactNode {
  const mapping: Mapping = Object.fromEntries(preview.fields.map((field) => [field.key, field.column]));
  const users = new Map(preview.fields.flatMap((field) => (field.column === null ? [] : [[field.column, field.title] as const])));
  // What is missing comes first, so that nobody has to look for it.
  const fields = preview.fields.toSorted(
    (one, other) => Number(other.isRequired && other.column === null) - Number(one.isRequired && one.column === null),
  );
  return (
    <Box>
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: 0.75 }}>
        左边是台账的项目（* 为必需），右边是表中的列和它的第一个值。改动会记住，下次遇到同样的表头自动套用。
      </Typography>
      <Box sx={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(min(27rem, 100%), 1fr))', columnGap: 4, rowGap: 0.25 }}>
        {fields.map((field) => (
          <MappingField
            key={field.key}
            field={field}
            columns={preview.columns}
            users={users}
            isDisabled={isDisabled}
            onChoose={(column) => onChange({ ...mapping, [field.key]: column })}
          />
        ))}
      </Box>
    </Box>
  );
}
