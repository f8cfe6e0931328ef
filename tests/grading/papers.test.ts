import { describe, expect, test } from 'vitest';
import { row } from '../../database/core/sql.ts';
import { wordsOf } from '../../database/documents/letter/letter.ts';
import { letterPdf } from '../../database/documents/letter/letter-pdf.ts';
import { letterDocx } from '../../database/documents/letter/letter-docx.ts';
import { printCell } from '../../database/documents/pdf/cell-print.ts';
import type { Report } from '../../database/documents/report-table.ts';
import { made } from '../../database/features/grading/papers/making.ts';
import { paperCopy, paperSteps } from '../../database/features/grading/papers/service.ts';
import { copyTemplate, publishTemplate, saveDraft, template } from '../../database/features/grading/service-templates.ts';
import { addSpending } from '../../database/features/happiness/service-spending.ts';
import { finish } from '../../database/core/sql.ts';
import type { GradingPaper } from '../../electron/contract/grading-papers.ts';
import { AppError } from '../../electron/contract/result.ts';
import { fen, isoDate } from '../../electron/contract/values.ts';
import { readDocx, readPdf } from '../documents/letter-tools.ts';
import { asUser } from '../helpers/ledger.ts';
import { awardedRound, plannedRound, reviewedRound, type GradedRound } from './papers-world.ts';

const today = isoDate('2022-12-31');
const phone = '0538-3210000';

function letterText({ ledger }: GradedRound, paper: GradingPaper): string {
  const content = made(ledger, paper, 'pdf', '', today);
  if (content.kind !== 'letters') throw new Error('no letter');
  return content.letters.map(wordsOf).join('\n---\n');
}

