import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import type { OutputOf } from '../../../../electron/contract/index.ts';
import type { QuarterAnswers, QuarterSection } from '../../../../electron/contract/quarter.ts';
import { submissionActionLabels } from '../../../../electron/contract/quarter-terms.ts';
import { formatInstant } from '../../../shared/format.ts';
import { Section } from '../../../shared/ui.tsx';

type SectionProps = {
  readonly answers: QuarterAnswers;
  readonly isReadOnly: boolean;
  readonly onChange: (key: string, value: string) => void;
};

function Part({ section, answers, isReadOnly, onChange }: SectionProps & { readonly section: QuarterSection }): ReactNode {
  const isWide = isLong(section);
  return (
    <Box sx={{ breakInside: 'avoid', mb: 2 }}>
      <Section title={section.title}>
        <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1 }}>
          {section.items.map(({ label, value }) => (
            <Box key={label} sx={{ display: 'flex', gap: 2, justifyContent: 'space-between' }}>
              <Typography sx={{ color: 'text.secondary' }}>{label}</Typography>
              <Typography sx={{ fontVariantNumeric: 'tabular-nums', textAlign: 'right' }}>{value}</Typography>
            </Box>
          ))}
          {section.items.length === 0 && section.fields.length === 0 ? (
            <Typography sx={{ color: 'text.secondary' }}>本期没有登记。</Typography>
          ) : null}
          {section.fields.length > 0 ? (
            <Box sx={{ display: 'grid', gap: 1.5, pt: 1, gridTemplateColumns: isWide ? '1fr' : 'repeat(auto-fill, minmax(11rem, 1fr))' }}>
              {section.fields.map(({ key, label, kind }) => (
                <TextField
                  key={key}
                  label={label}
                  value={answers[key] ?? ''}
                  onChange={(event) => onChange(key, event.target.value)}
                  slotProps={{ input: { readOnly: isReadOnly }, htmlInput: kind === 'number' ? { inputMode: 'numeric' } : {} }}
                  {...(kind === 'text' ? { multiline: true, minRows: 3 } : {})}
                />
              ))}
            </Box>
          ) : null}
        </Box>
      </Section>
    </Box>
  );
}

const isLong = ({ fields }: QuarterSection): boolean => fields.some(({ kind }) => kind === 'text');

/** The ten sections of a submission, in two columns one after the other, and how it went. */
export function SubmissionSections({ found, ...props }: SectionProps & { readonly found: OutputOf<'quarter.submission'> }): ReactNode {
  return (
    <Box sx={{ pb: 2 }}>
      <Box sx={{ columnCount: 2, columnGap: '1rem' }}>
        {found.sections
          .filter((section) => !isLong(section))
          .map((section) => (
            <Part key={section.title} section={section} {...props} />
          ))}
      </Box>
      {found.sections.filter(isLong).map((section) => (
        <Part key={section.title} section={section} {...props} />
      ))}
      {found.events.length > 0 ? (
        <Section title="办理经过">
          <Box component="ol" sx={{ m: 0, pl: 2.5 }}>
            {found.events.map(({ action, at, by, reason }) => (
              <li key={`${at} ${action}`}>
                {formatInstant(at)}　{by}　{submissionActionLabels[action]}
                {reason === null ? '' : `：${reason}`}
              </li>
            ))}
          </Box>
        </Section>
      ) : null}
    </Box>
  );
}
