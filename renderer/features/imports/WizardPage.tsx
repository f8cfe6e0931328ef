import { mdiFileClockOutline } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState, type ReactNode } from 'react';
import type { ImportPreview } from '../../../electron/contract/imports.ts';
import { useAction, useJob } from '../../shared/client.ts';
import { goTo, useQuery } from '../../shared/navigation.ts';
import { useShortcut } from '../../shared/shortcuts.ts';
import { EmptyState, JobDialog, Page } from '../../shared/ui.tsx';
import { CommitStep } from './CommitStep.tsx';
import { choiceOf, FileStep, type Choice } from './FileStep.tsx';
import { kindLabel } from './kind-words.ts';
import { PreviewStep } from './PreviewStep.tsx';
import { Refusal } from './Refusal.tsx';
import { useChooseFile } from './use-choose-file.ts';
import { forgetPreview, keepPreview, useWaitingPreviews } from './waiting-previews.ts';
import { WizardSteps } from './WizardSteps.tsx';

/** From a file to the ledger: what it is, what it would change, writing it. */
export function WizardPage(): ReactNode {
  const previewId = useQuery().get('preview');
  const preview = useWaitingPreviews().find((waiting) => waiting.previewId === previewId);
  const { choose, job } = useChooseFile();
  return (
    <>
      {preview ? (
        <Wizard
          key={preview.previewId}
          preview={preview}
          onOtherFile={() => void choose(null, preview.previewId)}
          refusal={
            job.error ? <Refusal error={job.error} action={<Reselect onClick={() => void choose(null, preview.previewId)} />} /> : null
          }
        />
      ) : (
        <Page title="导入表格">
          {job.error ? <Refusal error={job.error} /> : null}
          <EmptyState
            icon={mdiFileClockOutline}
            what="这份表格的预览已经结束"
            next="它已写入台账、已放弃，或因打开了别的表格而让位。"
            action={
              <Button variant="contained" onClick={() => void choose(null)}>
                重新选择
              </Button>
            }
          />
        </Page>
      )}
      <JobDialog job={job} title="读取并核对表格" />
    </>
  );
}

function Reselect({ onClick }: { readonly onClick: () => void }): ReactNode {
  return (
    <Button variant="outlined" onClick={onClick}>
      重新选择
    </Button>
  );
}

function Wizard({
  preview,
  refusal,
  onOtherFile,
}: {
  readonly preview: ImportPreview;
  readonly refusal: ReactNode;
  readonly onOtherFile: () => void;
}): ReactNode {
  const { previewId } = preview;
  const isComplete = preview.fields.every((field) => !field.isRequired || field.column !== null);
  const [isMappingOpen, setIsMappingOpen] = useState(false);
  const remap = useJob('imports.remap', { isQuiet: true });
  const commit = useJob('imports.commit', { isQuiet: true });
  const discard = useAction('imports.discard');
  useShortcut('Ctrl+O', '换一个文件', onOtherFile);

  const read = async (choice: Choice): Promise<void> => {
    const next = await remap.start({ previewId, ...choice });
    if (!next) return;
    keepPreview(next);
    // What was missing is found: the rows are what matters now.
    if (!isComplete && next.fields.every((field) => !field.isRequired || field.column !== null)) setIsMappingOpen(false);
  };
  const write = async (isSkippingInvalid: boolean): Promise<void> => {
    const { counts } = preview;
    const done = await commit.start({ previewId, isSkippingInvalid });
    if (!done) return;
    goTo(done.batchId === null ? '/imports' : `/imports/${done.batchId}?done=1&fresh=${counts.fresh}&changed=${counts.changed}`, {
      replace: true,
    });
    forgetPreview(previewId);
  };
  const leave = async (): Promise<void> => {
    await discard.run({ previewId });
    goTo('/imports', { replace: true });
    forgetPreview(previewId);
  };

  const isOpen = isMappingOpen || !isComplete;
  return (
    <Page title={`导入${kindLabel(preview.kind)}`} actions={<WizardSteps current={isComplete ? 1 : 0} />}>
      <Box sx={{ flex: 1, minHeight: 0, overflowY: 'auto', display: 'flex', flexDirection: 'column', gap: 1.25 }}>
        {refusal}
        <FileStep
          preview={preview}
          isOpen={isOpen}
          onToggle={() => setIsMappingOpen(!isMappingOpen)}
          onChange={(choice) => void read(choice)}
          onOtherFile={onOtherFile}
          isRunning={remap.isRunning}
        />
        {remap.error ? (
          <Refusal error={remap.error} {...(remap.error.code === 'PREVIEW_GONE' ? { action: <Reselect onClick={onOtherFile} /> } : {})} />
        ) : null}
        {commit.error ? (
          <Refusal
            error={commit.error}
            action={
              commit.error.code === 'PREVIEW_STALE' ? (
                <Button variant="outlined" onClick={() => void read(choiceOf(preview))}>
                  重新预览
                </Button>
              ) : commit.error.code === 'PREVIEW_GONE' ? (
                <Reselect onClick={onOtherFile} />
              ) : undefined
            }
          />
        ) : null}
        {isComplete ? (
          <PreviewStep
            key={`${preview.kind} ${preview.sheetName} ${preview.headerRows.join()} ${preview.counts.rejected}`}
            preview={preview}
          />
        ) : null}
      </Box>
      {isComplete ? (
        <Box sx={{ flex: 'none', pt: 1.25 }}>
          <CommitStep
            preview={preview}
            isRunning={commit.isRunning}
            onCommit={(isSkippingInvalid) => void write(isSkippingInvalid)}
            onOtherFile={onOtherFile}
            onDiscard={() => void leave()}
          />
        </Box>
      ) : null}
      <JobDialog job={remap} title="重新核对" />
      <JobDialog job={commit} title="写入台账" />
    </Page>
  );
}
