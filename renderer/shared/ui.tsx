/** The common pieces for feature pages. The first screens import the files beside it one by one, to stay small. */
export { ConfirmDialog } from './ui/ConfirmDialog.tsx';
export { askConfirm } from './ui/confirm-store.ts';
export { EffectNote } from './ui/EffectNote.tsx';
export { Icon } from './ui/Icon.tsx';
export { JobDialog } from './ui/JobDialog.tsx';
export { Page, Section } from './ui/Page.tsx';
export { ReasonDialog } from './ui/ReasonDialog.tsx';
export { EmptyState, LoadError, Loading } from './ui/states.tsx';
export { DateText, KeyHint, MaskedText, Money, NumberText, StatusChip, type StatusTone } from './ui/values.tsx';
export { showToast } from './toast-store.ts';
export { copyText } from './error-report.ts';
