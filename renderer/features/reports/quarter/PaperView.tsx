import type { ReactNode } from 'react';
import type { IsoDate } from '../../../../electron/contract/values.ts';
import { useJob } from '../../../shared/client.ts';
import { PaperDesk } from '../../../shared/paper/PaperDesk.tsx';
import { usePrint } from '../../../shared/paper/use-print.ts';

/** The report or the reminder as it is printed. */
export function PaperView({
  end,
  kind,
  actions,
}: {
  readonly end: IsoDate;
  readonly kind: 'report' | 'reminder';
  readonly actions?: ReactNode;
}): ReactNode {
  const asked = { end, kind, isMasked: false } as const;
  const job = useJob('quarter.paper', { isQuiet: true });
  const { print, isPrinting } = usePrint('quarter.paper');
  return (
    <PaperDesk
      make={() => job.start({ ...asked, purpose: 'preview' })}
      cancel={job.cancel}
      job={job}
      printing={{ send: () => print({ ...asked, purpose: 'print' }), isRunning: isPrinting }}
      renderActions={() => actions}
    />
  );
}
