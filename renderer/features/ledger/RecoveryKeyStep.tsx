import { mdiContentSaveOutline, mdiPrinterOutline } from '@mdi/js';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useEffect, useRef, useState, type SyntheticEvent, type KeyboardEvent, type ReactNode } from 'react';
import { printPaper, showError, useAction, wireErrorOf } from '../../shared/client.ts';
import { isComposing } from '../../shared/keyboard.ts';
import { useLeaveGuard } from '../../shared/leave-guard.ts';
import { showToast } from '../../shared/toast-store.ts';
import { Icon } from '../../shared/ui/Icon.tsx';

type RecoveryKeyStepProps = {
  readonly recoveryKey: string;
  readonly ledgerName: string;
  /** Above the key: what has happened, or will. */
  readonly notice: string;
  readonly doneLabel: string;
  readonly isRunning?: boolean;
  readonly onDone: () => void;
};

/** Two different groups, in order, to be typed back. */
function chooseTwo(groups: number): readonly [number, number] {
  const [first = 0, second = 1] = crypto.getRandomValues(new Uint32Array(2));
  const one = first % groups;
  const other = (one + 1 + (second % (groups - 1))) % groups;
  return one < other ? [one, other] : [other, one];
}

const plain = (typed: string): string => typed.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '');

/** Shown once and kept nowhere: the user proves that it was written down before going on. */
export function RecoveryKeyStep({
  recoveryKey,
  ledgerName,
  notice,
  doneLabel,
  isRunning = false,
  onDone,
}: RecoveryKeyStepProps): ReactNode {
  const groups = recoveryKey.split('-');
  const [asked] = useState(() => chooseTwo(groups.length));
  const [isChecking, setIsChecking] = useState(false);
  const [isPrinting, setIsPrinting] = useState(false);
  const save = useAction('ledger.saveRecoveryPaper', {
    onSuccess: ({ file }) => showToast({ tone: 'success', text: '恢复密钥已保存。', next: `${file}，打印后请删除这个文件。` }),
  });
  useLeaveGuard(true, '恢复密钥还没有核对，离开后不会再显示。');

  const print = async (): Promise<void> => {
    setIsPrinting(true);
    try {
      await printPaper('ledger.recoveryPaper', { recoveryKey });
    } catch (error) {
      showError(wireErrorOf(error));
    } finally {
      setIsPrinting(false);
    }
  };

  if (isChecking)
    return (
      <CheckGroups
        groups={groups}
        asked={asked}
        doneLabel={doneLabel}
        isRunning={isRunning}
        onBack={() => setIsChecking(false)}
        onDone={onDone}
      />
    );
  return (
    <Box>
      <Alert severity="success" variant="outlined" icon={false} sx={{ mb: 2 }}>
        {notice}
      </Alert>
      <Typography sx={{ mb: 1.5 }}>
        请打印或抄写下面的恢复密钥，装入信封封存在保险柜。<strong>它只显示这一次，程序不保存；</strong>拿到它的人能够打开台账。
      </Typography>
      <Box
        component="ol"
        aria-label="恢复密钥"
        sx={{
          listStyle: 'none',
          m: 0,
          p: 2,
          display: 'grid',
          gridTemplateColumns: 'repeat(4, 1fr)',
          gap: 1,
          border: 2,
          borderColor: 'primary.main',
          borderRadius: 1,
          bgcolor: 'background.paper',
          userSelect: 'text',
        }}
      >
        {groups.map((group, index) => (
          <Box component="li" key={`${index}${group}`} sx={{ textAlign: 'center' }}>
            <Typography variant="caption" sx={{ color: 'text.secondary' }}>
              第{index + 1}组
            </Typography>
            <Typography
              sx={{
                fontFamily: '"Consolas","Cascadia Mono","DejaVu Sans Mono","Noto Sans Mono CJK SC",monospace',
                fontSize: '1.625rem',
                letterSpacing: '0.12em',
                lineHeight: 1.3,
                fontWeight: 600,
              }}
            >
              {group}
            </Typography>
          </Box>
        ))}
      </Box>
      <Box sx={{ display: 'flex', gap: 1, mt: 2, flexWrap: 'wrap' }}>
        <Button variant="outlined" startIcon={<Icon path={mdiPrinterOutline} />} onClick={() => void print()} loading={isPrinting}>
          打印
        </Button>
        <Button
          variant="outlined"
          startIcon={<Icon path={mdiContentSaveOutline} />}
          onClick={() => void save.run({ recoveryKey }, { suggestedName: `${ledgerName}恢复密钥.pdf` })}
          loading={save.isRunning}
        >
          保存为PDF
        </Button>
        <Button variant="contained" sx={{ ml: 'auto' }} onClick={() => setIsChecking(true)}>
          已经保存，下一步
        </Button>
      </Box>
    </Box>
  );
}

function CheckGroups({
  groups,
  asked,
  doneLabel,
  isRunning,
  onBack,
  onDone,
}: {
  readonly groups: readonly string[];
  readonly asked: readonly [number, number];
  readonly doneLabel: string;
  readonly isRunning: boolean;
  readonly onBack: () => void;
  readonly onDone: () => void;
}): ReactNode {
  const [typed, setTyped] = useState<readonly [string, string]>(['', '']);
  const [isTried, setIsTried] = useState(false);
  const second = useRef<HTMLInputElement>(null);
  const isRight = (index: 0 | 1): boolean => plain(typed[index]) === groups[asked[index]];
  const areBothRight = isRight(0) && isRight(1);
  useEffect(() => {
    if (isRight(0) && typed[1] === '') second.current?.focus();
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [typed[0]]);
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    setIsTried(true);
    if (areBothRight) onDone();
  };
  const field = (index: 0 | 1): ReactNode => (
    <TextField
      label={`恢复密钥第${asked[index] + 1}组`}
      value={typed[index]}
      autoFocus={index === 0}
      {...(index === 1 ? { inputRef: second } : {})}
      onChange={(event) => setTyped(index === 0 ? [event.target.value, typed[1]] : [typed[0], event.target.value])}
      error={isTried && !isRight(index)}
      helperText={isTried && !isRight(index) ? '与恢复密钥不一致，请对照纸上核对' : ' '}
      slotProps={{ htmlInput: { maxLength: 8, spellCheck: false, style: { letterSpacing: '0.12em' } } }}
    />
  );
  return (
    <Box
      component="form"
      aria-label="核对恢复密钥"
      autoComplete="off"
      onSubmit={submit}
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key === 'Enter' && isComposing(event)) event.preventDefault();
      }}
      sx={{ maxWidth: '26rem' }}
    >
      <Typography sx={{ mb: 2 }}>请对照打印或抄写的恢复密钥，填写下面两组，确认保存无误。</Typography>
      <Box sx={{ display: 'flex', gap: 1.5 }}>
        {field(0)}
        {field(1)}
      </Box>
      <Box sx={{ display: 'flex', gap: 1, mt: 2 }}>
        <Button type="submit" variant="contained" size="large" loading={isRunning}>
          {doneLabel}
        </Button>
        <Button size="large" onClick={onBack}>
          再看一次密钥
        </Button>
      </Box>
    </Box>
  );
}
