import { mdiBackupRestore, mdiBookOpenPageVariantOutline, mdiClose, mdiFolderOpenOutline, mdiPlus } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import ButtonBase from '@mui/material/ButtonBase';
import IconButton from '@mui/material/IconButton';
import Typography from '@mui/material/Typography';
import { useState, type ReactNode } from 'react';
import type { RecentLedger } from '../../../electron/contract/ledger.ts';
import { call, showError, wireErrorOf } from '../../shared/client.ts';
import { formatInstant } from '../../shared/instant.ts';
import { Icon } from '../../shared/ui/Icon.tsx';
import { GateFrame } from './GateFrame.tsx';

type StartPageProps = {
  readonly recent: readonly RecentLedger[];
  readonly version: string;
  readonly isDemo: boolean;
  /** Null asks for a file. */
  readonly onOpen: (file: string | null) => Promise<void>;
  readonly onCreate: () => void;
  readonly onRestore: () => void;
  readonly onChanged: () => Promise<void>;
};

function LedgerCardRow({
  ledger,
  onOpen,
  onForget,
  isBusy,
}: {
  readonly ledger: RecentLedger;
  readonly onOpen: () => void;
  readonly onForget: () => void;
  readonly isBusy: boolean;
}): ReactNode {
  return (
    <Box
      component="li"
      sx={{
        display: 'flex',
        alignItems: 'center',
        border: 1,
        borderColor: 'divider',
        borderRadius: 1,
        bgcolor: 'background.paper',
        '&:hover': { borderColor: ledger.isPresent ? 'primary.main' : 'divider' },
      }}
    >
      <ButtonBase
        onClick={onOpen}
        disabled={isBusy}
        sx={{
          flex: 1,
          minWidth: 0,
          justifyContent: 'flex-start',
          textAlign: 'left',
          gap: 1.5,
          px: 2,
          py: 1.25,
          borderRadius: 1,
          color: ledger.isPresent ? 'text.primary' : 'text.secondary',
        }}
      >
        <Icon path={mdiBookOpenPageVariantOutline} sx={{ color: ledger.isPresent ? 'primary.main' : 'text.secondary' }} />
        <Box sx={{ minWidth: 0, flex: 1 }}>
          <Typography sx={{ fontWeight: ledger.isPresent ? 600 : 400 }} noWrap>
            {ledger.name}
            {ledger.isDemo ? '（演示）' : ''}
          </Typography>
          <Typography variant="caption" component="div" sx={{ color: 'text.secondary' }} noWrap>
            {ledger.regionName} · 上次打开 {formatInstant(ledger.openedAt)}
          </Typography>
          <Typography variant="caption" component="div" sx={{ color: 'text.secondary' }} noWrap title={ledger.file}>
            {ledger.file}
          </Typography>
        </Box>
        {ledger.isPresent ? null : (
          <Typography variant="body2" sx={{ color: 'error.main', fontWeight: 600, whiteSpace: 'nowrap' }}>
            找不到
          </Typography>
        )}
      </ButtonBase>
      <IconButton aria-label={`从列表移除“${ledger.name}”`} title="从列表移除，不删除文件" onClick={onForget} sx={{ mr: 0.5 }}>
        <Icon path={mdiClose} />
      </IconButton>
    </Box>
  );
}

export function StartPage({ recent, version, isDemo, onOpen, onCreate, onRestore, onChanged }: StartPageProps): ReactNode {
  const [isBusy, setIsBusy] = useState(false);
  const open = async (file: string | null): Promise<void> => {
    setIsBusy(true);
    await onOpen(file);
    setIsBusy(false);
  };
  const forget = async (file: string): Promise<void> => {
    try {
      await call('ledger.forgetRecent', { file });
      await onChanged();
    } catch (error) {
      showError(wireErrorOf(error));
    }
  };
  const isEmpty = recent.length === 0;
  return (
    <GateFrame
      title={isEmpty ? '欢迎使用' : '选择台账'}
      subtitle={
        isEmpty
          ? '一台电脑上第一次使用时，先新建本县（市、区）的台账；已有台账文件的，直接打开；从别的电脑搬来的，用搬迁包恢复。'
          : '台账按县（市、区）建立，每本台账是一个加密文件。'
      }
      version={version}
      isDemo={isDemo}
      width="40rem"
    >
      {isEmpty ? null : (
        <Box
          component="ul"
          aria-label="最近打开的台账"
          sx={{ listStyle: 'none', m: 0, p: 0, display: 'flex', flexDirection: 'column', gap: 1, mb: 3 }}
        >
          {recent.map((ledger) => (
            <LedgerCardRow
              key={ledger.file}
              ledger={ledger}
              isBusy={isBusy}
              onOpen={() => void open(ledger.file)}
              onForget={() => void forget(ledger.file)}
            />
          ))}
        </Box>
      )}
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
        <Button
          variant={isEmpty ? 'contained' : 'outlined'}
          size={isEmpty ? 'large' : 'small'}
          startIcon={<Icon path={mdiPlus} />}
          onClick={onCreate}
          disabled={isBusy}
        >
          新建台账
        </Button>
        <Button
          variant="outlined"
          size={isEmpty ? 'large' : 'small'}
          startIcon={<Icon path={mdiFolderOpenOutline} />}
          onClick={() => void open(null)}
          disabled={isBusy}
        >
          打开台账文件
        </Button>
        <Button
          variant="outlined"
          size={isEmpty ? 'large' : 'small'}
          startIcon={<Icon path={mdiBackupRestore} />}
          onClick={onRestore}
          disabled={isBusy}
        >
          从备份恢复
        </Button>
      </Box>
    </GateFrame>
  );
}
