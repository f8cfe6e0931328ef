/** Why a home stands on a sheet with what it has, as a paper for an audit file. */
import type { SubsidyExplanation } from '../../../../electron/contract/happiness-sheets.ts';
import { happinessGrades } from '../../../../electron/contract/happiness-terms.ts';
import type { Protection } from '../../../../electron/contract/protection.ts';
import { labelOf } from '../../../../electron/contract/terms.ts';
import { formatYuan, type IsoMonth } from '../../../../electron/contract/values.ts';
import type { Steps, WriteContext } from '../../../core/sql.ts';
import { exportFootLine } from '../../../documents/foot-line.ts';
import { renderSteps } from '../../../documents/pdf/paper.ts';
import type { Report, ReportRow } from '../../../documents/report-table.ts';
import { purposeOf, type ExportContent } from '../../exports/service.ts';
import { moneyColumn, unitOf } from '../report-parts.ts';
import { leadOf } from '../report-tables.ts';
import { entryDay, verdictWords } from './rules-words.ts';
import { explainSubsidy } from './service-explain.ts';

function reportOf(context: WriteContext, explanation: SubsidyExplanation, month: IsoMonth, footLine: string): Report {
  const { bureau } = unitOf(context);
  const { name, code, year, months, entries, lines, fen, steps, parameters, fingerprint, sheetTitle } = explanation;
  const lead = leadOf(`填报单位：${bureau}`, month);
  const shared = { lead, wordsColumn: null, hasTotals: false, signOff: [], sealOf: null } as const;
  return {
    paper: 'A4',
    watermark: fingerprint === null ? '草稿' : null,
    fingerprint: fingerprint?.slice(0, 8) ?? null,
    footLine,
    tables: [
      {
        ...shared,
        name: '计算依据',
        title: `${name}（${code}）运营奖补发放依据说明`,
        columns: [
          { title: '月份', kind: 'month', widthMm: 22 },
          { title: '月初生效等级', kind: 'text', widthMm: 26 },
          { title: '等级依据', kind: 'text', widthMm: 60 },
          { title: '开放天数', kind: 'integer', widthMm: 20 },
          { title: '最少天数', kind: 'integer', widthMm: 20 },
          { title: '年奖补标准', kind: 'money', widthMm: 30 },
          { title: '是否计补', kind: 'text', widthMm: 40 },
        ],
        rows: months.map((one): ReportRow => [
          one.month,
          one.grade === null ? '未评' : labelOf(happinessGrades, one.grade),
          one.documentNo,
          one.openDays,
          one.minOpenDays,
          one.annualFen,
          verdictWords(one.verdict),
        ]),
        rowCount: months.length,
        notes: [
          `所在发放表：${sheetTitle}。`,
          ...steps,
          ...parameters.map(({ title, value, documentNo, validFrom }) => `${title}：${value}（${documentNo}，${validFrom}起）。`),
        ],
      },
      {
        ...shared,
        name: '历次拨付',
        title: `${name}（${code}）本次和历次拨付、退回`,
        hasTotals: true,
        columns: [
          { title: '序号', kind: 'index', widthMm: 15 },
          { title: '所属年度', kind: 'text', widthMm: 30 },
          { title: '时间', kind: 'text', widthMm: 50 },
          { title: '事项', kind: 'text', widthMm: 80 },
          moneyColumn('金额', 45),
        ],
        rows: [
          ...entries.map((entry): ReportRow => [`${entry.year}年`, entryDay(entry.on), entry.what, entry.fen]),
          ...lines.map((line): ReportRow => [`${line.forMonth.slice(0, 4)}年`, entryDay(month), `本次：${line.title}`, line.fen]),
        ].map((row, index): ReportRow => [index + 1, ...row]),
        rowCount: entries.length + lines.length,
        wordsColumn: null,
        notes: [`${year}年运营奖补，本次拨付 ${formatYuan(fen)} 元。`],
        signOff: ['说明人：', '复核人：', '日期：'],
      },
    ],
  };
}

export type ExplanationAsked = { readonly month: IsoMonth; readonly happinessHomeId: number };

/** @throws AppError SUBSIDY_SHEET_NOT_FOUND, SUBSIDY_HOME_NOT_ON_SHEET */
export function* explanationCopySteps(
  context: WriteContext,
  { month, happinessHomeId }: ExplanationAsked,
  protection: Protection,
): Steps<ExportContent & { readonly pages: number }> {
  const explanation = explainSubsidy(context, month, happinessHomeId);
  const foot = exportFootLine('导出', context.clock.now(), context.actor.name, null, purposeOf(protection));
  const drawing = renderSteps(reportOf(context, explanation, month, foot));
  let step = drawing.next();
  while (step.done !== true) {
    yield { ...step.value, phase: '正在排版' };
    step = drawing.next();
  }
  const { bytes, pages } = step.value;
  return {
    bytes,
    extension: 'pdf',
    pages,
    entry: {
      action: 'explanation.export',
      entity: 'happiness_home',
      entityId: happinessHomeId,
      after: { sheetTitle: explanation.sheetTitle, format: 'pdf' },
    },
  };
}
