import { mdiScaleBalance } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import type { ReactNode } from 'react';
import { choiceReaches } from '../../../../electron/contract/renovation-choice.ts';
import { parseDay } from '../../../shared/form/parse.ts';
import { Icon } from '../../../shared/ui.tsx';
import { fenOf, type Draft } from './choice-draft.ts';

type ChoiceAskProps = {
  readonly draft: Draft;
  readonly canSolve: boolean;
  readonly isRunning: boolean;
  readonly onChange: (draft: Draft) => void;
  readonly onSolve: () => void;
};

/** How much money there is, by when the beds must stand, and how far people may go; beside it how it is counted. */
export function ChoiceAsk({ draft, canSolve, isRunning, onChange, onSolve }: ChoiceAskProps): ReactNode {
  const isBudgetBad = draft.budget.trim() !== '' && fenOf(draft.budget) === null;
  const step = fenOf(draft.step);
  const isStepBad = step === null || step <= 0;
  return (
    <Box
      component="form"
      aria-label="测算条件"
      onSubmit={(event) => {
        event.preventDefault();
        if (canSolve) onSolve();
      }}
      sx={{ flex: 'none', display: 'grid', gap: 1.5, gridTemplateColumns: 'auto minmax(0, 1fr)', alignItems: 'start', pt: 1 }}
    >
      <Box sx={{ display: 'flex', gap: 1.5, alignItems: 'flex-start' }}>
        <TextField
          label="预算（万元）"
          required
          value={draft.budget}
          onChange={(event) => onChange({ ...draft, budget: event.target.value })}
          error={isBudgetBad}
          helperText={isBudgetBad ? '应为金额' : undefined}
          slotProps={{ htmlInput: { inputMode: 'decimal' } }}
          sx={{ width: '9rem' }}
        />
        <TextField
          label="投用截止"
          required
          value={draft.by}
          onChange={(event) => onChange({ ...draft, by: event.target.value })}
          onBlur={() => {
            const day = parseDay(draft.by);
            if (day !== null && day !== draft.by) onChange({ ...draft, by: day });
          }}
          error={parseDay(draft.by) === null}
          helperText={parseDay(draft.by) === null ? '应形如 2022-03-12' : undefined}
          placeholder="年-月-日"
          sx={{ width: '9rem' }}
        />
        <TextField
          select
          label="安置范围"
          value={draft.reach}
          onChange={(event) => onChange({ ...draft, reach: Number(event.target.value) as Draft['reach'] })}
          sx={{ width: '11.5rem' }}
        >
          {choiceReaches.map(({ id, label }) => (
            <MenuItem key={id} value={id}>
              {label}
            </MenuItem>
          ))}
        </TextField>
        <TextField
          label="每档增加（万元）"
          value={draft.step}
          onChange={(event) => onChange({ ...draft, step: event.target.value })}
          error={isStepBad}
          helperText={isStepBad ? '应大于零' : undefined}
          slotProps={{ htmlInput: { inputMode: 'decimal' } }}
          sx={{ width: '9.5rem' }}
        />
        <Button
          type="submit"
          variant="contained"
          startIcon={<Icon path={mdiScaleBalance} />}
          disabled={!canSolve || isRunning}
          sx={{ mt: 0.25, whiteSpace: 'nowrap' }}
        >
          测算
        </Button>
      </Box>
      <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem', lineHeight: 1.55 }}>
        口径内、愿意入住的等候人员，安置到现有空余床位和所选项目到期投用的新床位。先比安置人数，人数相同比投资少，再按项目编号。已签合同的项目照常建成，不占预算。
      </Box>
    </Box>
  );
}
