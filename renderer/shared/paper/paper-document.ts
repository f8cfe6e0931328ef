/** Opens a PDF for drawing in the window. Its reader works in a thread of its own; fonts come from the file, so nothing else is loaded. */
import { getDocument, PDFWorker, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import workerAddress from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';

export type PaperDocument = PDFDocumentProxy;

let reader: PDFWorker | null = null;

/** One thread for all papers. It is made here: the library would try a script from memory, which the content policy refuses. */
function sharedReader(): PDFWorker {
  reader ??= PDFWorker.create({ port: new Worker(workerAddress, { type: 'module' }) });
  return reader;
}

/** A larger picture inside a paper is left out: it would unfold to more than the computer's memory. */
const mostImagePixels = 80_000_000;

/**
 * @param pdf is handed over to the reader and empty afterwards
 * @param origin `own`: set by this program, a fault in it must show; `foreign`: scanned or written elsewhere, shown as well as it can be
 */
export async function openPaper(pdf: Uint8Array, origin: 'own' | 'foreign' = 'own'): Promise<PaperDocument> {
  const foreign = origin === 'foreign' ? await import('./foreign-papers.ts') : null;
  return getDocument({
    data: pdf,
    worker: sharedReader(),
    // Code made from text and WebAssembly are refused by the content policy.
    isEvalSupported: false,
    useWasm: false,
    useSystemFonts: foreign !== null,
    disableAutoFetch: true,
    stopAtErrors: foreign === null,
    ...(foreign
      ? { maxImageSize: mostImagePixels, CMapReaderFactory: foreign.ChineseTables, useWorkerFetch: false, wasmUrl: foreign.wasmUrl }
      : {}),
  }).promise;
}
