import { mdiArrowDown, mdiArrowUp } from '@mdi/js';
import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormHelperText from '@mui/material/FormHelperText';
import IconButton from '@mui/material/IconButton';
import InputAdornment from '@mui/material/InputAdornment';
import TextField from '@mui/material/TextField';
import { useState, type ReactNode } from 'react';
import { useController, useFormState, useWatch } from 'react-hook-form';
import { fundDrawings, fundPlanFault, type FundDrawing, type FundPlan } from '../../../electron/contract/funds-plan.ts';
import { ChoiceField } from '../../shared/form.tsx';
import { Icon } from '../../shared/ui.tsx';

type Shares = FundPlan['shares'];
type Named = { readonly sourceId: number; readonly name: string; readonly isStopped: boolean };

/** `33.33` → 3333; null when it is not a share with two decimals at most. */
function parseShare(typed: string): number | null {
  const text = typed.trim().replace(/[%％]$/, '');
  return /^\d{1,3}(\.\d{1,2})?$/.test(text) ? Math.round(Number(text) * 100) : null;
}

function ShareInput({
  name,
  share,
  onChange,
}: {
  readonly name: string;
  readonly share: number | null;
  readonly onChange: (share: number | null) => void;
}): ReactNode {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <TextField
      value={typed ?? (share === null ? '' : String(share / 100))}
      placeholder="0"
      onChange={(event) => {
        setTyped(event.target.value);
        onChange(parseShare(event.target.value));
      }}
      onBlur={() => setTyped(null)}
      sx={{ width: '7rem' }}
      slotProps={{
        htmlInput: { 'aria-label': `${name}的比例`, style: { textAlign: 'right', fontVariantNumeric: 'tabular-nums' } },
        input: { endAdornment: <InputAdornment position="end">%</InputAdornment> },
      }}
    />
  );
}

/** Which sources pay, in what order or by which shares: the last one bears what is left. Within a form with `kind` and `shares`. */
export function PlanFields({ sources }: { readonly sources: readonly Named[] }): ReactNode {
  const kind = useWatch({ name: 'kind' }) as FundDrawing;
  const { field } = useController({ name: 'shares' });
  const { isSubmitted } = useFormState();
  const shares = field.value as Shares;
  const setShares = (next: Shares): void => field.onChange(next);
  const offered = sources.filter((source) => !source.isStopped || shares.some(({ sourceId }) => sourceId === source.sourceId));
  const chosen = shares.flatMap((share) => offered.filter((source) => source.sourceId === share.sourceId));
  const rest = offered.filter((source) => !chosen.includes(source));
  const fault = shares.length === 0 ? '请至少选择一个资金来源' : fundPlanFault({ kind, shares });
  const move = (index: number, step: number): void => {
    const next = [...shares];
    const [moved] = next.splice(index, 1);
    if (moved) next.splice(index + step, 0, moved);
    setShares(next);
  };
  const sum = shares.reduce((total, { share }) => total + (share ?? 0), 0);

  return (
    <Box sx={{ gridColumn: '1 / -1', display: 'grid', gap: 1.25 }}>
      <ChoiceField
        name="kind"
        label="支付办法"
        isRequired
        options={fundDrawings}
        onChosen={() => setShares(shares.map(({ sourceId }) => ({ sourceId, share: null })))}
        hint={
          kind === 'order'
            ? '从上到下依次支付，前一个来源余额用完再用下一个；都不够的，由最后一个来源承担。'
            : '每个来源按比例四舍五入到分，最后一个来源取余数，合计与发放表一分不差。'
        }
      />
      <Box role="group" aria-label="资金来源" sx={{ border: 1, borderColor: 'divider', borderRadius: 1, px: 1, py: 0.5 }}>
        {[...chosen, ...rest].map((source) => {
          const index = shares.findIndex(({ sourceId }) => sourceId === source.sourceId);
          const isIn = index >= 0;
          return (
            <Box key={source.sourceId} sx={{ display: 'flex', alignItems: 'center', gap: 1, minHeight: '2.5rem' }}>
              <Box
                component="span"
                sx={{ width: '1.25rem', color: 'text.secondary', textAlign: 'right', fontVariantNumeric: 'tabular-nums' }}
              >
                {isIn ? index + 1 : ''}
              </Box>
              <FormControlLabel
                control={
                  <Checkbox
                    size="small"
                    checked={isIn}
                    onChange={(_, isChecked) =>
                      setShares(
                        isChecked
                          ? [...shares, { sourceId: source.sourceId, share: null }]
                          : shares.filter(({ sourceId }) => sourceId !== source.sourceId),
                      )
                    }
                  />
                }
                label={source.name}
                sx={{ flex: 1, minWidth: 0 }}
              />
              {isIn && kind === 'percent' ? (
                <ShareInput
                  name={source.name}
                  share={shares[index]?.share ?? null}
                  onChange={(share) => setShares(shares.map((one, place) => (place === index ? { ...one, share } : one)))}
                />
              ) : null}
              <IconButton aria-label={`${source.name}上移`} disabled={index <= 0} onClick={() => move(index, -1)}>
                <Icon path={mdiArrowUp} />
              </IconButton>
              <IconButton aria-label={`${source.name}下移`} disabled={!isIn || index === shares.length - 1} onClick={() => move(index, 1)}>
                <Icon path={mdiArrowDown} />
              </IconButton>
            </Box>
          );
        })}
        {kind === 'percent' && shares.length > 0 ? (
          <Box
            sx={{ textAlign: 'right', color: 'text.secondary', fontSize: '0.8125rem', pr: 11, pb: 0.5, fontVariantNumeric: 'tabular-nums' }}
          >
            合计 {sum / 100}%
          </Box>
        ) : null}
      </Box>
      {isSubmitted && fault !== null ? <FormHelperText error>{fault}</FormHelperText> : null}
    </Box>
  );
}
