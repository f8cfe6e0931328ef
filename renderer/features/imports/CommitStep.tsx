import { mdiCheckCircleOutline, mdiFileAlertOutline } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import FormControlLabel from '@mui/material/FormControlLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import Typography from '@mui/material/Typography';
import { useState, type ReactNode } from 'react';
import type { ImportPreview } from '../../../electron/contract/imports.ts';
import { count } from '../../shared/format.ts';
import { useShortcut } from '../../shared/shortcuts.ts';
import { askConfirm, Icon } from '../../shared/ui.tsx';
import { kindLabel } from './kind-words.ts';
import { useSaveErrors } from './PreviewStep.tsx';

type CommitStepProps = {
  readonly preview: ImportPreview;
  readonly isRunning: boolean;
  readonly onCommit: (isSkippingInvalid: boolean) => void;
  readonly onOtherFile: () => void;
  readonly onDiscard: () => void;
};

function writingText({ kind, counts: { fresh, changed, unchanged } }: ImportPreview): string {
  return [
    fresh > 0 ? `${kind === 'changes' ? '登记' : '新增'} ${count(fresh)} 行` : '',
    changed > 0 ? `变更 ${count(changed)} 行` : '',
    unchanged > 0 ? `无变动 ${count(unchanged)} 行` : '',
  ]
    .filter(Boolean)
    .join('，');
}

function skipText({ fresh, changed, unchanged, rejected }: ImportPreview['counts']): string {
  if (fresh + changed > 0) return `跳过不合格的 ${count(rejected)} 行，写入其余 ${count(fresh + changed)} 行`;
  return unchanged > 0 ? `其余 ${count(unchanged)} 行与台账一致，没有要写入的` : '没有合格的行可以写入';
}

function Bar({ children }: { readonly children: ReactNode }): ReactNode {
  return (
    <Box
      component="section"
      aria-label="写入"
      sx={{
        flex: 'none',
        bgcolor: 'background.paper',
        border: 1,
        borderColor: 'divider',
        borderRadius: 1,
        px: 2,
        py: 1,
        minHeight: '3.25rem',
        display: 'flex',
        alignItems: 'center',
        gap: 2,
        flexWrap: 'wrap',
      }}
    >
      {children}
    </Box>
  );
}

/** Step three: writing, only after the user has said what becomes of rejected rows. */
export function CommitStep({ preview, isRunning, onCommit, onOtherFile, onDiscard }: CommitStepProps): ReactNode {
  const { counts } = preview;
  const [decision, setDecision] = useState<'mend' | 'skip' | null>(null);
  const { save, isRunning: isSaving } = useSaveErrors(preview);
  const writable = counts.fresh + counts.changed;
  const hasRejected = counts.rejected > 0;
  const canWrite = writable > 0 && (!hasRejected || decision === 'skip');
  const commit = async (): Promise<void> => {
    const isSure = await askConfirm({
      title: `写入${kindLabel(preview.kind)}？`,
      body: (
        <>
          《{preview.fileName}》：{writingText(preview)}。
          {hasRejected ? `跳过不合格的 ${count(counts.rejected)} 行，它们不会进入台账。` : ''}
          作为一批整体写入，写入后可以整批撤销。
        </>
      ),
      confirmLabel: `写入 ${count(writable)} 行`,
    });
    if (isSure) onCommit(hasRejected);
  };
  useShortcut('Ctrl+Enter', '写入台账', () => void commit(), { isOn: canWrite && !isRunning });

  if (counts.rows === 0)
    return (
      <Bar>
        <Typography>表里没有可以导入的数据行。</Typography>
        <Button variant="contained" sx={{ ml: 'auto' }} onClick={onOtherFile}>
          重新选择
        </Button>
      </Bar>
    );
  if (writable === 0 && !hasRejected)
    return (
      <Bar>
        <Icon path={mdiCheckCircleOutline} sx={{ color: 'success.main' }} />
        <Typography sx={{ fontWeight: 600 }}>与台账一致，没有任何变动。</Typography>
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {count(counts.unchanged)} 行都已在台账中，不需要写入。
        </Typography>
        <Button variant="contained" sx={{ ml: 'auto' }} onClick={onDiscard}>
          完成
        </Button>
      </Bar>
    );
  return (
    <Bar>
      {hasRejected ? (
        <RadioGroup
          row
          aria-label="不合格的行怎么处理"
          value={decision ?? ''}
          onChange={(_, chosen) => setDecision(chosen as 'mend' | 'skip')}
          sx={{ columnGap: 2 }}
        >
          <FormControlLabel value="mend" control={<Radio size="small" />} label="修改后重来，这次不写入" />
          <FormControlLabel value="skip" control={<Radio size="small" />} disabled={writable === 0} label={skipText(counts)} />
        </RadioGroup>
      ) : (
        <Typography sx={{ fontWeight: 600 }}>{writingText(preview)}</Typography>
      )}
      <Box sx={{ ml: 'auto', display: 'flex', gap: 1 }}>
        <Button color="secondary" onClick={onDiscard}>
          放弃
        </Button>
        {decision === 'mend' ? (
          <>
            <Button
              variant="outlined"
              startIcon={<Icon path={mdiFileAlertOutline} />}
              loading={isSaving}
              loadingPosition="start"
              onClick={save}
            >
              另存标注错误的表格
            </Button>
            <Button variant="contained" onClick={onOtherFile}>
              重新选择文件
            </Button>
          </>
        ) : (
          <Button variant="contained" disabled={!canWrite} loading={isRunning} onClick={() => void commit()}>
            {hasRejected && decision === null ? '请先选择' : `写入 ${count(writable)} 行`}
          </Button>
        )}
      </Box>
    </Bar>
  );
}
