import { mdiEyeOffOutline, mdiEyeOutline } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState, type ReactNode } from 'react';
import type { HappinessDetail } from '../../../electron/contract/happiness-shapes.ts';
import { mealModes, villageAccountKinds } from '../../../electron/contract/happiness-terms.ts';
import { everyClerk, signers } from '../../../electron/contract/method.ts';
import { useAction } from '../../shared/client.ts';
import { dateText, termText, text } from '../../shared/format.ts';
import { useMay } from '../../shared/session.ts';
import { ReasonDialog, Section, showToast, StatusChip } from '../../shared/ui.tsx';
import { RevealDialog } from '../exports/RevealDialog.tsx';
import { useReveal } from '../exports/use-reveal.ts';
import { Facts } from '../homes/Facts.tsx';
import { RowButton } from '../homes/RowButton.tsx';
import { AccountDialog } from './AccountDialog.tsx';
import { AlertList } from './AlertsDrawer.tsx';
import { FacilityDialog } from './FacilityDialog.tsx';
import { statusText, statusTone } from './happiness-words.ts';
import { RecordedTable } from './RecordedTable.tsx';
import { StatusDialog } from './StatusDialog.tsx';

type Account = HappinessDetail['accounts'][number];
type Status = HappinessDetail['statuses'][number];
type Asked =
  | { readonly what: 'edit' | 'account' | 'status' | 'reveal' }
  | { readonly what: 'withdrawAccount'; readonly account: Account }
  | { readonly what: 'withdrawStatus'; readonly state: Status };

const statusCell = (row: Status): ReactNode => <StatusChip label={statusText(row.status)} tone={statusTone(row.status)} />;

function AccountLine({ home, onReveal }: { readonly home: HappinessDetail; readonly onReveal: (() => void) | null }): ReactNode {
  const { account } = home;
  if (account === null)
    return (
      <Box component="span" sx={{ color: 'warning.main' }}>
        还没有村级账户，奖补资金不能拨付
      </Box>
    );
  return (
    <Facts
      facts={[
        ['账户类别', termText(villageAccountKinds, account.kind)],
        ['户名', account.holder],
        ['开户银行', account.bank],
        [
          '账号',
          <Box key="number" component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.5, lineHeight: 1 }}>
            {account.number}
            {onReveal ? (
              <RowButton
                icon={/^\d{8,}$/.test(account.number) ? mdiEyeOffOutline : mdiEyeOutline}
                label="显示或隐藏完整账号"
                onClick={onReveal}
              />
            ) : null}
          </Box>,
        ],
        ['启用日期', dateText(account.validFrom)],
      ]}
    />
  );
}

function facts(home: HappinessDetail): readonly (readonly [string, ReactNode])[] {
  const unit = (value: number | null, word: string): string => (value === null ? text(null) : `${value} ${word}`);
  return [
    ['编号', home.code],
    ['乡镇、村', `${home.townName}　${home.villageName}`],
    ['开办日期', dateText(home.openedOn)],
    ['建成年份', unit(home.builtYear, '年')],
    ['建筑面积', unit(home.floorAreaCenti === null ? null : home.floorAreaCenti / 100, '㎡')],
    ['床位或躺椅', unit(home.restPlaces, '张')],
    ['供餐方式', termText(mealModes, home.mealMode)],
    ['村内60岁以上老人', unit(home.villageElders, '人')],
    ['负责人', text(home.managerName)],
    ['联系电话', text(home.phone)],
    ['信用代码', text(home.creditCode)],
  ];
}

