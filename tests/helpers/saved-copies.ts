/** Copies of a sheet written to files, as the window and the command line write them without encryption. */
import type { PaperInput } from '../../electron/contract/payments.ts';
import type { Protection } from '../../electron/contract/protection.ts';
import { finish, type WriteContext } from '../../database/core/sql.ts';
import { saveReadable } from '../../database/features/exports/service.ts';
import { paperCopySteps, workbookCopySteps, type PaperCopy, type WorkbookCopy } from '../../database/features/payments/service-paper.ts';

type Readable = Exclude<Protection, { kind: 'encrypted' }>;

export function savePaper(context: WriteContext, input: PaperInput, protection: Readable, file: string): PaperCopy {
  const copy = finish(paperCopySteps(context, input, protection));
  saveReadable(context, copy, file, protection);
  return copy;
}

export function saveWorkbook(context: WriteContext, input: PaperInput, protection: Readable, file: string): WorkbookCopy {
  const copy = finish(workbookCopySteps(context, input, protection, file));
  saveReadable(context, copy, file, protection);
  return copy;
}
