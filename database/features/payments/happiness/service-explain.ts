/** Why a home stands on a sheet with what it has, as it was known when the sheet was built; and what it was due and got in all years. */
import type { OutputOf } from '../../../../electron/contract/index.ts';
import type { SubsidyHistory } from '../../../../electron/contract/happiness-sheets.ts';
import { AppError } from '../../../../electron/contract/result.ts';
import { sheetStates } from '../../../../electron/contract/payments.ts';
import { labelOf } from '../../../../electron/contract/terms.ts';
import { formatMonth, isoDate, type IsoMonth } from '../../../../electron/contract/values.ts';
import type { Reader } from '../../../core/sql.ts';
import { balanceOf } from '../../happiness/rules-issue.ts';
import type { Basis } from './basis.ts';
import { booksBefore, yearOfLine } from './accounts.ts';
import { basisOfHome, batchHeaders, earlierLines, homesOfSheet, refunds, villages } from './queries.ts';
import { lineTitle, stepsOf } from './rules-words.ts';
import { requiredBatch, titledLines } from './service-read.ts';

/** @throws AppError SUBSIDY_SHEET_NOT_FOUND, SUBSIDY_HOME_NOT_ON_SHEET */
export function explainSubsidy(reader: Reader, month: IsoMonth, happinessHomeId: number): OutputOf<'happiness.explainSheet'> {
  const { header, batch } = requiredBatch(reader, month);
  const text = basisOfHome(reader, header.sheetId, happinessHomeId);
  const home = homesOfSheet(reader, header.sheetId).find((one) => one.happinessHomeId === happinessHomeId);
  if (text === undefined || !home) throw new AppError('SUBSIDY_HOME_NOT_ON_SHEET', { month: formatMonth(month) });
  const basis = JSON.parse(text) as Basis;
  const lines = titledLines(reader, header.sheetId).get(happinessHomeId) ?? [];
  return {
    code: home.code,
    name: home.name,
    townName: home.townName,
    sheetTitle: `${formatMonth(month)}${header.title ?? ''}发放表`,
    stateLabel: labelOf(sheetStates, header.state),
    builtAt: header.builtAt,
    fingerprint: header.fingerprint,
    year: batch.year,
    months: (basis.years.find(({ year }) => year === batch.year) ?? basis.years.at(-1))?.months.map((one) => ({ ...one })) ?? [],
    steps: stepsOf(basis, lines, home.fen, home.carriedFen),
    lines,
    entries: basis.entries.map((entry) => ({ ...entry })),
    fen: home.fen,
    carriedFen: home.carriedFen,
    parameters: basis.policies.map((policy) => ({ ...policy })),
  };
}

type Amounts = SubsidyHistory['totals'];

/** After every sheet there is. */
const afterAll = '9999-12' as IsoMonth;
const lastDay = isoDate('9999-12-31');

/** What locked sheets, the bank and refunds hold for a home in each year, beside what it is due by now. @throws AppError HAPPINESS_NOT_FOUND */
export function subsidyHistory(reader: Reader, happinessHomeId: number): SubsidyHistory {
  const list = villages(reader, lastDay);
  const home = list.find((one) => one.happinessHomeId === happinessHomeId);
  if (!home) throw new AppError('HAPPINESS_NOT_FOUND');
  const headers = batchHeaders(reader);
  const open = headers.find(({ isLocked }) => isLocked === 0)?.month ?? afterAll;
  const accounts = booksBefore(reader, list, open, null).accountsOf(home);
  const years = accounts.map((account) => {
    const lines = account.lines;
    const sum = (wanted: (line: (typeof lines)[number]) => boolean): number =>
      lines.filter(wanted).reduce((total, line) => total + line.fen, 0);
    return {
      year: account.year,
      // Of a first batch alone: what the village may keep for now.
      dueFen: account.issuedFen - account.refundedFen + balanceOf(account),
      issuedFen: sum(({ type }) => type !== 'OFFSET'),
      offsetFen: 0 - sum(({ type }) => type === 'OFFSET'),
      returnedFen: sum(({ isReturned }) => isReturned === 1),
      refundedFen: account.refundedFen,
      balanceFen: balanceOf(account),
    };
  });
  const state = new Map(headers.map((sheet) => [sheet.month, sheet.state]));
  const entries = [
    ...earlierLines(reader, open)
      .filter((line) => line.happinessHomeId === happinessHomeId)
      .flatMap((line) => {
        const own = { month: line.sheetMonth, state: state.get(line.sheetMonth) ?? null, year: yearOfLine(line), documentNo: null };
        return [
          { ...own, on: formatMonth(line.sheetMonth), what: lineTitle(line), fen: line.fen },
          ...(line.isReturned === 1
            ? [{ ...own, on: line.returnedOn ?? '', what: `银行退回：${lineTitle(line)}`, fen: 0 - line.fen }]
            : []),
        ];
      }),
    ...refunds(reader, happinessHomeId).map(({ year, fen, refundedOn, receiptNo }) => ({
      month: null,
      state: null,
      year,
      on: refundedOn,
      what: `退回${year}年奖补`,
      documentNo: receiptNo,
      fen: 0 - fen,
    })),
  ];
  const total = (name: keyof Amounts): number => years.reduce((sum, year) => sum + year[name], 0);
  return {
    happinessHomeId,
    code: home.code,
    name: home.name,
    years,
    totals: {
      dueFen: total('dueFen'),
      issuedFen: total('issuedFen'),
      offsetFen: total('offsetFen'),
      returnedFen: total('returnedFen'),
      refundedFen: total('refundedFen'),
      balanceFen: total('balanceFen'),
    },
    entries,
  };
}