/** What a home is, in which state, where its money goes. */
export function HomeOverview({ home }: { readonly home: HappinessDetail }): ReactNode {
  const mayWrite = useMay(everyClerk);
  const mayReveal = useMay(signers);
  const [asked, setAsked] = useState<Asked | null>(null);
  const close = (): void => setAsked(null);
  const { happinessHomeId } = home;
  const full = useReveal<string>(`${happinessHomeId} ${home.account?.accountId ?? 0}`);
  const reveal = useAction('happiness.revealAccount', {
    onSuccess: ({ number }) => {
      full.show(number);
      close();
    },
  });
  const done = (words: string) => ({
    onSuccess: () => {
      showToast({ tone: 'success', text: words });
      close();
    },
  });
  const withdrawAccount = useAction('happiness.withdrawAccount', done('已撤销村级账户'));
  const withdrawStatus = useAction('happiness.withdrawStatus', done('已撤销状态登记'));
  const button = (label: string, what: 'edit' | 'account' | 'status'): ReactNode =>
    mayWrite ? (
      <Button color="secondary" onClick={() => setAsked({ what })}>
        {label}
      </Button>
    ) : null;
  const shown = full.numbers !== null && home.account ? { ...home, account: { ...home.account, number: full.numbers } } : home;
  return (
    <>
      {home.alerts.length > 0 ? (
        <Section title="需要关注">
          <AlertList alerts={home.alerts} />
        </Section>
      ) : null}
      <Section title="登记信息" actions={button('修改', 'edit')}>
        <Facts facts={facts(home)} />
      </Section>
      <Section title="村级账户" actions={button(home.account ? '变更账户' : '登记账户', 'account')}>
        <AccountLine
          home={shown}
          onReveal={mayReveal ? () => (full.numbers === null ? setAsked({ what: 'reveal' }) : full.hide()) : null}
        />
      </Section>
      <Section title="状态变动" isFlush actions={button('登记状态变动', 'status')}>
        <RecordedTable
          label="状态变动"
          rows={home.statuses}
          rowKey={(row) => row.statusId}
          empty="还没有登记状态。"
          onWithdraw={mayWrite ? (state) => setAsked({ what: 'withdrawStatus', state }) : null}
          columns={[
            { title: '自', cell: (row) => row.validFrom },
            { title: '状态', cell: statusCell },
            { title: '原因', cell: (row) => text(row.reason), isWide: true },
            { title: '整改期限', cell: (row) => dateText(row.rectifyBy) },
            { title: '文号', cell: (row) => text(row.documentNo) },
          ]}
        />
      </Section>
      {home.accounts.length > 1 ? (
        <Section title="历次账户" isFlush>
          <RecordedTable
            label="历次账户"
            rows={home.accounts}
            rowKey={(row) => row.accountId}
            empty=""
            onWithdraw={mayWrite ? (account) => setAsked({ what: 'withdrawAccount', account }) : null}
            columns={[
              { title: '启用', cell: (row) => row.validFrom },
              { title: '类别', cell: (row) => termText(villageAccountKinds, row.kind) },
              { title: '户名', cell: (row) => row.holder, isWide: true },
              { title: '开户银行', cell: (row) => row.bank },
              { title: '账号', cell: (row) => row.number },
            ]}
          />
        </Section>
      ) : null}
      {asked?.what === 'edit' ? <FacilityDialog home={home} onClose={close} /> : null}
      {asked?.what === 'account' ? <AccountDialog home={home} onClose={close} /> : null}
      {asked?.what === 'status' ? <StatusDialog home={home} onClose={close} /> : null}
      {asked?.what === 'reveal' ? (
        <RevealDialog
          whose={home.name}
          numbers="村级账户账号"
          isRunning={reveal.isRunning}
          onReveal={(reason) => void reveal.run({ happinessHomeId, reason })}
          onClose={close}
        />
      ) : null}
      {asked?.what === 'withdrawAccount' ? (
        <ReasonDialog
          title="撤销这个账户？"
          confirmLabel="撤销账户"
          cancelLabel="不撤销"
          reasonLabel="撤销理由"
          subject={`${asked.account.validFrom} 启用　${asked.account.holder}　${asked.account.number}`}
          effect="撤销后按前一个账户拨付，没有前一个的不能拨付；已审批的发放表不变。"
          isRunning={withdrawAccount.isRunning}
          onConfirm={(reason) => void withdrawAccount.run({ accountId: asked.account.accountId, reason })}
          onCancel={close}
        />
      ) : null}
      {asked?.what === 'withdrawStatus' ? (
        <ReasonDialog
          title="撤销这条状态登记？"
          confirmLabel="撤销登记"
          cancelLabel="不撤销"
          reasonLabel="撤销理由"
          subject={`${asked.state.validFrom} 起 ${statusText(asked.state.status)}`}
          effect="撤销后恢复为前一状态，奖补按恢复后的状态重新测算；登记仍可查看。"
          isRunning={withdrawStatus.isRunning}
          onConfirm={(reason) => void withdrawStatus.run({ statusId: asked.state.statusId, reason })}
          onCancel={close}
        />
      ) : null}
    </>
  );
}
