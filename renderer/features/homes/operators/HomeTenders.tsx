import { mdiPencilOutline, mdiUndoVariant } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState, type ReactNode } from 'react';
import { pointsText, type BidderRow, type TenderRow } from '../../../../electron/contract/operators-shapes.ts';
import { procurementKinds } from '../../../../electron/contract/renovation-terms.ts';
import { useAction } from '../../../shared/client.ts';
import { money, nothing, termText, text } from '../../../shared/format.ts';
import { ReasonDialog, Section, StatusChip } from '../../../shared/ui.tsx';
import { FigureTable, type FigureColumn } from '../../funds/FigureTable.tsx';
import { Facts } from '../Facts.tsx';
import { RowButton } from '../RowButton.tsx';
import { BidderDialog, DecideDialog, TenderDialog } from './TenderDialogs.tsx';

type Asked =
  | { readonly what: 'edit' | 'bidder' | 'decide' | 'withdraw'; readonly tender: TenderRow; readonly bidder: null }
  | { readonly what: 'withdrawBidder'; readonly tender: TenderRow; readonly bidder: BidderRow };

/** `onWithdraw` null where nothing may be taken back. */
const columnsOf = (onWithdraw: ((bidder: BidderRow) => void) | null): readonly FigureColumn<BidderRow>[] => [
  {
    title: '应选单位',
    cell: ({ name, isChosen }) => (
      <Box component="span" sx={{ display: 'inline-flex', gap: 1, alignItems: 'baseline' }}>
        {name}
        {isChosen ? <StatusChip label="选定" tone="success" /> : null}
      </Box>
    ),
  },
  { title: '信用代码', cell: ({ creditCode }) => text(creditCode) },
  { title: '报价（元/年）', isFigure: true, cell: ({ feeFen }) => money(feeFen) },
  { title: '评审得分', isFigure: true, cell: ({ scoreTenths }) => (scoreTenths === null ? nothing : pointsText(scoreTenths)) },
  { title: '备注', cell: ({ note }) => text(note) },
  ...(onWithdraw
    ? [
        {
          title: '',
          cell: (bidder: BidderRow) => <RowButton icon={mdiUndoVariant} label={`撤销${bidder.name}`} onClick={() => onWithdraw(bidder)} />,
        },
      ]
    : []),
];

/** Tenders of a home, each with those who answered. */
export function HomeTenders({
  homeId,
  tenders,
  mayWrite,
}: {
  readonly homeId: number;
  readonly tenders: readonly TenderRow[];
  readonly mayWrite: boolean;
}): ReactNode {
  const [asked, setAsked] = useState<Asked | null>(null);
  const close = (): void => setAsked(null);
  const withdraw = useAction('operators.withdrawTender', { onSuccess: close });
  const withdrawBidder = useAction('operators.withdrawBidder', { onSuccess: close });
  return (
    <>
      {tenders.map((tender) => (
        <Section
          key={tender.tenderId}
          title={
            <Box component="span" sx={{ display: 'inline-flex', alignItems: 'baseline', gap: 1.5 }}>
              招选 {tender.tenderNo}
              <StatusChip label={tender.decidedOn ? '已确定' : '招选中'} tone={tender.decidedOn ? 'neutral' : 'accent'} />
            </Box>
          }
          actions={
            mayWrite && tender.decidedOn === null ? (
              <>
                <Button size="small" onClick={() => setAsked({ what: 'bidder', tender, bidder: null })}>
                  登记应选单位
                </Button>
                <Button
                  size="small"
                  disabled={tender.bidders.length === 0}
                  onClick={() => setAsked({ what: 'decide', tender, bidder: null })}
                >
                  确定结果
                </Button>
                <RowButton icon={mdiPencilOutline} label="修改招选" onClick={() => setAsked({ what: 'edit', tender, bidder: null })} />
                <RowButton
                  icon={mdiUndoVariant}
                  label="撤销招选登记"
                  onClick={() => setAsked({ what: 'withdraw', tender, bidder: null })}
                />
              </>
            ) : null
          }
        >
          <Facts
            facts={[
              ['方式', termText(procurementKinds, tender.method)],
              ['公告日期', tender.announcedOn],
              ['应选截止', text(tender.closesOn)],
              ['要求保底床位', `${tender.guaranteedBeds} 张`],
              ...(tender.decidedOn ? ([['确定结果', `${tender.decidedOn}　${text(tender.documentNo)}`]] as const) : []),
              ...(tender.requirement ? ([['招选要求', tender.requirement]] as const) : []),
            ]}
          />
          {tender.bidders.length === 0 ? (
            <Box sx={{ mt: 1, color: 'text.secondary' }}>还没有应选单位。</Box>
          ) : (
            <Box sx={{ mt: 1, mx: -2 }}>
              <FigureTable
                label="应选单位"
                columns={columnsOf(
                  mayWrite && tender.decidedOn === null ? (bidder) => setAsked({ what: 'withdrawBidder', tender, bidder }) : null,
                )}
                rows={tender.bidders}
                rowKey={({ bidderId }) => bidderId}
              />
            </Box>
          )}
        </Section>
      ))}
      {asked?.what === 'edit' ? <TenderDialog homeId={homeId} tender={asked.tender} onClose={close} /> : null}
      {asked?.what === 'bidder' ? <BidderDialog homeId={homeId} tender={asked.tender} onClose={close} /> : null}
      {asked?.what === 'decide' ? <DecideDialog homeId={homeId} tender={asked.tender} onClose={close} /> : null}
      {asked && (asked.what === 'withdraw' || asked.what === 'withdrawBidder') ? (
        <ReasonDialog
          title={asked.what === 'withdraw' ? '撤销招选登记' : '撤销应选单位登记'}
          confirmLabel="撤销登记"
          cancelLabel="不撤销"
          reasonLabel="理由"
          subject={asked.bidder === null ? `招选 ${asked.tender.tenderNo}` : asked.bidder.name}
          effect="只用于登记有误；记录仍可在审计日志中查到。"
          isRunning={withdraw.isRunning || withdrawBidder.isRunning}
          onConfirm={(reason) => {
            const { tenderId } = asked.tender;
            if (asked.bidder === null) void withdraw.run({ homeId, tenderId, reason });
            else void withdrawBidder.run({ homeId, tenderId, bidderId: asked.bidder.bidderId, reason });
          }}
          onCancel={close}
        />
      ) : null}
    </>
  );
}
