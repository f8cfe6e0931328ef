import { mdiGiftOutline, mdiPlus } from '@mdi/js';
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
import type { ItemRow } from '../../../../electron/contract/top-ups.ts';
import { monthOf, type IsoMonth } from '../../../../electron/contract/values.ts';
import { useCall, useJob } from '../../../shared/client.ts';
import { count, dateText, money, monthText } from '../../../shared/format.ts';
import { goTo } from '../../../shared/navigation.ts';
import { useMay } from '../../../shared/session.ts';
import { EmptyState, Icon, JobDialog, LoadError, Loading, Section, showToast, StatusChip } from '../../../shared/ui.tsx';
import { sheetPath } from '../sheet-key.ts';
import { isLocked } from '../sheet-words.ts';
import { ItemCorrectionDialog } from './ItemCorrectionDialog.tsx';
import { ItemDialog } from './ItemDialog.tsx';
import { SheetLinks } from './SheetLinks.tsx';
import { WithdrawItemDialog } from './WithdrawDialogs.tsx';

type Asked = { readonly kind: 'correction' | 'withdraw'; readonly item: ItemRow };

/** One-off items, the newest day first, with their sheets. */
export function ItemsSection(): ReactNode {
  const mayBuild = useMay(everyClerk);
  const mayWithdraw = useMay(signers);
  const [withWithdrawn, setWithWithdrawn] = useState(false);
  const [isAdding, setIsAdding] = useState(false);
  const [asked, setAsked] = useState<Asked | null>(null);
  const items = useCall('topUps.items', { withWithdrawn }, { keepsPrevious: true });
  const job = useJob('topUps.buildItem');
  const build = async (item: ItemRow, month: IsoMonth, isCorrection: boolean): Promise<void> => {
    const card = await job.start({ scheme: item.scheme, month, isCorrection });
    if (!card) return;
    goTo(sheetPath(card));
    showToast({
      tone: 'success',
      text: `${monthText(month)}${item.title}发放表草稿已编制：${count(card.persons)} 人，${money(card.totalFen)} 元。`,
    });
  };
  const listed = items.data?.items ?? [];
  return (
    <Section
      title="一次性项目"
      isFlush
      actions={
        <>
          <FormControlLabel
            control={<Checkbox size="small" checked={withWithdrawn} onChange={(_, isChecked) => setWithWithdrawn(isChecked)} />}
            label="显示已撤销"
          />
          {mayBuild ? (
            <Button variant="outlined" startIcon={<Icon path={mdiPlus} />} onClick={() => setIsAdding(true)}>
              登记一次性项目
            </Button>
          ) : null}
        </>
      }
    >
      {items.error ? (
        <LoadError error={items.error} onRetry={() => void items.refetch()} />
      ) : items.data === undefined ? (
        <Loading />
      ) : listed.length === 0 ? (
        <EmptyState
          icon={mdiGiftOutline}
          what="还没有一次性项目"
          next="节日慰问、高温补助等按文件发放的一次性资金，登记后单独编制发放表。"
        />
      ) : (
        <Box sx={{ overflowX: 'auto' }}>
          <Table size="small" aria-label="一次性项目">
            <TableHead>
              <TableRow>
                <TableCell>项目</TableCell>
                <TableCell>截止日期</TableCell>
                <TableCell>发放范围</TableCell>
                <TableCell>金额</TableCell>
                <TableCell>收款人</TableCell>
                <TableCell>发放表</TableCell>
                <TableCell />
              </TableRow>
            </TableHead>
            <TableBody>
              {listed.map((item) => (
                <Row
                  key={item.scheme}
                  item={item}
                  canBuild={mayBuild && !job.isRunning}
                  canWithdraw={mayWithdraw}
                  onBuild={() => void build(item, monthOf(item.asOf), false)}
                  onAsk={(kind) => setAsked({ kind, item })}
                />
              ))}
            </TableBody>
          </Table>
        </Box>
      )}
      {isAdding ? <ItemDialog onClose={() => setIsAdding(false)} /> : null}
      {asked?.kind === 'withdraw' ? <WithdrawItemDialog item={asked.item} onClose={() => setAsked(null)} /> : null}
      {asked?.kind === 'correction' ? (
        <ItemCorrectionDialog
          item={asked.item}
          isRunning={job.isRunning}
          onClose={() => setAsked(null)}
          onBuild={(month) => void build(asked.item, month, true)}
        />
      ) : null}
      <JobDialog job={job} title="编制一次性项目发放表" />
    </Section>
  );
}

/** Buttons that do not make their row taller. */
const inRow = { minHeight: '1.75rem', py: 0, px: 1 } as const;

function Row({
  item,
  canBuild,
  canWithdraw,
  onBuild,
  onAsk,
}: {
  readonly item: ItemRow;
  readonly canBuild: boolean;
  readonly canWithdraw: boolean;
  readonly onBuild: () => void;
  readonly onAsk: (kind: Asked['kind']) => void;
}): ReactNode {
  const isWithdrawn = item.withdrawnReason !== null;
  const isPaid = item.sheets.some((sheet) => isLocked(sheet.state));
  const isOpen = item.sheets.some((sheet) => !isLocked(sheet.state));
  return (
    <TableRow sx={isWithdrawn ? { '& td': { color: 'text.secondary' } } : {}}>
      <TableCell sx={{ minWidth: '10rem' }}>
        <Box sx={{ fontWeight: 600 }}>{item.title}</Box>
        <Box sx={{ color: 'text.secondary', fontSize: '0.75rem' }}>{[item.documentNo, item.documentTitle].filter(Boolean).join('　')}</Box>
        {isWithdrawn ? <StatusChip label={`已撤销：${item.withdrawnReason}`} tone="error" /> : null}
      </TableCell>
      <TableCell sx={{ whiteSpace: 'nowrap' }}>{dateText(item.asOf)}</TableCell>
      <TableCell sx={{ minWidth: '7rem' }}>{item.target}</TableCell>
      <TableCell>{item.amounts}</TableCell>
      <TableCell sx={{ whiteSpace: 'nowrap' }}>{item.payee === 'basic' ? '机构或本人' : '本人'}</TableCell>
      <TableCell>{item.sheets.length === 0 ? '—' : <SheetLinks scheme={item.scheme} sheets={item.sheets} />}</TableCell>
      <TableCell align="right" sx={{ whiteSpace: 'nowrap' }}>
        {canBuild && !isWithdrawn && item.sheets.length === 0 ? (
          <Button variant="contained" sx={inRow} onClick={onBuild}>
            编制发放表
          </Button>
        ) : null}
        {canBuild && isPaid && !isOpen ? (
          <Button sx={inRow} onClick={() => onAsk('correction')}>
            编制更正表
          </Button>
        ) : null}
        {canWithdraw && !isWithdrawn ? (
          <Button color="secondary" sx={inRow} onClick={() => onAsk('withdraw')}>
            撤销
          </Button>
        ) : null}
      </TableCell>
    </TableRow>
  );
}
