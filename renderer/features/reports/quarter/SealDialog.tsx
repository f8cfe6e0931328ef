import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState, type ReactNode } from 'react';
import { isIsoDate, type IsoDate } from '../../../../electron/contract/values.ts';
import { useAction } from '../../../shared/client.ts';
import { ConfirmDialog, showToast } from '../../../shared/ui.tsx';

/** Number and date of the letter; after it neither words nor numbers change. */
export function SealDialog({
  end,
  name,
  today,
  onClose,
}: {
  readonly end: IsoDate;
  readonly name: string;
  readonly today: string;
  readonly onClose: () => void;
}): ReactNode {
  const [documentNo, setDocumentNo] = useState('');
  const [dated, setDated] = useState(today);
  const [signer, setSigner] = useState('');
  const seal = useAction('quarter.seal', {
    onSuccess: () => {
      showToast({ tone: 'success', text: `${name}报告已封存。` });
      onClose();
    },
  });
  const isComplete = documentNo.trim().length > 1 && isIsoDate(dated);
  return (
    <ConfirmDialog
      isOpen
      title={`封存${name}报告`}
      confirmLabel="封存"
      cancelLabel="不封存"
      isRunning={seal.isRunning}
      isConfirmDisabled={!isComplete}
      onCancel={onClose}
      onConfirm={() => {
        if (isIsoDate(dated)) void seal.run({ end, documentNo: documentNo.trim(), dated, signer: signer.trim() || null });
      }}
      body={
        <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1.5, pt: 1, width: '30rem', maxWidth: '100%' }}>
          <TextField
            label="发文字号"
            placeholder="肥民报〔2022〕3号"
            value={documentNo}
            onChange={(event) => setDocumentNo(event.target.value)}
            slotProps={{ inputLabel: { shrink: true } }}
          />
          <Box sx={{ display: 'flex', gap: 1.5 }}>
            <TextField
              label="成文日期"
              value={dated}
              error={!isIsoDate(dated)}
              onChange={(event) => setDated(event.target.value)}
              sx={{ flex: 1 }}
            />
            <TextField label="签发人" value={signer} onChange={(event) => setSigner(event.target.value)} sx={{ flex: 1 }} />
          </Box>
          <Typography>封存后，正文、表格和名单按现在的内容保存，各项指标同时封存，不能再改；以后查明的情况在下一期报告中更正。</Typography>
        </Box>
      }
    />
  );
}
