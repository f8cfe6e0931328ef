import { mdiChartLine, mdiPlus } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useState, type ReactNode } from 'react';
import { everyClerk, signers } from '../../../../electron/contract/method.ts';
import { priceScheme } from '../../../../electron/contract/schemes.ts';
import type { PriceMonthRow } from '../../../../electron/contract/top-ups.ts';
import { useCall } from '../../../shared/client.ts';
import { dateText, monthText } from '../../../shared/format.ts';
import { useMay } from '../../../shared/session.ts';
import { EmptyState, Icon, LoadError, Loading, Section, StatusChip } from '../../../shared/ui.tsx';
import { isLocked } from '../sheet-words.ts';
import { PriceSheetDialog } from './PriceSheetDialog.tsx';
import { PricesDialog } from './PricesDialog.tsx';
import { SheetLinks } from './SheetLinks.tsx';
import { percentText, statusChip, triggerText } from './top-up-words.ts';
import { WithdrawPricesDialog } from './WithdrawDialogs.tsx';

/** Months shown before somebody asks for all. */
const newest = 6;

type Asked = { readonly kind: 'sheet' | 'correction' | 'withdraw'; readonly prices: PriceMonthRow };

/** Months of consumer prices, newest first: whether they set the subsidy going, and what was paid for them. */
export function PricesSection(): ReactNode {
  const mayBuild = useMay(everyClerk);
  const mayWithdraw = useMay(signers);
  const [withWithdrawn, setWithWithdrawn] = useState(false);
  const [isWhole, setIsWhole] = useState(false);
  const [isRecording, setIsRecording] = useState(false);
  const [asked, setAsked] = useState<Asked | null>(null);
  const prices = useCall('topUps.prices', { withWithdrawn }, { keepsPrevious: true });
  const months = prices.data?.months ?? [];
  const sheets = [...months.flatMap(({ sheet }) => sheet ?? []), ...(prices.data?.others ?? [])];
  // A month before the last sheet is not opened again, and one sheet at a time is on its way.
  const last =
    sheets
      .map(({ month }) => month)
      .sort()
      .at(-1) ?? null;
  const isOpen = sheets.some(({ state }) => !isLocked(state));
  const canMake = (row: PriceMonthRow): boolean => mayBuild && !isOpen && (last === null || row.month > last);
  const close = (): void => setAsked(null);
  return (
    <Section
      title="价格临时补贴（价格为比上年同月涨跌）"
      isFlush
      actions={
        <>
          <FormControlLabel
            control={<Checkbox size="small" checked={withWithdrawn} onChange={(_, isChecked) => setWithWithdrawn(isChecked)} />}
            label="显示已作废"
          />
          {mayBuild ? (
            <Button variant="outlined" startIcon={<Icon path={mdiPlus} />} onClick={() => setIsRecording(true)}>
              录入价格指数
            </Button>
          ) : null}
        </>
      }
    >
      {prices.error ? (
        <LoadError error={prices.error} onRetry={() => void prices.refetch()} />
      ) : prices.data === undefined ? (
        <Loading />
      ) : months.length === 0 ? (
        <EmptyState icon={mdiChartLine} what="还没有录入价格指数" next="统计部门发布居民消费价格指数后录入，程序判断是否达到启动条件。" />
      ) : (
        <Box sx={{ overflowX: 'auto' }}>
          <Table size="small" aria-label="价格指数">
            <TableHead>
              <TableRow>
                <TableCell>月份</TableCell>
                <TableCell align="right">居民消费价格</TableCell>
                <TableCell align="right">食品价格</TableCell>
                <TableCell>是否启动</TableCell>
                <TableCell>发放时限</TableCell>
                <TableCell>发放表</TableCell>
                <TableCell>发布文件或来源</TableCell>
                <TableCell />
              </TableRow>
            </TableHead>
            <TableBody>
              {months.slice(0, isWhole ? undefined : newest).map((row) => (
                <PriceRow
                  key={row.priceId}
                  row={row}
                  canBuild={canMake(row)}
                  canCorrect={canMake(row) && last !== null}
                  canWithdraw={mayWithdraw}
                  onAsk={(kind) => setAsked({ kind, prices: row })}
                />
              ))}
            </TableBody>
          </Table>
          {months.length > newest && !isWhole ? (
            <Button color="secondary" onClick={() => setIsWhole(true)} sx={{ m: 0.5 }}>
              更早的 {months.length - newest} 个月
            </Button>
          ) : null}
        </Box>
      )}
      {isRecording ? (
        <PricesDialog latest={months.find((row) => row.withdrawnReason === null)?.month ?? null} onClose={() => setIsRecording(false)} />
      ) : null}
      {asked?.kind === 'withdraw' ? <WithdrawPricesDialog prices={asked.prices} onClose={close} /> : null}
      {asked !== null && asked.kind !== 'withdraw' ? (
        <PriceSheetDialog prices={asked.prices} isCorrection={asked.kind === 'correction'} onClose={close} />
      ) : null}
    </Section>
  );
}

