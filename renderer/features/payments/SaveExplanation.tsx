import type { ReactNode } from 'react';
import type { Protection } from '../../../electron/contract/protection.ts';
import { useAction } from '../../shared/client.ts';
import { showToast } from '../../shared/ui.tsx';
import { ExportDialog } from '../exports/ExportDialog.tsx';
import type { Exported } from '../exports/ExportedView.tsx';
import type { Explanation } from './explain-text.ts';
import type { SheetKey } from './sheet-key.ts';

type SaveExplanationProps = {
  readonly sheet: SheetKey;
  readonly personId: number;
  readonly explanation: Explanation;
  readonly format: 'pdf' | 'docx';
  readonly onClose: () => void;
};

/** All reasons of a person on a sheet, for an audit file. */
export function SaveExplanation({ sheet, personId, explanation, format, onClose }: SaveExplanationProps): ReactNode {
  const save = useAction('payments.saveExplanation');
  const write = async (protection: Protection, extension: string): Promise<Exported | null> => {
    const suggestedName = `发放依据说明_${explanation.name}_${sheet.month}.${extension}`;
    const saved = await save.run({ ...sheet, personId, key: null, format, protection }, { suggestedName });
    if (!saved) return null;
    if (protection.kind !== 'encrypted') showToast({ tone: 'success', text: `已保存：${saved.file}` });
    return { file: saved.file, done: '已保存' };
  };
  return (
    <ExportDialog
      title={format === 'pdf' ? '保存 PDF' : '保存 Word'}
      content={`${explanation.name}的发放依据说明，含身份证号和收款账号`}
      extension={format}
      save={write}
      isRunning={save.isRunning}
      onClose={onClose}
    />
  );
}
