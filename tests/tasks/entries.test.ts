/** What is told of a task, the library of documents and its links, on a real ledger. */
import { describe, expect, it } from 'vitest';
import { row, rows, run, transaction } from '../../database/core/sql.ts';
import { policyTasks } from '../../database/features/tasks/alerts.ts';
import { restingOn } from '../../database/features/tasks/resting.ts';
import { documents, link, saveDocument, unlink, withdrawDocument } from '../../database/features/tasks/service-documents.ts';
import { enter, withdrawEntry } from '../../database/features/tasks/service-entries.ts';
import { chooseProfile, ledger } from '../../database/features/tasks/service.ts';
import { ledgerReport } from '../../database/features/tasks/report.ts';
import { add as addStandard } from '../../database/features/standards/service.ts';
import type { TaskState } from '../../electron/contract/tasks-shapes.ts';
import { fen, isoDate } from '../../electron/contract/values.ts';
import { memoryLedger } from '../helpers/ledger.ts';

const code = 'A-(七)3';
const entry = (enteredOn: string, state: TaskState, progress: number) => ({
  code,
  enteredOn: isoDate(enteredOn),
  owner: '基层政权科',
  partners: null,
  person: '样一',
  beginOn: null,
  dueOn: isoDate('2022-03-31'),
  progress,
  state,
  remarks: null,
  note: null,
});
const paper = {
  documentId: null,
  documentNo: '样民〔2022〕1号',
  title: '实施细则',
  issuer: '样县民政局',
  issuedOn: null,
  text: '各乡镇：\n一、总则\n按此办理。\n二、措施\n（一）集中供养。优先安排。\n（二）奖补。按等级拨付。',
};

function begun() {
  const context = memoryLedger();
  chooseProfile(context, 'TA-2021-17');
  return context;
}
const taskOn = (context: ReturnType<typeof begun>, day: string) => ledger(context, isoDate(day)).tasks.find((task) => task.code === code);

describe('what is told of a task', () => {
  it('stands from its day on, the last one told', () => {
    const context = begun();
    enter(context, entry('2022-01-10', 'running', 20));
    const { entryId } = enter(context, entry('2022-02-20', 'running', 60));
    expect(taskOn(context, '2022-01-09')).toMatchObject({ state: 'idle', progress: 0, owner: null });
    expect(taskOn(context, '2022-02-19')).toMatchObject({ progress: 20, owner: '基层政权科', enteredOn: '2022-01-10' });
    expect(taskOn(context, '2022-02-20')).toMatchObject({ progress: 60, clock: 'due' });
    withdrawEntry(context, { entryId, reason: '登记有误' });
    expect(taskOn(context, '2022-02-20')).toMatchObject({ progress: 20 });
    expect(() => withdrawEntry(context, { entryId, reason: '再撤' })).toThrow(/ENTRY_NOT_FOUND|没有找到/);
  });

  it('never changes', () => {
    const context = begun();
    enter(context, entry('2022-01-10', 'running', 20));
    expect(() => transaction(context, (writer) => run(writer, 'UPDATE policy_task_entry SET progress = 90'))).toThrow(/append-only/);
    expect(() => transaction(context, (writer) => run(writer, 'DELETE FROM policy_task_entry'))).toThrow(/never deleted/);
    expect(() => transaction(context, (writer) => run(writer, "UPDATE policy_document SET document_no = 'x'"))).toThrow(/append-only/);
  });

  it('is of a task there is, and not of tomorrow', () => {
    const context = begun();
    expect(() => enter(context, { ...entry('2022-01-10', 'running', 20), code: 'A-(九)9' })).toThrow(/TASK_NOT_FOUND|没有找到/);
    expect(() => enter(context, entry('2999-01-01', 'running', 20))).toThrow(/INVALID_INPUT|有误/);
  });

  it('shows late tasks where the day begins', () => {
    const context = begun();
    enter(context, entry('2022-01-10', 'running', 20));
    const ids = (day: string) => policyTasks(context, 'county_clerk', isoDate(day)).map(({ id }) => id);
    expect(ids('2022-03-31')).toEqual([]);
    expect(ids('2022-04-01')).toEqual(['policyTasksLate']);
    expect(policyTasks(context, 'town_clerk', isoDate('2022-04-01'))).toEqual([]);
    expect(policyTasks(memoryLedger(), 'county_clerk', isoDate('2022-04-01')).map(({ id }) => id)).toEqual(['policyProfile']);
  });

  it('comes out on paper in the columns of the office', () => {
    const context = begun();
    enter(context, entry('2022-01-10', 'running', 20));
    const table = ledgerReport(context, isoDate('2022-02-01'), '').tables[0];
    expect(table?.columns.map(({ title }) => title).join('｜')).toBe(
      '序号｜来源文号｜条款｜任务内容｜量化目标｜目标值｜当前值｜牵头科室｜配合单位｜责任人｜开始｜完成时限｜频次｜进度%｜状态｜佐证材料｜最近更新｜领导批示｜备注',
    );
    const lines = [...(table?.rows ?? [])];
    expect(lines).toHaveLength(37);
    expect(lines.find((line) => line[3] === '村级议事协商示范点')).toEqual([
      28,
      '泰民〔2021〕17号',
      '三（七）',
      '村级议事协商示范点',
      null,
      null,
      null,
      '基层政权科',
      null,
      '样一',
      null,
      '2022-03-31',
      '长期',
      20,
      '推进中',
      null,
      '2022-01-10',
      null,
      null,
    ]);
  });
});

