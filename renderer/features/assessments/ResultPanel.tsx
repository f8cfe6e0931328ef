import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import type { ReactNode } from 'react';
import { levelLabel, type Scale } from '../../../electron/contract/assessment-scale.ts';
import type { Doubt } from '../../../electron/contract/assessments.ts';
import type { WireError } from '../../../electron/contract/result.ts';
import { EffectNote, Section, StatusChip } from '../../shared/ui.tsx';
import { resultOf, type ScaleDraft } from './assessment-draft.ts';

export type Weighed = { readonly doubts: readonly Doubt[]; readonly effect: readonly string[] };

type ResultPanelProps = {
  readonly scale: Scale;
  /** Whether this scale decides what is paid; the others are for comparison. */
  readonly isDeciding: boolean;
  readonly draft: ScaleDraft;
  readonly onChange: (draft: ScaleDraft) => void;
  readonly weighed: Weighed | null;
  readonly refusal: WireError | null;
  readonly isSeen: boolean;
  readonly onSeen: (isSeen: boolean) => void;
};

/** The level while it is answered, what it will do, and what is to be looked at before. */
export function ResultPanel({ scale, isDeciding, draft, onChange, weighed, refusal, isSeen, onSeen }: ResultPanelProps): ReactNode {
  const result = resultOf(scale, draft);
  const left = result.missing.length;
  return (
    <Section title="结论">
      <Box role="status" aria-label="评估结论" sx={{ display: 'flex', flexDirection: 'column', gap: 0.75 }}>
        <Box sx={{ display: 'flex', alignItems: 'baseline', gap: 1 }}>
          <Box sx={{ color: 'text.secondary' }}>{scale.totalTitle}</Box>
          <Box sx={{ fontSize: '1.5rem', fontWeight: 600, fontVariantNumeric: 'tabular-nums', lineHeight: 1.2 }}>{result.total}</Box>
          {left > 0 ? <StatusChip tone="warning" label={`还有 ${left} 项没有评定`} /> : null}
        </Box>
        {result.level === null ? (
          <Box sx={{ color: 'text.secondary' }}>全部评定后得出结论{isDeciding ? '；空着的不算“能”' : ''}。</Box>
        ) : (
          <Box sx={{ fontSize: '1.0625rem', fontWeight: 600 }}>{levelLabel(scale, draft.override ?? result.level)}</Box>
        )}
        {result.reasons.map((reason) => (
          <Box key={reason} sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
            {reason}
          </Box>
        ))}
      </Box>
      {scale.changeRules.length > 0 ? <ChangeRules scale={scale} draft={draft} onChange={onChange} /> : null}
      {result.level === null ? null : <Override scale={scale} computed={result.level} draft={draft} onChange={onChange} />}
      {refusal ? (
        <Alert severity="error" variant="outlined" sx={{ mt: 1.5, py: 0 }}>
          {refusal.text.what}
          {refusal.text.next}
        </Alert>
      ) : (
        <EffectNote
          effect={weighed?.effect.join('') ?? ''}
          hint={
            isDeciding
              ? '评定完后，这里说明从哪个月起按什么档次发放。'
              : '本表仅供参考，不改变照料护理档次；评定完后，这里说明与六项评估是否一致。'
          }
        />
      )}
      {weighed && weighed.doubts.length > 0 ? (
        <Alert severity="warning" variant="outlined" sx={{ mt: 1.5, py: 0 }}>
          <Box component="ul" sx={{ m: 0, pl: 2 }}>
            {weighed.doubts.map((doubt) => (
              <li key={doubt.text}>{doubt.text}</li>
            ))}
          </Box>
          <FormControlLabel
            control={<Checkbox size="small" checked={isSeen} onChange={(_, isOn) => onSeen(isOn)} />}
            label="以上已核对，情况属实"
          />
        </Alert>
      ) : null}
    </Section>
  );
}

type Part = Pick<ResultPanelProps, 'scale' | 'draft' | 'onChange'>;

function ChangeRules({ scale, draft, onChange }: Part): ReactNode {
  const toggle = (id: string, isOn: boolean): void =>
    onChange({ ...draft, changes: isOn ? [...draft.changes, id] : draft.changes.filter((known) => known !== id) });
  return (
    <Box component="fieldset" sx={{ border: 0, p: 0, m: 0, mt: 1.5 }}>
      <Box component="legend" sx={{ color: 'text.secondary', fontSize: '0.8125rem', p: 0 }}>
        等级变更情形
      </Box>
      {scale.changeRules.map((rule) => (
        <FormControlLabel
          key={rule.id}
          control={
            <Checkbox
              size="small"
              checked={draft.changes.includes(rule.id)}
              onChange={(_, isOn) => toggle(rule.id, isOn)}
              sx={{ py: 0.25 }}
            />
          }
          label={rule.label}
          sx={{ display: 'flex', alignItems: 'flex-start', mr: 0, '& .MuiFormControlLabel-label': { fontSize: '0.8125rem', pt: 0.375 } }}
        />
      ))}
    </Box>
  );
}

function Override({ scale, computed, draft, onChange }: Part & { readonly computed: string }): ReactNode {
  const isOther = draft.override !== null && draft.override !== computed;
  return (
    <Box sx={{ mt: 1.5, display: 'flex', flexDirection: 'column', gap: 1.25 }}>
      <TextField
        select
        size="small"
        label="评估结论"
        value={draft.override ?? computed}
        onChange={(event) => onChange({ ...draft, override: event.target.value === computed ? null : event.target.value })}
      >
        {scale.levels.map((level) => (
          <MenuItem key={level.id} value={level.id}>
            {level.label}
            {level.id === computed ? '（按评分）' : ''}
          </MenuItem>
        ))}
      </TextField>
      {isOther ? (
        <TextField
          size="small"
          required
          label="结论与评分不同的理由"
          multiline
          minRows={2}
          value={draft.overrideReason}
          error={draft.overrideReason.trim() === ''}
          onChange={(event) => onChange({ ...draft, overrideReason: event.target.value })}
          slotProps={{ htmlInput: { maxLength: 200 } }}
        />
      ) : null}
    </Box>
  );
}
