/** Word templates of the demonstration: the samples of the program, read in by its clerk. */
import { letterSamples } from '../../../electron/contract/word-templates.ts';
import type { WriteContext } from '../../core/sql.ts';
import { sampleFile } from '../letters/samples.ts';
import { keep } from '../letters/service.ts';

export function makeWordTemplates(clerk: WriteContext): void {
  for (const { id, subject, label } of letterSamples)
    keep(clerk, { templateId: null, subject, name: label, note: '演示用' }, `${label}.docx`, sampleFile(id));
}
