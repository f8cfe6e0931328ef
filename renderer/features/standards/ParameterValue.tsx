import { mdiArrowDown, mdiArrowUp, mdiClose, mdiPlus } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormHelperText from '@mui/material/FormHelperText';
import InputAdornment from '@mui/material/InputAdornment';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import type { ReactNode } from 'react';
import type { ListItem, ParameterShape, ScalarShape } from '../../../electron/contract/parameters.ts';
import { FormGrid } from '../../shared/form.tsx';
import { Icon } from '../../shared/ui.tsx';
import { RowButton } from '../homes/RowButton.tsx';
import { newItem, type ValueDraft } from './parameter-draft.ts';

const yesNo = [
  { id: 'true', label: '是' },
  { id: 'false', label: '否' },
] as const;

function ScalarField({
  label,
  shape,
  unit,
  value,
  isWrong,
  onChange,
}: {
  readonly label: string;
  readonly shape: ScalarShape;
  readonly unit: string;
  readonly value: string;
  readonly isWrong: boolean;
  readonly onChange: (value: string) => void;
}): ReactNode {
  const options = shape.kind === 'boolean' ? yesNo : shape.kind === 'choice' ? shape.options : null;
  return (
    <TextField
      fullWidth
      select={options !== null}
      label={label}
      required={!(shape.kind === 'number' && shape.isNullable)}
      value={value}
      error={isWrong}
      onChange={(event) => onChange(event.target.value)}
      helperText={shape.kind === 'number' && shape.isNullable ? '可不填，即未规定' : ''}
      slotProps={
        shape.kind === 'number'
          ? {
              htmlInput: { inputMode: 'decimal', maxLength: 12 },
              input: unit === '' ? {} : { endAdornment: <InputAdornment position="end">{unit}</InputAdornment> },
            }
          : {}
      }
    >
      {options?.map(({ id, label: name }) => (
        <MenuItem key={id} value={id}>
          {name}
        </MenuItem>
      ))}
    </TextField>
  );
}

function moved(items: readonly ListItem[], from: number, to: number): ListItem[] {
  const next = [...items];
  const [item] = next.splice(from, 1);
  if (item) next.splice(to, 0, item);
  return next;
}

function ItemList({
  items,
  isClosed,
  onChange,
}: {
  readonly items: readonly ListItem[];
  readonly isClosed: boolean;
  readonly onChange: (items: readonly ListItem[]) => void;
}): ReactNode {
  return (
    <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1 }}>
      {items.map((item, index) => (
        <Box component="li" key={item.id} sx={{ display: 'flex', gap: 0.5, alignItems: 'center' }}>
          <Box component="span" sx={{ width: '1.75rem', color: 'text.secondary', textAlign: 'right', pr: 0.5 }}>
            {index + 1}
          </Box>
          <TextField
            fullWidth
            value={item.text}
            onChange={(event) => onChange(items.map((other) => (other.id === item.id ? { ...other, text: event.target.value } : other)))}
            slotProps={{ htmlInput: { 'aria-label': `第${index + 1}项`, maxLength: 120 } }}
          />
          <RowButton
            icon={mdiArrowUp}
            label={`第${index + 1}项上移`}
            onClick={() => onChange(moved(items, index, Math.max(index - 1, 0)))}
          />
          <RowButton icon={mdiArrowDown} label={`第${index + 1}项下移`} onClick={() => onChange(moved(items, index, index + 1))} />
          <RowButton icon={mdiClose} label={`删去第${index + 1}项`} onClick={() => onChange(items.filter(({ id }) => id !== item.id))} />
        </Box>
      ))}
      {isClosed ? null : (
        <Button
          color="secondary"
          startIcon={<Icon path={mdiPlus} />}
          onClick={() => onChange([...items, newItem(items)])}
          sx={{ justifySelf: 'start' }}
        >
          增加一项
        </Button>
      )}
    </Box>
  );
}

type ParameterValueProps = {
  readonly shape: ParameterShape;
  readonly unit: string;
  readonly draft: ValueDraft;
  readonly fault: string | null | undefined;
  readonly onChange: (draft: ValueDraft) => void;
};

/** The fields of a value by its kind. */
export function ParameterValue({ shape, unit, draft, fault, onChange }: ParameterValueProps): ReactNode {
  if (shape.kind === 'fixed') return null;
  const setText = (key: string, text: string): void => onChange({ ...draft, texts: { ...draft.texts, [key]: text } });
  return (
    <Box sx={{ mb: 2 }}>
      {shape.kind === 'items' ? (
        <ItemList items={draft.items} isClosed={shape.isClosed} onChange={(items) => onChange({ ...draft, items })} />
      ) : shape.kind === 'set' ? (
        <Box>
          {shape.options.map(({ id, label }) => (
            <FormControlLabel
              key={id}
              label={label}
              control={<Checkbox checked={draft.texts[id] === 'true'} onChange={(_, isOn) => setText(id, String(isOn))} />}
            />
          ))}
        </Box>
      ) : shape.kind === 'record' ? (
        <FormGrid minWidth="12rem">
          {shape.fields.map((field) => (
            <ScalarField
              key={field.key}
              label={field.label}
              shape={field.shape}
              unit={unit}
              value={draft.texts[field.key] ?? ''}
              isWrong={fault?.startsWith(field.label) ?? false}
              onChange={(text) => setText(field.key, text)}
            />
          ))}
        </FormGrid>
      ) : (
        <ScalarField
          label="数值"
          shape={shape}
          unit={unit}
          value={draft.texts[''] ?? ''}
          isWrong={Boolean(fault)}
          onChange={(text) => setText('', text)}
        />
      )}
      {fault ? <FormHelperText error>{fault}</FormHelperText> : null}
    </Box>
  );
}
