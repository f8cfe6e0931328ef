import { useEffect, useState } from 'react';
import type { WireError } from '../../../electron/contract/result.ts';
import { call, wireErrorOf } from '../../shared/client.ts';
import { openPaper, type PaperDocument } from '../../shared/paper/paper-document.ts';

type Size = { readonly width: number; readonly height: number };
export type Content =
  | { readonly kind: 'picture'; readonly address: string }
  | { readonly kind: 'paper'; readonly document: PaperDocument; readonly firstSize: Size };

/**
 * The content of one attachment while it is shown; asked for anew every time, because every look is written down. A picture lives at an
 * address of this page alone and goes with it.
 */
export function useContent(attachmentId: number): {
  readonly content: Content | null;
  readonly error: WireError | null;
  readonly retry: () => void;
} {
  const [attempt, setAttempt] = useState(0);
  const [content, setContent] = useState<Content | null>(null);
  const [error, setError] = useState<WireError | null>(null);

  useEffect(() => {
    let isGone = false;
    let drop = (): void => {};
    const read = async (): Promise<void> => {
      const { mediaType, bytes } = await call('attachments.open', { attachmentId });
      if (isGone) return;
      if (mediaType !== 'application/pdf') {
        const address = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type: mediaType }));
        drop = () => URL.revokeObjectURL(address);
        setContent({ kind: 'picture', address });
        return;
      }
      const document = await openPaper(bytes, 'foreign');
      drop = () => void document.destroy();
      if (isGone) return drop();
      const { width, height } = (await document.getPage(1)).getViewport({ scale: 1 });
      if (!isGone) setContent({ kind: 'paper', document, firstSize: { width, height } });
    };
    setContent(null);
    setError(null);
    read().catch((thrown: unknown) => {
      if (!isGone) setError(isPaperFault(thrown) ? cannotShow(thrown) : wireErrorOf(thrown));
    });
    return () => {
      isGone = true;
      drop();
    };
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- another attempt reads again
  }, [attachmentId, attempt]);

  return { content, error, retry: () => setAttempt(attempt + 1) };
}

const paperFaults = ['PasswordException', 'InvalidPDFException', 'FormatError', 'UnknownErrorException', 'ResponseException'];

function isPaperFault(thrown: unknown): thrown is Error {
  return thrown instanceof Error && paperFaults.includes(thrown.name);
}

/** A PDF of somebody else may be locked, or broken inside: it is whole in the ledger all the same. */
function cannotShow({ name }: Error): WireError {
  const what = name === 'PasswordException' ? '这份 PDF 设有打开密码，程序内不能显示。' : '这份 PDF 的内容有误，程序内不能显示。';
  return { code: 'FILE_NOT_READABLE', params: {}, text: { what, next: '附件本身完好，可以“另存”后用其他软件打开。' } };
}
