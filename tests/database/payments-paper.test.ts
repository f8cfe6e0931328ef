/** Explanations and papers of the sample county: the first month as a draft, a late month with every kind of correction. */
import { beforeAll, describe, expect, test } from 'vitest';
import { row, rows, finish } from '../../database/core/sql.ts';
import { renderPaper } from '../../database/documents/pdf/paper.ts';
import type { Report, ReportTable } from '../../database/documents/report-table.ts';
import { cancelledFacts, everything, factsOfPeople } from '../../database/features/payments/queries-facts.ts';
import { paidHomes } from '../../database/features/payments/queries-basis.ts';
import { settledRows } from '../../database/features/payments/queries-settled.ts';
import { sheetReport } from '../../database/features/payments/report.ts';
import type { PaperPart as Scope } from '../../database/features/payments/rules-scope.ts';
import { destituteRules } from '../../database/features/payments/rules-schemes.ts';
import { sheetPart } from '../../database/features/payments/rules-sheet.ts';
import { standardBook } from '../../database/features/payments/rules.ts';
import {
  buildSheetSteps,
  explain,
  explainByIdNumber,
  lockSheet,
  paperBytesSteps,
  scopeByCode,
  sheetDetail,
  showSheet,
  suggestedFileName,
} from '../../database/features/payments/service.ts';
import { standardsInForce } from '../../database/features/standards/service.ts';
import { addMonths, formatYuan, isoMonth, type IsoMonth } from '../../electron/contract/values.ts';
import { memoryLedger, temporaryFolder, type TestLedger } from '../helpers/ledger.ts';
import { importSample, takeInSampleCounty } from '../helpers/sample-county.ts';
import { refusal } from './payments-county.ts';
import { savePaper, saveWorkbook } from '../helpers/saved-copies.ts';

const [january, may, september] = [isoMonth('2022-01'), isoMonth('2022-05'), isoMonth('2022-09')];
let context: TestLedger;

async function lockAndGoOn(month: IsoMonth): Promise<void> {
  lockSheet(context, { month, reason: '样本核对' });
  const next = addMonths(month, 1);
  await importSample(context, 'changes', `特困人员异动登记表_${next}.xlsx`);
  if (next === september) await importSample(context, 'standards', '救助标准表_2022年9月调整.xlsx');
  finish(buildSheetSteps(context, next));
}

beforeAll(async () => {
  context = memoryLedger();
  await takeInSampleCounty(context);
  finish(buildSheetSteps(context, january));
}, 60_000);

function report(month: IsoMonth, scope: Scope = null): Report {
  return sheetReport(context, { month, scope, paper: 'A4' }, '');
}

function column(table: ReportTable, title: string, group?: string): (string | number | null)[] {
  const index = table.columns.findIndex((candidate) => candidate.title === title && candidate.group === group);
  return [...table.rows].map((cells) => cells[index] ?? null);
}

function sum(values: readonly (string | number | null)[]): number {
  return values.reduce<number>((total, value) => total + Number(value ?? 0), 0);
}

