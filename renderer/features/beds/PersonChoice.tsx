import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import { useId, useState, type ReactNode } from 'react';
import { ageOn, isoDate } from '../../../electron/contract/values.ts';
import { useCall } from '../../shared/client.ts';
import { useSession } from '../../shared/session.ts';
import type { Resident } from './bed-map.ts';
import { somebodyText } from './bed-words.ts';

type PersonChoiceProps = {
  readonly title: string;
  /** What is chosen for. */
  readonly place: string;
  /** Who is offered before anything is typed. */
  readonly near: readonly Resident[];
  /** Somebody who is not among them may be looked up. */
  readonly isSearching: boolean;
  readonly onChoose: (person: Resident) => void;
  readonly onClose: () => void;
};

/** Who gets this bed. */
export function PersonChoice({ title, place, near, isSearching, onChoose, onClose }: PersonChoiceProps): ReactNode {
  const titleId = useId();
  const { today } = useSession();
  const [typed, setTyped] = useState('');
  const search = typed.trim();
  const isAsking = isSearching && search !== '';
  const found = useCall('people.find', { search, limit: 20 }, { enabled: isAsking, keepsPrevious: true });
  const others = (isAsking ? (found.data?.rows ?? []) : [])
    .filter((row) => row.status !== 'ended')
    .map(({ personId, name, sex, bornOn, level }) => ({ personId, name, sex, age: ageOn(bornOn, isoDate(today)), level }));
  const nearby = near.filter((person) => person.name.includes(search));
  const options = [...nearby, ...others.filter((other) => !nearby.some((person) => person.personId === other.personId))];
  return (
    <Dialog
      open
      onClose={onClose}
      maxWidth={false}
      fullWidth
      aria-labelledby={titleId}
      slotProps={{ paper: { sx: { maxWidth: '28rem' } } }}
    >
      <DialogTitle id={titleId}>{title}</DialogTitle>
      <DialogContent>
        <Box sx={{ mb: 2, color: 'text.secondary' }}>{place}</Box>
        <Autocomplete
          options={options}
          openOnFocus
          filterOptions={(all) => all}
          inputValue={typed}
          onInputChange={(_, text, why) => why !== 'reset' && setTyped(text)}
          getOptionLabel={somebodyText}
          getOptionKey={(person) => person.personId}
          isOptionEqualToValue={(one, other) => one.personId === other.personId}
          noOptionsText={isSearching && search === '' ? '输入姓名查找' : '没有这个人'}
          onChange={(_, person) => person && onChoose(person)}
          renderInput={(params) => <TextField {...params} label="人员" autoFocus placeholder={isSearching ? '姓名、拼音首字母' : '姓名'} />}
        />
      </DialogContent>
      <DialogActions>
        <Button variant="outlined" onClick={onClose}>
          取消
        </Button>
      </DialogActions>
    </Dialog>
  );
}
