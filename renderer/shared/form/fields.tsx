/** Fields of a form by the kind of value. Each writes the value of the contract: null for nothing where `isNullable`, ISO days, fen. */
import InputAdornment from '@mui/material/InputAdornment';
import MenuItem from '@mui/material/MenuItem';
import MuiTextField from '@mui/material/TextField';
import { useState, type ReactNode } from 'react';
import { useController } from 'react-hook-form';
import { formatYuan } from '../../../electron/contract/values.ts';
import { PassphraseInput } from '../ui/PassphraseInput.tsx';
import { useFieldWords } from './Form.tsx';
import { parseDay, parseDecimal, parseMoney, parseMonth, parseSigned, parseWhole } from './parse.ts';

export type FieldProps = {
  /** Path in the schema: `account.bank`. */
  readonly name: string;
  readonly label: string;
  readonly isRequired?: boolean;
  readonly hint?: ReactNode;
  readonly autoFocus?: boolean;
  readonly isDisabled?: boolean;
};

function common({ label, isRequired, autoFocus, isDisabled }: FieldProps, error: string | undefined, hint: ReactNode) {
  return {
    label,
    required: isRequired ?? false,
    autoFocus: autoFocus ?? false,
    disabled: isDisabled ?? false,
    error: error !== undefined,
    helperText: error ?? hint ?? '',
  };
}

type TextFieldProps = FieldProps & {
  /** An empty field is null, as optional texts of the contract are. */
  readonly isNullable?: boolean;
  readonly rows?: number;
  readonly maxLength?: number;
  readonly placeholder?: string;
  /** Digits of ID and account numbers in even columns. */
  readonly hasFigures?: boolean;
};

export function TextField({ isNullable = false, rows, maxLength, placeholder, hasFigures = false, ...props }: TextFieldProps): ReactNode {
  useFieldWords(props.name, props.label, false);
  const { field, fieldState } = useController({ name: props.name });
  return (
    <MuiTextField
      {...common(props, fieldState.error?.message, props.hint)}
      name={field.name}
      inputRef={field.ref}
      value={field.value ?? ''}
      onBlur={field.onBlur}
      onChange={(event) => field.onChange(isNullable && event.target.value.trim() === '' ? null : event.target.value)}
      placeholder={placeholder ?? ''}
      {...(rows ? { multiline: true, minRows: rows } : {})}
      slotProps={{
        htmlInput: {
          ...(maxLength ? { maxLength } : {}),
          ...(hasFigures ? { style: { fontVariantNumeric: 'tabular-nums', letterSpacing: '0.03em' } } : {}),
        },
      }}
    />
  );
}

type ParsedFieldProps = FieldProps & {
  readonly parse: (typed: string) => string | number | null;
  readonly show: (value: unknown) => string;
  readonly placeholder: string;
  readonly unit?: string;
  readonly isRight?: boolean;
};

/** Text while it is typed, a value when it can be read; what cannot be read stays in the form as typed, so that the schema refuses it. */
function ParsedField({ parse, show, placeholder, unit, isRight = false, ...props }: ParsedFieldProps): ReactNode {
  useFieldWords(props.name, props.label, false);
  const { field, fieldState } = useController({ name: props.name });
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <MuiTextField
      {...common(props, fieldState.error?.message, props.hint)}
      name={field.name}
      inputRef={field.ref}
      value={typed ?? show(field.value)}
      placeholder={placeholder}
      onChange={(event) => {
        setTyped(event.target.value);
        field.onChange(event.target.value.trim() === '' ? null : (parse(event.target.value) ?? event.target.value));
      }}
      onBlur={() => {
        setTyped(null);
        field.onBlur();
      }}
      slotProps={{
        htmlInput: {
          inputMode: 'text',
          style: { fontVariantNumeric: 'tabular-nums', ...(isRight ? { textAlign: 'right' as const } : {}) },
        },
        ...(unit ? { input: { endAdornment: <InputAdornment position="end">{unit}</InputAdornment> } } : {}),
      }}
    />
  );
}

