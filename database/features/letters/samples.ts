/** Word files that come with the program: to begin a template with. */
import { readFileSync } from 'node:fs';
import type { LetterSampleId } from '../../../electron/contract/word-templates.ts';
import { resourcePath } from '../../core/resources.ts';

const files: Readonly<Record<LetterSampleId, string>> = {
  visitNotice: 'visit-notice',
  homeCheck: 'home-check',
  villageLetter: 'village-letter',
  projectUrge: 'project-urge',
};

export function sampleFile(id: LetterSampleId): Uint8Array {
  return readFileSync(resourcePath(`features/letters/data/${files[id]}.docx`));
}
