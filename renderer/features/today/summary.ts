import type { OutputOf } from '../../../electron/contract/index.ts';

export type Summary = OutputOf<'today.summary'>;
