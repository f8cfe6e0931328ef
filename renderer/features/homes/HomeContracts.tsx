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
import { ContractCourse } from './operators/ContractCourse.tsx';
import { HomeTenders } from './operators/HomeTenders.tsx';
import { TenderDialog } from './operators/TenderDialogs.tsx';
import { RowButton } from './RowButton.tsx';

type Asked =
  | { readonly what: 'tender' }
  | { readonly what: 'contract'; readonly contract: ContractRow | null }
  | { readonly what: 'withdraw'; readonly contract: ContractRow };

const tones: Readonly<Record<string, StatusTone>> = { operating: 'success', signed: 'accent' };

function factsOf(
  { signedOn, fromOn, untilOn, guaranteedBeds, feeFen, depositFen, detail }: ContractRow,
  hasChecks: boolean,
): readonly (readonly [string, ReactNode])[] {
  return [
    ['签约日期', text(signedOn)],
    ['托管期', fromOn ? `${fromOn} 至 ${text(untilOn)}` : nothing],
    ['保底特困床位', `${guaranteedBeds} 张`],
    ['托管费用（年）', feeFen === null ? nothing : `${money(feeFen)} 元`],
    ['履约保证金', depositFen === null ? nothing : `${money(depositFen)} 元`],
    // What stood here before checks were entries of their own.
    ...(detail.checkedOn && !hasChecks ? ([['最近考核', `${detail.checkedOn}　${text(detail.checkResult)}`]] as const) : []),
    ['托管范围', text(detail.scope)],
    ['考核条款', text(detail.performance)],
    ['资产清单', text(detail.assets)],
    ['退出安排', text(detail.exitPlan)],
  ];
}

/** Contracts with operators, the newest first, each with its course; before them the tenders. */
export function HomeContracts({ detail }: { readonly detail: HomeDetail }): ReactNode {
  const { homeId } = detail.home;
  const mayWrite = useMay(everyClerk);
  const found = useCall('operators.get', { homeId });
  const [asked, setAsked] = useState<Asked | null>(null);
  const withdraw = useAction('homes.withdrawContract', { onSuccess: () => setAsked(null) });
  if (!found.data) return found.error ? <LoadError error={found.error} onRetry={() => void found.refetch()} /> : <Loading />;
  const { tenders, contracts, warnings } = found.data;
  const add = mayWrite ? (
    <Box sx={{ display: 'flex', gap: 1 }}>
      <Button variant="outlined" onClick={() => setAsked({ what: 'tender' })}>
        登记招选
      </Button>
      <Button
        variant="contained"
        startIcon={<Icon path={mdiFileDocumentEditOutline} />}
        onClick={() => setAsked({ what: 'contract', contract: null })}
      >
        登记托管合同
      </Button>
    </Box>
  ) : null;
  return (
    <Box sx={{ flex: 1, minHeight: 0, overflowY: 'auto', display: 'flex', flexDirection: 'column', gap: 2 }}>
      {contracts.length === 0 && tenders.length === 0 ? (
        <EmptyState
          icon={mdiFileDocumentEditOutline}
          what="没有托管合同"
          next="委托专业机构运营的，登记合同后提醒到期和保底床位。"
          action={add}
        />
      ) : (
        <Box sx={{ display: 'flex', gap: 2, alignItems: 'flex-start' }}>
          <Box component="ul" aria-label="提醒" sx={{ m: 0, p: 0, flex: 1, listStyle: 'none' }}>
            {warnings.map(({ text: words, tone }) => (
              <Box key={words} component="li" sx={{ color: `${tone}.main`, lineHeight: 1.7 }}>
                {words}
              </Box>
            ))}
          </Box>
          {add}
        </Box>
      )}
      <HomeTenders homeId={homeId} tenders={tenders} mayWrite={mayWrite} />
      {contracts.map(({ contract, ...course }) => (
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
          <Facts facts={factsOf(contract, course.checks.length > 0)} />
          <ContractCourse homeId={homeId} life={{ contract, ...course }} mayWrite={mayWrite} />
        </Section>
      ))}
      {asked?.what === 'tender' ? <TenderDialog homeId={homeId} tender={null} onClose={() => setAsked(null)} /> : null}
      {asked?.what === 'contract' ? <ContractDialog homeId={homeId} contract={asked.contract} onClose={() => setAsked(null)} /> : null}
      {asked?.what === 'withdraw' ? (
        <ReasonDialog
          title="撤销托管合同登记"
          confirmLabel="撤销登记"
          cancelLabel="不撤销"
          reasonLabel="理由"
          subject={`${asked.contract.operator}（${termText(contractStates, asked.contract.state)}）`}
          effect="只用于登记有误；托管结束的请登记退出和移交。"
          isRunning={withdraw.isRunning}
          onConfirm={(reason) => void withdraw.run({ homeId, contractId: asked.contract.contractId, reason })}
          onCancel={() => setAsked(null)}
        />
      ) : null}
    </Box>
  );
}