/** A day; accepts what `parseDay` accepts and shows `YYYY-MM-DD`. */
export function DateField(props: FieldProps): ReactNode {
  return <ParsedField {...props} parse={parseDay} show={(value) => (typeof value === 'string' ? value : '')} placeholder="年-月-日" />;
}

/** A month; accepts what `parseMonth` accepts and shows `YYYY-MM`. */
export function MonthField(props: FieldProps): ReactNode {
  return <ParsedField {...props} parse={parseMonth} show={(value) => (typeof value === 'string' ? value : '')} placeholder="年-月" />;
}

/** An amount typed in yuan, kept in fen. */
export function MoneyField({ unit = '元', ...props }: FieldProps & { readonly unit?: string }): ReactNode {
  return (
    <ParsedField
      {...props}
      parse={parseMoney}
      show={(value) => (typeof value === 'number' ? formatYuan(value) : typeof value === 'string' ? value : '')}
      placeholder="0.00"
      unit={unit}
      isRight
    />
  );
}

/** A whole number; with decimals an area or the like; signed where it may fall below zero. */
export function NumberField({
  unit,
  hasDecimals = false,
  isSigned = false,
  ...props
}: FieldProps & { readonly unit?: string; readonly hasDecimals?: boolean; readonly isSigned?: boolean }): ReactNode {
  return (
    <ParsedField
      {...props}
      parse={isSigned ? parseSigned : hasDecimals ? parseDecimal : parseWhole}
      show={(value) => (typeof value === 'number' || typeof value === 'string' ? String(value) : '')}
      placeholder=""
      {...(unit ? { unit } : {})}
      isRight
    />
  );
}

type SelectFieldProps = FieldProps & {
  readonly options: readonly { readonly id: string | number; readonly label: string }[];
  /** Adds an empty choice that gives null; the text says what it means. */
  readonly emptyLabel?: string;
};

/** One of a closed list: pass a list of the contract's terms. */
export function SelectField({ options, emptyLabel, ...props }: SelectFieldProps): ReactNode {
  useFieldWords(props.name, props.label, true);
  const { field, fieldState } = useController({ name: props.name });
  const chosen = options.find((option) => option.id === field.value);
  return (
    <MuiTextField
      select
      {...common(props, fieldState.error?.message, props.hint)}
      name={field.name}
      inputRef={field.ref}
      value={chosen ? String(chosen.id) : ''}
      onBlur={field.onBlur}
      onChange={(event) => field.onChange(options.find((option) => String(option.id) === event.target.value)?.id ?? null)}
      slotProps={{
        select: { displayEmpty: emptyLabel !== undefined },
        ...(emptyLabel === undefined ? {} : { inputLabel: { shrink: true } }),
      }}
    >
      {emptyLabel === undefined ? null : <MenuItem value="">{emptyLabel}</MenuItem>}
      {options.map((option) => (
        <MenuItem key={option.id} value={String(option.id)}>
          {option.label}
        </MenuItem>
      ))}
    </MuiTextField>
  );
}

/** A passphrase with 显示 and a caps-lock hint. */
export function PassphraseField({ isNew = false, ...props }: FieldProps & { readonly isNew?: boolean }): ReactNode {
  useFieldWords(props.name, props.label, false);
  const { field, fieldState } = useController({ name: props.name });
  return (
    <PassphraseInput
      label={props.label}
      name={field.name}
      value={typeof field.value === 'string' ? field.value : ''}
      onChange={field.onChange}
      onBlur={field.onBlur}
      inputRef={field.ref}
      error={fieldState.error?.message}
      hint={props.hint}
      autoFocus={props.autoFocus ?? false}
      isDisabled={props.isDisabled ?? false}
      isNew={isNew}
    />
  );
}
