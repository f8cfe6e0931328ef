import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import type { BedCounts } from '../../../electron/contract/beds.ts';
import { count } from '../../shared/format.ts';
import { heldText, reconcileText } from './reconcile.ts';

/** 核定 − 停用 ＝ 可用; 占用 ＝ 实住 ＋ 请假 ＋ 住院: every figure is there, so that the sums can be checked by eye. */
export function CountStrip({ counts }: { readonly counts: BedCounts }): ReactNode {
  const { registered, nursing, repair, renovation, available, occupied, inHouse, leave, hospital, reserved, held, free, withoutBed } =
    counts;
  const parts: readonly { readonly label: string; readonly value: string; readonly hint?: string; readonly isStrong?: boolean }[] = [
    { label: '核定床位', value: count(registered), hint: `其中护理型 ${count(nursing)} 张` },
    { label: '维修 / 改造', value: `${count(repair)} / ${count(renovation)}` },
    { label: '可用床位', value: count(available), hint: '核定减去维修停用、改造停用', isStrong: true },
    { label: '占用', value: count(occupied), hint: '在住、请假、住院合计，不含预留', isStrong: true },
    { label: '实住', value: count(inHouse), hint: '占用减去请假、住院' },
    { label: '请假 / 住院', value: `${count(leave)} / ${count(hospital)}` },
    { label: '预留', value: count(held), ...(held === reserved ? {} : { hint: heldText(counts) }) },
    { label: '空闲', value: count(free), hint: '登记到房间的床位中没有人住、没有预留的', isStrong: true },
    { label: '未安排床位', value: `${count(withoutBed)} 人` },
  ];
  const note = reconcileText(counts);
  return (
    <Box sx={{ mb: 1 }}>
      <Box component="dl" aria-label="床位合计" sx={{ m: 0, display: 'flex', flexWrap: 'wrap', columnGap: 2.75, rowGap: 0.5 }}>
        {parts.map(({ label, value, hint, isStrong }) => (
          <Box key={label} title={hint}>
            <Typography component="dt" sx={{ color: 'text.secondary', whiteSpace: 'nowrap', fontSize: '0.75rem' }}>
              {label}
            </Typography>
            <Typography
              component="dd"
              sx={{
                m: 0,
                fontSize: '1.0625rem',
                fontWeight: 600,
                lineHeight: 1.25,
                fontVariantNumeric: 'tabular-nums',
                whiteSpace: 'nowrap',
                ...(isStrong ? { color: 'primary.main' } : {}),
              }}
            >
              {value}
            </Typography>
          </Box>
        ))}
      </Box>
      {note ? (
        <Box role="note" sx={{ color: 'warning.main', fontSize: '0.75rem', mt: 0.25 }}>
          {note}。
        </Box>
      ) : null}
    </Box>
  );
}
