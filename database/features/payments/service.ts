/** Use cases of payment sheets, in the order of a sheet's life. */
export { buildSheetSteps } from './service-build.ts';
export { approveSheet, lockSheet, prepareSheet, returnSheet, reviewSheet } from './service-advance.ts';
export { rowsPage, sheetDetail, sheets, showSheet } from './service-read.ts';
export { explain, explainByIdNumber } from './service-explain.ts';
export { paperBytesSteps, paperCopySteps, recordPreview, recordShown, suggestedFileName, workbookCopySteps } from './service-paper.ts';
export { scopeByCode } from './report.ts';
export { verifyFingerprint, brokenSheets } from './fingerprint.ts';
