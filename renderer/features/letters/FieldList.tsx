import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import Tooltip from '@mui/material/Tooltip';
import type { ReactNode } from 'react';
import type { OutputOf } from '../../../electron/contract/index.ts';
import { letterSubjects, type LetterSubject } from '../../../electron/contract/word-templates.ts';
import { copyText, Section } from '../../shared/ui.tsx';

type Fields = OutputOf<'wordTemplates.list'>['fields'];

/** The fields a Word file may use, by whom it is for; a click copies one with its braces. */
export function FieldList({
  fields,
  subject,
  onSubject,
}: {
  readonly fields: Fields;
  readonly subject: LetterSubject;
  readonly onSubject: (subject: LetterSubject) => void;
}): ReactNode {
  const own = fields.filter((field) => field.subject === subject);
  const groups = [...new Set(own.map(({ group }) => group))];
  const copy = async (name: string): Promise<void> => {
    await copyText(`{{${name}}}`, `已复制 {{${name}}}，到 Word 里粘贴。`);
  };
  return (
    <Section title="可用字段" fills isFlush>
      <Box sx={{ display: 'flex', flexDirection: 'column', minHeight: 0, height: '100%' }}>
        <Box sx={{ px: 1.5, pt: 1.25, flex: 'none' }}>
          <ToggleButtonGroup
            exclusive
            fullWidth
            size="small"
            value={subject}
            aria-label="为谁制作"
            onChange={(_, next: LetterSubject | null) => {
              if (next) onSubject(next);
            }}
          >
            {letterSubjects.map(({ id, label }) => (
              <ToggleButton key={id} value={id} sx={{ py: 0.25 }}>
                {label}
              </ToggleButton>
            ))}
          </ToggleButtonGroup>
          <Box sx={{ color: 'text.secondary', fontSize: '0.75rem', py: 0.75 }}>点字段即复制，到 Word 里粘贴</Box>
        </Box>
        <Box sx={{ flex: 1, minHeight: 0, overflowY: 'auto', px: 1.5, pb: 1 }}>
          {groups.map((group) => (
            <Box key={group} sx={{ mb: 1 }}>
              <Box sx={{ fontSize: '0.75rem', color: 'text.secondary', mb: 0.25 }}>{group}</Box>
              <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5 }}>
                {own
                  .filter((field) => field.group === group)
                  .map(({ name, note, sample }) => (
                    <Tooltip
                      key={name}
                      title={[note, sample ? `例：${sample}` : ''].filter((part) => part !== '').join('；')}
                      placement="top"
                    >
                      <Button
                        size="small"
                        variant="outlined"
                        onClick={() => void copy(name)}
                        sx={{ py: 0, px: 1, minHeight: '1.625rem', fontWeight: 400 }}
                      >
                        {name}
                      </Button>
                    </Tooltip>
                  ))}
              </Box>
            </Box>
          ))}
        </Box>
      </Box>
    </Section>
  );
}
