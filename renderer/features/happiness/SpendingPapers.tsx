import type { ReactNode } from 'react';
import type { HappinessDetail } from '../../../electron/contract/happiness-shapes.ts';
import { useJob } from '../../shared/client.ts';
import { JobDialog } from '../../shared/ui.tsx';
import { SaveButtons } from './ListExports.tsx';

/** 奖补资金使用备案表 of one home and year. */
export function SpendingPapers({ home, year }: { readonly home: HappinessDetail; readonly year: number }): ReactNode {
  const job = useJob('grading.savePaper');
  return (
    <>
      <SaveButtons
        title={`${home.name}${year}年奖补资金使用备案表`}
        content={`${home.name}${year}年奖补资金使用备案表，含经手、证明、审批人姓名`}
        isDisabled={job.isRunning}
        isRunning={job.isRunning}
        save={async (format, protection, suggestedName) => {
          const paper = { kind: 'spending', year, happinessHomeId: home.happinessHomeId, townCode: null } as const;
          const saved = await job.start({ paper, format, protection }, { suggestedName });
          return saved ? { file: saved.file, done: '已保存备案表' } : null;
        }}
      />
      <JobDialog job={job} title="正在保存备案表" />
    </>
  );
}
