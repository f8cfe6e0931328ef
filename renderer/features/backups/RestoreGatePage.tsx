/** Before login: from a copy to a ledger, on a new computer or in the place of one that does not open. */
import { mdiFolderOpenOutline } from '@mdi/js';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState, type ReactNode } from 'react';
import type { OutputOf } from '../../../electron/contract/index.ts';
import type { LedgerCard } from '../../../electron/contract/ledger.ts';
import type { WireError } from '../../../electron/contract/result.ts';
import { bytesText } from '../../../electron/contract/size.ts';
import { useAction, useCall, useJob } from '../../shared/client.ts';
import { formatInstant } from '../../shared/instant.ts';
import { showToast } from '../../shared/toast-store.ts';
import { Icon } from '../../shared/ui/Icon.tsx';
import { JobDialog } from '../../shared/ui/JobDialog.tsx';
import { PassphraseInput } from '../../shared/ui/PassphraseInput.tsx';
import { GateFrame } from '../ledger/GateFrame.tsx';
import { kindText } from './backup-words.ts';
import { Facts } from './HoldingFacts.tsx';

type Found = OutputOf<'backups.inspectFile'>;

type RestoreGatePageProps = {
  /** The ledger that does not open; null for a new place. */
  readonly file: string | null;
  readonly version: string;
  readonly isDemo: boolean;
  readonly onRestored: (card: LedgerCard) => void;
  readonly onBack: () => void;
};

function Refusal({ error }: { readonly error: WireError }): ReactNode {
  return (
    <Alert severity="error" variant="outlined" sx={{ overflowWrap: 'anywhere' }}>
      {error.text.what}
      {error.text.next}
    </Alert>
  );
}

function Choice({
  beside,
  chosen,
  onChoose,
  onOther,
}: {
  readonly beside: readonly Found[];
  readonly chosen: Found | null;
  readonly onChoose: (found: Found) => void;
  readonly onOther: () => void;
}): ReactNode {
  const isListed = chosen !== null && beside.some((found) => found.file === chosen.file);
  return (
    <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
      {beside.length > 0 ? (
        <TextField
          select
          label="台账旁边的备份"
          value={isListed ? chosen.file : ''}
          onChange={(event) => {
            const found = beside.find((candidate) => candidate.file === event.target.value);
            if (found) onChoose(found);
          }}
          sx={{ flex: 1, minWidth: '16rem' }}
        >
          {beside.map((found) => (
            <MenuItem key={found.file} value={found.file}>
              {formatInstant(found.madeAt)} · {kindText(found.kind)} · {bytesText(found.bytes)}
            </MenuItem>
          ))}
        </TextField>
      ) : null}
      <Button variant={beside.length > 0 ? 'outlined' : 'contained'} startIcon={<Icon path={mdiFolderOpenOutline} />} onClick={onOther}>
        {beside.length > 0 ? '选择别处的备份' : '选择备份文件'}
      </Button>
    </Box>
  );
}

export function RestoreGatePage({ file, version, isDemo, onRestored, onBack }: RestoreGatePageProps): ReactNode {
  const beside = useCall('backups.besideLedger', { file: file ?? '' }, { enabled: file !== null });
  const [chosen, setChosen] = useState<Found | null>(null);
  const [isRecoveryKey, setIsRecoveryKey] = useState(false);
  const [userName, setUserName] = useState('');
  const [secret, setSecret] = useState('');
  const take = (found: Found): void => {
    setChosen(found);
    setUserName(found.userNames[0] ?? '');
    setSecret('');
  };
  const inspect = useAction('backups.inspectFile', { isQuiet: true, onSuccess: take });
  const elsewhere = useJob('backups.restoreFromFile', { isQuiet: true });
  const inPlace = useJob('backups.restoreInPlace', { isQuiet: true });
  const job = file === null ? elsewhere : inPlace;
  const error = job.error ?? inspect.error;

  const submit = async (event: { readonly preventDefault: () => void }): Promise<void> => {
    event.preventDefault();
    if (!chosen) return;
    const input = { source: chosen.file, userName: userName || '恢复密钥', secret, isRecoveryKey };
    if (file === null) {
      const card = await elsewhere.start(input);
      if (card) onRestored(card);
      return;
    }
    const restored = await inPlace.start({ ...input, file });
    if (!restored) return;
    showToast({
      tone: 'success',
      text: '已从备份恢复，请登录。',
      ...(restored.keptAs === null ? {} : { next: `原来打不开的台账保留为“${restored.keptAs}”。` }),
    });
    onRestored(restored.card);
  };

  return (
    <GateFrame
      title="从备份恢复"
      subtitle={
        file === null
          ? '选择搬迁包，或备份文件夹里的“备份说明”，恢复到这台电脑上的一个文件夹。'
          : '恢复到原来的位置；现在打不开的台账改名保留，不会删除。'
      }
      version={version}
      isDemo={isDemo}
      width="40rem"
    >
      <Box component="form" onSubmit={(event) => void submit(event)} sx={{ display: 'flex', flexDirection: 'column', gap: 2 }}>
        <Choice beside={beside.data ?? []} chosen={chosen} onChoose={take} onOther={() => void inspect.run({})} />
        {file !== null && beside.data?.length === 0 ? (
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            台账旁边没有找到备份。第二备份位置（U盘、移动硬盘）上的，请插好后选择。
          </Typography>
        ) : null}
        {chosen ? (
          <>
            <Box sx={{ border: 1, borderColor: 'divider', borderRadius: 1, bgcolor: 'background.paper', px: 2, py: 1.5 }}>
              <Facts
                facts={[
                  ['备份时间', `${formatInstant(chosen.madeAt)}（${kindText(chosen.kind)}）`],
                  ['大小', bytesText(chosen.bytes)],
                ]}
              />
            </Box>
            <Box
              sx={{ display: 'grid', gridTemplateColumns: isRecoveryKey ? '1fr' : '12rem minmax(0, 1fr)', gap: 1.5, alignItems: 'start' }}
            >
              {isRecoveryKey ? null : (
                <TextField select label="系统管理员" value={userName} onChange={(event) => setUserName(event.target.value)}>
                  {chosen.userNames.map((name) => (
                    <MenuItem key={name} value={name}>
                      {name}
                    </MenuItem>
                  ))}
                </TextField>
              )}
              <PassphraseInput
                label={isRecoveryKey ? '恢复密钥' : '口令'}
                hint={
                  isRecoveryKey
                    ? '建账时打印的密钥，不分大小写，横线可以不填'
                    : file === null
                      ? '备份时的口令'
                      : '现在的口令；钥匙文件也坏了的，填备份时的口令'
                }
                value={secret}
                onChange={setSecret}
              />
            </Box>
          </>
        ) : null}
        {error ? <Refusal error={error} /> : null}
        <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
          {chosen ? (
            <>
              <Button type="submit" variant="contained" disabled={secret === ''} loading={job.isRunning}>
                {file === null ? '选择文件夹并恢复' : '恢复'}
              </Button>
              <Button
                variant="outlined"
                onClick={() => {
                  setIsRecoveryKey(!isRecoveryKey);
                  setSecret('');
                }}
              >
                {isRecoveryKey ? '改用口令' : '改用恢复密钥'}
              </Button>
            </>
          ) : null}
          <Button onClick={onBack}>返回</Button>
        </Box>
      </Box>
      <JobDialog job={job} title="正在恢复" />
    </GateFrame>
  );
}
