import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Tooltip from '@mui/material/Tooltip';
import { useState, type ReactNode } from 'react';
import type { BankFileCard, BankSheet } from '../../../electron/contract/bank.ts';
import { everyClerk } from '../../../electron/contract/method.ts';
import { useAction } from '../../shared/client.ts';
import { count, dateText, money } from '../../shared/format.ts';
import { useMay } from '../../shared/session.ts';
import { ReasonDialog, showToast, StatusChip } from '../../shared/ui.tsx';
import { ExportDialog } from '../exports/ExportDialog.tsx';
import { fileChip, partText } from './bank-words.ts';
import { ResultDialog } from './ResultDialog.tsx';
import { RowsDialog } from './RowsDialog.tsx';

const shownHash = 8;
/** Four of them stand in one row. */
const narrow = { minWidth: 0, px: 1 } as const;
type Asked = { readonly kind: 'save' | 'withdraw' | 'result' | 'rows'; readonly file: BankFileCard } | null;

/** Every batch of a sheet, withdrawn ones too. */
export function FilesTable({ sheet }: { readonly sheet: BankSheet }): ReactNode {
  const mayMake = useMay(everyClerk);
  const [asked, setAsked] = useState<Asked>(null);
  const close = (): void => setAsked(null);
  if (sheet.files.length === 0)
    return (
      <Box sx={{ px: 2, py: 1.5, color: 'text.secondary' }}>
        还没有代发批次。{mayMake ? '点“制作代发批次”，按银行或财政的模板生成文件。' : ''}
      </Box>
    );
  return (
    <Box sx={{ overflowX: 'auto' }}>
      <Table size="small" aria-label="代发批次">
        <TableHead>
          <TableRow>
            {['批次号', '部分', '模板'].map((title) => (
              <TableCell key={title}>{title}</TableCell>
            ))}
            <TableCell align="right">行数</TableCell>
            <TableCell align="right">合计（元）</TableCell>
            {['回盘', '制作', '校验值', ''].map((title) => (
              <TableCell key={title}>{title}</TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {sheet.files.map((file) => (
            <TableRow key={file.bankFileId} sx={{ '& td': { whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' } }}>
              <TableCell sx={{ fontWeight: 600 }}>{file.batchNumber}</TableCell>
              <TableCell>{partText(file.part)}</TableCell>
              <TableCell>{file.layoutName}</TableCell>
              <TableCell align="right">{count(file.rows)}</TableCell>
              <TableCell align="right">{money(file.totalFen)}</TableCell>
              <TableCell>
                <Tooltip title={file.withdrawnReason === null ? '' : `作废原因：${file.withdrawnReason}`}>
                  <span>
                    <StatusChip {...fileChip(file)} />
                  </span>
                </Tooltip>
              </TableCell>
              <TableCell>
                <Tooltip title={`制作人：${file.madeBy}`}>
                  <span>{dateText(file.madeOn)}</span>
                </Tooltip>
              </TableCell>
              <TableCell>
                <Tooltip title={`文件的 SHA-256：${file.fileHash}`}>
                  <span>{file.fileHash.slice(0, shownHash).toUpperCase()}</span>
                </Tooltip>
              </TableCell>
              <TableCell align="right" sx={{ py: 0.25 }}>
                <FileButtons sheet={sheet} file={file} mayMake={mayMake} onAsk={(kind) => setAsked({ kind, file })} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {asked?.kind === 'save' ? <SaveDialog file={asked.file} onClose={close} /> : null}
      {asked?.kind === 'withdraw' ? <WithdrawDialog file={asked.file} onClose={close} /> : null}
      {asked?.kind === 'result' ? <ResultDialog bankFileId={asked.file.bankFileId} onClose={close} /> : null}
      {asked?.kind === 'rows' ? <RowsDialog sheet={sheet} file={asked.file} onClose={close} /> : null}
    </Box>
  );
}

type FileButtonsProps = {
  readonly sheet: BankSheet;
  readonly file: BankFileCard;
  readonly mayMake: boolean;
  readonly onAsk: (kind: 'save' | 'withdraw' | 'result' | 'rows') => void;
};

function FileButtons({ sheet, file, mayMake, onAsk }: FileButtonsProps): ReactNode {
  const isStanding = file.withdrawnReason === null;
  return (
    <>
      <Button size="small" sx={narrow} onClick={() => onAsk('rows')}>
        明细
      </Button>
      {mayMake && isStanding ? (
        <Button size="small" sx={narrow} onClick={() => onAsk('save')}>
          保存文件
        </Button>
      ) : null}
      {mayMake && isStanding && sheet.state === 'sent' && file.open > 0 ? (
        <Button size="small" sx={narrow} onClick={() => onAsk('result')}>
          导入回盘
        </Button>
      ) : null}
      {mayMake && isStanding && file.open === file.rows && (sheet.state === 'approved' || sheet.state === 'sent') ? (
        <Button size="small" sx={narrow} color="error" onClick={() => onAsk('withdraw')}>
          作废
        </Button>
      ) : null}
    </>
  );
}

function SaveDialog({ file, onClose }: { readonly file: BankFileCard; readonly onClose: () => void }): ReactNode {
  const save = useAction('bank.saveFile');
  return (
    <ExportDialog
      title="保存代发文件"
      content={`批次 ${file.batchNumber}，${count(file.rows)} 行，${money(file.totalFen)} 元，含户名和完整账号`}
      extension={file.format}
      isMaskable={false}
      isRunning={save.isRunning}
      save={async (protection, extension) => {
        if (protection.kind === 'masked') return null;
        const saved = await save.run(
          { bankFileId: file.bankFileId, protection },
          { suggestedName: `代发${file.batchNumber}.${extension}` },
        );
        if (!saved) return null;
        const done = `已保存 ${count(saved.rows)} 行`;
        if (protection.kind === 'plain') showToast({ tone: 'success', text: `${done}：${saved.file}` });
        return { file: saved.file, done };
      }}
      onClose={onClose}
    />
  );
}

function WithdrawDialog({ file, onClose }: { readonly file: BankFileCard; readonly onClose: () => void }): ReactNode {
  const withdraw = useAction('bank.withdrawFile', {
    onSuccess: () => {
      showToast({ tone: 'success', text: `批次 ${file.batchNumber} 已作废。` });
      onClose();
    },
  });
  return (
    <ReasonDialog
      title="作废这个代发批次？"
      confirmLabel="作废"
      cancelLabel="不作废"
      reasonLabel="作废原因"
      subject={`批次 ${file.batchNumber}，${count(file.rows)} 行，${money(file.totalFen)} 元`}
      effect="批次里的款项回到未列入批次，可以重新制作。文件已经交给银行的，请先让银行停止付款。"
      isRunning={withdraw.isRunning}
      onConfirm={(reason) => void withdraw.run({ bankFileId: file.bankFileId, reason })}
      onCancel={onClose}
    />
  );
}
