import type { ReactNode } from 'react';
import type { InputOf } from '../../../../electron/contract/index.ts';
import type { Protection } from '../../../../electron/contract/protection.ts';
import { useJob } from '../../../shared/client.ts';
import { showToast } from '../../../shared/ui.tsx';
import { ExportDialog } from '../../exports/ExportDialog.tsx';
import type { Exported } from '../../exports/ExportedView.tsx';

/** The answer as a paper or a workbook, made anew from what was asked. */
export function ChoiceSave({
  question,
  format,
  onClose,
}: {
  readonly question: InputOf<'choice.solve'>;
  readonly format: 'pdf' | 'xlsx';
  readonly onClose: () => void;
}): ReactNode {
  const save = useJob('choice.savePaper');
  const write = async (protection: Protection, extension: string): Promise<Exported | null> => {
    const suggestedName = `敬老院改造优先项目测算书${question.asOf}.${extension}`;
    const saved = await save.start({ question, format, protection }, { suggestedName });
    if (!saved) return null;
    if (protection.kind !== 'encrypted') showToast({ tone: 'success', text: '已保存', next: saved.file });
    return { file: saved.file, done: '已保存' };
  };
  return (
    <ExportDialog
      title={format === 'pdf' ? '保存 PDF' : '导出 Excel'}
      content="改造优先项目测算书，只有项目和人数，不含个人信息"
      extension={format}
      save={write}
      isRunning={save.isRunning}
      onClose={onClose}
    />
  );
}
