import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import InputBase from '@mui/material/InputBase';
import { useState, type ReactNode } from 'react';
import { addMonths, isoMonth, lastDayOf, monthOf, type IsoDate } from '../../../electron/contract/values.ts';
import { parseDay } from '../../shared/form/parse.ts';

const monthsPerQuarter = 3;

/** Ends of the periods that have closed before today: what reports ask for. */
function periodEnds(today: IsoDate): readonly { readonly label: string; readonly day: IsoDate }[] {
  const month = monthOf(today);
  const intoQuarter = (Number(month.slice(5)) - 1) % monthsPerQuarter;
  return [
    { label: '今天', day: today },
    { label: '上月末', day: lastDayOf(addMonths(month, -1)) },
    { label: '上季末', day: lastDayOf(addMonths(month, -intoQuarter - 1)) },
    { label: '上年末', day: lastDayOf(addMonths(isoMonth(`${month.slice(0, 4)}-01`), -1)) },
  ];
}

/** The day figures are counted at: typed, or one of the ends that reports ask for. */
export function AsOfBox({
  value,
  today,
  onChange,
}: {
  readonly value: IsoDate;
  readonly today: IsoDate;
  readonly onChange: (day: IsoDate) => void;
}): ReactNode {
  const [typed, setTyped] = useState<string>(value);
  const [shownFor, setShownFor] = useState(value);
  if (shownFor !== value) {
    setShownFor(value);
    if (parseDay(typed) !== value) setTyped(value);
  }
  const day = parseDay(typed);
  const isWrong = day === null;
  return (
    <Box role="group" aria-label="截至日期" sx={{ display: 'flex', alignItems: 'center', gap: 0.5, flexWrap: 'wrap' }}>
      <Box component="span" sx={{ color: 'text.secondary', fontSize: '0.8125rem', mr: 0.5 }}>
        截至
      </Box>
      <InputBase
        value={typed}
        error={isWrong}
        onChange={(event) => {
          setTyped(event.target.value);
          const next = parseDay(event.target.value);
          if (next === null) return;
          setShownFor(next);
          onChange(next);
        }}
        onBlur={() => setTyped(day ?? value)}
        title={isWrong ? '日期应形如 2022-03-12 或 20220312' : undefined}
        inputProps={{ 'aria-label': '截至日期', 'aria-invalid': isWrong, maxLength: 11, inputMode: 'numeric', spellCheck: false }}
        sx={{
          width: '6.75rem',
          height: '1.875rem',
          px: 1,
          border: 1,
          borderColor: isWrong ? 'error.main' : 'divider',
          borderRadius: 1,
          bgcolor: 'background.paper',
          fontSize: '0.8125rem',
          fontVariantNumeric: 'tabular-nums',
          '&.Mui-focused': { borderColor: 'primary.main' },
        }}
      />
      {periodEnds(today).map((end) => (
        <Button
          key={end.label}
          color={end.day === value ? 'primary' : 'secondary'}
          aria-pressed={end.day === value}
          onClick={() => onChange(end.day)}
          sx={{ minWidth: 0, px: 1 }}
        >
          {end.label}
        </Button>
      ))}
    </Box>
  );
}
