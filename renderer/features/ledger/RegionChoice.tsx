import Autocomplete from '@mui/material/Autocomplete';
import TextField from '@mui/material/TextField';
import type { ReactNode } from 'react';

export type Region = { readonly code: string; readonly name: string };

type RegionChoiceProps = {
  readonly label: string;
  readonly options: readonly Region[];
  readonly value: Region | null;
  readonly onChange: (region: Region | null) => void;
  readonly isDisabled?: boolean;
  readonly autoFocus?: boolean;
};

/** A region by its name or its code, typed or chosen. */
export function RegionChoice({ label, options, value, onChange, isDisabled = false, autoFocus = false }: RegionChoiceProps): ReactNode {
  return (
    <Autocomplete
      fullWidth
      options={options}
      value={value}
      disabled={isDisabled}
      onChange={(_, region) => onChange(region)}
      getOptionLabel={(region) => region.name}
      getOptionKey={(region) => region.code}
      isOptionEqualToValue={(region, chosen) => region.code === chosen.code}
      filterOptions={(regions, state) =>
        regions.filter(
          (region) =>
            region.name.includes(state.inputValue.trim()) ||
            (state.inputValue.trim() !== '' && region.code.startsWith(state.inputValue.trim())),
        )
      }
      noOptionsText="没有这个名称"
      renderInput={(params) => <TextField {...params} label={label} autoFocus={autoFocus} />}
    />
  );
}
