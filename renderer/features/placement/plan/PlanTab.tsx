import { mdiCalculatorVariantOutline, mdiMapMarkerPath } from '@mdi/js';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Box from '@mui/material/Box';
import { useState, type ReactNode } from 'react';
import { isoDate } from '../../../../electron/contract/values.ts';
import { everyClerk } from '../../../../electron/contract/method.ts';
import { useCall, useJob } from '../../../shared/client.ts';
import { count, dateText, formatInstant } from '../../../shared/format.ts';
import { useMay, useSession } from '../../../shared/session.ts';
import { EmptyState, Icon, JobDialog, LoadError, Loading, showToast } from '../../../shared/ui.tsx';
import { PlacementFrame } from '../PlacementFrame.tsx';
import { PlanView } from './PlanView.tsx';
import { WhatIfDialog } from './WhatIfDialog.tsx';

const heldText = (reserved: number, held = reserved): string => {
  const others = held - reserved;
  // Residents who are to change homes have a bed kept too, and do not wait.
  const beside = others > 0 ? `；全县预留 ${count(held)} 处，${count(others)} 处是不在等候名单上的人` : '';
  return reserved + held === 0 ? '' : `（另有 ${count(reserved)} 人已预留${beside}）`;
};

/** The proposal for everybody who waits: made when asked, decided line by line, never by itself. */
export function PlanTab(): ReactNode {
  const today = isoDate(useSession().today);
  const mayMake = useMay(everyClerk);
  const [isAsking, setIsAsking] = useState(false);
  const found = useCall('planner.plan', { planId: null });
  const facts = useCall('planner.facts', { asOf: today });
  const job = useJob('planner.make');
  const plan = found.data?.plan ?? null;

  const make = async (): Promise<void> => {
    const made = await job.start({ asOf: today });
    if (made) showToast({ tone: 'success', text: '已编制安置方案', next: '请逐条决定；采纳的会预留床位。' });
  };
  const makeButton = mayMake ? (
    <Button
      variant={plan === null || plan.isOutdated ? 'contained' : 'outlined'}
      startIcon={<Icon path={mdiMapMarkerPath} />}
      onClick={() => void make()}
      disabled={job.isRunning}
    >
      {plan === null ? '编制方案' : '重新编制'}
    </Button>
  ) : null;
  const subtitle =
    plan === null
      ? null
      : `${dateText(plan.asOf)}，${plan.recordedBy} 于 ${formatInstant(plan.recordedAt)} 编制，等候 ${count(plan.waiting)} 人${heldText(plan.reserved)}`;
  return (
    <PlacementFrame
      path="/placement/plan"
      subtitle={subtitle}
      actions={
        <>
          <Button
            variant="outlined"
            startIcon={<Icon path={mdiCalculatorVariantOutline} />}
            onClick={() => setIsAsking(true)}
            disabled={!facts.data}
          >
            测算床位
          </Button>
          {plan === null ? null : makeButton}
        </>
      }
    >
      {found.error && !found.data ? (
        <LoadError error={found.error} onRetry={() => void found.refetch()} />
      ) : !found.data ? (
        <Loading />
      ) : plan === null ? (
        <EmptyState
          icon={mdiMapMarkerPath}
          what="还没有安置方案"
          next={
            facts.data
              ? `等候 ${count(facts.data.waiting)} 人${heldText(facts.data.reserved, facts.data.held)}，可以安排的床位 ${count(facts.data.homes.reduce((sum, { free }) => sum + free, 0))} 张（托管机构只计合同保底的，已扣除在院未安排床位的）。方案从全县统筹：先保证最需要的人，再看等候先后、本人意愿和远近；只提建议，不会自动安排。`
              : undefined
          }
          action={makeButton}
        />
      ) : (
        <Box sx={{ flex: 1, minHeight: 0, display: 'flex', flexDirection: 'column', gap: 1 }}>
          {plan.isOutdated ? (
            <Alert severity="warning" variant="outlined" sx={{ py: 0 }}>
              编制以后名单或床位有了变化，这份方案可能已不合适；请重新编制。已采纳的预留不受影响。
            </Alert>
          ) : null}
          <PlanView key={plan.planId} plan={plan} />
        </Box>
      )}
      {isAsking && facts.data ? <WhatIfDialog facts={facts.data} onClose={() => setIsAsking(false)} /> : null}
      <JobDialog job={job} title="编制安置方案" />
    </PlacementFrame>
  );
}
