import Autocomplete from '@mui/material/Autocomplete';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import { useId, useState, type ReactNode } from 'react';
import type { Works } from '../../../electron/contract/renovation-works-shapes.ts';
import type { Resident } from './works.ts';

/** Who moves, by name: for homes whose rooms are not drawn, and for those who have no bed yet. */
export function ChoosePeopleDialog({
  works,
  onChosen,
  onClose,
}: {
  readonly works: Works;
  readonly onChosen: (people: readonly Resident[]) => void;
  readonly onClose: () => void;
}): ReactNode {
  const titleId = useId();
  const [chosen, setChosen] = useState<readonly Resident[]>([]);
  return (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth aria-labelledby={titleId}>
      <DialogTitle id={titleId}>选择要安置的老人</DialogTitle>
      <DialogContent>
        <Autocomplete
          multiple
          disableCloseOnSelect
          sx={{ pt: 1 }}
          options={works.residents.filter((resident) => resident.relocationId === null)}
          value={[...chosen]}
          onChange={(_, next) => setChosen(next)}
          getOptionLabel={(resident) => `${resident.name}（${resident.place ?? '未排床位'}）`}
          getOptionKey={(resident) => resident.personId}
          isOptionEqualToValue={(one, other) => one.personId === other.personId}
          noOptionsText="没有这个人"
          renderInput={(params) => <TextField {...params} label="在院老人" autoFocus helperText={`已选 ${chosen.length} 人`} />}
        />
      </DialogContent>
      <DialogActions>
        <Button variant="outlined" onClick={onClose}>
          取消
        </Button>
        <Button variant="contained" disabled={chosen.length === 0} onClick={() => onChosen(chosen)}>
          下一步
        </Button>
      </DialogActions>
    </Dialog>
  );
}
