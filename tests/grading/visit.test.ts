/** The visit workbook goes out, is filled in in another program, comes back. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { row, rows } from '../../database/core/sql.ts';
import { caseById } from '../../database/features/grading/queries-cases.ts';
import { made } from '../../database/features/grading/papers/making.ts';
import { commitVisit, readVisit } from '../../database/features/grading/papers/visit-service.ts';
import { visitWorkbook, type VisitSheet } from '../../database/features/grading/papers/visit-workbook.ts';
import { scoreContents, requiredRound } from '../../database/features/grading/papers/contents.ts';
import { casesOnPaper } from '../../database/features/grading/papers/queries.ts';
import { saveCounty } from '../../database/features/grading/service-scores.ts';
import { readWorkbook } from '../../database/features/imports/reader.ts';
import { AppError } from '../../electron/contract/result.ts';
import { isoDate } from '../../electron/contract/values.ts';
import { partText, readZip } from '../../database/documents/xlsx/zip-reader.ts';
import { temporaryFolder, type TemporaryFolder } from '../helpers/ledger.ts';
import { plannedRound, reviewedRound, type GradedRound } from './papers-world.ts';

const today = isoDate('2022-12-31');
let folder: TemporaryFolder;
beforeAll(() => {
  folder = temporaryFolder();
});
afterAll(() => folder.remove());

type Filling = Readonly<Record<string, number | null>>;

/** As an assessor leaves the sheets: full points less what is named; the reason where it differs from the township. */
function filled(
  { ledger, roundId }: GradedRound,
  changes: readonly Filling[],
  change: (sheet: VisitSheet, index: number) => VisitSheet = (sheet) => sheet,
) {
  const round = requiredRound(ledger, roundId);
  const contentOf = scoreContents(ledger, round, true);
  const sheets = casesOnPaper(ledger, roundId, null, null).map((entry, index): VisitSheet => {
    const content = contentOf(entry);
    const groups = content.groups.map((group) => ({
      ...group,
      items: group.items.map((item) => {
        const wanted = changes[index]?.[item.code];
        const points = wanted === undefined ? item.points.town : wanted;
        return { ...item, points: { ...item.points, county: points }, countyReason: points === item.points.town ? null : '现场核查' };
      }),
    }));
    const sheet: VisitSheet = {
      mark: { round: round.uid, template: round.templateUid, home: entry.uid },
      content: { ...content, groups, assessors: ['赵敏', '孙立国'], assessedOn: '2022-09-14' },
    };
    return change(sheet, index);
  });
  return sheets;
}

async function read(round: GradedRound, sheets: readonly VisitSheet[]) {
  const file = join(folder.path, 'visit.xlsx');
  writeFileSync(file, visitWorkbook(sheets));
  return readVisit(round.ledger, round.roundId, await readWorkbook(file));
}

const scores = ({ ledger }: GradedRound): number =>
  row<{ n: number }>(ledger, "SELECT count(*) AS n FROM grading_score WHERE stage = 'county'")?.n ?? 0;
const commit = (round: GradedRound, answer: Awaited<ReturnType<typeof read>>, isFinal = true) =>
  commitVisit(round.ledger, { roundId: round.roundId, scores: answer.homes.map(({ score }) => score), isFinal }, saveCounty);

describe('a workbook that comes back', () => {
  test('becomes the county’s scores; the same file twice changes nothing', async () => {
    const round = reviewedRound();
    const sheets = filled(round, [{}, { QB1: 20 }, {}, {}]);
    const first = await read(round, sheets);
    expect(first.faults).toEqual([]);
    expect(first.homes.map(({ changed, unchanged, missing }) => [changed, unchanged, missing])).toEqual(
      Array.from({ length: 4 }, () => [32, 0, 0]),
    );
    expect(commit(round, first)).toEqual({ homes: 4, unchanged: 0, vetoes: 0 });
    const total =
      "SELECT total_tenths AS total FROM grading_score WHERE stage = 'county' AND is_final = 1 ORDER BY grading_case_id LIMIT 1 OFFSET 1";
    expect(row(round.ledger, total)).toEqual({ total: 960 });
    const again = await read(round, sheets);
    expect(again.faults).toEqual([]);
    expect(again.homes.every(({ changed }) => changed === 0)).toBe(true);
    expect(commit(round, again)).toEqual({ homes: 0, unchanged: 4, vetoes: 0 });
    expect(scores(round)).toBe(4);
  });

  test('one home that is refused refuses all of them', async () => {
    const round = reviewedRound();
    const sheets = filled(round, [], (sheet, index) =>
      index === 3 ? { ...sheet, content: { ...sheet.content, assessors: ['赵敏'] } } : sheet,
    );
    const answer = await read(round, sheets);
    expect(() => commit(round, answer)).toThrow(AppError);
    expect(scores(round)).toBe(0);
  });

  test('a veto with its day and evidence is registered, one without stays a remark and is said so; twice changes nothing', async () => {
    const round = reviewedRound();
    const sheets = filled(round, [], (sheet, index) => {
      if (index > 0) return sheet;
      const vetoes = sheet.content.vetoes.map((veto) =>
        veto.code === 'V1'
          ? { ...veto, isTrue: true, occurredOn: '2022-08-03', note: '厨房起火，消防部门火灾事故认定书' }
          : veto.code === 'V4'
            ? { ...veto, isTrue: true, note: '东屋墙体开裂' }
            : veto,
      );
      return { ...sheet, content: { ...sheet.content, vetoes } };
    });
    const answer = await read(round, sheets);
    expect(answer.faults).toEqual([]);
    expect(answer.homes.map(({ vetoes }) => vetoes)).toEqual([
      ['V1：登记（2022-08-03 发生）', 'V4：没有写明发生日期和事实，只记入备注'],
      [],
      [],
      [],
    ]);
    expect(commit(round, answer)).toEqual({ homes: 4, unchanged: 0, vetoes: 1 });
    expect(rows(round.ledger, 'SELECT code, occurred_on AS occurredOn, found_on AS foundOn, evidence FROM grading_veto')).toEqual([
      { code: 'V1', occurredOn: '2022-08-03', foundOn: '2022-09-14', evidence: '厨房起火，消防部门火灾事故认定书' },
    ]);
    expect(row(round.ledger, "SELECT remark FROM grading_score WHERE stage = 'county' ORDER BY grading_case_id LIMIT 1")).toEqual({
      remark: '现场核查发现一票否决情形：V4（东屋墙体开裂）',
    });
    expect(caseById(round.ledger, round.cases[0] ?? 0)).toMatchObject({ vetoes: 'V1' });
    const again = await read(round, sheets);
    expect(again.homes[0]?.vetoes[0]).toBe('V1：已登记');
    expect(commit(round, again)).toEqual({ homes: 0, unchanged: 4, vetoes: 0 });
  });

  test('what was only begun is kept as begun', async () => {
    const round = reviewedRound();
    const answer = await read(round, filled(round, [{ QB1: null, QB2: null }, {}, {}, {}]).slice(0, 1));
    expect(answer.homes.map(({ missing }) => missing)).toEqual([2]);
    expect(commit(round, answer, false)).toEqual({ homes: 1, unchanged: 0, vetoes: 0 });
    expect(row(round.ledger, "SELECT is_final AS f FROM grading_score WHERE stage = 'county'")).toEqual({ f: 0 });
  });
});

