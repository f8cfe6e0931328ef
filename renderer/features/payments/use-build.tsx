import type { ReactNode } from 'react';
import type { IsoMonth } from '../../../electron/contract/values.ts';
import { useJob } from '../../shared/client.ts';
import { count, money, monthText } from '../../shared/format.ts';
import { goTo } from '../../shared/navigation.ts';
import { JobDialog, showToast } from '../../shared/ui.tsx';

/** Building a month, then its page; a refusal shows as a message that says what to do. Show `dialog` on the page. */
export function useBuild(): {
  readonly build: (month: IsoMonth) => Promise<boolean>;
  readonly isRunning: boolean;
  readonly dialog: ReactNode;
} {
  const job = useJob('payments.build');
  const build = async (month: IsoMonth): Promise<boolean> => {
    const card = await job.start({ month });
    if (!card) return false;
    goTo(`/payments/${month}`);
    showToast({ tone: 'success', text: `${monthText(month)}发放表草稿已编制：${count(card.persons)} 人，${money(card.totalFen)} 元。` });
    return true;
  };
  return { build, isRunning: job.isRunning, dialog: <JobDialog job={job} title="编制发放表" /> };
}
