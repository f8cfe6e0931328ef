/** The page as a paper: looked at, printed, saved; each copy that leaves is numbered and stands in the audit. It names nobody. */
import { createHash } from 'node:crypto';
import type { Protection } from '../../../electron/contract/protection.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import type { AuditEntry } from '../../core/audit.ts';
import { row, transaction, type Reader, type Steps, type WriteContext } from '../../core/sql.ts';
import { exportFootLine } from '../../documents/foot-line.ts';
import { purposeOf, type ExportContent } from '../exports/service.ts';
import { actorOf, canSeeNumbers, scopeOf, type ScopedReader } from '../users/scope.ts';
import { situationPdfSteps, type DrawnPdf, type SituationPage } from './paper/sheet.ts';
import { readerFor, situation, townsOn } from './service.ts';

export type PaperAsked = { readonly townCode: string | null; readonly asOf?: IsoDate | null | undefined; readonly each: boolean };

function readerOf(context: WriteContext): ScopedReader {
  const actor = actorOf(context);
  return { connection: context.connection, scope: scopeOf(actor), canSeeNumbers: canSeeNumbers(actor.role) };
}

/** A 街道 has an office and no government. */
function unitOf(placeName: string, townCode: string | null): string {
  if (townCode === null) return `${placeName}民政局`;
  if (placeName.endsWith('办事处')) return placeName;
  return placeName.endsWith('街道') ? `${placeName}办事处` : `${placeName}人民政府`;
}

type Plan = { readonly pages: Iterable<SituationPage>; readonly total: number; readonly title: string; readonly asOf: IsoDate };

/** The page that is asked for; with `each` the county's and one for each of its townships. @throws AppError OUT_OF_SCOPE */
function planOf(reader: ScopedReader, { townCode, asOf, each }: PaperAsked, today: IsoDate): Plan {
  const day = asOf ?? today;
  const isAll = each && townCode === null && reader.scope.kind === 'county';
  const towns = isAll ? [null, ...townsOn(reader, day).map(({ code }) => code)] : [townCode];
  for (const town of towns) readerFor(reader, town);
  return {
    total: towns.length,
    title: isAll ? '单页情况表（县和各乡镇）' : '单页情况表',
    asOf: day,
    pages: (function* make(): Generator<SituationPage> {
      for (const town of towns) {
        const found = situation(reader, { townCode: town, asOf: day });
        yield { situation: found, unit: unitOf(found.placeName, found.townCode) };
      }
    })(),
  };
}

function* phased(steps: ReturnType<typeof situationPdfSteps>): Steps<DrawnPdf> {
  try {
    let step = steps.next();
    while (step.done !== true) {
      yield { ...step.value, phase: '正在统计和排版' };
      step = steps.next();
    }
    return step.value;
  } finally {
    steps.return(undefined as never);
  }
}

function nextCopy(reader: Reader, action: string): number {
  return 1 + (row<{ n: number }>(reader, 'SELECT count(*) AS n FROM audit WHERE action = ?', action)?.n ?? 0);
}

function entryOf(action: string, asked: PaperAsked, asOf: IsoDate, more: object): AuditEntry {
  return { action, entity: 'ledger', entityId: null, after: { asOf, townCode: asked.townCode, ...more } };
}

/** To look at, or to print. @throws AppError OUT_OF_SCOPE */
export function* situationPaperSteps(
  context: WriteContext,
  { purpose, ...asked }: PaperAsked & { readonly purpose: 'preview' | 'print' },
): Steps<{ pdf: Uint8Array; pages: number; warnings: string[] }> {
  const isPrint = purpose === 'print';
  const copyNumber = isPrint ? nextCopy(context, 'situation.print') : null;
  const plan = planOf(readerOf(context), asked, context.clock.today());
  const footLine = exportFootLine(isPrint ? '打印' : '预览', context.clock.now(), context.actor.name, copyNumber);
  const { bytes, pages, missing } = yield* phased(situationPdfSteps(plan.title, plan.pages, plan.total, footLine));
  if (isPrint) {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    transaction(context, (writer) => writer.audit(entryOf('situation.print', asked, plan.asOf, { copyNumber, pages, sha256 })));
  }
  return { pdf: bytes, pages, warnings: missing.map(({ character }) => `字库中没有“${character}”，以〓代替`) };
}

/** A numbered copy in memory. @throws AppError OUT_OF_SCOPE */
export function* situationCopySteps(
  context: WriteContext,
  asked: PaperAsked,
  protection: Protection,
): Steps<ExportContent & { readonly pages: number }> {
  const copyNumber = nextCopy(context, 'situation.export');
  const plan = planOf(readerOf(context), asked, context.clock.today());
  const footLine = exportFootLine('导出', context.clock.now(), context.actor.name, copyNumber, purposeOf(protection));
  const { bytes, pages } = yield* phased(situationPdfSteps(plan.title, plan.pages, plan.total, footLine));
  return { bytes, extension: 'pdf', entry: entryOf('situation.export', asked, plan.asOf, { kind: 'pdf', pages, copyNumber }), pages };
}
