import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import FormControlLabel from '@mui/material/FormControlLabel';
import { useId, useState, type ReactNode } from 'react';
import type { OutputOf } from '../../../electron/contract/index.ts';
import type { RoundRow } from '../../../electron/contract/grading-shapes.ts';
import { useAction } from '../../shared/client.ts';
import { showToast } from '../../shared/ui.tsx';
import { FigureTable } from '../funds/FigureTable.tsx';

/** A workbook filled in on the spot: read, what it will change is shown, then recorded as a whole. */
export function VisitDialog({ round, onClose }: { readonly round: RoundRow; readonly onClose: () => void }): ReactNode {
  const titleId = useId();
  const [read, setRead] = useState<OutputOf<'grading.readVisit'> | null>(null);
  const [isFinal, setIsFinal] = useState(false);
  const reader = useAction('grading.readVisit', { onSuccess: setRead });
  const commit = useAction('grading.commitVisit', {
    onSuccess: ({ homes, unchanged, vetoes }) => {
      const next = [
        unchanged > 0 ? `${unchanged} 处与已有评分相同，没有改动。` : '',
        vetoes > 0 ? `登记一票否决 ${vetoes} 项，当前等级随之暂停。` : '',
      ].join('');
      showToast({ tone: vetoes > 0 ? 'warning' : 'success', text: `已导入 ${homes} 处的评分`, ...(next === '' ? {} : { next }) });
      onClose();
    },
  });
  const faults = read?.faults ?? [];
  const isReady = read !== null && faults.length === 0 && read.homes.length > 0;
  return (
    <Dialog
      open
      onClose={commit.isRunning ? undefined : onClose}
      maxWidth={false}
      fullWidth
      aria-labelledby={titleId}
      slotProps={{ paper: { sx: { maxWidth: '56rem' } } }}
    >
      <DialogTitle id={titleId}>导入现场评分表：{round.name}</DialogTitle>
      <DialogContent>
        {read === null ? (
          <Box sx={{ fontSize: '0.875rem' }}>选择从本批次导出、现场填写过的 Excel 文件。先显示会改动什么，确认后才写入。</Box>
        ) : faults.length > 0 ? (
          <>
            <Alert severity="error" variant="outlined" sx={{ mb: 1.5 }}>
              文件有 {faults.length} 处问题，不能导入。请改正后重新选择。
            </Alert>
            <FigureTable
              label="问题"
              rows={faults}
              rowKey={(fault) => `${fault.sheet}${fault.row ?? ''}${fault.message}`}
              columns={[
                { title: '工作表', cell: (fault) => fault.sheet },
                { title: '行', isFigure: true, cell: (fault) => fault.row ?? '' },
                { title: '问题', cell: (fault) => fault.message },
              ]}
            />
          </>
        ) : (
          <>
            <FigureTable
              label="导入预览"
              rows={read.homes}
              rowKey={(home) => home.sheet}
              columns={[
                { title: '工作表', cell: (home) => home.sheet },
                { title: '幸福院', cell: (home) => home.name },
                { title: '改动（项）', isFigure: true, cell: (home) => home.changed },
                { title: '相同', isFigure: true, cell: (home) => home.unchanged },
                { title: '未填', isFigure: true, cell: (home) => home.missing },
                { title: '一票否决', cell: (home) => home.vetoes.join('；') || '—' },
              ]}
            />
            <FormControlLabel
              sx={{ mt: 1 }}
              control={<Checkbox checked={isFinal} onChange={(event) => setIsFinal(event.target.checked)} />}
              label="同时完成评定（各处须填全、有两名评定人，有差异的写明理由）"
            />
          </>
        )}
      </DialogContent>
      <DialogActions>
        <Button variant="outlined" onClick={onClose} disabled={commit.isRunning}>
          取消
        </Button>
        <Button
          variant={isReady ? 'outlined' : 'contained'}
          loading={reader.isRunning}
          onClick={() => void reader.run({ roundId: round.roundId })}
        >
          {read === null ? '选择文件' : '重新选择'}
        </Button>
        {isReady ? (
          <Button
            variant="contained"
            loading={commit.isRunning}
            onClick={() => void commit.run({ roundId: round.roundId, scores: read.homes.map(({ score }) => score), isFinal })}
          >
            导入 {read.homes.length} 处
          </Button>
        ) : null}
      </DialogActions>
    </Dialog>
  );
}
