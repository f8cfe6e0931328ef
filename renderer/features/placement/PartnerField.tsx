import Autocomplete from '@mui/material/Autocomplete';
import TextField from '@mui/material/TextField';
import { useState, type ReactNode } from 'react';
import { useController } from 'react-hook-form';
import { useCall } from '../../shared/client.ts';
import { useIdNumberHint } from '../../shared/session.ts';

type Partner = { readonly personId: number; readonly name: string; readonly where?: string };

/** Whom to live with, found while typing; both are placed together. */
export function PartnerField({ known }: { readonly known: Partner | null }): ReactNode {
  const { field, fieldState } = useController({ name: 'partnerPersonId' });
  const hint = useIdNumberHint();
  const [chosen, setChosen] = useState<Partner | null>(known);
  const [typed, setTyped] = useState('');
  const search = typed.trim();
  const isAsking = search !== '' && search !== chosen?.name;
  const found = useCall('people.find', { search, limit: 20 }, { enabled: isAsking, keepsPrevious: true });
  const options: Partner[] = (isAsking ? (found.data?.rows ?? []) : [])
    .filter(({ status }) => status === 'active' || status === 'suspended')
    .map(({ personId, name, townName, villageName }) => ({ personId, name, where: [townName, villageName].filter(Boolean).join(' ') }));
  return (
    <Autocomplete
      fullWidth
      options={options}
      filterOptions={(all) => all}
      value={chosen}
      onChange={(_, partner) => {
        setChosen(partner);
        field.onChange(partner?.personId ?? null);
      }}
      onInputChange={(_, text) => setTyped(text)}
      getOptionLabel={({ name, where }) => (where ? `${name}　${where}` : name)}
      getOptionKey={({ personId }) => personId}
      isOptionEqualToValue={(one, other) => one.personId === other.personId}
      noOptionsText={search === '' ? '输入姓名查找' : '没有这个人'}
      renderInput={(params) => (
        <TextField
          {...params}
          label="同住人（配偶等）"
          placeholder={`姓名、拼音首字母、${hint}`}
          error={fieldState.error !== undefined}
          helperText={fieldState.error?.message ?? '两人尽量安排在一处'}
          onBlur={field.onBlur}
          inputRef={field.ref}
        />
      )}
    />
  );
}
