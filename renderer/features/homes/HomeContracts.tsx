import { mdiFileDocumentEditOutline, mdiPencilOutline, mdiUndoVariant } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState, type ReactNode } from 'react';
import { contractStates, type ContractRow, type HomeDetail } from '../../../electron/contract/home-details.ts';
import { everyClerk } from '../../../electron/contract/method.ts';
import { useAction, useCall } from '../../shared/client.ts';
import { money, nothing, termText, text } from '../../shared/format.ts';
import { useMay } from '../../shared/session.ts';
import { EmptyState, Icon, LoadError, Loading, ReasonDialog, Section, StatusChip, type StatusTone } from '../../shared/ui.tsx';
import { ContractDialog } from './ContractDialog.tsx';
import { Facts } from './Facts.tsx';
import { RowButton } from './RowButton.tsx';

type Asked =
  | { readonly what: 'contract'; readonly contract: ContractRow | null }
  | { readonly what: 'withdraw'; readonly contract: ContractRow };

const tones: Readonly<Record<string, StatusTone>> = { operating: 'success', signed: 'accent' };

function factsOf({
  signedOn,
  fromOn,
  untilOn,
  guaranteedBeds,
  feeFen,
  depositFen,
  detail,
}: ContractRow): readonly (readonly [string, ReactNode])[] {
  return [
    ['签约日期', text(signedOn)],
    ['托管期', fromOn ? `${fromOn} 至 ${text(untilOn)}` : nothing],
    ['保底特困床位', `${guaranteedBeds} 张`],
    ['托管费用（年）', feeFen === null ? nothing : `${money(feeFen)} 元`],
    ['履约保证金', depositFen === null ? nothing : `${money(depositFen)} 元`],
    ['最近考核', detail.checkedOn ? `${detail.checkedOn}　${text(detail.checkResult)}` : nothing],
    ['托管范围', text(detail.scope)],
    ['考核条款', text(detail.performance)],
    ['资产清单', text(detail.assets)],
    ['退出安排', text(detail.exitPlan)],
  ];
}

/** Contracts with operators, the newest first. */
export function HomeContracts({ detail }: { readonly detail: HomeDetail }): ReactNode {
  const { homeId } = detail.home;
  const mayWrite = useMay(everyClerk);
  const found = useCall('homes.contracts', { homeId });
  const [asked, setAsked] = useState<Asked | null>(null);
  const withdraw = useAction('homes.withdrawContract', { onSuccess: () => setAsked(null) });
  if (!found.data) return found.error ? <LoadError error={found.error} onRetry={() => void found.refetch()} /> : <Loading />;
  const add = mayWrite ? (
    <Button
      variant="contained"
      startIcon={<Icon path={mdiFileDocumentEditOutline} />}
      onClick={() => setAsked({ what: 'contract', contract: null })}
    >
      登记托管合同
    </Button>
  ) : null;
  return (
    <Box sx={{ flex: 1, minHeight: 0, overflowY: 'auto', display: 'flex', flexDirection: 'column', gap: 2 }}>
      {found.data.length === 0 ? (
        <EmptyState
          icon={mdiFileDocumentEditOutline}
          what="没有托管合同"
          next="委托专业机构运营的，登记合同后提醒到期和保底床位。"
          action={add}
        />
      ) : (
        <Box sx={{ display: 'flex', justifyContent: 'flex-end' }}>{add}</Box>
      )}
      {found.data.map((contract) => (
        <Section
          key={contract.contractId}
          title={
            <Box component="span" sx={{ display: 'inline-flex', alignItems: 'baseline', gap: 1.5 }}>
              {contract.operator}
              {contract.detail.brand ? `（${contract.detail.brand}）` : ''}
              <StatusChip label={termText(contractStates, contract.state)} tone={tones[contract.state] ?? 'neutral'} />
            </Box>
          }
          actions={
            mayWrite ? (
              <>
                <RowButton icon={mdiPencilOutline} label="修改合同" onClick={() => setAsked({ what: 'contract', contract })} />
                <RowButton icon={mdiUndoVariant} label="撤销合同登记" onClick={() => setAsked({ what: 'withdraw', contract })} />
              </>
            ) : null
          }
        >
          <Facts facts={factsOf(contract)} />
        </Section>
      ))}
      {asked?.what === 'contract' ? <ContractDialog homeId={homeId} contract={asked.contract} onClose={() => setAsked(null)} /> : null}
      {asked?.what === 'withdraw' ? (
        <ReasonDialog
          title="撤销托管合同登记"
          confirmLabel="撤销登记"
          cancelLabel="不撤销"
          reasonLabel="理由"
          subject={`${asked.contract.operator}（${termText(contractStates, asked.contract.state)}）`}
          effect="只用于登记有误；托管结束的请把状态改为已退出。"
          isRunning={withdraw.isRunning}
          onConfirm={(reason) => void withdraw.run({ homeId, contractId: asked.contract.contractId, reason })}
          onCancel={() => setAsked(null)}
        />
      ) : null}
    </Box>
  );
}