/** Buttons that do not make their row taller. */
const inRow = { minHeight: '1.75rem', py: 0, px: 1 } as const;

function PriceRow({
  row,
  canBuild,
  canCorrect,
  canWithdraw,
  onAsk,
}: {
  readonly row: PriceMonthRow;
  readonly canBuild: boolean;
  readonly canCorrect: boolean;
  readonly canWithdraw: boolean;
  readonly onAsk: (kind: Asked['kind']) => void;
}): ReactNode {
  const isWithdrawn = row.withdrawnReason !== null;
  const isPaid = row.payBy !== null;
  return (
    <TableRow sx={isWithdrawn ? { '& td': { color: 'text.secondary' } } : {}}>
      <TableCell sx={{ whiteSpace: 'nowrap', fontWeight: 600 }}>{monthText(row.month)}</TableCell>
      <TableCell align="right">{percentText(row.cpi)}</TableCell>
      <TableCell align="right">{percentText(row.food)}</TableCell>
      <TableCell sx={{ whiteSpace: 'nowrap' }}>
        {isWithdrawn ? <StatusChip label="已作废" tone="error" /> : <StatusChip {...statusChip(row)} />}
        <Box sx={{ color: 'text.secondary', fontSize: '0.75rem' }}>{triggerText(row)}</Box>
      </TableCell>
      <TableCell sx={{ whiteSpace: 'nowrap' }}>{isWithdrawn || row.payBy === null ? '—' : `${dateText(row.payBy)}前`}</TableCell>
      <TableCell>{row.sheet ? <SheetLinks scheme={priceScheme} sheets={[row.sheet]} /> : '—'}</TableCell>
      <TableCell sx={{ minWidth: '9rem' }}>
        {row.documentNo}
        <Box sx={{ color: 'text.secondary', fontSize: '0.75rem' }}>
          {isWithdrawn ? `作废理由：${row.withdrawnReason}` : `${dateText(row.releasedOn)} 发布`}
        </Box>
      </TableCell>
      <TableCell align="right" sx={{ whiteSpace: 'nowrap' }}>
        {isWithdrawn ? null : (
          <>
            {row.sheet === null && isPaid && canBuild ? (
              <Button variant="contained" sx={inRow} onClick={() => onAsk('sheet')}>
                编制发放表
              </Button>
            ) : null}
            {row.sheet === null && !isPaid && canCorrect ? (
              <Button sx={inRow} onClick={() => onAsk('correction')}>
                只编更正表
              </Button>
            ) : null}
            {canWithdraw ? (
              <Button color="secondary" sx={inRow} onClick={() => onAsk('withdraw')}>
                作废
              </Button>
            ) : null}
          </>
        )}
      </TableCell>
    </TableRow>
  );
}
