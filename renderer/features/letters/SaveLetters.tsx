import { mdiFolderZipOutline, mdiMicrosoftWord } from '@mdi/js';
import Button from '@mui/material/Button';
import { useState, type ReactNode } from 'react';
import type { Protection } from '../../../electron/contract/protection.ts';
import type { LetterSelection } from '../../../electron/contract/word-templates.ts';
import { useJob } from '../../shared/client.ts';
import { count } from '../../shared/format.ts';
import { useSession } from '../../shared/session.ts';
import { Icon, JobDialog, showToast } from '../../shared/ui.tsx';
import { ExportDialog } from '../exports/ExportDialog.tsx';
import type { Exported } from '../exports/ExportedView.tsx';

type Way = 'pack' | 'one';
const titles: Readonly<Record<Way, string>> = { pack: '每份一个 Word 文件', one: '合成一个 Word 文件' };

/** A file for each in one package, or all in one file to print at once. */
export function SaveLetters({
  template,
  selection,
  letters,
  isOff,
}: {
  readonly template: { readonly templateId: number; readonly name: string } | null;
  readonly selection: LetterSelection;
  readonly letters: number;
  readonly isOff: boolean;
}): ReactNode {
  const { today } = useSession();
  const pack = useJob('letters.savePack');
  const one = useJob('letters.saveOne');
  const [asked, setAsked] = useState<Way | null>(null);
  const isRunning = pack.isRunning || one.isRunning;
  const name = `${template?.name ?? '函件'}_${count(letters)}份_${today}`;
  const save = async (way: Way, protection: Exclude<Protection, { kind: 'masked' }>, extension: string): Promise<Exported | null> => {
    if (!template) return null;
    const input = { templateId: template.templateId, selection, protection };
    const options = { suggestedName: `${name}.${extension}` };
    const made = way === 'pack' ? await pack.start(input, options) : await one.start(input, options);
    if (!made) return null;
    const done = `已制作 ${count(made.letters)} 份`;
    if (protection.kind !== 'encrypted') showToast({ tone: 'success', text: done, next: made.file });
    return { file: made.file, done };
  };
  return (
    <>
      <Button
        variant="outlined"
        startIcon={<Icon path={mdiFolderZipOutline} />}
        disabled={isOff || isRunning}
        onClick={() => setAsked('pack')}
      >
        每份一个文件
      </Button>
      <Button
        variant="contained"
        startIcon={<Icon path={mdiMicrosoftWord} />}
        disabled={isOff || isRunning}
        onClick={() => setAsked('one')}
      >
        合成一个 Word
      </Button>
      {asked ? (
        <ExportDialog
          key={asked}
          title={titles[asked]}
          content={`${template?.name ?? ''}，${count(letters)} 份`}
          extension={asked === 'pack' ? 'zip' : 'docx'}
          isMaskable={false}
          save={(protection, extension) => (protection.kind === 'masked' ? Promise.resolve(null) : save(asked, protection, extension))}
          isRunning={isRunning}
          onClose={() => setAsked(null)}
        />
      ) : null}
      <JobDialog job={pack} title="正在制作函件" />
      <JobDialog job={one} title="正在制作函件" />
    </>
  );
}
