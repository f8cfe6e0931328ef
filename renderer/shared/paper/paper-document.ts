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

/** @param pdf is handed over to the reader and empty afterwards */
export function openPaper(pdf: Uint8Array): Promise<PaperDocument> {
  return getDocument({
    data: pdf,
    worker: sharedReader(),
    // Code made from text and WebAssembly are refused by the content policy.
    isEvalSupported: false,
    useWasm: false,
    useSystemFonts: false,
    disableAutoFetch: true,
    stopAtErrors: true,
  }).promise;
}
