import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import type { ReactNode } from 'react';
import { useQuery } from '../../shared/navigation.ts';
import { useSession } from '../../shared/session.ts';

/** The year in the address, else the running one. */
export function useYear(): number {
  const today = useSession().today;
  const asked = Number(useQuery().get('year'));
  return Number.isInteger(asked) && asked >= 2000 && asked <= 2100 ? asked : Number(today.slice(0, 4));
}

/** @param years with records; the chosen one is offered too */
export function YearChoice({
  year,
  years,
  onChange,
}: {
  readonly year: number;
  readonly years: readonly number[];
  readonly onChange: (year: number) => void;
}): ReactNode {
  const offered = [...new Set([year, ...years])].toSorted((one, other) => other - one);
  return (
    <TextField select label="年度" value={year} onChange={(event) => onChange(Number(event.target.value))} sx={{ width: '7rem' }}>
      {offered.map((one) => (
        <MenuItem key={one} value={one}>
          {one}年
        </MenuItem>
      ))}
    </TextField>
  );
}
