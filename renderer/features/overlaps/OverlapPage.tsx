import { mdiAccountSwitchOutline } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import { useParams } from 'wouter';
import type { OverlapDetail } from '../../../electron/contract/overlaps.ts';
import { useCall } from '../../shared/client.ts';
import { dateText, money, monthText, text } from '../../shared/format.ts';
import { goTo } from '../../shared/navigation.ts';
import { EmptyState, LoadError, Loading, NumberText, Page, Section, StatusChip } from '../../shared/ui.tsx';
import { BackButton } from '../assessments/BackButton.tsx';
import { ShortTable } from '../recoveries/ShortTable.tsx';
import { Term } from '../recoveries/Term.tsx';
import { EvidenceTable } from './EvidenceTable.tsx';
import { OverlapSteps } from './OverlapSteps.tsx';
import { benefitText, standingTexts, stateChip } from './overlap-words.ts';

/** One hit: the months, what the other office was told and by when, what it answered. */
export function OverlapPage(): ReactNode {
  const { id } = useParams<{ id: string }>();
  const overlapId = /^\d{1,15}$/.test(id) ? Number(id) : 0;
  const found = useCall('overlaps.one', { overlapId }, { enabled: overlapId > 0 });
  if (found.data) return <Hit found={found.data} />;
  return (
    <Page title="重复享受" above={<BackButton to="/payments/overlaps" />}>
      {found.error ? (
        <LoadError error={found.error} onRetry={() => void found.refetch()} />
      ) : overlapId === 0 ? (
        <EmptyState icon={mdiAccountSwitchOutline} what="没有这件重复享受" next="请从重复享受台账中打开。" />
      ) : (
        <Loading />
      )}
    </Page>
  );
}

function Hit({ found }: { readonly found: OverlapDetail }): ReactNode {
  const isOtherNow = found.referral !== null && found.computed.fen !== found.referral.fen;
  return (
    <Page
      title={`重复享受：${found.name}`}
      above={<BackButton to="/payments/overlaps" />}
      subtitle={
        <Box component="span" sx={{ display: 'inline-flex', flexWrap: 'wrap', columnGap: 1.5, rowGap: 0.5, alignItems: 'center' }}>
          <StatusChip {...stateChip(found)} />
          <Box component="span" sx={{ fontVariantNumeric: 'tabular-nums' }}>
            {benefitText(found.benefit)}应追回 {money(found.fen)} 元，已追回 {money(found.recoveredFen)} 元
          </Box>
        </Box>
      }
      actions={<OverlapSteps found={found} />}
      scrolls
    >
      <Box sx={{ containerType: 'inline-size' }}>
        <Box
          sx={{
            display: 'grid',
            gap: 1.5,
            alignItems: 'start',
            gridTemplateColumns: 'minmax(17rem, 24rem) minmax(0, 1fr)',
            '@container (max-width: 48rem)': { gridTemplateColumns: 'minmax(0, 1fr)' },
          }}
        >
          <Box sx={{ display: 'grid', gap: 1.5 }}>
            <Facts found={found} />
            <Referral found={found} />
          </Box>
          <Box sx={{ display: 'grid', gap: 1.5 }}>
            <Section
              title={`按现在掌握的情况：重复 ${found.computed.months.filter(({ otherFen }) => otherFen > 0).length} 个月，${money(found.computed.fen)} 元`}
              isFlush
            >
              <ShortTable
                label="重复月份"
                rows={found.computed.months}
                rowKey={({ month }) => month}
                empty="没有月份"
                columns={[
                  { title: '月份', render: ({ month }) => monthText(month) },
                  { title: '特困供养金', render: ({ standing }) => standingTexts[standing] },
                  {
                    title: '已发（元）',
                    isFigure: true,
                    render: ({ standing, ownFen }) => (standing === 'entitled' ? '—' : money(ownFen)),
                  },
                  { title: '对方应追回（元）', isFigure: true, render: ({ otherFen }) => money(otherFen) },
                ]}
              />
            </Section>
            {isOtherNow ? (
              <Box role="note" sx={{ color: 'warning.main', fontSize: '0.8125rem' }}>
                转送时为 {money(found.referral?.fen ?? 0)} 元，之后特困发放情况有变，请与对方核对。
              </Box>
            ) : null}
            <Section title="对方反馈" isFlush>
              <EvidenceTable found={found} />
            </Section>
          </Box>
        </Box>
      </Box>
    </Page>
  );
}

const grid = { m: 0, display: 'grid', gridTemplateColumns: 'auto minmax(0, 1fr)', columnGap: 2, fontSize: '0.8125rem' } as const;

function Facts({ found }: { readonly found: OverlapDetail }): ReactNode {
  return (
    <Section title="情况">
      <Box component="dl" sx={grid}>
        <Term term="特困人员">
          <Button size="small" sx={{ p: 0, minWidth: 0, minHeight: 0 }} onClick={() => goTo(`/people/${found.personId}`)}>
            {found.name}
          </Button>
          {'　'}
          <NumberText value={found.idNumber} kind="id" />
        </Term>
        <Term term="乡镇">{text(found.townName)}</Term>
        <Term term="同时享受">{benefitText(found.benefit)}</Term>
        <Term term="发放月份">
          {monthText(found.fromMonth)}至{monthText(found.untilMonth)}
        </Term>
        {found.householdSize === null ? (
          <Term term="每月补贴">{money(found.monthlyFen)} 元</Term>
        ) : (
          <Term term="家庭保障金">
            每月 {money(found.monthlyFen)} 元，{found.householdSize} 人，本人份额 {money(found.computed.shareFen)} 元
          </Term>
        )}
        <Term term="发现">
          {dateText(found.foundOn)}　{found.source}
        </Term>
        <Term term="备注">{text(found.note)}</Term>
        <Term term="登记人">{found.recordedBy}</Term>
        {found.withdrawnReason === null ? null : <Term term="撤销原因">{found.withdrawnReason}</Term>}
      </Box>
    </Section>
  );
}

function Referral({ found }: { readonly found: OverlapDetail }): ReactNode {
  const { referral, closing } = found;
  if (referral === null) return null;
  return (
    <Section title="转送与办结">
      <Box component="dl" sx={grid}>
        <Term term="转送单位">{referral.office}</Term>
        <Term term="转送日期">
          {dateText(referral.referredOn)}　{referral.documentNo}
        </Term>
        <Term term="应追回">{money(referral.fen)} 元</Term>
        <Term term="反馈期限">
          {dateText(referral.dueOn)}
          {found.calendarWarning === null ? '' : `（${found.calendarWarning}）`}
        </Term>
        <Term term="经办人">{referral.recordedBy}</Term>
        {closing === null ? null : (
          <Term term="办结">
            {dateText(closing.closedOn)}　{closing.recordedBy}
            {closing.note === null ? '' : `：${closing.note}`}
          </Term>
        )}
      </Box>
    </Section>
  );
}
