import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import { useCall } from '../../shared/client.ts';
import { money } from '../../shared/format.ts';
import { goTo } from '../../shared/navigation.ts';
import { Section, StatusChip } from '../../shared/ui.tsx';
import { pendingChip, stateChip } from './recovery-words.ts';

function Line({
  label,
  tone,
  amount,
  to,
}: {
  readonly label: string;
  readonly tone: ReactNode;
  readonly amount: string;
  readonly to: string;
}): ReactNode {
  return (
    <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', py: 0.25, fontSize: '0.8125rem' }}>
      <Box sx={{ flex: 1, minWidth: 0, fontVariantNumeric: 'tabular-nums' }}>
        {label} {amount} 元
      </Box>
      {tone}
      <Button size="small" sx={{ minHeight: '1.375rem', py: 0, px: 0.75, minWidth: 0 }} onClick={() => goTo(to)}>
        查看
      </Button>
    </Box>
  );
}

/** On the page of somebody who was overpaid or to whom something is still owed; of nobody else. */
export function PersonRecoveries({ personId, name }: { readonly personId: number; readonly name: string }): ReactNode {
  const { data } = useCall('recoveries.ofPerson', { personId });
  if (!data || (data.cases.length === 0 && data.suspected === null && data.pending === null)) return null;
  const { suspected, cases, pending } = data;
  return (
    <Section title="追回与待定">
      {suspected ? (
        <Line
          label="多发待核定"
          amount={money(suspected.openFen)}
          tone={<StatusChip {...stateChip('suspected')} />}
          to={`/payments/recoveries?view=suspected&search=${encodeURIComponent(name)}`}
        />
      ) : null}
      {cases.map(({ caseId, state, claimedFen, openFen }) => (
        <Line
          key={caseId}
          label={openFen > 0 ? `应追回 ${money(claimedFen)}，未收回` : '应追回'}
          amount={money(openFen > 0 ? openFen : claimedFen)}
          tone={<StatusChip {...stateChip(state)} />}
          to={`/payments/recoveries/${caseId}`}
        />
      ))}
      {pending ? (
        <Line
          label="补发待定"
          amount={money(pending.fen)}
          tone={<StatusChip {...pendingChip(pending.standing)} />}
          to={`/payments/pending/${personId}`}
        />
      ) : null}
    </Section>
  );
}
