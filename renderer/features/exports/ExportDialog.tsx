import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import FormControlLabel from '@mui/material/FormControlLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import Typography from '@mui/material/Typography';
import { useId, useState, type ReactNode } from 'react';
import { exportPassphraseFault, exportPurposes, type Protection } from '../../../electron/contract/protection.ts';
import { useSession } from '../../shared/session.ts';
import { ChooseOrType } from '../../shared/ui/ChooseOrType.tsx';
import { ExportedView, type Exported } from './ExportedView.tsx';
import { makePassphrase } from './passphrase.ts';
import { PassphraseChoice } from './PassphraseChoice.tsx';

type Kind = Protection['kind'];

const choices: readonly { readonly kind: Kind; readonly label: string; readonly says: string }[] = [
  { kind: 'encrypted', label: '加密文件', says: '号码完整，装进 AES-256 加密的压缩文件，凭密码打开' },
  { kind: 'masked', label: '脱敏文件', says: '身份证号、账号、电话只留首尾几位，不加密' },
  { kind: 'plain', label: '不加密的完整文件', says: '号码完整，任何拿到文件的人都能打开' },
];

const longestPurpose = 60;

export type ExportDialogProps = {
  readonly title: string;
  /** What is in it: `312 人，含身份证号、账号和电话`. */
  readonly content: string;
  readonly extension: string;
  /** A scan cannot be masked. */
  readonly isMaskable?: boolean;
  /** Writes it; null when the user closed the file dialog or it was refused. */
  readonly save: (protection: Protection, extension: string) => Promise<Exported | null>;
  readonly isRunning: boolean;
  readonly onClose: () => void;
};

/** How a file with people's numbers leaves the program. Encrypted unless somebody chooses otherwise; an auditor gets it masked. */
export function ExportDialog({ title, content, extension, isMaskable = true, save, isRunning, onClose }: ExportDialogProps): ReactNode {
  const titleId = useId();
  const isAuditor = useSession().user.role === 'auditor';
  const [kind, setKind] = useState<Kind>(isAuditor ? 'masked' : 'encrypted');
  const [purpose, setPurpose] = useState('');
  const [passphrase, setPassphrase] = useState(() => makePassphrase());
  const [isAccepted, setIsAccepted] = useState(false);
  const [isAsked, setIsAsked] = useState(false);
  const [exported, setExported] = useState<Exported | null>(null);
  const [isWeak, setIsWeak] = useState(false);

  const offered = isMaskable ? choices : choices.filter((choice) => choice.kind !== 'masked');
  const isPurposeMissing = kind !== 'masked' && purpose.trim().length < 2;
  const isPassphraseBad = kind === 'encrypted' && (isWeak || exportPassphraseFault(passphrase) !== null);
  const isWarningOpen = kind === 'plain' && !isAccepted;

  const start = async (): Promise<void> => {
    setIsAsked(true);
    if (isPurposeMissing || isPassphraseBad || isWarningOpen) return;
    const protection: Protection =
      kind === 'masked' ? { kind } : kind === 'plain' ? { kind, purpose: purpose.trim() } : { kind, purpose: purpose.trim(), passphrase };
    const saved = await save(protection, kind === 'encrypted' ? 'zip' : extension);
    if (saved === null) return;
    if (kind === 'encrypted') setExported(saved);
    else onClose();
  };

  if (exported) return <ExportedView title={title} exported={exported} passphrase={passphrase} onClose={onClose} />;
  return (
    <Dialog
      open
      onClose={isRunning ? undefined : onClose}
      maxWidth={false}
      fullWidth
      aria-labelledby={titleId}
      slotProps={{ paper: { sx: { maxWidth: '37.5rem' } } }}
    >
      <DialogTitle id={titleId}>{title}</DialogTitle>
      <DialogContent>
        <Typography sx={{ mb: 1, fontWeight: 600 }}>{content}</Typography>
        {isAuditor ? (
          <Typography sx={{ color: 'text.secondary' }}>
            只读督查用户导出的文件一律脱敏：身份证号、账号、电话只留首尾几位。需要完整号码的，请由经办人员说明用途后导出。
          </Typography>
        ) : (
          <RadioGroup aria-label="保护方式" value={kind} onChange={(_, chosen) => setKind(chosen as Kind)}>
            {offered.map((choice) => (
              <FormControlLabel
                key={choice.kind}
                value={choice.kind}
                control={<Radio size="small" autoFocus={choice.kind === kind} sx={{ py: 0.5, alignSelf: 'flex-start' }} />}
                sx={{ mr: 0 }}
                label={
                  <Box sx={{ py: 0.25 }}>
                    {choice.label}
                    <Box component="span" sx={{ color: 'text.secondary', fontSize: '0.8125rem', ml: 1.25 }}>
                      {choice.says}
                    </Box>
                  </Box>
                }
              />
            ))}
          </RadioGroup>
        )}
        {kind === 'masked' ? null : (
          <Box sx={{ display: 'grid', gap: 1.75, mt: 2 }}>
            <ChooseOrType
              label="给谁、做什么用"
              options={exportPurposes}
              value={purpose}
              onChange={setPurpose}
              maxLength={longestPurpose}
              hint="印在文件末行，并记入审计日志"
              error={isAsked && isPurposeMissing ? '请选择或填写用途' : null}
            />
            {kind === 'encrypted' ? (
              <PassphraseChoice passphrase={passphrase} onChange={setPassphrase} onWeak={setIsWeak} isAsked={isAsked} />
            ) : (
              <Alert severity="warning" variant="outlined" sx={{ bgcolor: 'background.paper' }}>
                文件离开本机后，程序不能再保护它。请只在本单位内使用，用完删除；发给外单位的请选“加密文件”。
                <FormControlLabel
                  control={<Checkbox size="small" checked={isAccepted} onChange={(_, isChecked) => setIsAccepted(isChecked)} />}
                  label="我已知晓，仍要导出不加密的文件"
                  sx={{ display: 'flex', mt: 0.5, ...(isAsked && isWarningOpen ? { color: 'error.main' } : {}) }}
                />
              </Alert>
            )}
          </Box>
        )}
      </DialogContent>
      <DialogActions>
        <Button variant="outlined" onClick={onClose} disabled={isRunning}>
          取消
        </Button>
        <Button variant="contained" onClick={() => void start()} loading={isRunning} disabled={isWarningOpen}>
          选择位置并导出
        </Button>
      </DialogActions>
    </Dialog>
  );
}
