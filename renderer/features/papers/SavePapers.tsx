import { mdiChevronDown, mdiFilePdfBox, mdiMicrosoftWord } from '@mdi/js';
import Button from '@mui/material/Button';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState, type ReactNode } from 'react';
import type { PaperOrder } from '../../../electron/contract/papers.ts';
import type { Protection } from '../../../electron/contract/protection.ts';
import { useJob } from '../../shared/client.ts';
import { count } from '../../shared/format.ts';
import { useSession } from '../../shared/session.ts';
import { Icon, JobDialog, showToast } from '../../shared/ui.tsx';
import { ExportDialog } from '../exports/ExportDialog.tsx';
import type { Exported } from '../exports/ExportedView.tsx';
import { kindLabel } from './paper-order.ts';

/** One file with everything, or a file for each paper in a package. */
type Way = 'pdf' | 'pdfEach' | 'word' | 'wordEach';

const titles: Readonly<Record<Way, string>> = {
  pdf: '保存 PDF',
  pdfEach: '保存 PDF（每份一个文件）',
  word: '保存 Word',
  wordEach: '保存 Word（每份一个文件）',
};
const endings: Readonly<Record<Way, string>> = { pdf: 'pdf', pdfEach: 'zip', word: 'docx', wordEach: 'zip' };

type SavePapersProps = { readonly order: PaperOrder; readonly who: string; readonly people: number; readonly isOff: boolean };

export function SavePapers({ order, who, people, isOff }: SavePapersProps): ReactNode {
  const { today } = useSession();
  const savePdf = useJob('papers.savePdf');
  const saveWord = useJob('papers.saveWord');
  const savePack = useJob('papers.savePack');
  const [asked, setAsked] = useState<Way | null>(null);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const papers = people * order.kinds.length;
  const isRunning = savePdf.isRunning || saveWord.isRunning || savePack.isRunning;
  const what = order.kinds.length === 1 && order.kinds[0] ? kindLabel(order.kinds[0]) : '文书';
  const name = `${what}_${people === 1 ? who : `${count(people)}人`}_${today}`;

  const save = async (way: Way, protection: Exclude<Protection, { kind: 'masked' }>, extension: string): Promise<Exported | null> => {
    const options = { suggestedName: `${name}.${extension}` };
    const input = { ...order, protection };
    const saved =
      way === 'pdf'
        ? await savePdf.start(input, options)
        : way === 'word'
          ? await saveWord.start(input, options)
          : await savePack.start({ ...input, format: way === 'pdfEach' ? 'pdf' : 'docx' }, options);
    if (!saved) return null;
    const done = `已保存 ${count(saved.papers)} 份`;
    if (saved.warnings.length > 0) showToast({ tone: 'warning', text: `${saved.warnings.slice(0, 3).join('；')}。` });
    if (protection.kind !== 'encrypted') showToast({ tone: 'success', text: done, next: saved.file });
    return { file: saved.file, done };
  };
  return (
    <>
      <Button
        variant="outlined"
        startIcon={<Icon path={mdiMicrosoftWord} />}
        disabled={isOff || isRunning}
        onClick={() => setAsked(papers === 1 ? 'word' : 'wordEach')}
      >
        保存 Word
      </Button>
      <Button
        variant="outlined"
        startIcon={<Icon path={mdiFilePdfBox} />}
        endIcon={papers > 1 ? <Icon path={mdiChevronDown} /> : undefined}
        aria-haspopup={papers > 1 ? 'menu' : undefined}
        disabled={isOff || isRunning}
        onClick={(event) => (papers > 1 ? setAnchor(event.currentTarget) : setAsked('pdf'))}
      >
        保存 PDF
      </Button>
      <Menu open={anchor !== null} anchorEl={anchor} onClose={() => setAnchor(null)}>
        {(['pdf', 'pdfEach'] as const).map((way) => (
          <MenuItem
            key={way}
            onClick={() => {
              setAnchor(null);
              setAsked(way);
            }}
          >
            {way === 'pdf' ? '全部连成一个文件' : '每份一个文件，打成压缩包'}
          </MenuItem>
        ))}
      </Menu>
      {asked ? (
        <ExportDialog
          key={asked}
          title={titles[asked]}
          content={`${who}，${count(papers)} 份文书，含身份证号`}
          extension={endings[asked]}
          isMaskable={false}
          save={(protection, extension) => (protection.kind === 'masked' ? Promise.resolve(null) : save(asked, protection, extension))}
          isRunning={isRunning}
          onClose={() => setAsked(null)}
        />
      ) : null}
      <JobDialog job={savePdf} title="保存 PDF" />
      <JobDialog job={saveWord} title="保存 Word" />
      <JobDialog job={savePack} title={asked ? titles[asked] : '保存文书'} />
    </>
  );
}
