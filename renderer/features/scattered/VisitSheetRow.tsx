import Box from '@mui/material/Box';
import InputBase from '@mui/material/InputBase';
import { memo, type ReactNode } from 'react';
import type { OutputOf } from '../../../electron/contract/index.ts';
import { careTierLabels } from '../../../electron/contract/terms.ts';
import { visitResults, visitRisks, visitStandings, type VisitResult, type VisitRisk } from '../../../electron/contract/visits.ts';
import { dateText, termText } from '../../shared/format.ts';
import { StatusChip } from '../../shared/ui.tsx';
import { AnswerPills } from './AnswerPills.tsx';
import { visitTones } from './scattered-words.ts';

export type SheetPerson = OutputOf<'visits.plan'>['rows'][number];
export type SheetAnswer = {
  readonly result: VisitResult | null;
  readonly risk: VisitRisk;
  readonly findings: string;
  readonly action: string;
};
export const noAnswer: SheetAnswer = { result: null, risk: 'none', findings: '', action: '' };

function Line({
  label,
  value,
  onChange,
  hasError = false,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hasError?: boolean;
}): ReactNode {
  return (
    <InputBase
      value={value}
      onChange={(event) => onChange(event.target.value)}
      placeholder={label}
      error={hasError}
      inputProps={{ 'aria-label': label, maxLength: 300 }}
      sx={{
        width: '100%',
        px: 0.75,
        height: '1.75rem',
        border: 1,
        borderColor: hasError ? 'error.main' : 'divider',
        borderRadius: '3px',
        fontSize: '0.8125rem',
      }}
    />
  );
}

/** One person of the sheet. Drawn anew only when his own answer changes. */
export const VisitSheetRow = memo(function VisitSheetRow({
  person,
  answer,
  error,
  onAnswer,
}: {
  readonly person: SheetPerson;
  readonly answer: SheetAnswer;
  readonly error: string | null;
  readonly onAnswer: (person: SheetPerson, answer: SheetAnswer) => void;
}): ReactNode {
  const set = (change: Partial<SheetAnswer>): void => onAnswer(person, { ...answer, ...change });
  const isAnswered = answer.result !== null;
  const isFindingMissing = isAnswered && answer.risk !== 'none' && answer.findings.trim() === '';
  return (
    <Box component="tr" sx={error ? { '& td': { bgcolor: 'action.selected' } } : {}}>
      <td>
        <Box sx={{ fontWeight: 600 }}>{person.name}</Box>
        {error ? <Box sx={{ color: 'error.main', fontSize: '0.75rem' }}>{error}</Box> : null}
      </td>
      <td>{person.villageName}</td>
      <td>{person.level ? careTierLabels[person.level] : '—'}</td>
      <td>
        <StatusChip label={termText(visitStandings, person.standing)} tone={visitTones[person.standing]} />
      </td>
      <td>{dateText(person.lastVisitedOn)}</td>
      <td>
        <AnswerPills
          label={`${person.name} 探访结果`}
          options={visitResults}
          value={answer.result}
          onChange={(result) => set({ result })}
        />
      </td>
      {isAnswered ? (
        <>
          <td>
            <AnswerPills
              label={`${person.name} 风险`}
              options={visitRisks}
              value={answer.risk}
              onChange={(risk) => set({ risk: risk ?? 'none' })}
            />
          </td>
          <td>
            <Line
              label={answer.risk === 'none' ? '发现的情况' : '风险情况（必填）'}
              value={answer.findings}
              onChange={(findings) => set({ findings })}
              hasError={isFindingMissing}
            />
          </td>
          <td>
            <Line label="处置" value={answer.action} onChange={(action) => set({ action })} />
          </td>
        </>
      ) : (
        <Box component="td" colSpan={3} />
      )}
    </Box>
  );
});