/** As it is read on paper: one line a row. */
function reportText(report: Report): string {
  return report.tables
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

function tableText({ ledger }: GradedRound, paper: GradingPaper): string {
  const content = made(ledger, paper, 'xlsx', '', today);
  if (content.kind !== 'report') throw new Error('no table');
  return reportText(content.report);
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

describe('papers of a round that is over', () => {
  const round = awardedRound();
  const [, second = 0] = round.cases;
  const { roundId } = round;

  test('the score sheet of a home', async () => {
    await expect(letterText(round, { kind: 'score', caseId: second, isForVisit: false })).toMatchFileSnapshot('golden/score.txt');
    await expect(tableText(round, { kind: 'score', caseId: second, isForVisit: false })).toMatchFileSnapshot('golden/score-table.txt');
  });

  test('for the visit the column of the county is empty', () => {
    const text = letterText(round, { kind: 'score', caseId: second, isForVisit: true });
    expect(text).toContain('现场评定用');
    expect(text).not.toContain('灭火器过期两具');
    expect(text).not.toContain('赵敏');
  });

  test('汇总表, 公示 and its letter, the notice of results', async () => {
    await expect(tableText(round, { kind: 'summary', roundId, townCode: null, size: 'A4' })).toMatchFileSnapshot('golden/summary.txt');
    const notice = { roundId, phone, address: '肥城市民政局养老服务科' } as const;
    await expect(tableText(round, { kind: 'posting', townCode: null, ...notice })).toMatchFileSnapshot('golden/posting.txt');
    await expect(letterText(round, { kind: 'notice', ...notice })).toMatchFileSnapshot('golden/notice.txt');
    const award: GradingPaper = { kind: 'award', roundId, documentNo: null, documentDay: null, recipients: '各镇人民政府、街道办事处' };
    await expect(letterText(round, award)).toMatchFileSnapshot('golden/award.txt');
  });

  test('what is posted names no person and no telephone but the one to call', () => {
    const posted = [
      tableText(round, { kind: 'posting', roundId, townCode: null, phone, address: null }),
      letterText(round, { kind: 'notice', roundId, phone, address: null }),
    ].join('\n');
    for (const hidden of ['李长顺', '赵敏', '孙立国', '村委会赵明', '安全管理得分不足']) expect(posted).not.toContain(hidden);
    expect(posted.replaceAll(phone, '')).not.toMatch(/\d{7,}/);
  });

  test('a masked copy of the notice still says where to call', async () => {
    const run = <T>(steps: Generator<unknown, T, undefined>): Promise<T> => Promise.resolve(finish(steps as never));
    const copy = { paper: { kind: 'notice', roundId, phone, address: null }, format: 'pdf', protection: { kind: 'masked' } } as const;
    const { bytes } = await paperCopy(round.ledger, copy, 'x', run);
    expect((await readPdf(bytes)).body).toContain(`受理电话：${phone}`);
  });

  test('the same words in the PDF and in the Word file', async () => {
    const content = made(
      round.ledger,
      { kind: 'award', roundId, documentNo: null, documentDay: null, recipients: '各镇街' },
      'pdf',
      '',
      today,
    );
    if (content.kind !== 'letters') throw new Error('no letter');
    const pdf = await readPdf(letterPdf(content.letters).bytes, 92);
    const [letter] = content.letters;
    expect(letter && readDocx(await letterDocx(letter)).body).toBe(pdf.body);
    expect(pdf.foot).toContain('—1—');
  });

  test('an old year is printed as it was, though the sheet has a new version', async () => {
    const text = async (): Promise<string> => {
      const pdf = finish(paperSteps(round.ledger, { paper: { kind: 'score', caseId: second, isForVisit: false }, purpose: 'preview' }));
      return (await readPdf(pdf.pdf)).body;
    };
    const before = await text();
    const first = row<{ id: number }>(round.ledger, 'SELECT grading_template_id AS id FROM grading_template')?.id ?? 0;
    const { templateId } = copyTemplate(round.ledger, first);
    const { body, name, code } = template(round.ledger, templateId);
    const groups = body.groups.map((group, index) => (index === 0 ? { ...group, name: '场所条件' } : group));
    saveDraft(round.ledger, { templateId, code, name, body: { ...body, groups } });
    publishTemplate(round.ledger, { templateId, documentNo: '肥民发〔2023〕1号' });
    expect(await text()).toBe(before);
    expect(before).toContain('设施条件');
  });

  test('letters to one home say what is told, and leave room for what is not', async () => {
    const letter = (kind: 'gradingRectify' | 'gradingRemove'): string =>
      letterText(round, {
        kind: 'letter',
        letter: kind,
        happinessHomeId: round.homes[1] ?? 0,
        documentNo: '肥民函〔2022〕12号',
        documentDay: isoDate('2022-12-20'),
        reason: '消防器材过期，没有每月检查。',
        vetoText: null,
        rectifyBy: isoDate('2023-02-17'),
        effectiveFrom: isoDate('2023-01-01'),
        recheckOn: null,
        phone: null,
      });
    await expect(letter('gradingRectify')).toMatchFileSnapshot('golden/rectify.txt');
    await expect(letter('gradingRemove')).toMatchFileSnapshot('golden/remove.txt');
  });

  test('the register of what was spent', async () => {
    const entry = {
      happinessHomeId: round.homes[0] ?? 0,
      spentOn: isoDate('2022-11-03'),
      purpose: 'utilities',
      amountFen: fen(64_050),
      voucherNo: '0012',
      handledBy: '经手甲',
      witnessedBy: '证明乙',
      approvedBy: '审批丙',
      publishedOn: isoDate('2022-12-05'),
      note: '',
    } as const;
    addSpending(round.ledger, entry);
    const of = (happinessHomeId: number | null): GradingPaper => ({ kind: 'spending', year: 2022, happinessHomeId, townCode: null });
    await expect(tableText(round, of(round.homes[0] ?? 0))).toMatchFileSnapshot('golden/spending-home.txt');
    await expect(tableText(round, of(null))).toMatchFileSnapshot('golden/spending.txt');
  });

  test('each copy is numbered and in the log', async () => {
    const paper: GradingPaper = { kind: 'summary', roundId, townCode: null, size: 'A4' };
    finish(paperSteps(round.ledger, { paper, purpose: 'print' }));
    finish(paperSteps(round.ledger, { paper, purpose: 'print' }));
    const logged = row<{ n: number; copy: number }>(
      round.ledger,
      "SELECT count(*) AS n, max(json_extract(after_json, '$.copyNumber')) AS copy FROM audit WHERE action = 'gradingPaper.print'",
    );
    expect(logged).toEqual({ n: 2, copy: 2 });
    const run = <T>(steps: Generator<unknown, T, undefined>): Promise<T> => Promise.resolve(finish(steps as never));
    const copy = { paper, format: 'docx', protection: { kind: 'masked' } } as const;
    await expect(paperCopy(round.ledger, copy, 'x', run)).rejects.toMatchObject({ code: 'GRADING_PAPER_FORMAT' });
  });

  test('a township makes the papers of its own homes only', () => {
    const town =
      row<{ code: string }>(round.ledger, 'SELECT town_code AS code FROM grading_case WHERE grading_case_id = ?', second)?.code ?? '';
    const clerk = asUser(round.ledger, '镇经办', 'town_clerk', { townCode: town, homeId: null });
    const preview = (paper: GradingPaper) => refusal(() => finish(paperSteps(clerk, { paper, purpose: 'preview' })));
    expect(preview({ kind: 'score', caseId: second, isForVisit: false })).toBeNull();
    expect(preview({ kind: 'score', caseId: round.cases[3] ?? 0, isForVisit: false })).toBe('OUT_OF_SCOPE');
    expect(preview({ kind: 'notice', roundId, phone, address: null })).toBe('OUT_OF_SCOPE');
    expect(preview({ kind: 'summary', roundId, townCode: null, size: 'A4' })).toBeNull();
  });
});

test('before the notice there is nothing to post, and the summary is a draft', () => {
  const round = reviewedRound();
  expect(refusal(() => letterText(round, { kind: 'notice', roundId: round.roundId, phone, address: null }))).toBe('GRADING_NOT_PUBLISHED');
  const content = made(round.ledger, { kind: 'summary', roundId: round.roundId, townCode: null, size: 'A4' }, 'pdf', '', today);
  expect(content.kind === 'report' && content.report.watermark).toBe('草稿');
});

test('a round nobody has scored prints empty sheets', () => {
  const round = plannedRound();
  const text = letterText(round, { kind: 'scores', roundId: round.roundId, townCode: null, isForVisit: true });
  expect(text.split('\n---\n')).toHaveLength(4);
});