describe('what does not belong here is refused in words', () => {
  const round = reviewedRound();
  const one = (change: (sheet: VisitSheet) => VisitSheet) => filled(round, [], (sheet) => change(sheet)).slice(0, 1);
  const messages = async (sheets: readonly VisitSheet[]) =>
    (await read(round, sheets)).faults.map(({ row: at, message }) => `${at ?? '-'} ${message}`);
  const marked = (mark: Partial<VisitSheet['mark']>) => one((sheet) => ({ ...sheet, mark: { ...sheet.mark, ...mark } }));

  test('another round, another version, another home', async () => {
    expect(await messages(marked({ round: 'ff' }))).toEqual([
      '- 这张表是另一个评定批次的，不属于“2022年度等级评定”。请选择本批次导出的表。',
    ]);
    expect((await messages(marked({ template: 'ff' })))[0]).toContain('用的不是本批次的评分标准');
    expect(await messages(marked({ home: 'ff' }))).toEqual(['- 本批次没有这处幸福院，或者已撤出。请删除这张表。']);
  });

  test('points the sheet cannot give, above the maximum, beside a case in which the item does not apply', async () => {
    const points = (code: string, county: number) =>
      one((sheet) => ({
        ...sheet,
        content: {
          ...sheet.content,
          groups: sheet.content.groups.map((group) => ({
            ...group,
            items: group.items.map((item) => (item.code === code ? { ...item, points: { ...item.points, county } } : item)),
          })),
        },
      }));
    expect(await messages(points('QA1', 20))).toEqual(['7 QA1 按评分标准得不出 2 分。请对照“评分标准”一栏填写。']);
    expect(await messages(points('QA1', 45))).toEqual(['7 QA1 的评定分 4.5 超过满分 4。请改正。']);
  });

  test('one home on two sheets', async () => {
    const [first] = filled(round, []);
    expect(first && (await messages([first, first]))[0]).toContain('是同一处幸福院');
  });

  test('a case whose turn it is not', async () => {
    const planned = plannedRound();
    const answer = await read(planned, filled(planned, [{ QA1: 40 }]).slice(0, 1));
    expect(answer.faults.map(({ message }) => message).join()).toContain('现为“待自评”，不能再导入评定分');
  });
});

test('the workbook is locked but for what is to be written', () => {
  const { ledger, roundId } = reviewedRound();
  const workbook = made(ledger, { kind: 'visit', roundId, townCode: null }, 'xlsx', '', today);
  if (workbook.kind !== 'workbook') throw new Error('no workbook');
  const parts = new Map(readZip(workbook.bytes).map((part) => [part.path, partText(part)]));
  const sheet = parts.get('xl/worksheets/sheet1.xml') ?? '';
  const looks = [...(parts.get('xl/styles.xml') ?? '').matchAll(/<xf numFmtId="\d+"[^>]*?(?:\/>|>.*?<\/xf>)/g)]
    .map(([text]) => text)
    .slice(1);
  const isOpen = (cell: string): boolean =>
    looks[Number(new RegExp(`<c r="${cell}" s="(\\d+)"`).exec(sheet)?.[1])]?.includes('locked="0"') === true;
  expect(sheet).toContain('<sheetProtection sheet="1"');
  // Row 7 is the first item: what the township gave is closed, what the county gives is open.
  expect(['A7', 'D7', 'E7', 'F7', 'G7', 'H7', 'I7'].map(isOpen)).toEqual([false, false, false, false, true, true, true]);
});
