/** 资金到位 of an imported file and money typed by hand: the file brings only what is missing to its figure, by its own day. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { finish, row, rows, type WriteContext } from '../../database/core/sql.ts';
import { commitSteps } from '../../database/features/imports/commit.ts';
import { makePreview } from '../../database/features/imports/preview.ts';
import { rejectionsOf } from '../../database/features/imports/verdicts.ts';
import { projectLines } from '../../database/features/renovation/ledger-lines.ts';
import { isoDate } from '../../electron/contract/values.ts';
import { memoryLedger, temporaryFolder, type TemporaryFolder } from '../helpers/ledger.ts';
import { homeIn, receive, yuan } from './money-project.ts';

let folder: TemporaryFolder;
beforeAll(() => {
  folder = temporaryFolder();
});
afterAll(() => folder.remove());

const header =
  '项目编号,年度任务批次,敬老院名称,改造类型,改造前床位,改造前护理型,改造后床位,改造后护理型,批复投资(万元),资金到位(万元),计划开工,实际开工,当前阶段,形象进度%,责任人';

/** The file of a day: 到位 in ten thousand yuan. */
async function file(context: WriteContext, asOf: string, received: number | ''): Promise<readonly string[]> {
  const path = join(folder.path, `${asOf}-${received}.csv`);
  const line = `G1,2021,H1敬老院,改扩建,100,20,120,60,300,${received},2021-03-01,2021-03-01,施工,50,王工`;
  writeFileSync(path, [`截至日期：${asOf}`, header, line].join('\n'));
  const preview = await makePreview(context, { kind: 'projects', path });
  const refused = rejectionsOf(preview.checked).map(({ column, code, message }) => `${column} ${code} ${message}`);
  if (refused.length === 0) finish(commitSteps(context, { ...preview, isSkippingInvalid: false }));
  return refused;
}

async function imported() {
  const context = memoryLedger();
  homeIn(context, 'H1');
  expect(await file(context, '2021-04-30', '')).toEqual([]);
  const projectId = row<{ id: number }>(context, "SELECT renovation_project_id AS id FROM renovation_project WHERE code = 'G1'")?.id ?? 0;
  const receivedOn = (day: string): number => (projectLines(context, isoDate(day))[0]?.line.receivedFen ?? 0) / 1_000_000;
  return { context, projectId, receivedOn };
}

describe('到位 of a file', () => {
  it('brings only what is missing to its figure, beside what was typed of its time; the same file again brings nothing', async () => {
    const { context, projectId, receivedOn } = await imported();
    receive(context, projectId, 'county', yuan('600000'), '2021-05-10');
    expect(await file(context, '2021-06-30', 100)).toEqual([]);
    expect(receivedOn('2021-06-30')).toBe(100);
    const told = () => rows<{ fen: number }>(context, "SELECT fen FROM renovation_fund WHERE kind = 'received' AND batch_id IS NOT NULL");
    expect(told()).toEqual([{ fen: 40_000_000 }]);
    expect(await file(context, '2021-06-30', 100)).toEqual([]);
    expect(told()).toHaveLength(1);
  });

  it('tells nothing of later days: money typed of after it stands beside it', async () => {
    const { context, projectId, receivedOn } = await imported();
    receive(context, projectId, 'county', yuan('600000'), '2021-07-05');
    expect(await file(context, '2021-06-30', 50)).toEqual([]);
    expect(receivedOn('2021-06-30')).toBe(50);
    expect(receivedOn('2021-07-31')).toBe(110);
    expect(await file(context, '2021-07-31', 110)).toEqual([]);
    expect(receivedOn('2021-07-31')).toBe(110);
  });

  it('below what had come by its day is asked about, never written', async () => {
    const { context, projectId, receivedOn } = await imported();
    receive(context, projectId, 'county', yuan('600000'), '2021-05-10');
    const refused = await file(context, '2021-06-30', 50);
    expect(refused).toHaveLength(1);
    expect(refused[0]).toContain('60 万元，多于');
    expect(receivedOn('2021-06-30')).toBe(60);
  });
});
