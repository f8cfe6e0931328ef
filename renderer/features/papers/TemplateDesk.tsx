import { mdiHelpCircleOutline, mdiHistory, mdiRestore } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { useRef, useState, type ReactNode } from 'react';
import type { OutputOf } from '../../../electron/contract/index.ts';
import { everyClerk } from '../../../electron/contract/method.ts';
import type { TemplateFaultView, TemplatePaperKind } from '../../../electron/contract/papers.ts';
import { useAction } from '../../shared/client.ts';
import { forgetUnsaved } from '../../shared/leave-guard.ts';
import { PageTools } from '../../shared/paper/PageTools.tsx';
import { PaperFrame } from '../../shared/paper/PaperFrame.tsx';
import type { PaperPlace } from '../../shared/paper/PaperPages.tsx';
import type { Zoom } from '../../shared/paper/zoom.ts';
import { useMay } from '../../shared/session.ts';
import { useShortcut } from '../../shared/shortcuts.ts';
import { askConfirm, Icon, Section, showToast } from '../../shared/ui.tsx';
import { FaultList } from './FaultList.tsx';
import { FieldPicker } from './FieldPicker.tsx';
import { HistoryDialog } from './HistoryDialog.tsx';
import { kindLabel } from './paper-order.ts';
import { SaveDialog } from './SaveDialog.tsx';
import { SyntaxHelp } from './SyntaxHelp.tsx';
import { TemplateText } from './TemplateText.tsx';
import { useOpenedPdf } from './use-opened-pdf.ts';
import { useTemplateDraft } from './use-template-draft.ts';

type TemplateDeskProps = {
  readonly kind: TemplatePaperKind;
  readonly template: OutputOf<'papers.template'>;
  readonly fields: OutputOf<'papers.kinds'>['fields'];
};

/** One wording: the text at the left with what is wrong in it, the paper it becomes at the right. */
export function TemplateDesk({ kind, template, fields }: TemplateDeskProps): ReactNode {
  const mayWrite = useMay(everyClerk);
  const [isBlank, setIsBlank] = useState(false);
  const [asked, setAsked] = useState<'history' | 'help' | 'save' | null>(null);
  const draft = useTemplateDraft(kind, template, isBlank);
  const restore = useAction('papers.restoreTemplate', {
    onSuccess: ({ version }) => showToast({ tone: 'success', text: `已恢复默认模板（第 ${version} 版）。` }),
  });
  const isSavable = mayWrite && draft.isChanged && draft.isSound;
  useShortcut('Ctrl+S', '保存模板', () => setAsked('save'), { isOn: isSavable });

  const askRestore = async (): Promise<void> => {
    const isSure = await askConfirm({
      title: '恢复默认模板？',
      body: `“${kindLabel(kind)}”以后按程序自带的文字制作。本单位改过的各版仍保留在历次版本里，可以再取回。`,
      confirmLabel: '恢复默认',
    });
    if (!isSure) return;
    forgetUnsaved();
    await restore.run({ kind });
  };
  const replace = (fault: TemplateFaultView, text: string): void => {
    draft.mark(fault);
    draft.insert(text);
  };
  return (
    <Box sx={{ minHeight: 0, display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)' }}>
      <Box sx={{ minHeight: 0, display: 'flex', flexDirection: 'column', gap: 1 }}>
        <Box
          role="toolbar"
          aria-label="模板"
          sx={{ display: 'flex', alignItems: 'center', gap: 0.5, flexWrap: 'wrap', minHeight: '2.25rem' }}
        >
          {mayWrite ? <FieldPicker fields={fields} onPick={(name) => draft.insert(`{{${name}}}`)} /> : null}
          <Button size="small" startIcon={<Icon path={mdiHelpCircleOutline} />} onClick={() => setAsked('help')}>
            写法
          </Button>
          <Button size="small" startIcon={<Icon path={mdiHistory} />} onClick={() => setAsked('history')}>
            历次版本
          </Button>
          {mayWrite && template.body !== template.shipped ? (
            <Button size="small" startIcon={<Icon path={mdiRestore} />} loading={restore.isRunning} onClick={() => void askRestore()}>
              恢复默认
            </Button>
          ) : null}
          {mayWrite ? (
            <Button
              variant="contained"
              size="small"
              disabled={!isSavable}
              onClick={() => setAsked('save')}
              sx={{ ml: 'auto' }}
              title="Ctrl+S"
            >
              保存
            </Button>
          ) : null}
        </Box>
        <Section fills isFlush>
          <Box sx={{ height: '100%', display: 'flex', flexDirection: 'column', minHeight: 0 }}>
            <TemplateText text={draft.body} onText={draft.setBody} faults={draft.faults} isReadOnly={!mayWrite} field={draft.field} />
            <FaultList faults={draft.faults} onGo={draft.mark} onReplace={replace} />
          </Box>
        </Section>
      </Box>
      <Preview pdf={draft.pdf} warnings={draft.warnings} isBlank={isBlank} onBlank={setIsBlank} />
      {asked === 'help' ? <SyntaxHelp onClose={() => setAsked(null)} /> : null}
      {asked === 'history' ? (
        <HistoryDialog
          label={kindLabel(kind)}
          template={template}
          body={draft.body}
          onTake={
            mayWrite
              ? (text) => {
                  draft.setBody(text);
                  setAsked(null);
                }
              : null
          }
          onClose={() => setAsked(null)}
        />
      ) : null}
      {asked === 'save' ? <SaveDialog kind={kind} version={template.version} body={draft.body} onClose={() => setAsked(null)} /> : null}
    </Box>
  );
}

type PreviewProps = {
  readonly pdf: Uint8Array | null;
  readonly warnings: readonly string[];
  readonly isBlank: boolean;
  readonly onBlank: (isBlank: boolean) => void;
};

function Preview({ pdf, warnings, isBlank, onBlank }: PreviewProps): ReactNode {
  const opened = useOpenedPdf(pdf, warnings);
  const [zoom, setZoom] = useState<Zoom>('width');
  const [scale, setScale] = useState(1);
  const [page, setPage] = useState(1);
  const [pages, setPages] = useState(0);
  const place = useRef<PaperPlace>(null);
  return (
    <Box sx={{ minHeight: 0, display: 'flex', flexDirection: 'column', gap: 1 }}>
      <Box role="toolbar" aria-label="预览" sx={{ display: 'flex', alignItems: 'center', gap: 1, flexWrap: 'wrap', minHeight: '2.25rem' }}>
        <ToggleButtonGroup exclusive size="small" value={isBlank ? 'blank' : 'sample'} aria-label="预览的内容">
          <ToggleButton value="sample" onClick={() => onBlank(false)} sx={{ px: 1.25, py: 0.25, fontSize: '0.8125rem' }}>
            示例人员
          </ToggleButton>
          <ToggleButton value="blank" onClick={() => onBlank(true)} sx={{ px: 1.25, py: 0.25, fontSize: '0.8125rem' }}>
            空白
          </ToggleButton>
        </ToggleButtonGroup>
        <PageTools
          page={page}
          pages={pages}
          onGo={(wanted) => place.current?.goToPage(wanted)}
          zoom={zoom}
          scale={scale}
          onZoom={setZoom}
        />
      </Box>
      <PaperFrame
        ref={place}
        opened={opened}
        error={null}
        isRunning
        onRetry={() => undefined}
        zoom={zoom}
        onPages={setPages}
        onPage={setPage}
        onScale={setScale}
      />
    </Box>
  );
}
