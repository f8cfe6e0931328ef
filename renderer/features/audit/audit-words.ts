/** The words of the log stand beside the contract: the workbook for an auditor speaks the same. New actions and fields go there. */
export { actionText, auditDetails, auditSummary, type AuditDetail } from '../../../electron/contract/audit-words.ts';
