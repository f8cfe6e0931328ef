/** The county's quarterly report: its wording, its numbers, its sealing. */
import { AppError } from '../../../electron/contract/result.ts';
import { formatDate, type IsoDate } from '../../../electron/contract/values.ts';
import { row, transaction, type Reader, type WriteContext } from '../../core/sql.ts';
import { findRegion } from '../divisions/national.ts';
import { closePeriod, periodOf } from '../indicators/service-periods.ts';
import { townsOn } from '../situation/service.ts';
import { quarterContent, quarterContentSchema, type QuarterContent } from './content.ts';
import { defaultText } from './default-text.ts';
import { dueDays } from './due.ts';
import { quarterFigures, type QuarterFigures } from './figures.ts';
import type { Sealing } from './letter.ts';
import { periodName } from './period.ts';
import { eventsOf, hasReportingBegun, insertReport, insertText, sealedOf, sealedWith, textsOf, type SealedReport } from './queries.ts';
import { townState, type TownState } from './states.ts';
import { unknownNames } from './text.ts';
import { namedValues } from './values.ts';

/** Null of a day no report is due on. */
export function dueOn(reader: Reader, end: IsoDate): IsoDate | null {
  return dueDays(reader, end).includes(end.slice('yyyy-'.length)) ? end : null;
}

export function townStates(reader: Reader, end: IsoDate, today: IsoDate): TownState[] {
  const events = eventsOf(reader, end);
  const of = { dueOn: dueOn(reader, end), today, hasBegun: hasReportingBegun(reader, end) };
  return townsOn(reader, end).map((town) => townState(town, events, of));
}

/** The bureau above: of the city the county belongs to. */
export function usualRecipients(reader: Reader): string {
  const code = row<{ code: string }>(reader, 'SELECT region_code AS code FROM ledger')?.code ?? '';
  const isCounty = code.length > 'city'.length;
  const above = isCounty ? findRegion(code.slice(0, 'city'.length)) : null;
  return above ? `${above.name}民政局` : '上级民政部门';
}

export type Report = {
  readonly content: QuarterContent;
  readonly sealed: SealedReport | null;
  readonly text: string;
  readonly recipients: string;
};

function draftOf(reader: Reader, figures: QuarterFigures, today: IsoDate): Omit<Report, 'sealed'> {
  const [stored] = textsOf(reader, figures.end);
  const text = stored?.body ?? defaultText(figures);
  const recipients = stored?.recipients ?? usualRecipients(reader);
  const isAsked = eventsOf(reader, figures.end).length > 0;
  const towns = isAsked ? townStates(reader, figures.end, today) : [];
  return { content: quarterContent(figures, { text, recipients, towns }), text, recipients };
}

/** A sealed report is what was sealed; else the words as they stand with the numbers as they are known now. */
export function reportOf(reader: Reader, end: IsoDate, today: IsoDate): Report {
  const sealed = sealedOf(reader, end);
  if (sealed) {
    const content = quarterContentSchema.parse(JSON.parse(sealed.contentJson));
    return { content, sealed, text: content.lines.map((line) => line.text).join('\n'), recipients: content.recipients };
  }
  return { ...draftOf(reader, quarterFigures(reader, end), today), sealed: null };
}

export function sealingOf(sealed: SealedReport | null, today: IsoDate, documentNo: string | null = null): Sealing {
  return sealed
    ? { documentNo: sealed.documentNo, dated: sealed.dated, signer: sealed.signer }
    : { documentNo, dated: today, signer: null };
}

function requireUnsealed(reader: Reader, end: IsoDate): void {
  const sealed = sealedOf(reader, end);
  if (sealed) throw new AppError('QUARTER_SEALED', { period: periodName(end), documentNo: sealed.documentNo });
}

/** Numbers stay names in the text: they are filled in when it is printed. @throws AppError QUARTER_SEALED, QUARTER_NAMES */
export function saveText(
  context: WriteContext,
  { end, recipients, text }: { readonly end: IsoDate; readonly recipients: string; readonly text: string },
): void {
  transaction(context, (writer) => {
    requireUnsealed(writer, end);
    const unknown = unknownNames(text, new Set(namedValues(quarterFigures(writer, end)).keys()));
    if (unknown.length > 0)
      throw new AppError('QUARTER_NAMES', { names: unknown.map(({ name, line }) => `第${line}行“${name}”`).join('、') });
    const id = insertText(writer, { end, recipients, body: text });
    writer.audit({ action: 'quarter.text', entity: 'quarterReport', entityId: id, after: { end, recipients } });
  });
}

/**
 * The numbers of the period are closed and the report is kept letter for letter; what is known better later is told by the next report.
 * @throws AppError QUARTER_SEALED, QUARTER_NUMBER_USED, QUARTER_DATED and those of closing a period
 */
export function seal(
  context: WriteContext,
  {
    end,
    documentNo,
    dated,
    signer,
  }: { readonly end: IsoDate; readonly documentNo: string; readonly dated: IsoDate; readonly signer: string | null },
): void {
  transaction(context, (writer) => {
    requireUnsealed(writer, end);
    const other = sealedWith(writer, documentNo);
    if (other) throw new AppError('QUARTER_NUMBER_USED', { documentNo, period: periodName(other.end) });
    if (dated < end) throw new AppError('QUARTER_DATED', { dated: formatDate(dated), end: formatDate(end) });
    const periodId = periodOf(writer, end)?.periodId ?? closePeriod(writer, { end }).periodId;
    const { content } = draftOf(writer, quarterFigures(writer, end), context.clock.today());
    const id = insertReport(writer, { end, documentNo, dated, signer, contentJson: JSON.stringify(content), periodId });
    writer.audit({ action: 'quarter.seal', entity: 'quarterReport', entityId: id, after: { end, documentNo, dated, signer } });
  });
}
