import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState, type ReactNode } from 'react';
import type { IsoDate } from '../../../electron/contract/values.ts';
import { useAction } from '../../shared/client.ts';
import { count } from '../../shared/format.ts';
import { keepQuery } from '../../shared/navigation.ts';
import { ConfirmDialog, showToast } from '../../shared/ui.tsx';

const isQuarterEnd = (day: IsoDate): boolean => Number(day.slice('YYYY-'.length, 'YYYY-MM'.length)) % 3 === 0;

/** Which month's end, and what it means. */
export function ClosePeriodDialog({ ends, onClose }: { readonly ends: readonly IsoDate[]; readonly onClose: () => void }): ReactNode {
  const [end, setEnd] = useState<IsoDate>(ends.find(isQuarterEnd) ?? ends[0] ?? ('' as IsoDate));
  const close = useAction('indicatorPeriods.close', {
    onSuccess: ({ rows, corrections }) => {
      showToast({
        tone: 'success',
        text: `已封存 ${end} 的期末数 ${count(rows)} 项${corrections > 0 ? `，更正前期 ${count(corrections)} 项` : ''}`,
      });
      onClose();
      keepQuery({ end });
    },
  });
  return (
    <ConfirmDialog
      isOpen
      title="封存期末数"
      confirmLabel="封存"
      cancelLabel="不封存"
      isRunning={close.isRunning}
      onCancel={onClose}
      onConfirm={() => void close.run({ end })}
      body={
        <>
          <TextField
            select
            label="期末"
            value={end}
            onChange={(event) => setEnd(event.target.value as IsoDate)}
            sx={{ width: '14rem', mt: 1, mb: 1.5 }}
          >
            {ends.map((each) => (
              <MenuItem key={each} value={each}>
                {each}
                {isQuarterEnd(each) ? '（季末）' : ''}
              </MenuItem>
            ))}
          </TextField>
          <Typography>
            保存全县和各乡镇截至这一天的每个指标、分子分母和名单，作为上报值。封存以后不能更改，也不能再封存更早的期末；以后查明的变动在下一期作更正说明。
          </Typography>
        </>
      }
    />
  );
}