describe('首月的纸质表', () => {
  test('先各机构，再各乡镇，再汇总，再附表；每部分合计之和等于全表合计', () => {
    const { tables, watermark, fingerprint } = report(january);
    const { groups } = sheetDetail(context, january, context.actor.userId);
    expect([watermark, fingerprint]).toEqual(['草稿', null]);
    expect(tables.map((table) => table.name)).toEqual([...groups.map((group) => group.name), '汇总', '附表 收款账户']);
    expect(groups.findIndex((group) => group.kind === 'town')).toBe(groups.filter((group) => group.kind === 'home').length);
    groups.forEach((group, index) => {
      const table = tables[index];
      expect([
        table?.rowCount,
        sum(column(report(january).tables[index] ?? (table as ReportTable), '合计')),
        table?.signOff.includes('敬老院院长：'),
      ]).toEqual([group.persons, group.totalFen, group.kind === 'home']);
    });
    const summary = report(january).tables.find((table) => table.name === '汇总') as ReportTable;
    expect([sum(column(summary, '合计')), sum(column(summary, '人数'))]).toEqual([58321500, 600]);
    expect(summary.notes).toEqual(['本月发放 600 人，1200 笔。']);
  });

  test('标题、单位、所属期、签字栏', () => {
    const [home] = report(january).tables;
    expect(home).toMatchObject({
      title: '肥城市2022年1月特困人员供养金、照料护理费发放表（集中供养）',
      lead: { left: '填报单位（盖章）：肥城县级特困供养服务中心', centre: '所属期：2022年1月', right: '单位：元' },
      signOff: ['制表人：', '审核人：', '敬老院院长：', '分管领导：', '主要负责人：'],
      sealOf: '肥城县级特困供养服务中心',
      notes: ['收款单位：肥城县级特困供养服务中心（370983H01），账号待补。'],
    });
    const town = report(january).tables.find((table) => table.name === '王庄镇') as ReportTable;
    expect(town.title).toBe('肥城市2022年1月特困人员供养金、照料护理费发放表（分散供养）');
    expect(town.signOff).toEqual(['制表人：', '审核人：', '乡镇（街道）经办人：', '乡镇（街道）负责人：', '分管领导：', '主要负责人：']);
  });

  test('分散供养一人一行两个收款人，账号只露后四位，缺的写账号待补；附表有全文', () => {
    const town = (): ReportTable => report(january).tables.find((table) => table.name === '王庄镇') as ReportTable;
    expect(column(town(), '账号后四位', '供养金').every((text) => /^\d{4}$/.test(String(text)))).toBe(true);
    expect(new Set(column(town(), '账号后四位', '护理费'))).toEqual(new Set(['账号待补']));
    expect(column(town(), '收款人', '供养金')).toEqual(column(town(), '姓名'));
    const annex = (): ReportTable => report(january).tables.find((table) => table.name === '附表 收款账户') as ReportTable;
    const scattered = rows<{ name: string }>(
      context,
      "SELECT name FROM sheet_person p WHERE p.mode = 'scattered' AND p.sheet_id = (SELECT sheet_id FROM sheet WHERE month = '2022-01')",
    );
    expect(annex().rowCount).toBe(scattered.length);
    expect(column(annex(), '账号', '供养金收款账户').every((text) => /^\d{19}$/.test(String(text)))).toBe(true);
  });

  test('人人在表上，一人一处', () => {
    const names = report(january)
      .tables.filter((table) => table.signOff.length > 0 && table.name !== '汇总')
      .flatMap((table) => column(table, '身份证号'));
    const stored = rows<{ idNumber: string }>(context, 'SELECT id_number AS idNumber FROM sheet_person').map(({ idNumber }) => idNumber);
    expect(new Set(names)).toEqual(new Set(stored));
    expect(names).toHaveLength(600);
  });

  test('只要一家机构或一个乡镇：编号、名称都认得，表上没有的说清楚', () => {
    const home = scopeByCode(context, january, { home: '370983H04' });
    const town = scopeByCode(context, january, { town: '王庄镇' });
    const { groups } = sheetDetail(context, january, context.actor.userId);
    expect(report(january, home).tables.map((table) => [table.name, table.rowCount])).toEqual(
      groups.filter((group) => 'homeId' in home && group.key === `home:${home.homeId}`).map((group) => [group.name, group.persons]),
    );
    expect(report(january, town).tables.map((table) => table.name)).toEqual(['王庄镇', '附表 收款账户']);
    expect(
      new Set(
        report(january, town)
          .tables.flatMap((table) => column(table, '乡镇（街道）'))
          .filter(Boolean),
      ),
    ).toEqual(new Set(['王庄镇']));
    expect('townCode' in town && scopeByCode(context, january, { town: town.townCode })).toEqual(town);
    expect(refusal(() => scopeByCode(context, january, { home: 'H99' })).message).toBe('2022年1月 发放表里没有“H99”。');
    expect(refusal(() => scopeByCode(context, january, { town: '泰山镇' })).message).toBe('2022年1月 发放表里没有“泰山镇”。');
    expect(refusal(() => report(january, { townCode: '370983000' })).code).toBe('HOME_OR_TOWN_NOT_IN_SHEET');
    expect(refusal(() => report(isoMonth('2022-02'))).message).toBe('2022年2月 还没有发放表。');
  });

  test('每行的理由：规则和出处、标准和文号、事实和来源、算式', () => {
    const person = row<{ personId: number; idNumber: string }>(
      context,
      "SELECT person_id AS personId, id_number AS idNumber FROM sheet_person WHERE mode = 'scattered' ORDER BY person_id LIMIT 1",
    );
    const { lines } = explain(context, { month: january, personId: person?.personId ?? 0 });
    expect(explainByIdNumber(context, { month: january, idNumber: person?.idNumber ?? '' }).lines).toEqual(lines);
    const [basic, care] = lines;
    expect(lines.map((line) => [line.type, line.title, line.payee])).toEqual([
      ['BASIC', '2022年1月基本生活标准', 'person'],
      ['CARE', '2022年1月照料护理费', 'caregiver'],
    ]);
    expect(basic?.rule).toContain('国发〔2016〕14号');
    expect(basic?.rule).toContain('民发〔2021〕43号');
    expect(basic?.standard).toEqual({
      name: '农村特困基本生活标准',
      amountFen: 66300,
      validFrom: '2022-01-01',
      documentNo: '样民发〔2022〕2号',
      documentTitle: null,
    });
    expect(basic?.arithmetic).toBe('663.00 元/月 × 1 个月 ＝ 663.00 元');
    expect(basic?.facts.map((fact) => fact.title)).toEqual(['确认', '户籍地', '供养方式', '一卡通账号']);
    expect(care?.facts.map((fact) => fact.title)).toEqual(['确认', '自理能力评估', '供养方式', '照料人']);
    expect(care?.facts.every((fact) => /^导入《特困人员花名册\.xlsx》第\d+行$/.test(fact.source))).toBe(true);
    expect(refusal(() => explain(context, { month: january, personId: 99_999 })).code).toBe('PERSON_NOT_FOUND');
    expect(refusal(() => explainByIdNumber(context, { month: january, idNumber: '370999190001010000' })).message).toBe(
      '台账中没有身份证号为 370999190001010000 的人员。',
    );
  });

  test('预览不留记录；打印、保存、导出各有编号和审计，两次打印只差页脚', () => {
    const folder = temporaryFolder();
    try {
      const input = { month: january, scope: null, paper: 'A4' } as const;
      const protection = { kind: 'plain', purpose: '命令行' } as const;
      const audits = (): { action: string; after: string }[] =>
        rows(context, "SELECT action, after_json AS after FROM audit WHERE action IN ('sheet.print', 'sheet.export') ORDER BY seq");
      const preview = finish(paperBytesSteps(context, { ...input, purpose: 'preview' }));
      expect([preview.pages, preview.warnings, audits()]).toEqual([63, [], []]);
      const first = finish(paperBytesSteps(context, { ...input, purpose: 'print' }));
      const saved = savePaper(context, input, protection, `${folder.path}/表.pdf`);
      const workbook = saveWorkbook(
        context,
        { ...input, scope: scopeByCode(context, january, { town: '王庄镇' }) },
        protection,
        `${folder.path}/表.xlsx`,
      );
      expect([first.pages, saved.pages]).toEqual([63, 63]);
      expect(workbook.rows).toBe(
        report(january, scopeByCode(context, january, { town: '王庄镇' })).tables.reduce((total, table) => total + table.rowCount, 0),
      );
      expect(
        sheetDetail(context, january, context.actor.userId).copies.map(({ kind, scope, copyNumber }) => [kind, scope, copyNumber]),
      ).toEqual([
        ['pdf', '全部', 1],
        ['pdf', '全部', 2],
        ['xlsx', '王庄镇', 1],
      ]);
      expect(audits().map(({ action, after }) => [action, (JSON.parse(after) as { purpose?: string }).purpose ?? null])).toEqual([
        ['sheet.print', null],
        ['sheet.export', '命令行'],
        ['sheet.export', '命令行'],
      ]);
      expect(suggestedFileName(context, input, '2022-02-01', 'xlsx')).toBe('肥城市民政局_特困人员供养金发放表_2022-01_2022-02-01.xlsx');
    } finally {
      folder.remove();
    }
  });
});

