/** The ledger of projects as the program writes it, read again: nothing changes, whatever happened to the projects meanwhile. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { finish, row, rows, transaction, type WriteContext } from '../../database/core/sql.ts';
import { layOutIn } from '../../database/features/beds/service-rooms.ts';
import { list as batchesOf, undoSteps } from '../../database/features/imports/batches.ts';
import { commitSteps } from '../../database/features/imports/commit.ts';
import type { CheckedFile } from '../../database/features/imports/verdicts.ts';
import { makePreview } from '../../database/features/imports/preview.ts';
import { rejectionsOf } from '../../database/features/imports/verdicts.ts';
import { ledgerFile } from '../../database/features/renovation/ledger-file.ts';
import { projectLines } from '../../database/features/renovation/ledger-lines.ts';
import { addFund } from '../../database/features/renovation/service-funds.ts';
import { closeRooms } from '../../database/features/renovation/service-closures.ts';
import { saveContract } from '../../database/features/renovation/service-contracts.ts';
import { addPayment } from '../../database/features/renovation/service-payments.ts';
import { save } from '../../database/features/renovation/service-projects.ts';
import { saveProgress } from '../../database/features/renovation/service-progress.ts';
import type { ImportKind } from '../../electron/contract/imports.ts';
import { fen, isoDate, isoMonth } from '../../electron/contract/values.ts';
import { memoryLedger, samples, temporaryFolder, type TemporaryFolder } from '../helpers/ledger.ts';
import { contractInput, homeIn, paymentInput, projectInput, reach, receive, yuan } from './money-project.ts';

let folder: TemporaryFolder;
beforeAll(() => {
  folder = temporaryFolder();
});
afterAll(() => folder.remove());

async function bring(context: WriteContext, kind: ImportKind, path: string): Promise<{ checked: CheckedFile; batchId: number | null }> {
  const preview = await makePreview(context, { kind, path });
  const refused = rejectionsOf(preview.checked).map(({ row: number, column, code, message }) => `${number} ${column} ${code} ${message}`);
  if (refused.length > 0) throw new Error(refused.join('\n'));
  const { batchId } = finish(commitSteps(context, { ...preview, isSkippingInvalid: false }));
  return { checked: preview.checked, batchId };
}

/** The sample county with its homes and projects. */
async function sampleCounty(): Promise<WriteContext> {
  const context = memoryLedger();
  await bring(context, 'homes', join(samples, '敬老院名册.xlsx'));
  await bring(context, 'projects', join(samples, '改造提升项目进度台账.xlsx'));
  return context;
}

async function exported(context: WriteContext, asOf: string, name: string): Promise<string> {
  const path = join(folder.path, `${name}.xlsx`);
  const asked = { asOf: isoDate(asOf), regionName: '肥城市', protection: { kind: 'plain', purpose: '上报' }, copyNumber: 1 } as const;
  const { copy } = await ledgerFile(context, asked, path, (steps) => Promise.resolve(finish(steps)));
  writeFileSync(path, copy.bytes);
  return path;
}

const projectNamed = (context: WriteContext, code: string): number =>
  row<{ id: number }>(context, 'SELECT renovation_project_id AS id FROM renovation_project WHERE code = ? AND withdrawn_at IS NULL', code)
    ?.id ?? 0;
const lineOf = (context: WriteContext, code: string) => projectLines(context, null).find(({ line }) => line.code === code)?.line;
/** Everything that stands of the projects, to compare before and after. */
const standing = (context: WriteContext) => projectLines(context, null).map(({ line, stages }) => ({ line, stages }));

describe('the workbook of the ledger', () => {
  it('is read again without a change: the sample county', async () => {
    const context = await sampleCounty();
    const { checked, batchId } = await bring(context, 'projects', await exported(context, '2022-12-31', '样例'));
    expect([checked.rows, checked.counts, rejectionsOf(checked), batchId]).toEqual([
      11,
      { new: 0, changed: 0, unchanged: 11, rejected: 0 },
      [],
      null,
    ]);
  });

  it('comes into an empty ledger as it left the other', async () => {
    const context = await sampleCounty();
    const path = await exported(context, '2022-12-31', '迁出');
    const other = memoryLedger();
    await bring(other, 'homes', join(samples, '敬老院名册.xlsx'));
    await bring(other, 'projects', path);
    expect(standing(other)).toEqual(standing(context));
  });

  it('is read again without a change after contracts, payments by source, funds, a plan, a report and a stop', async () => {
    const context = await sampleCounty();
    const projectId = projectNamed(context, '370983R202208');
    const { contractId } = saveContract(context, contractInput(projectId, { signedOn: isoDate('2022-05-10') }));
    receive(context, projectId, 'county', yuan('400000'), '2022-06-01');
    addPayment(context, paymentInput(contractId, '第1期', '2022-07-01', yuan('333333.33')));
    saveProgress(context, {
      projectId,
      month: isoMonth('2022-12'),
      percent: 63,
      doneFen: fen(12_345_678),
      work: '外墙保温',
      problems: '冬季停工，工期顺延',
      coordination: null,
      nextSteps: '2023年3月底前复工',
      reportedOn: null,
    });
    addFund(context, {
      projectId,
      source: 'bond',
      kind: 'received',
      happenedOn: isoDate('2022-12-20'),
      documentNo: '样财〔2022〕88号',
      fen: yuan('12345.67'),
    });
    const { checked } = await bring(context, 'projects', await exported(context, '2022-12-31', '登记之后'));
    expect(checked.verdicts.flatMap(({ differences }) => differences)).toEqual([]);
    expect([checked.counts, rejectionsOf(checked)]).toEqual([{ new: 0, changed: 0, unchanged: 11, rejected: 0 }, []]);
  });

  it('is read again without a change: a project that was never in a file', async () => {
    const context = memoryLedger();
    const { projectId } = save(context, projectInput(homeIn(context, 'H1'), 'X-1', '2021-01-05'));
    reach(context, projectId, 'approved', '2021-02-10', yuan('2000000.50'));
    reach(context, projectId, 'design', '2021-03-10');
    reach(context, projectId, 'procurement', '2021-04-10');
    saveContract(context, contractInput(projectId, { signedOn: isoDate('2021-05-10') }));
    saveContract(
      context,
      contractInput(projectId, { kind: 'supervision', contractNo: '监1', contractor: '样本监理有限公司', priceFen: yuan('30000') }),
    );
    reach(context, projectId, 'contract', '2021-05-10');
    reach(context, projectId, 'construction', '2021-06-10');
    reach(context, projectId, 'completed', '2021-11-30');
    reach(context, projectId, 'accepted', '2021-12-20');
    const path = await exported(context, '2022-12-31', '手工登记');
    const { checked } = await bring(context, 'projects', path);
    expect([checked.counts, rejectionsOf(checked)]).toEqual([{ new: 0, changed: 0, unchanged: 1, rejected: 0 }, []]);
  });
});

