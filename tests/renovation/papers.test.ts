/** The papers of renovations as a clerk reads them: every word from the ledger of four projects. */
import { afterAll, describe, expect, test } from 'vitest';
import { fixedClock } from '../../database/core/clock.ts';
import { finish, row, type Steps } from '../../database/core/sql.ts';
import { wordsOf } from '../../database/documents/letter/letter.ts';
import { printCell } from '../../database/documents/pdf/cell-print.ts';
import { layoutReport } from '../../database/documents/pdf/paper.ts';
import { createPdfFile } from '../../database/documents/pdf/pdf-file.ts';
import { createTypesetter } from '../../database/documents/pdf/typesetter.ts';
import { attachmentStore } from '../../database/features/attachments/store.ts';
import { projectsContent } from '../../database/features/renovation/papers/contents.ts';
import { made } from '../../database/features/renovation/papers/making.ts';
import { paperCopy, paperSteps } from '../../database/features/renovation/papers/service.ts';
import { projectOf } from '../../database/features/renovation/service-list.ts';
import type { RenovationPaper, RenovationPaperFormat } from '../../electron/contract/renovation-papers.ts';
import { AppError } from '../../electron/contract/result.ts';
import { ganttBars, ganttLateDays } from '../../electron/contract/renovation-gantt.ts';
import { isoDate, isoMonth } from '../../electron/contract/values.ts';
import { pageTexts } from '../documents/pdf-tools.ts';
import { asUser, memoryLedger, temporaryFolder } from '../helpers/ledger.ts';
import { renovationCounty, withPhotos } from './papers-world.ts';

const today = isoDate('2022-12-31');
const ledger = memoryLedger({ clock: fixedClock(today) });
const county = renovationCounty(ledger);
const folder = temporaryFolder();
const store = withPhotos(ledger, county.finished, folder.path);
afterAll(() => folder.remove());

const all = { townCode: null, batchYear: null } as const;
const madeOf = (paper: RenovationPaper, reader = ledger) => made(paper, { reader, store, today, footLine: '' });

function tableText(paper: RenovationPaper): string {
  const content = madeOf(paper);
  if (content.kind !== 'report') throw new Error('no table');
  return content.report.tables
    .map(({ title, lead, columns, rows, signOff, sealOf, notes }) =>
      [
        title,
        [lead.left, lead.centre, lead.right].join(' | '),
        columns.map(({ title: name, group }) => (group ? `${group}/${name}` : name)).join(' | '),
        ...[...rows].map((cells) => cells.map((cell, index) => printCell(columns[index]?.kind ?? 'text', cell)).join(' | ')),
        signOff.join(' '),
        sealOf ?? '',
        ...notes,
      ].join('\n'),
    )
    .join('\n\n');
}

