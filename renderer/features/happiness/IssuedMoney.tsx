import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import { useCall } from '../../shared/client.ts';
import { goTo } from '../../shared/navigation.ts';
import { LoadError, Money, Section } from '../../shared/ui.tsx';
import { amount, FigureTable } from '../funds/FigureTable.tsx';

/** What a home was due, what went out by which sheet, what came back: every year adds up. */
export function IssuedMoney({ happinessHomeId }: { readonly happinessHomeId: number }): ReactNode {
  const found = useCall('happiness.money', { happinessHomeId });
  const { data } = found;
  if (found.error && !data) return <LoadError error={found.error} onRetry={() => void found.refetch()} />;
  if (!data) return null;
  return (
    <Section title="拨付情况" isFlush>
      {data.years.length === 0 ? (
        <Box sx={{ px: 2, py: 1.5, color: 'text.secondary' }}>还没有编制过奖补发放表。</Box>
      ) : (
        <FigureTable
          label="各年拨付情况"
          rows={data.years}
          rowKey={(row) => row.year}
          hasTotal
          columns={[
            { title: '年度', cell: (row) => `${row.year}年`, total: '合计' },
            { title: '到期应拨（元）', isFigure: true, cell: (row) => amount(row.dueFen), total: amount(data.totals.dueFen) },
            { title: '发放（元）', isFigure: true, cell: (row) => amount(row.issuedFen), total: amount(data.totals.issuedFen) },
            { title: '抵扣（元）', isFigure: true, cell: (row) => amount(row.offsetFen), total: amount(data.totals.offsetFen) },
            { title: '银行退回（元）', isFigure: true, cell: (row) => amount(row.returnedFen), total: amount(data.totals.returnedFen) },
            { title: '村级退回（元）', isFigure: true, cell: (row) => amount(row.refundedFen), total: amount(data.totals.refundedFen) },
            { title: '未拨（多拨为负）', isFigure: true, cell: (row) => amount(row.balanceFen), total: amount(data.totals.balanceFen) },
          ]}
        />
      )}
      {data.entries.length === 0 ? null : (
        <Box component="ul" aria-label="拨付明细" sx={{ listStyle: 'none', m: 0, p: 0, borderTop: 1, borderColor: 'divider' }}>
          {data.entries.map((entry) => (
            <Box
              component="li"
              key={`${entry.on} ${entry.month ?? ''} ${entry.what} ${entry.fen}`}
              sx={{ display: 'flex', gap: 2, px: 2, py: 0.5, fontVariantNumeric: 'tabular-nums', alignItems: 'baseline' }}
            >
              <Box component="span" sx={{ flex: 'none', width: '5.5rem' }}>
                {entry.on.slice(0, 10)}
              </Box>
              <Box component="span" sx={{ flex: 'none', minWidth: '8rem' }}>
                {entry.what}
              </Box>
              <Box component="span" sx={{ color: 'text.secondary', minWidth: 0, overflowWrap: 'anywhere' }}>
                {entry.documentNo ?? ''}
              </Box>
              {entry.month === null ? null : (
                <Button
                  size="small"
                  color="secondary"
                  onClick={() => goTo(`/payments/of/happiness/${entry.month}`)}
                  sx={{ minWidth: 0, p: 0, fontSize: 'inherit', lineHeight: 'inherit' }}
                >
                  发放表
                </Button>
              )}
              <Box component="span" sx={{ ml: 'auto' }}>
                <Money fen={entry.fen} hasUnit />
              </Box>
            </Box>
          ))}
        </Box>
      )}
    </Section>
  );
}
