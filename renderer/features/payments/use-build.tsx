import type { ReactNode } from 'react';
import { useJob } from '../../shared/client.ts';
import { count, money } from '../../shared/format.ts';
import { goTo } from '../../shared/navigation.ts';
import { JobDialog, showToast } from '../../shared/ui.tsx';
import { sheetPath, type SheetKey } from './sheet-key.ts';
import { sheetName, unitOf } from './sheet-words.ts';

/** Building a month, then its page; a refusal shows as a message that says what to do. Show `dialog` on the page. */
export function useBuild(): {
  readonly build: (key: SheetKey) => Promise<boolean>;
  readonly isRunning: boolean;
  readonly dialog: ReactNode;
} {
  const job = useJob('payments.build');
  const build = async (key: SheetKey): Promise<boolean> => {
    const card = await job.start(key);
    if (!card) return false;
    goTo(sheetPath(key));
    showToast({
      tone: 'success',
      text: `${sheetName(card)}发放表草稿已编制：${count(card.persons)} ${unitOf(card)}，${money(card.totalFen)} 元。`,
    });
    return true;
  };
  return { build, isRunning: job.isRunning, dialog: <JobDialog job={job} title="编制发放表" /> };
}
