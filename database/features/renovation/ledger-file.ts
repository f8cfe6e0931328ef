/** The ledger of projects as a workbook that leaves the program: numbered, entered in the audit, masked where asked. */
import type { Protection } from '../../../electron/contract/protection.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import type { Steps, WriteContext } from '../../core/sql.ts';
import { exportFootLine } from '../../documents/foot-line.ts';
import { maskReport } from '../../documents/mask-report.ts';
import type { Report } from '../../documents/report-table.ts';
import { renderWorkbookSteps } from '../../documents/xlsx/workbook.ts';
import { purposeOf, type ExportContent } from '../exports/service.ts';
import { ledgerReport } from './report-ledger.ts';

type Asked = {
  readonly asOf: IsoDate | null;
  readonly regionName: string;
  readonly protection: Protection;
  /** 第几次导出. */
  readonly copyNumber: number;
};
type Drive = <T>(steps: Steps<T>) => Promise<T>;

function* writing(report: Report, path: string): Steps<Uint8Array> {
  const steps = renderWorkbookSteps(report, path);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value.content;
    yield { ...step.value, phase: '正在写入工作簿' };
  }
}

export async function ledgerFile(
  context: WriteContext,
  { asOf, regionName, protection, copyNumber }: Asked,
  path: string,
  drive: Drive,
): Promise<{ copy: ExportContent; rows: number }> {
  const footLine = exportFootLine('导出', context.clock.now(), context.actor.name, copyNumber, purposeOf(protection));
  const day = asOf ?? context.clock.today();
  const full = ledgerReport(context, { asOf: day, unit: regionName, footLine });
  const report = protection.kind === 'masked' ? maskReport(full) : full;
  const bytes = await drive(writing(report, path));
  const rows = full.tables[0]?.rowCount ?? 0;
  const entry = { action: 'renovation.export', entity: 'renovation_project', entityId: null, after: { asOf: day, rows, copyNumber } };
  return { copy: { bytes, extension: 'xlsx', entry }, rows };
}
