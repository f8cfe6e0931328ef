/** Payment through a bank: the use cases, for the window, the command line and the demonstration. */
export { bankSheet, bankSheets, fileRows, returns } from './service-read.ts';
export { fileOfBatch, makeFile, preview, savedContent, withdrawFile } from './service-files.ts';
export { importResult, readResultFile, type ReadResult } from './service-results.ts';
export { otherPayments, recordOther, restLines, withdrawOtherPayment } from './service-otherwise.ts';
export { answerRow } from './service-answers.ts';
export { signatureList } from './report-signatures.ts';
export { putBack, recordReturn, release } from './service-returns.ts';
export { advance } from './service-steps.ts';
export { layouts, retireLayout, saveLayout } from './layouts.ts';
export { shippedLayouts } from './shipped-layouts.ts';
