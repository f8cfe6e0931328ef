import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useId, useState, type ReactNode } from 'react';
import { addMonths, formatMonth, isoMonth, type IsoMonth } from '../../../electron/contract/values.ts';

/** Years offered back from this one. */
const yearsBack = 10;
const months = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12'] as const;

/** The month the ledger's payments begin with. */
export function FirstMonthDialog({
  suggested,
  isRunning,
  onBuild,
  onClose,
}: {
  readonly suggested: IsoMonth;
  readonly isRunning: boolean;
  readonly onBuild: (month: IsoMonth) => void;
  readonly onClose: () => void;
}): ReactNode {
  const titleId = useId();
  const [year, setYear] = useState(suggested.slice(0, 4));
  const [number, setNumber] = useState(suggested.slice(5));
  const latest = Number(addMonths(suggested, 1).slice(0, 4));
  const years = Array.from({ length: yearsBack + 1 }, (_, index) => String(latest - index));
  const month = isoMonth(`${year}-${number}`);
  return (
    <Dialog open onClose={isRunning ? undefined : onClose} maxWidth="xs" fullWidth aria-labelledby={titleId}>
      <DialogTitle id={titleId}>从哪个月开始编制</DialogTitle>
      <DialogContent>
        <Typography variant="body2" sx={{ color: 'text.secondary', mb: 2 }}>
          第一张审批后的发放表就是台账的起始月份，更早的月份以当时的纸质发放表为准，不再补编。
        </Typography>
        <Box sx={{ display: 'flex', gap: 1.5 }}>
          <TextField
            select
            label="年"
            value={year}
            onChange={(event) => setYear(event.target.value)}
            slotProps={{ select: { MenuProps: { slotProps: { paper: { sx: { maxHeight: '20rem' } } } } } }}
          >
            {years.map((option) => (
              <MenuItem key={option} value={option}>
                {option}年
              </MenuItem>
            ))}
          </TextField>
          <TextField select label="月" value={number} onChange={(event) => setNumber(event.target.value)}>
            {months.map((option) => (
              <MenuItem key={option} value={option}>
                {Number(option)}月
              </MenuItem>
            ))}
          </TextField>
        </Box>
      </DialogContent>
      <DialogActions>
        <Button variant="outlined" onClick={onClose} disabled={isRunning}>
          取消
        </Button>
        <Button variant="contained" loading={isRunning} onClick={() => onBuild(month)}>
          编制{formatMonth(month)}发放表
        </Button>
      </DialogActions>
    </Dialog>
  );
}