describe('the library of documents', () => {
  it('holds the two that come with the program and takes others by clauses', () => {
    const context = begun();
    expect(documents(context).rows.map(({ documentNo, clauses, tasks, isFollowed }) => [documentNo, clauses, tasks, isFollowed])).toEqual([
      ['泰民〔2021〕17号', 13, 37, true],
      ['铁清民发〔2022〕47号', 9, 17, false],
    ]);
    const { documentId } = saveDocument(context, paper);
    expect(documents(context).rows.at(-1)).toMatchObject({ documentNo: '样民〔2022〕1号', clauses: 3, tasks: 0 });
    saveDocument(context, { ...paper, documentId, title: '实施细则（修订）' });
    expect(() => saveDocument(context, { ...paper, documentNo: '样民[2022]１号' })).toThrow(/DOCUMENT_EXISTS|已有/);
    expect(() => saveDocument(context, { ...paper, documentId: 1 })).toThrow(/DOCUMENT_SHIPPED|随程序/);
    withdrawDocument(context, { documentId, reason: '已废止' });
    expect(documents(context).rows).toHaveLength(2);
    saveDocument(context, paper);
  });

  it('takes the articles of a rule apart as well', () => {
    const context = begun();
    saveDocument(context, {
      ...paper,
      text: '第一章 总则\n第一条 为规范工作，制定本办法。\n第二条　本办法适用于全县。\n（一）乡镇；\n第十一条 自发布之日起施行。',
    });
    expect(documents(context).rows.at(-1)?.clauses).toBe(3);
  });

  it('shows what names its number, whatever the brackets', () => {
    const context = begun();
    const { documentId } = saveDocument(context, paper);
    const stored = { documentId, documentNo: paper.documentNo, shippedId: null } as const;
    expect(restingOn(context, stored)).toEqual([]);
    addStandard(context, {
      kind: 'dibao',
      areaType: 'rural',
      mode: null,
      level: null,
      amountFen: fen(60_000),
      validFrom: isoDate('2022-01-01'),
      documentNo: '样民[2022]1号',
      documentTitle: null,
    });
    expect(restingOn(context, stored).map(({ kind, title, place }) => [kind, title, place])).toEqual([['standard', '农村低保标准', null]]);
    expect(documents(context).rows.at(-1)?.resting).toBe(1);
  });

  it('links a clause with what rests on it, once, and lets it go with a reason', () => {
    const context = begun();
    const { documentId } = saveDocument(context, paper);
    const wanted = { documentId, place: '二（一）', kind: 'parameter', key: 'waiting.rules', note: null } as const;
    const { linkId } = link(context, wanted);
    expect(() => link(context, wanted)).toThrow(/LINK_EXISTS|已经关联/);
    expect(() => link(context, { ...wanted, place: '九（九）' })).toThrow(/CLAUSE_NOT_FOUND|没有/);
    const stored = { documentId, documentNo: paper.documentNo, shippedId: null } as const;
    expect(restingOn(context, stored)).toMatchObject([{ key: 'waiting.rules', place: '二（一）', linkId, title: '等候名单排序规则' }]);
    unlink(context, { linkId, reason: '关联有误' });
    expect(restingOn(context, stored)).toEqual([]);
    expect(rows(context, "SELECT 1 FROM audit WHERE action IN ('document.link', 'document.unlink')")).toHaveLength(2);
  });

  it('leads from the clauses of both documents to the parameters that carry them out', () => {
    const context = begun();
    const resting = restingOn(context, { documentId: 1, documentNo: '泰民〔2021〕17号', shippedId: 'TA-2021-17' });
    const places = new Map(resting.filter(({ kind }) => kind === 'parameter').map(({ key, place }) => [key, place]));
    expect([places.get('target.ind01'), places.get('target.renovation'), places.get('subsidy.split')]).toEqual([
      '三（五）',
      '三（六）',
      '三（六）',
    ]);
    const qh = restingOn(context, { documentId: 2, documentNo: '铁清民发〔2022〕47号', shippedId: 'QH-2022-47' });
    expect(qh.filter(({ kind, place }) => kind === 'register' && place === '二（四）').map(({ key }) => key)).toContain('dibaoReview');
    // Nothing leads to a parameter the ledger does not have.
    for (const { kind, key } of [...resting, ...qh])
      if (kind === 'parameter') expect(row(context, 'SELECT 1 FROM parameter WHERE key = ?', key)).toBeDefined();
  });
});