describe('迟到的事实在纸上', () => {
  beforeAll(async () => {
    for (let month = january; month < september; month = addMonths(month, 1)) await lockAndGoOn(month);
    lockSheet(context, { month: september, reason: '样本核对' });
  }, 60_000);

  test('锁定之后没有水印，有指纹；前后两次内容相同', () => {
    const first = report(may);
    expect([first.watermark, first.fingerprint]).toEqual([
      null,
      sheetDetail(context, may, context.actor.userId).card.fingerprint?.slice(0, 8),
    ]);
    const plain = (sheet: Report): unknown => sheet.tables.map((table) => ({ ...table, rows: [...table.rows] }));
    expect(plain(first)).toEqual(plain(report(may)));
    expect(Buffer.from(renderPaper(report(may)).bytes).equals(renderPaper(report(may)).bytes)).toBe(true);
  });

  test('补发、抵扣、丧葬费各有其栏，横着加、竖着加都对，附表逐行说明原因', () => {
    for (const month of [may, september]) {
      const shown = showSheet(context, month);
      const { tables } = report(month);
      const annex = tables.find((table) => table.name === '附表 补发抵扣') as ReportTable;
      const listed = [...annex.rows];
      const reasons = listed.map((cells) => String(cells[8]));
      expect(sum(listed.map((cells) => cells[7] ?? null))).toBe(
        sum(shown.lines.filter((line) => line.type !== 'BASIC' && line.type !== 'CARE').map((line) => line.fen)),
      );
      expect(
        reasons.every((reason) =>
          /^(供养期间死亡|标准调整（样民发〔2022〕19号）|死亡（.+日）|终止：.+（.+日）|自理能力变更（.+日）|供养方式变更（.+日）|确认（.+日）)$/.test(
            reason,
          ),
        ),
      ).toBe(true);
      const summary = report(month).tables.find((table) => table.name === '汇总') as ReportTable;
      for (const cells of summary.rows) {
        const total = summary.columns.findIndex((candidate) => candidate.title === '合计');
        expect(sum(cells.slice(4, total))).toBe(cells[total]);
      }
      expect(sum(column(report(month).tables.find((table) => table.name === '汇总') as ReportTable, '合计'))).toBe(shown.totalFen);
    }
  });

  test('追回和待定另列，不计入合计', () => {
    const { tables } = report(september);
    expect(tables.slice(-2).map((table) => [table.name, table.rowCount])).toEqual([
      ['附表 追回', 6],
      ['附表 补发待定', 5],
    ]);
    const summary = tables.find((table) => table.name === '汇总') as ReportTable;
    expect(summary.notes.slice(1)).toEqual([
      '另行追回 6 笔，2,889.00 元，不计入合计，见附表。',
      '供养已终止、补发待决定 5 笔，119.00 元，不计入合计，见附表。',
    ]);
    const [, recovery] = [...tables].reverse();
    expect(new Set(column(recovery as ReportTable, '原因'))).toEqual(new Set(['死亡（2022年5月5日）']));
  });

  test('每一行更正：应发减已列等于本行，应发按编表时掌握的情况', () => {
    for (const month of [isoMonth('2022-04'), may, september]) {
      const people = rows<{ personId: number }>(
        context,
        "SELECT DISTINCT l.person_id AS personId FROM sheet_line l JOIN sheet s ON s.sheet_id = l.sheet_id WHERE s.month = ? AND l.line_type NOT IN ('BASIC', 'CARE') LIMIT 60",
        month,
      );
      expect(people.length).toBeGreaterThan(0);
      for (const { personId } of people)
        for (const line of explain(context, { month, personId }).lines) {
          const amounts = [...line.arithmetic.matchAll(/-?[\d,]+\.\d\d/g)].map(([text]) =>
            Math.round(Number(text.replaceAll(',', '')) * 100),
          );
          expect(amounts.at(-1)).toBe(line.fen);
          if (line.type === 'BACKPAY' || line.type === 'OFFSET') expect((amounts[0] ?? 0) - (amounts[1] ?? 0)).toBe(line.fen);
          if (line.type === 'FUNERAL')
            expect(line.arithmetic).toBe(`${formatYuan(line.standard?.amountFen ?? 0)} 元 × 6 ＝ ${formatYuan(line.fen)} 元`);
        }
    }
  });

  test('只重算有变化的人，与全部重算一样', () => {
    const standards = standardBook(standardsInForce(context));
    const basis = { month: september, homes: paidHomes(context), ...destituteRules(standards, () => 6) };
    const full = factsOfPeople(context, 1, 100_000, cancelledFacts(context, everything), everything).map((facts) =>
      sheetPart(facts, basis, january, settledRows(context, facts.personId, september)),
    );
    const shown = showSheet(context, september);
    expect([
      full.flatMap((part) => part.lines).length,
      full.flatMap((part) => part.recoveries).length,
      full.flatMap((part) => part.pending).length,
    ]).toEqual([shown.lines.length, shown.recoveries.length, shown.pending.length]);
    expect(sum(full.flatMap((part) => part.lines.map((line) => line.fen)))).toBe(shown.totalFen);
  });
});
