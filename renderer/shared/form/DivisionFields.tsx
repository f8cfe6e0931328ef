/** Township and village of the open ledger. */
import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import MuiTextField from '@mui/material/TextField';
import { useMemo, useState, type ReactNode } from 'react';
import { useController } from 'react-hook-form';
import { useCall } from '../client.ts';
import { useOwnTown } from '../session.ts';
import { useFieldWords } from './Form.tsx';
import type { FieldProps } from './fields.tsx';

export type Division = {
  readonly code: string;
  readonly name: string;
  readonly level: 'county' | 'town' | 'village';
  readonly parentCode: string | null;
};

/** Townships to choose from: who is bound to one has no other. */
export function useDivisions(): {
  readonly towns: readonly Division[];
  readonly villagesOf: (townCode: string | null) => readonly Division[];
  readonly find: (code: string | null | undefined) => Division | null;
} {
  const { data } = useCall('divisions.list', {});
  const ownTown = useOwnTown();
  return useMemo(() => {
    const all: readonly Division[] = data ?? [];
    const byCode = new Map(all.map((division) => [division.code, division]));
    const villages = Map.groupBy(
      all.filter((division) => division.level === 'village'),
      (village) => village.parentCode,
    );
    return {
      towns: all.filter((division) => division.level === 'town' && (ownTown === null || division.code === ownTown)),
      villagesOf: (townCode) => villages.get(townCode) ?? [],
      find: (code) => (code ? (byCode.get(code) ?? null) : null),
    };
  }, [data, ownTown]);
}

type DivisionChoiceProps = {
  readonly label: string;
  readonly options: readonly Division[];
  readonly value: Division | null;
  readonly onChange: (value: Division | null) => void;
  readonly onBlur?: () => void;
  readonly inputRef?: (element: HTMLElement | null) => void;
  readonly error?: string | undefined;
  readonly isRequired?: boolean;
  readonly isDisabled?: boolean;
  readonly autoFocus?: boolean;
  readonly hint?: ReactNode;
};

/** Choice by typing part of the name; also used outside forms, as a filter. */
export function DivisionChoice({
  label,
  options,
  value,
  onChange,
  onBlur,
  inputRef,
  error,
  isRequired = false,
  isDisabled = false,
  autoFocus = false,
  hint,
}: DivisionChoiceProps): ReactNode {
  return (
    <Autocomplete
      fullWidth
      options={options}
      value={value}
      disabled={isDisabled}
      onChange={(_, chosen) => onChange(chosen)}
      getOptionLabel={(option) => option.name}
      getOptionKey={(option) => option.code}
      isOptionEqualToValue={(option, chosen) => option.code === chosen.code}
      noOptionsText="没有这个名称"
      renderInput={(params) => (
        <MuiTextField
          {...params}
          label={label}
          required={isRequired}
          autoFocus={autoFocus}
          error={error !== undefined}
          helperText={error ?? hint ?? ''}
          onBlur={onBlur}
          inputRef={inputRef}
        />
      )}
    />
  );
}

/** Writes the code of a township. */
export function TownField(props: FieldProps): ReactNode {
  useFieldWords(props.name, props.label, true);
  const { field, fieldState } = useController({ name: props.name });
  const { towns, find } = useDivisions();
  return (
    <DivisionChoice
      label={props.label}
      options={towns}
      value={find(field.value as string | null)}
      onChange={(town) => field.onChange(town?.code ?? '')}
      onBlur={field.onBlur}
      inputRef={field.ref}
      error={fieldState.error?.message}
      isRequired={props.isRequired ?? false}
      autoFocus={props.autoFocus ?? false}
      hint={props.hint}
    />
  );
}

/** Township, then village; writes the code of the village. */
export function TownVillageField({
  name,
  isRequired = false,
  autoFocus = false,
}: {
  readonly name: string;
  readonly isRequired?: boolean;
  readonly autoFocus?: boolean;
}): ReactNode {
  useFieldWords(name, '村（社区）', true);
  const { field, fieldState } = useController({ name });
  const { towns, villagesOf, find } = useDivisions();
  const village = find(field.value as string | null);
  const [chosenTown, setChosenTown] = useState<Division | null>(null);
  const town = find(village?.parentCode) ?? chosenTown ?? (towns.length === 1 ? (towns[0] ?? null) : null);
  return (
    <Box sx={{ display: 'flex', gap: 1.5 }}>
      <DivisionChoice
        label="乡镇（街道）"
        options={towns}
        value={town}
        isRequired={isRequired}
        autoFocus={autoFocus}
        onChange={(chosen) => {
          setChosenTown(chosen);
          if (village && village.parentCode !== chosen?.code) field.onChange('');
        }}
      />
      <DivisionChoice
        label="村（社区）"
        options={town ? villagesOf(town.code) : []}
        value={village}
        isRequired={isRequired}
        isDisabled={!town}
        onChange={(chosen) => field.onChange(chosen?.code ?? '')}
        onBlur={field.onBlur}
        inputRef={field.ref}
        error={fieldState.error?.message}
      />
    </Box>
  );
}
