import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import type { ReactNode } from 'react';
import { personPaperKinds, type PaperSelection, type PersonPaperKind } from '../../../electron/contract/papers.ts';
import { goTo } from '../../shared/navigation.ts';
import { Section } from '../../shared/ui.tsx';
import { lettersAddress } from './paper-order.ts';
import { AssessmentForms } from './AssessmentForms.tsx';

type KindListProps = {
  readonly chosen: readonly PersonPaperKind[];
  readonly onChoose: (kinds: readonly PersonPaperKind[]) => void;
  readonly selection: PaperSelection;
};

/** Which papers are made; several at once lie together for each person. */
export function KindList({ chosen, onChoose, selection }: KindListProps): ReactNode {
  const toggle = (kind: PersonPaperKind, isOn: boolean): void =>
    onChoose(personPaperKinds.map(({ id }) => id).filter((id) => (id === kind ? isOn : chosen.includes(id))));
  return (
    <Section
      title="文书"
      fills
      isFlush
      actions={
        <>
          <Button size="small" onClick={() => goTo(lettersAddress(selection))} sx={{ whiteSpace: 'nowrap' }}>
            用 Word 模板
          </Button>
          <Button size="small" onClick={() => goTo('/papers')}>
            模板
          </Button>
        </>
      }
    >
      <Box role="group" aria-label="文书" sx={{ py: 0.75 }}>
        {personPaperKinds.map(({ id, label, use }) => (
          <FormControlLabel
            key={id}
            control={
              <Checkbox size="small" checked={chosen.includes(id)} onChange={(_, isOn) => toggle(id, isOn)} sx={{ py: 0.5, ml: 0.75 }} />
            }
            label={
              <Box sx={{ py: 0.625, lineHeight: 1.35 }}>
                {label}
                <Box sx={{ color: 'text.secondary', fontSize: '0.75rem' }}>{use}</Box>
              </Box>
            }
            sx={{ display: 'flex', alignItems: 'flex-start', mx: 0, pr: 1.5 }}
          />
        ))}
      </Box>
      <AssessmentForms selection={selection} />
    </Section>
  );
}
