import { mdiClose, mdiPlus } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState, type ReactNode } from 'react';
import type { InputOf } from '../../../electron/contract/index.ts';
import { happinessGrades, type HappinessGrade } from '../../../electron/contract/happiness-terms.ts';
import { useCall } from '../../shared/client.ts';
import { keepQuery, useQuery } from '../../shared/navigation.ts';
import { useSession } from '../../shared/session.ts';
import { Icon, LoadError, Loading } from '../../shared/ui.tsx';
import { BudgetResult } from './BudgetResult.tsx';
import { HappinessFrame } from './HappinessFrame.tsx';
import { useYear, YearChoice } from './YearChoice.tsx';

type Budget = InputOf<'happiness.budget'>;
type Move = Budget['moves'][number];
type NewHome = Budget['newHomes'][number];

const earning = happinessGrades.filter(({ id }) => id !== 'G0');
const months = Array.from({ length: 12 }, (_, index) => index + 1);
const mostRows = 20;

function Choice<Value extends string | number>({
  label,
  value,
  options,
  onChange,
}: {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly id: Value; readonly label: string }[];
  readonly onChange: (value: Value) => void;
}): ReactNode {
  return (
    <TextField
      select
      fullWidth
      label={label}
      value={value}
      onChange={(event) => {
        const chosen = options.find(({ id }) => String(id) === event.target.value);
        if (chosen) onChange(chosen.id);
      }}
    >
      {options.map(({ id, label: text }) => (
        <MenuItem key={id} value={id}>
          {text}
        </MenuItem>
      ))}
    </TextField>
  );
}

function CountField({
  value,
  most,
  onChange,
}: {
  readonly value: number;
  readonly most: number;
  readonly onChange: (count: number) => void;
}) {
  return (
    <TextField
      label="处数"
      value={value}
      onChange={(event) => {
        const typed = Number(event.target.value.replace(/\D/g, '').slice(0, 4));
        onChange(Math.max(1, Math.min(most, typed)));
      }}
      slotProps={{ htmlInput: { inputMode: 'numeric', style: { textAlign: 'right' } } }}
      sx={{ width: '4.5rem', flex: 'none' }}
    />
  );
}

function Rows<Row>({
  title,
  hint,
  addLabel,
  rows,
  blank,
  onChange,
  children,
}: {
  readonly title: string;
  readonly hint: string;
  readonly addLabel: string;
  readonly rows: readonly Row[];
  readonly blank: Row;
  readonly onChange: (rows: readonly Row[]) => void;
  readonly children: (row: Row, set: (row: Row) => void) => ReactNode;
}): ReactNode {
  return (
    <Box component="section" aria-label={title}>
      <Typography variant="h4" component="h2">
        {title}
      </Typography>
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1.25 }}>
        {hint}
      </Typography>
      <Box sx={{ display: 'grid', gap: 1.5 }}>
        {rows.map((row, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- rows have no name of their own
          <Box key={index} sx={{ display: 'flex', gap: 1, alignItems: 'center' }}>
            {children(row, (next) => onChange(rows.with(index, next)))}
            <IconButton aria-label={`删去第${index + 1}行`} onClick={() => onChange(rows.toSpliced(index, 1))}>
              <Icon path={mdiClose} fontSize="inherit" />
            </IconButton>
          </Box>
        ))}
      </Box>
      <Button
        color="secondary"
        startIcon={<Icon path={mdiPlus} />}
        disabled={rows.length >= mostRows}
        onClick={() => onChange([...rows, blank])}
        sx={{ mt: 1, ml: -1 }}
      >
        {addLabel}
      </Button>
    </Box>
  );
}

/** What next year would cost: homes as they are graded now, moved between grades, and homes still to open. Nothing of it is recorded. */
export function BudgetPage(): ReactNode {
  const { today } = useSession();
  const thisYear = Number(today.slice(0, 4));
  const hasYear = useQuery().get('year') !== null;
  const asked = useYear();
  const year = hasYear ? asked : thisYear + 1;
  const [moves, setMoves] = useState<readonly Move[]>([]);
  const [newHomes, setNewHomes] = useState<readonly NewHome[]>([]);
  const found = useCall('happiness.budget', { year, moves: [...moves], newHomes: [...newHomes] }, { keepsPrevious: true });
  return (
    <HappinessFrame
      path="/happiness/budget"
      subtitle="按等级和新开情况测算一年的奖补，只作测算，不改动任何记录"
      actions={
        <YearChoice year={year} years={[thisYear + 1, thisYear, thisYear - 1]} onChange={(next) => keepQuery({ year: String(next) })} />
      }
    >
      <Box
        sx={{
          flex: 1,
          minHeight: 0,
          display: 'grid',
          gap: 3,
          gridTemplateColumns: 'minmax(19rem, 24rem) minmax(0, 1fr)',
          gridTemplateRows: 'minmax(0, 1fr)',
        }}
      >
        <Box sx={{ minHeight: 0, overflowY: 'auto', pr: 1, display: 'flex', flexDirection: 'column', gap: 3 }}>
          <Rows<Move>
            title="等级调整"
            hint="假设若干处由一个等级调到另一个等级，全年按新等级计算。"
            addLabel="增加一项调整"
            rows={moves}
            blank={{ from: 'G2', to: 'G1', homes: 1 }}
            onChange={setMoves}
          >
            {(row, set) => (
              <>
                <CountField value={row.homes} most={5000} onChange={(homes) => set({ ...row, homes })} />
                <Choice<HappinessGrade> label="由" value={row.from} options={happinessGrades} onChange={(from) => set({ ...row, from })} />
                <Choice<HappinessGrade> label="调为" value={row.to} options={happinessGrades} onChange={(to) => set({ ...row, to })} />
              </>
            )}
          </Rows>
          <Rows<NewHome>
            title="预计新开"
            hint="自开办之月起按月折算。"
            addLabel="增加一批新开"
            rows={newHomes}
            blank={{ count: 1, firstMonth: 1, grade: 'G3' }}
            onChange={setNewHomes}
          >
            {(row, set) => (
              <>
                <CountField value={row.count} most={500} onChange={(count) => set({ ...row, count })} />
                <Choice
                  label="等级"
                  value={row.grade}
                  options={earning as readonly { readonly id: NewHome['grade']; readonly label: string }[]}
                  onChange={(grade) => set({ ...row, grade })}
                />
                <Choice
                  label="开办"
                  value={row.firstMonth}
                  options={months.map((month) => ({ id: month, label: `${month}月` }))}
                  onChange={(firstMonth) => set({ ...row, firstMonth })}
                />
              </>
            )}
          </Rows>
        </Box>
        {found.error ? (
          <LoadError error={found.error} onRetry={() => void found.refetch()} />
        ) : found.data ? (
          <BudgetResult budget={found.data} />
        ) : (
          <Loading />
        )}
      </Box>
    </HappinessFrame>
  );
}
