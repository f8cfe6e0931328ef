import { mdiClose, mdiPlus } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import type { ReactNode } from 'react';
import { useFieldArray, useWatch } from 'react-hook-form';
import { bedTypes, roomSexes } from '../../../electron/contract/beds.ts';
import { careTierLabels, selfCareLevels } from '../../../electron/contract/terms.ts';
import { NumberField, SelectField, TextField } from '../../shared/form.tsx';
import { Icon } from '../../shared/ui.tsx';

const tiers = selfCareLevels.map(({ id }) => ({ id, label: careTierLabels[id] }));
const first = { building: '1号楼', floor: 1, name: '101', sex: 'any', level: null, bedType: 'nursing', beds: 2 };

/** The room after this one: the next number, everything else as it was. */
function following(room: typeof first | undefined): typeof first {
  if (!room) return first;
  const figure = Number(room.name);
  return { ...room, name: /^\d+$/.test(room.name) ? String(figure + 1).padStart(room.name.length, '0') : '' };
}

/** New rooms of the acceptance, drawn on the map at once; may stay empty and be drawn later. */
export function NewRoomsField(): ReactNode {
  const { fields, append, remove } = useFieldArray({ name: 'rooms' });
  const rooms = useWatch({ name: 'rooms' }) as readonly (typeof first)[];
  return (
    <Box sx={{ mt: 1.75, display: 'grid', rowGap: 1.25 }}>
      {fields.map((field, index) => (
        <Box
          key={field.id}
          sx={{
            display: 'grid',
            gap: 1,
            alignItems: 'start',
            gridTemplateColumns: 'minmax(0, 1.2fr) 5.5rem minmax(0, 1fr) minmax(0, 1fr) minmax(0, 1.2fr) minmax(0, 1.2fr) 6rem 2rem',
          }}
        >
          <TextField name={`rooms.${index}.building`} label="楼栋" isRequired maxLength={30} />
          <NumberField name={`rooms.${index}.floor`} label="楼层" isRequired unit="层" isSigned />
          <TextField name={`rooms.${index}.name`} label="新房间号" isRequired maxLength={20} />
          <SelectField name={`rooms.${index}.sex`} label="男女" isRequired options={roomSexes} />
          <SelectField name={`rooms.${index}.level`} label="自理能力" options={tiers} emptyLabel="不限" />
          <SelectField name={`rooms.${index}.bedType`} label="床位类型" isRequired options={bedTypes} />
          <NumberField name={`rooms.${index}.beds`} label="床位" isRequired unit="张" />
          <IconButton aria-label={`去掉第 ${index + 1} 间`} title="去掉" onClick={() => remove(index)}>
            <Icon path={mdiClose} sx={{ fontSize: '1rem' }} />
          </IconButton>
        </Box>
      ))}
      <Box>
        <Button size="small" color="secondary" startIcon={<Icon path={mdiPlus} />} onClick={() => append(following(rooms.at(-1)))}>
          添加新房间
        </Button>
      </Box>
    </Box>
  );
}
