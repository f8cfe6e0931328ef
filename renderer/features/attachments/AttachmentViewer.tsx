import Box from '@mui/material/Box';
import Dialog from '@mui/material/Dialog';
import { useId, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { AttachmentRow } from '../../../electron/contract/attachments.ts';
import { formatInstant } from '../../shared/format.ts';
import { isTyping } from '../../shared/keyboard.ts';
import { PaperPages } from '../../shared/paper/PaperPages.tsx';
import { pixelsPerPoint } from '../../shared/paper/PaperSheet.tsx';
import { nextZoom, type Zoom } from '../../shared/paper/zoom.ts';
import { LoadError, Loading } from '../../shared/ui.tsx';
import { kindText, sizeText, type AttachmentOwner } from './attachment-words.ts';
import { PictureView } from './PictureView.tsx';
import { SaveCopyDialog } from './SaveCopyDialog.tsx';
import { useContent } from './use-content.ts';
import { ViewerBar, type ViewerActions } from './ViewerBar.tsx';

type AttachmentViewerProps = {
  readonly owner: AttachmentOwner;
  readonly attachments: readonly AttachmentRow[];
  readonly attachmentId: number;
  readonly onShow: (attachmentId: number) => void;
  readonly onClose: () => void;
};

type View = { readonly attachmentId: number; readonly zoom: 'fit' | number; readonly turns: number };

/** Keys of the viewer; the dialog below it does not hear them. */
function actionOf(event: KeyboardEvent, actions: ViewerActions): (() => void) | null {
  if (event.altKey || event.metaKey) return null;
  if (event.ctrlKey) return event.key.toLowerCase() === 's' ? actions.onSave : null;
  const { onStep, onZoom, onFit, onTurn } = actions;
  switch (event.key) {
    case 'ArrowLeft':
      return onStep && (() => onStep(-1));
    case 'ArrowRight':
      return onStep && (() => onStep(1));
    case '+':
    case '=':
      return () => onZoom(1);
    case '-':
      return () => onZoom(-1);
    case '0':
      return onFit;
    case 'r':
      return () => onTurn(1);
    case 'R':
      return () => onTurn(-1);
    default:
      return null;
  }
}

/** One attachment at a time, as large as the window. */
export function AttachmentViewer({ owner, attachments, attachmentId, onShow, onClose }: AttachmentViewerProps): ReactNode {
  const titleId = useId();
  const index = attachments.findIndex((attachment) => attachment.attachmentId === attachmentId);
  const attachment = attachments[index];
  const [view, setView] = useState<View>({ attachmentId, zoom: 'fit', turns: 0 });
  // The next one begins whole and upright.
  const { zoom, turns } = view.attachmentId === attachmentId ? view : { zoom: 'fit' as const, turns: 0 };
  const [scale, setScale] = useState(1);
  const [isSaving, setIsSaving] = useState(false);
  if (!attachment) return null;

  const show = (next: View['zoom']): void => setView({ attachmentId, zoom: next, turns });
  const actions: ViewerActions = {
    onStep:
      attachments.length > 1
        ? (direction) => {
            const next = attachments[index + direction];
            if (next) onShow(next.attachmentId);
          }
        : null,
    onZoom: (direction) => {
      const next = nextZoom(scale, direction);
      // Below the smallest step the whole is shown.
      show(typeof next === 'number' && (direction === 1 ? next > scale : next < scale) ? next : direction === 1 ? scale : 'fit');
    },
    onFit: () => show('fit'),
    onTurn: (quarters) => setView({ attachmentId, zoom, turns: (turns + quarters + 4) % 4 }),
    onSave: () => setIsSaving(true),
    onClose,
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isSaving || isTyping(event.target)) return;
    const action = actionOf(event, actions);
    if (!action) return;
    event.preventDefault();
    action();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      onKeyDown={onKeyDown}
      maxWidth={false}
      fullWidth
      aria-labelledby={titleId}
      slotProps={{
        paper: { sx: { m: 2, height: 'calc(100% - 2rem)', maxHeight: 'none', width: 'calc(100% - 2rem)', overflow: 'hidden' } },
      }}
    >
      <ViewerBar
        {...actions}
        titleId={titleId}
        title={attachment.title}
        subtitle={
          <>
            {owner.name}　{kindText(attachment.kind)}　{sizeText(attachment.bytes)}　{attachment.addedBy}{' '}
            {formatInstant(attachment.addedAt)} 添加
            {attachment.withdrawnAt === null ? '' : `　已撤下：${attachment.withdrawReason}`}
          </>
        }
        place={`${index + 1} / ${attachments.length}`}
        isFirst={index === 0}
        isLast={index === attachments.length - 1}
        scale={scale}
      />
      <Box sx={{ flex: 1, minHeight: 0, borderTop: 1, borderColor: 'divider' }}>
        <Shown key={attachmentId} attachment={attachment} zoom={zoom} turns={turns} onScale={setScale} />
      </Box>
      <Box sx={{ flex: 'none', px: 2, py: 0.5, borderTop: 1, borderColor: 'divider', color: 'text.secondary', fontSize: '0.75rem' }}>
        每次查看都记入审计日志。
      </Box>
      {isSaving ? <SaveCopyDialog owner={owner} attachment={attachment} onClose={() => setIsSaving(false)} /> : null}
    </Dialog>
  );
}

type ShownProps = {
  readonly attachment: AttachmentRow;
  readonly zoom: 'fit' | number;
  readonly turns: number;
  readonly onScale: (scale: number) => void;
};

const noPage = (): void => {};
/** On a wide window a page as wide as it would show a few lines only. */
const largestFit = 1.5;

function Shown({ attachment, zoom, turns, onScale }: ShownProps): ReactNode {
  const { content, error, retry } = useContent(attachment.attachmentId);
  if (error) return <LoadError error={error} onRetry={retry} />;
  if (!content) return <Loading label="正在解密…" />;
  if (content.kind === 'picture')
    return <PictureView address={content.address} title={attachment.title} zoom={zoom} turns={turns} onScale={onScale} />;
  const { width, height } = content.firstSize;
  const shownWidth = (turns % 2 === 1 ? height : width) * pixelsPerPoint;
  const isNarrow = shownWidth * largestFit < window.innerWidth;
  const paperZoom: Zoom = zoom !== 'fit' ? zoom : isNarrow ? largestFit : 'width';
  return (
    <PaperPages
      key={turns}
      ref={null}
      document={content.document}
      firstSize={turns % 2 === 1 ? { width: height, height: width } : content.firstSize}
      turns={turns}
      zoom={paperZoom}
      onPage={noPage}
      onScale={onScale}
    />
  );
}
