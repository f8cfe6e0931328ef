import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import { useState, type ReactNode } from 'react';
import type { SheetCard } from '../../../../electron/contract/payments.ts';
import { severityLabels, type SheetFinding } from '../../../../electron/contract/sheet-checks.ts';
import { useAction } from '../../../shared/client.ts';
import { formatInstant } from '../../../shared/format.ts';
import { goTo, isReachable } from '../../../shared/navigation.ts';
import { useSession } from '../../../shared/session.ts';
import { MaskedText, Money, showToast, StatusChip } from '../../../shared/ui.tsx';
import { keyOf } from '../sheet-key.ts';
import { checkAdvice, checkLabel, severityTone } from './check-words.ts';

const longestReason = 200;

function Term({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  return (
    <>
      <Box component="dt" sx={{ color: 'text.secondary' }}>
        {title}
      </Box>
      <Box component="dd" sx={{ m: 0, overflowWrap: 'anywhere', fontVariantNumeric: 'tabular-nums' }}>
        {children}
      </Box>
    </>
  );
}

type FindingDialogProps = {
  readonly card: SheetCard;
  readonly finding: SheetFinding;
  /** The sheet is prepared and open, and the user approves sheets. */
  readonly mayAnswer: boolean;
  readonly onExplain: (personId: number) => void;
  readonly onHold: ((personId: number) => void) | null;
  readonly onClose: () => void;
};

/** One finding: what, about whom, by which document, what to do, and the reason for leaving it. */
export function FindingDialog({ card, finding, mayAnswer, onExplain, onHold, onClose }: FindingDialogProps): ReactNode {
  const { role } = useSession().user;
  const [reason, setReason] = useState('');
  const accept = useAction('sheetChecks.accept', {
    onSuccess: () => {
      showToast({ tone: 'success', text: '理由已记录。' });
      onClose();
    },
  });
  const { personId, homeId } = finding;
  const place = personId === null ? (homeId === null ? null : `/homes/${homeId}`) : `/people/${personId}`;
  const isAsked = mayAnswer && finding.reason === null;
  const given = reason.trim();
  return (
    <Dialog
      open
      onClose={onClose}
      maxWidth={false}
      slotProps={{ paper: { sx: { width: '38rem', maxWidth: '94vw' } } }}
      aria-labelledby="finding-title"
    >
      <DialogTitle id="finding-title">{checkLabel(finding.check)}</DialogTitle>
      <DialogContent>
        <Box component="dl" sx={{ m: 0, display: 'grid', gridTemplateColumns: '4.5rem minmax(0, 1fr)', columnGap: 1.5, rowGap: 0.75 }}>
          <Term title="级别">
            <StatusChip label={severityLabels[finding.severity]} tone={severityTone[finding.severity]} />
          </Term>
          {finding.name === null ? null : (
            <Term title={personId === null ? '机构' : '人员'}>
              <Box component="span" sx={{ display: 'inline-flex', gap: 1.5, flexWrap: 'wrap' }}>
                <b>{finding.name}</b>
                {finding.idNumber === null ? null : <MaskedText idNumber={finding.idNumber} />}
                <span>{finding.placeName}</span>
              </Box>
            </Term>
          )}
          <Term title="疑点">{finding.text}</Term>
          {finding.fen === null ? null : (
            <Term title="涉及金额">
              <Money fen={finding.fen} hasUnit isStrong />
            </Term>
          )}
          <Term title="处理">{checkAdvice(finding.check)}</Term>
          <Term title="依据">
            {finding.documentNo}
            <Box component="span" sx={{ display: 'block', color: 'text.secondary', fontSize: '0.75rem' }}>
              {finding.documentTitle}
            </Box>
          </Term>
          {finding.reason === null ? null : (
            <Term title="理由">
              {finding.reason.text}
              <Box component="span" sx={{ display: 'block', color: 'text.secondary', fontSize: '0.75rem' }}>
                {finding.reason.userName}　{formatInstant(finding.reason.at)}
              </Box>
            </Term>
          )}
        </Box>
        {isAsked ? (
          <TextField
            label="保留疑点的理由"
            fullWidth
            multiline
            minRows={2}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            slotProps={{ htmlInput: { maxLength: longestReason } }}
            sx={{ mt: 2 }}
          />
        ) : null}
      </DialogContent>
      <DialogActions>
        <Box sx={{ mr: 'auto', display: 'flex', gap: 1 }}>
          {place !== null && isReachable(place, role) ? (
            <Button color="secondary" onClick={() => goTo(place)}>
              {personId === null ? '打开机构页' : '打开人员页'}
            </Button>
          ) : null}
          {personId === null || finding.check === 'notOnSheet' ? null : (
            <Button color="secondary" onClick={() => onExplain(personId)}>
              发放依据
            </Button>
          )}
          {personId === null || onHold === null ? null : (
            <Button color="secondary" onClick={() => onHold(personId)}>
              暂缓发放
            </Button>
          )}
        </Box>
        <Button variant="outlined" onClick={onClose}>
          关闭
        </Button>
        {isAsked ? (
          <Button
            variant="contained"
            disabled={given === ''}
            loading={accept.isRunning}
            onClick={() => void accept.run({ ...keyOf(card), keys: [finding.key], reason: given })}
          >
            记录理由
          </Button>
        ) : null}
      </DialogActions>
    </Dialog>
  );
}