describe('a batch of projects', () => {
  it('that changes some is taken back to what was before, to the last figure', async () => {
    const context = await sampleCounty();
    const before = standing(context);
    const lines = projectLines(context, null);
    const changed = join(folder.path, '次月.csv');
    const header =
      '项目编号,年度任务批次,敬老院名称,改造类型,改造前床位,改造前护理型,改造后床位,改造后护理型,批复投资(万元),资金到位(万元),资金支出(万元),施工单位,合同价(万元),计划开工,验收日期,当前阶段,形象进度%,责任人';
    const wanted = lines.filter(({ line }) => line.stage === 'construction');
    expect(wanted).toHaveLength(2);
    const body = wanted.map(({ line, row: shown }, index) =>
      [
        line.code,
        line.batchYear,
        shown.homeName,
        '改扩建',
        line.bedsBefore,
        line.nursingBefore,
        (line.bedsAfter ?? 0) + 5,
        line.nursingAfter,
        300,
        index === 0 ? 206 : '',
        '',
        '样例建设有限公司',
        188.123456,
        '2022-03-01',
        index === 0 ? '2022-12-20' : '',
        index === 0 ? '竣工验收' : '暂停',
        80 + index,
        '王工',
      ].join(','),
    );
    writeFileSync(changed, [header, ...body].join('\n'));
    const { checked, batchId } = await bring(context, 'projects', changed);
    expect([checked.counts, rejectionsOf(checked)]).toEqual([{ new: 0, changed: 2, unchanged: 0, rejected: 0 }, []]);
    expect(lineOf(context, wanted[0]?.line.code ?? '')).toMatchObject({
      approvedFen: 300_000_000,
      receivedFen: 206_000_000,
      contractor: '样例建设有限公司',
      contractFen: 188_123_456,
      acceptedOn: '2022-12-20',
      stage: 'accepted',
      percent: 80,
      managerName: '王工',
    });
    expect(lineOf(context, wanted[1]?.line.code ?? '')).toMatchObject({ stage: 'suspended', percent: 81 });
    expect((await bring(context, 'projects', changed)).batchId).toBeNull();
    expect(batchesOf(context).find((batch) => batch.batchId === batchId)?.blockedBy).toBeNull();
    expect(finish(undoSteps(context, batchId ?? 0))).toEqual({ undone: 2 });
    expect(standing(context)).toEqual(before);
  });

  it('is kept once something was recorded of its projects', async () => {
    const context = await sampleCounty();
    const blocked = () => batchesOf(context).find(({ kind }) => kind === 'projects')?.blockedBy;
    expect(blocked()).toBeNull();
    saveContract(context, contractInput(projectNamed(context, '370983R202207'), { signedOn: isoDate('2022-05-10') }));
    expect(blocked()).toBe('孙伯镇敬老院消防专项改造项目之后又有登记');
    expect(rows(context, 'SELECT 1 FROM renovation_project WHERE withdrawn_at IS NULL')).toHaveLength(11);
  });

  it('is kept once rooms were closed for one of its projects', async () => {
    const context = await sampleCounty();
    const project = row<{ id: number; homeId: number }>(
      context,
      `SELECT p.renovation_project_id AS id, p.home_id AS homeId FROM renovation_project p JOIN renovation_stage s USING (renovation_project_id)
       WHERE s.stage IN ('approved', 'construction') AND NOT EXISTS (SELECT 1 FROM renovation_stage a
         WHERE a.renovation_project_id = p.renovation_project_id AND a.stage IN ('accepted', 'inUse', 'settled', 'cancelled')) LIMIT 1`,
    );
    const homeId = project?.homeId ?? 0;
    const room = { firstRoom: 1, lastRoom: 1, bedsPerRoom: 2, sex: 'any', level: null, bedType: 'nursing' } as const;
    const fromOn = isoDate('2015-01-01');
    transaction(context, (writer) => layOutIn(writer, { ...room, homeId, building: '主楼', floors: [1], fromOn }));
    closeRooms(context, {
      projectId: project?.id ?? 0,
      roomIds: rows<{ id: number }>(context, 'SELECT room_id AS id FROM room WHERE home_id = ?', homeId).map(({ id }) => id),
      bedIds: [],
      fromOn: context.clock.today(),
      plannedUntil: null,
      reason: '改造施工',
    });
    expect(batchesOf(context).find(({ kind }) => kind === 'projects')?.blockedBy).toContain('之后又有登记');
  });
});
