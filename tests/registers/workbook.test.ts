/** A register leaves as a workbook and comes back from it, whole; what is wrong in a file keeps all of it out. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { rows } from '../../database/core/sql.ts';
import { writeWorkbook } from '../../database/documents/xlsx/workbook.ts';
import { openWorkbook, type WorkbookGrid } from '../../database/features/imports/reader-grid.ts';
import { readXlsx } from '../../database/features/imports/reader-xlsx.ts';
import { listOf } from '../../database/features/registers/report.ts';
import { importWorkbook, template } from '../../database/features/registers/service-import.ts';
import { everything } from '../../database/features/registers/service-read.ts';
import { idNumberOf } from '../database/payments-county.ts';
import { temporaryFolder } from '../helpers/ledger.ts';
import { gridOf } from '../imports/support.ts';
import { openDesk, type Desk } from './desk.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
const plain = { kind: 'plain', purpose: '本单位办公使用' } as const;

function exported(desk: Desk, code: string): WorkbookGrid {
  const path = join(folder.path, `${code}.xlsx`);
  writeWorkbook(listOf(desk.context, code, everything, { protection: plain, format: 'xlsx' }).report, path);
  const raw = readXlsx(readFileSync(path));
  if (!raw) throw new Error('the workbook cannot be read');
  return openWorkbook(raw);
}

/** What each record says, without what it leaves empty. */
const said = ({ context }: Desk, code: string) =>
  rows<{ town: string | null; day: string; subject: string; says: string }>(
    context,
    'SELECT town_code AS town, happened_on AS day, subject, values_json AS says FROM register_record WHERE code = ? ORDER BY subject',
    code,
  ).map(({ says, ...record }) => ({
    ...record,
    says: Object.fromEntries(Object.entries(JSON.parse(says) as Record<string, unknown>).filter(([, value]) => value !== null)),
  }));

describe('a register in a workbook', () => {
  const desk = openDesk('2022-06-30');
  const [one = '', other = ''] = desk.towns;
  const idNumber = idNumberOf(1);
  desk.write(
    'relief',
    { applicant: '赵急难', idNumber, phone: '0538-3212345', kind: 'urgent', cause: 'fire', appliedOn: '2022-04-24', ofReserve: true },
    one,
  );
  desk.write(
    'relief',
    { applicant: '钱支出', householdSize: 3, kind: 'expense', cause: 'illness', appliedOn: '2022-05-04', note: '住院' },
    other,
  );
  const exit = { applicant: '刘渐退', householdSize: 2, isPoverty: true, trigger: 'over', decidedOn: '2022-02-18', months: 6 } as const;
  desk.write('dibaoExit', { ...exit, beforeFen: 80_050, monthlyFen: 80_050 }, one);
  desk.write('training', { kind: 'care', topic: '失能照护', plannedOn: '2022-03-01', organiser: '民政局', plannedPeople: 40 });

  it.each(['relief', 'dibaoExit', 'training'])('%s: everything that was typed comes back in another ledger', (code) => {
    const second = openDesk('2022-06-30');
    const answer = importWorkbook(second.context, { code, isCommitted: true }, exported(desk, code));
    expect(answer).toMatchObject({ unchanged: 0, refused: [], isCommitted: true });
    expect(said(second, code)).toEqual(said(desk, code));
  });

  it('read into the ledger it came from adds nothing, whatever its records have come through since', () => {
    desk.take(1, 'payFirst', { paidOn: '2022-06-30', fen: 100_000, approvedBy: '分管镇长' });
    expect(importWorkbook(desk.context, { code: 'relief', isCommitted: true }, exported(desk, 'relief'))).toEqual({
      rows: 2,
      fresh: 0,
      unchanged: 2,
      refused: [],
      isCommitted: false,
    });
  });

  it('with one wrong row nothing is recorded, and every fault is named', () => {
    const titles = template('relief').tables[0]?.columns.map(({ title }) => title) ?? [];
    const row = (cells: Readonly<Record<string, string | number>>) => titles.map((title) => cells[title] ?? null);
    const good = { '乡镇（街道）': one, 申请人: '孙新增', 救助类型: '急难型', 困难原因: '疾病', 受理日期: '2022-06-01' };
    const file = gridOf([
      ['临时救助登记簿'],
      titles,
      row(good),
      row({ ...good, 申请人: '周错误', '乡镇（街道）': '没有镇', 困难原因: '贫穷' }),
      row({ ...good, 申请人: '', 受理日期: '2022-07-01' }),
    ]);
    expect(importWorkbook(desk.context, { code: 'relief', isCommitted: true }, file)).toEqual({
      rows: 3,
      fresh: 1,
      unchanged: 0,
      refused: [
        { row: 4, column: '乡镇（街道）', message: '行政区划中没有这个乡镇（街道）' },
        { row: 5, column: '申请人', message: '请填写申请人' },
        { row: 5, column: '受理日期', message: '不能晚于今天' },
      ],
      isCommitted: false,
    });
    expect(said(desk, 'relief')).toHaveLength(2);
  });

  it('of another kind is refused with what is missing', () => {
    expect(() => importWorkbook(desk.context, { code: 'dibaoReview', isCommitted: true }, exported(desk, 'training'))).toThrow(
      '“受理日期”',
    );
  });
});
