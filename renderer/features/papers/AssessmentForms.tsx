import { mdiClipboardCheckOutline } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import type { PaperSelection } from '../../../electron/contract/papers.ts';
import { useCall } from '../../shared/client.ts';
import { dateText } from '../../shared/format.ts';
import { goTo } from '../../shared/navigation.ts';
import { Icon } from '../../shared/ui.tsx';

const shownForms = 5;

/** The 评估表 is drawn from the scale it was made by, not from a template: it opens, prints and is saved on its own page. */
export function AssessmentForms({ selection }: { readonly selection: PaperSelection }): ReactNode {
  const only = 'personIds' in selection && selection.personIds.length === 1 ? (selection.personIds[0] ?? null) : null;
  const found = useCall('assessments.ofPerson', { personId: only ?? 1 }, { enabled: only !== null });
  const forms = only === null ? [] : (found.data?.rows ?? []).filter(({ state }) => state === 'standing').slice(0, shownForms);
  return (
    <Box role="group" aria-label="评估表" sx={{ borderTop: 1, borderColor: 'divider', px: 1.5, py: 1 }}>
      <Box sx={{ fontWeight: 600 }}>评估表</Box>
      <Box sx={{ color: 'text.secondary', fontSize: '0.75rem', mb: 0.5 }}>
        {only === null
          ? '按各次评估所用的量表打印，在评估记录里逐份打开'
          : forms.length === 0
            ? '还没有评估'
            : '按当次所用的量表打印、保存'}
      </Box>
      {forms.map(({ assessmentId, assessedOn, scaleTitle }) => (
        <Button
          key={assessmentId}
          size="small"
          startIcon={<Icon path={mdiClipboardCheckOutline} />}
          onClick={() => goTo(`/assessments/${assessmentId}`)}
          sx={{ display: 'flex', justifyContent: 'flex-start', textAlign: 'left' }}
        >
          {dateText(assessedOn)} {scaleTitle}
        </Button>
      ))}
      {only === null ? (
        <Button size="small" startIcon={<Icon path={mdiClipboardCheckOutline} />} onClick={() => goTo('/assessments?tab=records')}>
          评估记录
        </Button>
      ) : null}
    </Box>
  );
}
