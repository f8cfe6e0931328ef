import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import type { ReactNode } from 'react';
import { useController, useFormContext, useWatch } from 'react-hook-form';
import { TextField } from '../../shared/form.tsx';

type Item = { readonly code: string; readonly label: string };

function Line({ item, index, hasBegun }: { readonly item: Item; readonly index: number; readonly hasBegun: boolean }): ReactNode {
  const { field } = useController({ name: `checklist.${index}.isMet` });
  return (
    <Box component="li" sx={{ minWidth: 0 }}>
      <Box component="label" sx={{ display: 'flex', alignItems: 'center', cursor: 'pointer' }}>
        <Checkbox
          size="small"
          sx={{ py: 0.375 }}
          checked={field.value === true}
          onChange={(event) => field.onChange(event.target.checked)}
          slotProps={{ input: { ref: field.ref } }}
        />
        {item.label}
      </Box>
      {field.value === true || !hasBegun ? null : (
        <Box sx={{ pl: 4.5, pt: 0.5, pb: 0.75 }}>
          <TextField name={`checklist.${index}.note`} label="不符合的说明" isNullable maxLength={200} />
        </Box>
      )}
    </Box>
  );
}

/** What the panel looks at; what is not met says why. */
export function ChecklistField({ items }: { readonly items: readonly Item[] }): ReactNode {
  const { setValue } = useFormContext();
  const lines = useWatch({ name: 'checklist' }) as readonly { readonly isMet: boolean }[];
  const met = lines.filter((line) => line.isMet).length;
  return (
    <>
      <Box
        component="ul"
        aria-label="验收核对"
        sx={{
          listStyle: 'none',
          m: 0,
          p: 0,
          ml: -1,
          display: 'grid',
          gridTemplateColumns: 'repeat(auto-fill, minmax(min(26rem, 100%), 1fr))',
          columnGap: 3,
        }}
      >
        {items.map((item, index) => (
          <Line key={item.code} item={item} index={index} hasBegun={met > 0} />
        ))}
      </Box>
      <Box sx={{ mt: 0.5, display: 'flex', gap: 1.5, alignItems: 'center', color: 'text.secondary', fontSize: '0.8125rem' }}>
        <span>
          符合 {met} 项，共 {items.length} 项
        </span>
        {met < items.length ? (
          <Button
            size="small"
            sx={{ py: 0.375 }}
            color="secondary"
            onClick={() => items.forEach((_, index) => setValue(`checklist.${index}.isMet`, true, { shouldDirty: true }))}
          >
            全部符合
          </Button>
        ) : null}
      </Box>
    </>
  );
}
