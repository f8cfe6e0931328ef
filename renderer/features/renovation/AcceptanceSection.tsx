import { mdiCheck, mdiClipboardCheckOutline, mdiClose } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState, type ReactNode } from 'react';
import { approvers, everyClerk } from '../../../electron/contract/method.ts';
import { fireKinds } from '../../../electron/contract/renovation-works-terms.ts';
import type { Acceptance, Works } from '../../../electron/contract/renovation-works-shapes.ts';
import { useAction } from '../../shared/client.ts';
import { formatInstant, termText, text } from '../../shared/format.ts';
import { goTo } from '../../shared/navigation.ts';
import { useMay } from '../../shared/session.ts';
import { EmptyState, Icon, ReasonDialog, Section, showToast } from '../../shared/ui.tsx';
import { Facts } from '../homes/Facts.tsx';
import { askStep } from './acceptance-step.ts';
import type { ProjectDetail } from './renovation-words.ts';

const signed = (value: number): string => (value > 0 ? `增加 ${value} 张` : value < 0 ? `减少 ${-value} 张` : '不变');

function factsOf(acceptance: Acceptance): readonly (readonly [string, ReactNode])[] {
  const fire = acceptance.fireKind === null ? '未登记' : `${termText(fireKinds, acceptance.fireKind)}　${text(acceptance.fireDocumentNo)}`;
  return [
    ['验收日期', acceptance.acceptedOn],
    ['验收文号', text(acceptance.documentNo)],
    ['消防', fire],
    ['电气检测', text(acceptance.electricalNo)],
    ['核定床位', signed(acceptance.bedsAdded)],
    ['其中护理型', signed(acceptance.nursingAdded)],
    ['验收组', acceptance.panel],
    ['验收意见', acceptance.opinion],
    ['登记', acceptance.isFromFile ? '导入' : `${acceptance.recordedBy} ${formatInstant(acceptance.recordedAt)}`],
  ];
}

function Checklist({ acceptance }: { readonly acceptance: Acceptance }): ReactNode {
  return (
    <Box
      component="ul"
      aria-label="验收核对"
      sx={{
        listStyle: 'none',
        m: 0,
        mt: 1.25,
        pt: 1.25,
        px: 0,
        borderTop: 1,
        borderColor: 'divider',
        display: 'grid',
        gridTemplateColumns: 'repeat(auto-fill, minmax(min(20rem, 100%), 1fr))',
        columnGap: 3,
        rowGap: 0.5,
      }}
    >
      {acceptance.checklist.map((item) => (
        <Box key={item.code} component="li" sx={{ display: 'flex', gap: 0.75, alignItems: 'baseline' }}>
          <Box
            component="span"
            sx={{ color: item.isMet ? 'success.main' : 'error.main', alignSelf: 'flex-start', pt: '0.1875rem', display: 'flex' }}
          >
            <Icon path={item.isMet ? mdiCheck : mdiClose} sx={{ fontSize: '1rem' }} />
          </Box>
          <span>
            {item.label}
            {item.isMet ? '' : '（不符合）'}
            {item.note ? `：${item.note}` : ''}
          </span>
        </Box>
      ))}
    </Box>
  );
}

/** The acceptance, or what it will ask for. */
export function AcceptanceSection({ project, works }: { readonly project: ProjectDetail; readonly works: Works }): ReactNode {
  const mayWrite = useMay(everyClerk);
  const mayWithdraw = useMay(approvers);
  const [isWithdrawing, setIsWithdrawing] = useState(false);
  const withdraw = useAction('renovation.withdrawAcceptance', {
    onSuccess: () => {
      showToast({ tone: 'success', text: '已撤销竣工验收' });
      setIsWithdrawing(false);
    },
  });
  const { acceptance } = works;
  // Out of a file only its day and paper are known.
  const told = project.stages.findLast((entry) => entry.stage === 'accepted' && entry.withdrawnReason === null);
  return (
    <Section
      title="竣工验收"
      actions={
        acceptance === null ? null : (
          <>
            <Button color="secondary" onClick={() => goTo(`/beds?home=${works.homeId}`)}>
              看床位图
            </Button>
            {mayWithdraw ? (
              <Button color="secondary" onClick={() => setIsWithdrawing(true)}>
                撤销验收
              </Button>
            ) : null}
          </>
        )
      }
    >
      {acceptance === null && told ? (
        <>
          <Facts
            facts={[
              ['验收日期', told.happenedOn],
              ['文号', text(told.documentNo)],
              ['登记', told.isFromFile ? '导入' : told.recordedBy],
            ]}
          />
          <Box sx={{ mt: 1, color: 'text.secondary' }}>台账只载明日期和文号，没有核对表；床位以机构的核定床位为准。</Box>
        </>
      ) : acceptance === null ? (
        <EmptyState
          icon={mdiClipboardCheckOutline}
          what="还没有竣工验收"
          next={`须有验收组意见、${termText(fireKinds, works.fireKindNeeded)}和电气检测；登记时一并增加床位、恢复停用的房间，项目从此计为改造完成。`}
          action={
            mayWrite && project.state === 'running' ? (
              <Button variant="contained" onClick={() => askStep('accept')}>
                登记竣工验收
              </Button>
            ) : null
          }
        />
      ) : (
        <>
          <Facts facts={factsOf(acceptance)} />
          <Checklist acceptance={acceptance} />
        </>
      )}
      {works.withdrawnAcceptances.map((gone) => (
        <Box key={gone.acceptanceId} sx={{ mt: 1, color: 'text.secondary', fontSize: '0.8125rem' }}>
          {gone.acceptedOn} 的验收已由 {gone.withdrawnBy} 撤销：{gone.withdrawnReason}
        </Box>
      ))}
      {isWithdrawing && acceptance ? (
        <ReasonDialog
          title="撤销竣工验收？"
          confirmLabel="撤销验收"
          cancelLabel="不撤销"
          reasonLabel="撤销理由"
          subject={`${acceptance.acceptedOn}　${text(acceptance.documentNo)}　核定床位${signed(acceptance.bedsAdded)}`}
          effect="验收做的都收回：项目退回完工阶段，增加的床位从核定数和床位图上去掉，验收时恢复的床位重新停用。新床位已经住人或后面已有登记的不能撤销。"
          isRunning={withdraw.isRunning}
          onConfirm={(reason) => void withdraw.run({ projectId: works.projectId, reason })}
          onCancel={() => setIsWithdrawing(false)}
        />
      ) : null}
    </Section>
  );
}