const refusal = (work: () => unknown): string | null => {
  try {
    work();
    return null;
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
};
const textOf = (pdf: Uint8Array): string => pageTexts(pdf).join('\n').replaceAll(/\s/g, '');
const run = <T>(steps: Steps<T>): Promise<T> => Promise.resolve(finish(steps));

describe('as they are read', () => {
  test.each<[string, RenovationPaper]>([
    ['ledger', { kind: 'ledger', ...all, size: 'A3' }],
    ['monthly-2022-09', { kind: 'monthly', ...all, month: isoMonth('2022-09'), size: 'A4' }],
    ['monthly-2022-12', { kind: 'monthly', ...all, month: isoMonth('2022-12'), size: 'A4' }],
    ['payments', { kind: 'payments', ...all, from: null, until: null }],
    ['retention', { kind: 'retention', ...all }],
    ['assets', { kind: 'assets', projectId: county.finished }],
  ])('%s', async (name, paper) => {
    await expect(tableText(paper)).toMatchFileSnapshot(`golden/paper-${name}.txt`);
  });

  test('the form of an acceptance, filled in and to be filled in', async () => {
    const formOf = (projectId: number): string => {
      const content = madeOf({ kind: 'acceptance', projectId });
      if (content.kind !== 'letter') throw new Error('no letter');
      return wordsOf(content.letter);
    };
    await expect(formOf(county.finished)).toMatchFileSnapshot('golden/paper-acceptance.txt');
    expect(formOf(county.late)).not.toContain('√');
    expect(formOf(county.late)).toContain('　　　　年　　月　　日');
  });

  test('the sheet of a project fits one page and shows its photos; what it says is on it', () => {
    const paper = finish(paperSteps(ledger, store, { paper: { kind: 'project', projectId: county.finished }, purpose: 'preview' }));
    expect([paper.pages, paper.warnings]).toEqual([1, []]);
    const words = textOf(paper.pdf);
    for (const said of ['314.00万元', '走廊改造前', '卫生间改造前', '走廊改造后', '样消验〔2022〕7号', '省级补助'])
      expect(words).toContain(said);
    expect(
      Buffer.from(paper.pdf)
        .toString('latin1')
        .match(/\/Subtype \/Image/g),
    ).toHaveLength(3);
  });

  test('photos whose file is gone are told of, the sheet is made all the same', () => {
    const empty = attachmentStore(`${folder.path}/nowhere`, Buffer.alloc(32, 7));
    const paper = finish(paperSteps(ledger, empty, { paper: { kind: 'project', projectId: county.finished }, purpose: 'preview' }));
    expect(textOf(paper.pdf)).toContain('照片文件缺失或已损坏');
  });

  test('cells of a column of the ledger have one size, the longest of them too', () => {
    const content = madeOf({ kind: 'ledger', ...all, size: 'A3' });
    if (content.kind !== 'report') throw new Error('no table');
    const numbers = ['演发改〔2026〕4号', '演发改〔2026〕10号', '演发改〔2026〕1108号', '演发改批〔2026〕110号'];
    const kinds = ['消防专项', '改扩建', '维修', '设备'];
    const tables = content.report.tables.map((table) => {
      const put = (title: string, words: readonly string[], row: readonly (string | number | null)[], index: number) =>
        row.map((cell, column) => (table.columns[column]?.title === title ? (words[index] ?? null) : cell));
      return { ...table, rows: [...table.rows].map((row, index) => put('改造类型', kinds, put('批复文号', numbers, row, index), index)) };
    });
    const report = { ...content.report, tables };
    const file = createPdfFile({ title: '', widthPoints: 100, heightPoints: 100 }, () => {});
    const texts = [...layoutReport(report, createTypesetter(file), () => {}).pictures].flatMap(({ parts }) =>
      parts.flatMap((part) => part.texts),
    );
    for (const isOf of [(text: string) => text.startsWith('演发改'), (text: string) => kinds.includes(text)]) {
      const sizes = texts.filter(({ text }) => isOf(text)).map(({ size }) => size);
      expect([sizes.length, new Set(sizes).size]).toEqual([4, 1]);
    }
  });

  test('the chart has no month without work and says what is late', () => {
    const paper = finish(paperSteps(ledger, store, { paper: { kind: 'gantt', ...all, size: 'A3' }, purpose: 'preview' }));
    const words = textOf(paper.pdf);
    expect(paper.pages).toBe(1);
    // 31 days behind the stage that is due, as in the list; not 90 to the day the acceptance is expected.
    const late = projectOf(ledger, county.late, today);
    expect(late.lagDays).toBe(31);
    const { projects } = projectsContent(ledger, all, today);
    for (const { code, lagDays } of [county.late, county.cancelled, county.waiting].map((id) => projectOf(ledger, id, today)))
      expect(
        projects
          .filter((row) => row.code === code)
          .map((row) => ganttLateDays(row, ganttBars(row.dates, row.state === 'cancelled', today))),
      ).toEqual([lagDays]);
    for (const said of ['2021年', '2022年', '2023年', '未登记日期', '(2023-03-20)31']) expect(words).toContain(said);
  });
});

describe('amounts', () => {
  test('spent of the register is what was paid, and sources of payments tie', () => {
    const { projects } = projectsContent(ledger, all, today);
    const spent = projects.map(({ sources }) => sources.reduce((sum, { spentFen }) => sum + spentFen, 0));
    const paid = row<{ fen: number }>(ledger, 'SELECT sum(fen) AS fen FROM renovation_payment WHERE withdrawn_at IS NULL')?.fen;
    expect(spent.reduce((sum, fen) => sum + fen, 0)).toBe(paid);
  });
});

describe('who gets what', () => {
  test('a township makes papers of its own only and is refused another by name', () => {
    const town = row<{ code: string }>(
      ledger,
      'SELECT h.town_code AS code FROM renovation_project p JOIN home h ON h.home_id = p.home_id WHERE p.renovation_project_id = ?',
      county.late,
    )?.code;
    const clerk = asUser(ledger, '镇民政办', 'town_clerk', { townCode: town ?? '', homeId: null });
    const ask = (paper: RenovationPaper) => () => finish(paperSteps(clerk, store, { paper, purpose: 'preview' }));
    expect(projectsContent(clerk, all, today).projects.map(({ code }) => code)).toEqual(['370983R202102']);
    expect(refusal(ask({ kind: 'ledger', ...all, size: 'A4' }))).toBeNull();
    expect(refusal(ask({ kind: 'project', projectId: county.finished }))).toBe('OUT_OF_SCOPE');
    expect(refusal(ask({ kind: 'payments', townCode: '370983999', batchYear: null, from: null, until: null }))).toBe('OUT_OF_SCOPE');
  });

  test('an auditor and a masked copy see no telephone', async () => {
    const auditor = asUser(ledger, '督查员', 'auditor');
    const paper = { kind: 'ledger', ...all, size: 'A3' } as const;
    expect(projectsContent(auditor, all, today).projects[0]?.managerPhone).not.toContain('5380000');
    const copy = await paperCopy(ledger, store, { paper, format: 'pdf', protection: { kind: 'masked' } }, 'x', run);
    expect(textOf(copy.bytes)).not.toContain('13805380000');
    const plain = await paperCopy(
      ledger,
      store,
      { paper, format: 'pdf', protection: { kind: 'plain', purpose: '报上级民政部门' } },
      'x',
      run,
    );
    expect(textOf(plain.bytes)).toContain('13805380000');
  });

  test('prints are numbered and stand in the log', () => {
    const paper = { kind: 'assets', projectId: county.finished } as const;
    for (const copy of [1, 2]) {
      const { pdf } = finish(paperSteps(ledger, store, { paper, purpose: 'print' }));
      expect(textOf(pdf)).toContain(`第${copy}次打印`);
    }
    const found = row<{ n: number; copy: number }>(
      ledger,
      "SELECT count(*) AS n, max(json_extract(after_json, '$.copyNumber')) AS copy FROM audit WHERE action = 'renovationPaper.print'",
    );
    expect(found).toEqual({ n: 2, copy: 2 });
  });
});

describe('what is refused', () => {
  const ask = (paper: RenovationPaper) => refusal(() => madeOf(paper));
  test('nothing to print is said, not printed', () => {
    expect(ask({ kind: 'ledger', townCode: null, batchYear: 2019, size: 'A4' })).toBe('RENOVATION_PAPER_EMPTY');
    expect(ask({ kind: 'monthly', ...all, month: isoMonth('2019-01'), size: 'A4' })).toBe('RENOVATION_PAPER_EMPTY');
    expect(ask({ kind: 'payments', ...all, from: null, until: isoDate('2021-01-01') })).toBe('RENOVATION_NO_PAYMENTS');
    expect(ask({ kind: 'assets', projectId: county.late })).toBe('RENOVATION_NO_ASSETS');
    expect(ask({ kind: 'project', projectId: 999 })).toBe('RENOVATION_NOT_FOUND');
  });

  test.each<[RenovationPaper['kind'], RenovationPaperFormat]>([
    ['gantt', 'xlsx'],
    ['ledger', 'docx'],
  ])('%s as %s', async (kind, format) => {
    const paper = { kind, ...all, size: 'A4' } as RenovationPaper;
    await expect(paperCopy(ledger, store, { paper, format, protection: { kind: 'masked' } }, 'x', run)).rejects.toMatchObject({
      code: 'RENOVATION_PAPER_FORMAT',
    });
  });
});
