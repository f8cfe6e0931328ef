import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import MenuItem from '@mui/material/MenuItem';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import TextField from '@mui/material/TextField';
import { useState, type ReactNode } from 'react';
import { bankParts, type BankPart, type BankSheet } from '../../../electron/contract/bank.ts';
import type { OutputOf } from '../../../electron/contract/index.ts';
import { payeeKindLabels } from '../../../electron/contract/payments.ts';
import { useAction, useCall } from '../../shared/client.ts';
import { count, money } from '../../shared/format.ts';
import { ConfirmDialog, showToast } from '../../shared/ui.tsx';
import { leftOutText } from './bank-words.ts';

/** Which part, in which form; what will be in it and what stays out is said before it is made. */
export function MakeFileDialog({ sheet, onClose }: { readonly sheet: BankSheet; readonly onClose: () => void }): ReactNode {
  const layouts = useCall('bank.layouts', {});
  const [part, setPart] = useState<BankPart>('all');
  const [chosen, setChosen] = useState<string | null>(null);
  const layoutKey = chosen ?? layouts.data?.[0]?.layoutKey ?? '';
  const preview = useCall('bank.preview', { sheetId: sheet.sheetId, part, layoutKey }, { enabled: layoutKey !== '', keepsPrevious: true });
  const make = useAction('bank.makeFile', {
    onSuccess: ({ batchNumber, rows, totalFen }) => {
      showToast({ tone: 'success', text: `批次 ${batchNumber} 已制作：${count(rows)} 行，${money(totalFen)} 元。` });
      onClose();
    },
  });
  const { data } = preview;
  return (
    <ConfirmDialog
      isOpen
      title={`${sheet.name}：制作代发批次`}
      confirmLabel="制作批次"
      isRunning={make.isRunning}
      isConfirmDisabled={!data || data.rows === 0}
      onCancel={onClose}
      onConfirm={() => void make.run({ sheetId: sheet.sheetId, part, layoutKey })}
      body={
        <Box sx={{ display: 'grid', gap: 2, width: '33rem', maxWidth: '100%', pt: 1 }}>
          <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 1.5 }}>
            <TextField select label="部分" value={part} onChange={(event) => setPart(event.target.value as BankPart)}>
              {bankParts.map(({ id, label }) => (
                <MenuItem key={id} value={id}>
                  {label}
                </MenuItem>
              ))}
            </TextField>
            <TextField select label="模板" value={layoutKey} onChange={(event) => setChosen(event.target.value)}>
              {(layouts.data ?? []).map((layout) => (
                <MenuItem key={layout.layoutKey} value={layout.layoutKey}>
                  {layout.name}
                </MenuItem>
              ))}
            </TextField>
          </Box>
          {data ? (
            <>
              <Box sx={{ fontWeight: 600, fontVariantNumeric: 'tabular-nums' }}>
                列入 {count(data.rows)} 行（{count(data.lines)} 笔），合计 {money(data.totalFen)} 元
              </Box>
              {data.leftOutLines > 0 ? <LeftOutList preview={data} /> : null}
              {data.rows === 0 ? (
                <Alert severity="info" variant="outlined">
                  这一部分没有可以代发的款项：已列入别的批次，或者都不能付款。
                </Alert>
              ) : null}
            </>
          ) : null}
        </Box>
      }
    />
  );
}

function LeftOutList({ preview }: { readonly preview: OutputOf<'bank.preview'> }): ReactNode {
  return (
    <Box>
      <Box sx={{ mb: 0.5, fontVariantNumeric: 'tabular-nums' }}>
        不列入 {count(preview.leftOutLines)} 笔，{money(preview.leftOutFen)} 元：
      </Box>
      <Box sx={{ maxHeight: '14rem', overflowY: 'auto', border: 1, borderColor: 'divider', borderRadius: 1 }}>
        <Table size="small" stickyHeader aria-label="不列入批次的款项">
          <TableHead>
            <TableRow>
              <TableCell>人员</TableCell>
              <TableCell>收款人</TableCell>
              <TableCell align="right">金额（元）</TableCell>
              <TableCell>原因</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {preview.leftOut.map((one) => (
              <TableRow key={`${one.reason}${one.personId ?? one.personName}${one.payeeKind}`}>
                <TableCell>{one.personName}</TableCell>
                <TableCell>
                  {one.payeeName ?? payeeKindLabels[one.payeeKind]}
                  {one.payeeName === null ? '' : `（${payeeKindLabels[one.payeeKind]}）`}
                </TableCell>
                <TableCell align="right" sx={{ fontVariantNumeric: 'tabular-nums' }}>
                  {money(one.fen)}
                </TableCell>
                <TableCell>{leftOutText(one.reason)}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Box>
    </Box>
  );
}
