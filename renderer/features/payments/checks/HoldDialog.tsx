import Box from '@mui/material/Box';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState, type ReactNode } from 'react';
import type { SheetCard } from '../../../../electron/contract/payments.ts';
import type { HeldType } from '../../../../electron/contract/payments-holds.ts';
import { useAction, useCall } from '../../../shared/client.ts';
import { monthText } from '../../../shared/format.ts';
import { ConfirmDialog, MaskedText, showToast } from '../../../shared/ui.tsx';
import { keyOf } from '../sheet-key.ts';
import { holdableFrom } from './check-words.ts';
import { heldTypesOf, heldWord } from './hold-words.ts';

const longestReason = 200;

/** Keeps a person's payments back from this sheet on, or from the next one where this one is locked. */
export function HoldDialog({
  card,
  personId,
  onClose,
}: {
  readonly card: SheetCard;
  readonly personId: number;
  readonly onClose: () => void;
}): ReactNode {
  const [reason, setReason] = useState('');
  const [type, setType] = useState<HeldType | null>(null);
  const person = useCall('payments.explain', { ...keyOf(card), personId });
  const fromMonth = holdableFrom(card.state, card.month);
  const hold = useAction('holds.place', {
    onSuccess: () => {
      showToast({
        tone: 'success',
        text: `已暂缓发放，从${monthText(fromMonth)}起。${card.state === 'draft' ? '请重新编制本月发放表。' : ''}`,
      });
      onClose();
    },
  });
  const given = reason.trim();
  const { scheme } = keyOf(card);
  return (
    <ConfirmDialog
      isOpen
      title="暂缓发放？"
      confirmLabel="暂缓发放"
      tone="danger"
      isRunning={hold.isRunning}
      isConfirmDisabled={given === ''}
      onCancel={onClose}
      onConfirm={() => void hold.run({ ...(scheme ? { scheme } : {}), personId, type, fromMonth, reason: given })}
      body={
        <Box sx={{ display: 'grid', gap: 1.5, width: '30rem', maxWidth: '100%' }}>
          {person.data ? (
            <Box sx={{ display: 'flex', gap: 1.5, alignItems: 'baseline' }}>
              <b>{person.data.name}</b>
              <MaskedText idNumber={person.data.idNumber} />
            </Box>
          ) : null}
          <Typography variant="body2">从{monthText(fromMonth)}的发放表起不列支。解除之后，暂缓期间应发的随下一份发放表补发。</Typography>
          <TextField
            select
            label="暂缓的项目"
            value={type ?? ''}
            onChange={(event) => setType(event.target.value === '' ? null : (event.target.value as HeldType))}
            slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
          >
            <MenuItem value="">{heldWord(null)}</MenuItem>
            {heldTypesOf(card.scheme).map((held) => (
              <MenuItem key={held} value={held}>
                {heldWord(held)}
              </MenuItem>
            ))}
          </TextField>
          <TextField
            label="暂缓理由"
            required
            multiline
            minRows={2}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            slotProps={{ htmlInput: { maxLength: longestReason } }}
          />
        </Box>
      }
    />
  );
}
