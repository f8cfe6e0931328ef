import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useId, useMemo, useState, type ReactNode } from 'react';
import { z } from 'zod';
import type { OutputOf } from '../../../electron/contract/index.ts';
import { isoDateSchema } from '../../../electron/contract/values.ts';
import { useAction } from '../../shared/client.ts';
import { DateField, Form, FormDialog } from '../../shared/form.tsx';
import { count, money } from '../../shared/format.ts';
import { useSession } from '../../shared/session.ts';

type Answer = OutputOf<'bank.importResult'>;
const schema = z.object({ resultOn: isoDateSchema });

/** The bank's answer: taken whole, or refused with a list of the rows that do not fit. */
export function ResultDialog({ bankFileId, onClose }: { readonly bankFileId: number | null; readonly onClose: () => void }): ReactNode {
  const { today } = useSession();
  const [answer, setAnswer] = useState<Answer | null>(null);
  const imported = useAction('bank.importResult', { onSuccess: setAnswer });
  const defaults = useMemo(() => ({ resultOn: today as never }), [today]);
  if (answer) return <AnswerDialog answer={answer} onClose={onClose} />;
  return (
    <FormDialog title="导入银行回盘" submitLabel="选择文件" isRunning={imported.isRunning} onClose={onClose} maxWidth="xs">
      {(formId) => (
        <Form
          id={formId}
          label="导入银行回盘"
          schema={schema}
          defaultValues={defaults}
          fieldErrors={imported.fieldErrors}
          onSubmit={({ resultOn }) => imported.run({ bankFileId, resultOn })}
        >
          <Box sx={{ display: 'grid', gap: 1.75 }}>
            <div>
              文件要有序号、账号、金额、处理结果几列；失败的写明原因。
              {bankFileId === null ? '还要有批次号一列。' : '没有批次号一列的，按这个批次核对。'}
            </div>
            <div>逐行核对批次、序号、账号和金额。有一行不符，整份文件不导入。</div>
            <DateField name="resultOn" label="回盘日期" isRequired />
          </Box>
        </Form>
      )}
    </FormDialog>
  );
}

function AnswerDialog({ answer, onClose }: { readonly answer: Answer; readonly onClose: () => void }): ReactNode {
  const titleId = useId();
  const isRefused = answer.problems.length > 0;
  const isUnchanged = !isRefused && answer.success + answer.failed === 0;
  return (
    <Dialog
      open
      onClose={onClose}
      maxWidth={false}
      fullWidth
      aria-labelledby={titleId}
      slotProps={{ paper: { sx: { maxWidth: '48rem' } } }}
    >
      <DialogTitle id={titleId}>{isRefused ? '没有导入' : isUnchanged ? '没有变化' : '已导入'}</DialogTitle>
      <DialogContent>
        <Box sx={{ display: 'grid', gap: 1.5 }}>
          {isRefused ? (
            <Alert severity="error" variant="outlined">
              “{answer.fileName}”有 {count(answer.problems.length)} 处与台账不符，整份文件没有导入，台账没有改动。请按下表向银行核对。
            </Alert>
          ) : isUnchanged ? (
            <Alert severity="info" variant="outlined">
              “{answer.fileName}”的 {count(answer.unchanged)} 行以前都已导入，台账没有改动。
            </Alert>
          ) : (
            <Box sx={{ fontVariantNumeric: 'tabular-nums' }}>
              “{answer.fileName}”：成功 {count(answer.success)} 行，失败 {count(answer.failed)} 行（{money(answer.failedFen)}{' '}
              元，已列入退票）
              {answer.unchanged > 0 ? `，以前已导入 ${count(answer.unchanged)} 行` : ''}。
            </Box>
          )}
          {isRefused ? (
            <Table size="small" aria-label="不符的行">
              <TableHead>
                <TableRow>
                  <TableCell>行号</TableCell>
                  <TableCell>列</TableCell>
                  <TableCell>不符之处</TableCell>
                </TableRow>
              </TableHead>
              <TableBody>
                {answer.problems.map((problem) => (
                  <TableRow key={`${problem.row}${problem.code}`}>
                    <TableCell>{problem.row}</TableCell>
                    <TableCell sx={{ whiteSpace: 'nowrap' }}>{problem.column}</TableCell>
                    <TableCell>{problem.message}</TableCell>
                  </TableRow>
                ))}
              </TableBody>
            </Table>
          ) : null}
        </Box>
      </DialogContent>
      <DialogActions>
        <Button variant="contained" onClick={onClose} autoFocus>
          关闭
        </Button>
      </DialogActions>
    </Dialog>
  );
}
