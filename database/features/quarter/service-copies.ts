/** The report and the reminder on paper and as files; each copy that leaves stands in the audit. */
import { createHash } from 'node:crypto';
import type { Protection } from '../../../electron/contract/protection.ts';
import { submissionStates } from '../../../electron/contract/quarter-terms.ts';
import { formatDate, type IsoDate } from '../../../electron/contract/values.ts';
import type { AuditEntry } from '../../core/audit.ts';
import { row, transaction, type Reader, type WriteContext } from '../../core/sql.ts';
import { exportFootLine } from '../../documents/foot-line.ts';
import { cell, documentGrid, formTable, paragraph, signedBy, sizes, title } from '../../documents/letter/build.ts';
import { letterDocx } from '../../documents/letter/letter-docx.ts';
import { letterPdf } from '../../documents/letter/letter-pdf.ts';
import type { Letter } from '../../documents/letter/letter.ts';
import { renderWorkbookSteps } from '../../documents/xlsx/workbook.ts';
import { purposeOf, type ExportContent } from '../exports/service.ts';
import { actorOf } from '../users/scope.ts';
import { maskedContent } from './content.ts';
import { quarterLetter, quarterWorkbook, type Sealing } from './letter.ts';
import { periodName } from './period.ts';
import { reportOf, sealingOf, townStates, type Report } from './service.ts';

export type Format = 'pdf' | 'docx' | 'xlsx';

function entryOf(action: 'quarter.print' | 'quarter.export', end: IsoDate, more: object): AuditEntry {
  return { action, entity: 'quarterReport', entityId: null, after: { end, ...more } };
}

/** A sealed report prints the same whenever it is printed: who and when stands in the log, not on the paper. A draft says that it is one. */
function footOf(context: WriteContext, { sealed }: Report, verb: string): string | null {
  return sealed ? null : `草稿，尚未封存　${exportFootLine(verb, context.clock.now(), context.actor.name, null)}`;
}

type Made = { readonly report: Report; readonly sealing: Sealing };

function made(context: WriteContext, end: IsoDate, isMasked: boolean, documentNo: string | null = null): Made {
  const today = context.clock.today();
  const report = reportOf(context, end, today);
  return {
    report: isMasked ? { ...report, content: maskedContent(report.content) } : report,
    sealing: sealingOf(report.sealed, today, documentNo),
  };
}

async function bytesOf(context: WriteContext, { report, sealing }: Made, format: Format, protection: Protection): Promise<Uint8Array> {
  if (format === 'xlsx') {
    const foot = exportFootLine('导出', context.clock.now(), context.actor.name, null, purposeOf(protection));
    const steps = renderWorkbookSteps(quarterWorkbook(report.content, sealing, foot), '季度报告.xlsx');
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value.content;
    }
  }
  const letter = quarterLetter(report.content, sealing, footOf(context, report, '导出'));
  return format === 'pdf' ? letterPdf([letter]).bytes : letterDocx(letter);
}

/** One file of the report as it is to leave; masked for whoever asks for it so. */
export async function quarterCopy(
  context: WriteContext,
  { end, format, documentNo }: { readonly end: IsoDate; readonly format: Format; readonly documentNo?: string | null },
  protection: Protection,
): Promise<ExportContent> {
  const isMasked = protection.kind === 'masked';
  const bytes = await bytesOf(context, made(context, end, isMasked, documentNo ?? null), format, protection);
  return { bytes, extension: format, entry: entryOf('quarter.export', end, { kind: format, isMasked }) };
}

/** `肥城市民政局_季度报告_2022年第二季度.docx`. */
export function fileName(reader: Reader, end: IsoDate, format: Format): string {
  const region = row<{ name: string }>(reader, 'SELECT region_name AS name FROM ledger')?.name ?? '';
  return `${region}民政局_季度报告_${periodName(end)}.${format}`;
}

/** Which townships have not sent in, for the notice board or the telephone. */
function reminderLetter(context: WriteContext, end: IsoDate): Letter {
  const today = context.clock.today();
  const region = row<{ name: string }>(context, 'SELECT region_name AS name FROM ledger')?.name ?? '';
  const missing = townStates(context, end, today).filter(({ submittedOn }) => submittedOn === null);
  const body = { size: documentGrid.size, linePitch: documentGrid.linePitch } as const;
  const label = (state: string): string => submissionStates.find(({ id }) => id === state)?.label ?? '';
  const name = `${periodName(end)}季报催报单`;
  return {
    name,
    page: 'document',
    hasPageNumbers: true,
    footLine: null,
    blocks: [
      title(name),
      paragraph(
        missing.length === 0
          ? `${periodName(end)}工作情况季报，各乡镇（街道）均已报送。`
          : `下列乡镇（街道）${periodName(end)}工作情况季报尚未报送（报送期限为${formatDate(end)}），请于收到本单后尽快报送：`,
        body,
      ),
      ...(missing.length === 0
        ? []
        : [
            formTable(
              [15, 60, 30, 50],
              [
                {
                  minimumMm: 10,
                  isHeader: true as const,
                  cells: ['序号', '乡镇（街道）', '状态', '说明'].map((words) => cell(words, { face: 'heading', size: sizes.xiaoSi })),
                },
                ...missing.map(({ townName, state, verdict, returns }, index) => ({
                  minimumMm: 9,
                  cells: [
                    cell(String(index + 1)),
                    cell(townName),
                    cell(label(state)),
                    cell(returns > 0 ? `${verdict}，退回${returns}次` : verdict),
                  ],
                })),
              ],
            ),
          ]),
      ...signedBy(`${region}民政局`, formatDate(today)),
    ],
  };
}

/** To look at, or to print. */
export function quarterPaper(
  context: WriteContext,
  { end, kind, isMasked, purpose }: { end: IsoDate; kind: 'report' | 'reminder'; isMasked: boolean; purpose: 'preview' | 'print' },
): { pdf: Uint8Array; pages: number; warnings: string[] } {
  // An auditor reads everything masked.
  const masks = isMasked || actorOf(context).role === 'auditor';
  const letterOf = (): Letter => {
    const { report, sealing } = made(context, end, masks);
    return quarterLetter(report.content, sealing, footOf(context, report, purpose === 'print' ? '打印' : '预览'));
  };
  const { bytes, pages, missing } = letterPdf([kind === 'reminder' ? reminderLetter(context, end) : letterOf()]);
  if (purpose === 'print') {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    transaction(context, (writer) => writer.audit(entryOf('quarter.print', end, { kind, isMasked: masks, pages, sha256 })));
  }
  return { pdf: bytes, pages, warnings: missing.map(({ character }) => `字库中没有“${character}”，以〓代替`) };
}
