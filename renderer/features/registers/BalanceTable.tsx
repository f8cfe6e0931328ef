import type { ReactNode } from 'react';
import type { OutputOf } from '../../../electron/contract/index.ts';
import type { RegisterDefinition } from '../../../electron/contract/registers-shapes.ts';
import { money } from '../../shared/format.ts';
import { Section, StatusChip } from '../../shared/ui.tsx';
import { ShortTable } from '../recoveries/ShortTable.tsx';

type Balance = OutputOf<'registers.page'>['balances'][number];

/** What each township has left of what it was given. */
export function BalanceTable({
  balance,
  rows,
}: {
  readonly balance: NonNullable<RegisterDefinition['balance']>;
  readonly rows: readonly Balance[];
}): ReactNode {
  return (
    <Section title={`各乡镇（街道）${balance.label}`} isFlush>
      <ShortTable
        label={balance.label}
        rows={rows}
        rowKey={({ townCode }) => townCode}
        empty="还没有收支"
        columns={[
          { title: '乡镇（街道）', render: ({ townName }) => townName },
          { title: '可用（元）', isFigure: true, render: ({ plusFen }) => money(plusFen) },
          { title: '已用（元）', isFigure: true, render: ({ minusFen }) => money(minusFen) },
          {
            title: '余额（元）',
            isFigure: true,
            render: ({ fen, isLow }) => (isLow ? <StatusChip label={`${money(fen)} 不足`} tone="warning" /> : money(fen)),
          },
        ]}
      />
    </Section>
  );
}
