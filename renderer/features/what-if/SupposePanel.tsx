import { mdiClose, mdiPlus } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState, type ReactNode } from 'react';
import { pickRules, prorations } from '../../../electron/contract/payment-rules.ts';
import { areaTypes, careTierLabels, labelOf, standardKinds, supportModes } from '../../../electron/contract/terms.ts';
import type { SupposedStandard } from '../../../electron/contract/what-if.ts';
import { dateText, money } from '../../shared/format.ts';
import { Icon } from '../../shared/ui.tsx';
import { SupposeStandardDialog } from './SupposeStandardDialog.tsx';
import { multipleFault, type Draft } from './what-if-draft.ts';

const today = '按现行';
const monthNumbers = Array.from({ length: 12 }, (_, index) => index + 1);
const years = (year: number): number[] => [year - 2, year - 1, year, year + 1, year + 2];

function standardText({ kind, areaType, mode, level }: SupposedStandard): string {
  if (kind === 'careAllowance') return `照料护理（${level ? careTierLabels[level] : ''}）`;
  const area = areaType ? labelOf(areaTypes, areaType) : '';
  return `${area}${labelOf(standardKinds, kind)}${mode ? `（${labelOf(supportModes, mode)}）` : ''}`;
}

function Rule({
  label,
  value,
  options,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly id: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
}): ReactNode {
  return (
    <TextField
      select
      fullWidth
      label={label}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
    >
      <MenuItem value="">{today}</MenuItem>
      {options.map(({ id, label: text }) => (
        <MenuItem key={id} value={id}>
          {text}
        </MenuItem>
      ))}
    </TextField>
  );
}

function Multiple({
  label,
  value,
  hint,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly hint: string;
  readonly onChange: (value: string) => void;
}): ReactNode {
  const fault = multipleFault(value);
  return (
    <TextField
      fullWidth
      label={label}
      value={value}
      placeholder={today}
      error={fault !== null}
      helperText={fault ?? hint}
      onChange={(event) => onChange(event.target.value)}
      slotProps={{ htmlInput: { inputMode: 'decimal', maxLength: 5 }, inputLabel: { shrink: true } }}
    />
  );
}

/** What is supposed: standards as they might be fixed, rules as they might be set. Nothing here is recorded. */
export function SupposePanel({
  draft,
  thisYear,
  onChange,
  action,
}: {
  readonly draft: Draft;
  readonly thisYear: number;
  readonly onChange: (draft: Draft) => void;
  readonly action: ReactNode;
}): ReactNode {
  const [isAdding, setIsAdding] = useState(false);
  const set = (change: Partial<Draft>): void => onChange({ ...draft, ...change });
  return (
    <Box
      component="section"
      aria-label="假设"
      sx={{ minHeight: 0, overflowY: 'auto', display: 'flex', flexDirection: 'column', gap: 2, pt: 1, pr: 1 }}
    >
      <TextField select label="测算年度" value={draft.year} onChange={(event) => set({ year: Number(event.target.value) })}>
        {years(thisYear).map((year) => (
          <MenuItem key={year} value={year}>
            {year}年（1月至12月）
          </MenuItem>
        ))}
      </TextField>
      <Box>
        <Typography variant="h4" component="h2" sx={{ mb: 0.5 }}>
          假设的标准
        </Typography>
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {draft.standards.map((standard, index) => (
            <Box
              component="li"
              key={`${standardText(standard)}${standard.validFrom}${index}`}
              sx={{ display: 'flex', alignItems: 'center', gap: 1, borderBottom: 1, borderColor: 'divider', py: 0.5 }}
            >
              <Box sx={{ flex: 1, minWidth: 0, fontVariantNumeric: 'tabular-nums' }}>
                {standardText(standard)}　<b>{money(standard.amountFen)}</b> 元/月
                <Box component="span" sx={{ display: 'block', color: 'text.secondary', fontSize: '0.8125rem' }}>
                  自{dateText(standard.validFrom)}起
                </Box>
              </Box>
              <IconButton
                size="small"
                aria-label={`去掉${standardText(standard)}`}
                onClick={() => set({ standards: draft.standards.filter((_, other) => other !== index) })}
              >
                <Icon path={mdiClose} />
              </IconButton>
            </Box>
          ))}
        </Box>
        <Button variant="outlined" startIcon={<Icon path={mdiPlus} />} onClick={() => setIsAdding(true)} sx={{ mt: 1 }}>
          增加标准
        </Button>
      </Box>
      <Box sx={{ display: 'flex', flexDirection: 'column', gap: 2 }}>
        <Typography variant="h4" component="h2">
          假设的规则
        </Typography>
        <Box sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) 7.5rem', gap: 1 }}>
          <Multiple
            label="基本生活标准（低保标准的倍数）"
            value={draft.basicMultiple}
            hint="不足一元的进到元"
            onChange={(basicMultiple) => set({ basicMultiple })}
          />
          <TextField select label="起始月份" value={draft.basicFrom} onChange={(event) => set({ basicFrom: Number(event.target.value) })}>
            {monthNumbers.map((month) => (
              <MenuItem key={month} value={month}>
                {month}月起
              </MenuItem>
            ))}
          </TextField>
        </Box>
        <Multiple
          label="丧葬费（基本生活标准的倍数）"
          value={draft.funeralMultiple}
          hint="全年死亡的都按这个倍数"
          onChange={(funeralMultiple) => set({ funeralMultiple })}
        />
        <Rule label="月中变动" value={draft.proration} options={prorations} onChange={(proration) => set({ proration })} />
        <Rule label="月中调整的标准" value={draft.pickRule} options={pickRules} onChange={(pickRule) => set({ pickRule })} />
      </Box>
      <Box sx={{ position: 'sticky', bottom: 0, bgcolor: 'background.default', py: 1 }}>{action}</Box>
      {isAdding ? (
        <SupposeStandardDialog
          onAdd={(standard) => set({ standards: [...draft.standards, standard] })}
          onClose={() => setIsAdding(false)}
        />
      ) : null}
    </Box>
  );
}
