/** 竣工验收: refused without its fire document by the program and by the tables; adds the beds of each type in one step; taken back as a whole. */
import { describe, expect, it } from 'vitest';
import { row, rows, transaction } from '../../database/core/sql.ts';
import { homesInScope } from '../../database/features/indicators/service-base.ts';
import { accept } from '../../database/features/renovation/service-acceptance.ts';
import { withdrawAcceptance } from '../../database/features/renovation/service-acceptance-undo.ts';
import { addAssets, withdrawAsset } from '../../database/features/renovation/service-assets.ts';
import { closeRooms } from '../../database/features/renovation/service-closures.ts';
import { putInUse, settle } from '../../database/features/renovation/service-handover.ts';
import { recordStageOf, withdrawStage } from '../../database/features/renovation/service-stages.ts';
import { works } from '../../database/features/renovation/service-works.ts';
import { countyWide } from '../../database/features/users/scope.ts';
import { fen, isoDate } from '../../electron/contract/values.ts';
import { refusal } from '../database/payments-county.ts';
import { mapOf, staysCounty, type StaysCounty } from '../database/stays-county.ts';
import { acceptance, insertProject, insertStage } from './works-project.ts';

const day = isoDate;

/** J13: 1,600㎡, completed 2021-12-20; room 401 is closed for it. */
function completed(today = '2022-01-31', floorAreaCenti = 160_000): StaysCounty & { projectId: number; room401: number } {
  const county = staysCounty(today, 5);
  const { context, h1 } = county;
  const projectId = transaction(context, (writer) => insertProject(writer, { homeId: h1, until: 'completed', floorAreaCenti }));
  const room401 = mapOf(context, h1, today).rooms.find(({ name }) => name === '401')?.roomId ?? 0;
  closeRooms(context, {
    projectId,
    roomIds: [room401],
    bedIds: [],
    fromOn: day('2021-07-01'),
    plannedUntil: day('2021-12-31'),
    reason: '改造施工',
  });
  return { ...county, projectId, room401 };
}

type Given = Partial<Parameters<typeof accept>[1]>;
const asked = (projectId: number, given: Given = {}): Parameters<typeof accept>[1] => ({
  ...acceptance,
  checklist: [...acceptance.checklist],
  rooms: [],
  nursingBedIds: [],
  retiredBedIds: [],
  acceptedOn: day('2022-01-14'),
  projectId,
  ...given,
});
const newRoom = { building: '新楼', floor: 1, name: '101', sex: 'any', level: 'completeLoss', bedType: 'nursing', beds: 4 } as const;

const figuresOf = ({ context, h1 }: StaysCounty, on: string) => {
  const found = homesInScope(countyWide(context), day(on)).find(({ homeId }) => homeId === h1);
  return found && { registered: found.bedsRegistered, nursing: found.nursingBeds, out: found.bedsOut };
};
const stages = ({ context }: StaysCounty, projectId: number) =>
  rows<{ stage: string; on: string }>(
    context,
    `SELECT stage, happened_on AS "on" FROM renovation_stage WHERE renovation_project_id = ? AND withdrawn_at IS NULL
     ORDER BY happened_on, renovation_stage_id`,
    projectId,
  ).at(-1);

describe('没有消防文书不能验收（J13）', () => {
  it('没有文号、面积超过一千平方米只有备案、没有电气检测、清单没填完，逐一点名拒绝，什么也不写', () => {
    const county = completed();
    const { context, projectId } = county;
    const without = (given: Given) => refusal(() => accept(context, asked(projectId, given)));
    expect(without({ fireDocumentNo: null })).toMatchObject({ code: 'ACCEPTANCE_NO_FIRE', params: { paper: '消防验收合格意见书' } });
    expect(without({ fireKind: null }).code).toBe('ACCEPTANCE_NO_FIRE');
    expect(without({ fireKind: 'filed' })).toMatchObject({ code: 'ACCEPTANCE_FIRE_KIND', params: { area: 1600, limit: 1000 } });
    expect(without({ electricalNo: null }).code).toBe('ACCEPTANCE_NO_ELECTRICAL');
    expect(without({ checklist: acceptance.checklist.slice(1) })).toMatchObject({ code: 'ACCEPTANCE_CHECKLIST', params: { count: 1 } });
    const unmet = acceptance.checklist.map((item, index) => (index === 2 ? { ...item, isMet: false } : item));
    expect(without({ checklist: unmet }).code).toBe('ACCEPTANCE_CHECKLIST');
    expect(stages(county, projectId)).toEqual({ stage: 'completed', on: '2021-12-20' });
    expect(rows(context, 'SELECT 1 FROM renovation_acceptance')).toEqual([]);
    expect(figuresOf(county, '2022-01-31')).toEqual({ registered: 120, nursing: 80, out: 2 });
  });

  it('一千平方米以下备案即可', () => {
    const { context, projectId } = completed('2022-01-31', 100_000);
    expect(accept(context, asked(projectId, { fireKind: 'filed', fireDocumentNo: '样消备〔2022〕3号' })).stageId).toBeGreaterThan(0);
  });

  it('阶段不能绕过验收：程序拒绝，数据库也拒绝', () => {
    const { context, projectId } = completed();
    const stage = {
      projectId,
      stage: 'accepted',
      happenedOn: day('2022-01-14'),
      documentNo: '样建验1号',
      note: null,
      exceptionReason: null,
    } as const;
    expect(refusal(() => recordStageOf(context, stage)).code).toBe('ACCEPTANCE_MISSING');
    expect(() => transaction(context, (writer) => void insertStage(writer, projectId, 'accepted', '2022-01-14'))).toThrow(
      'no acceptance: renovation_stage',
    );
    const blank = (fire: string | null) => () =>
      transaction(context, (writer) => {
        writer.connection
          .prepare(
            `INSERT INTO renovation_acceptance (uid, renovation_project_id, accepted_on, panel, opinion, fire_kind, fire_document_no, electrical_no,
               checklist_json, beds_added, nursing_added, done_json, recorded_at, recorded_by)
             VALUES (randomblob(16), ?, '2022-01-14', '五方', '同意', 'accepted', ?, '电检1', '[]', 0, 0, '{}', ?, ?)`,
          )
          .run(projectId, fire, writer.at, writer.actor.userId);
      });
    expect(blank(null)).toThrow('CHECK constraint failed');
    expect(blank('  ')).toThrow('CHECK constraint failed');
  });

  it('一条验收后来不能改，也不能在阶段之外单独撤销', () => {
    const { context, projectId } = completed();
    accept(context, asked(projectId));
    const change = (sql: string) => () => transaction(context, (writer) => void writer.connection.exec(sql));
    expect(change("UPDATE renovation_acceptance SET fire_document_no = 'x'")).toThrow('append-only');
    expect(change('DELETE FROM renovation_acceptance')).toThrow('never deleted');
    expect(change("UPDATE renovation_acceptance SET withdrawn_at = 'x', withdrawn_by = 1, withdrawn_reason = 'y'")).toThrow('accepted:');
    const stageId =
      row<{ id: number }>(context, "SELECT renovation_stage_id AS id FROM renovation_stage WHERE stage = 'accepted'")?.id ?? 0;
    expect(refusal(() => withdrawStage(context, { projectId, stageId, reason: '登记有误' })).code).toBe('ACCEPTANCE_HELD');
  });
});

describe('验收一步增加各类床位', () => {
  it('新房间、改为护理型、撤减、恢复停用和核定床位同时生效，当天起算', () => {
    const county = completed();
    const { context, projectId, h1 } = county;
    const map = mapOf(context, h1, '2022-01-31');
    const free = map.rooms.flatMap(({ beds }) => beds.filter(({ state }) => state === 'free').map(({ bedId }) => bedId));
    const [one = 0, two = 0] = free;
    transaction(context, (writer) => void writer.connection.exec(`UPDATE bed SET bed_type = 'normal' WHERE bed_id IN (${one}, ${two})`));
    const answer = accept(
      context,
      asked(projectId, { bedsAdded: 3, nursingAdded: 5, rooms: [newRoom], nursingBedIds: [one], retiredBedIds: [two] }),
    );
    expect(answer).toMatchObject({ bedsRegistered: 123, nursingBeds: 85, reopened: 2 });
    expect(figuresOf(county, '2022-01-13')).toEqual({ registered: 120, nursing: 80, out: 2 });
    expect(figuresOf(county, '2022-01-14')).toEqual({ registered: 123, nursing: 85, out: 0 });
    const after = mapOf(context, h1, '2022-01-31');
    expect(after.counts).toMatchObject({ registered: 123, nursing: 85, drawn: 123, undrawn: 0, renovation: 0 });
    expect(after.rooms.find(({ building }) => building === '新楼')).toMatchObject({ name: '101', level: 'completeLoss' });
    expect(row(context, 'SELECT beds_registered AS beds, nursing_beds AS nursing FROM home WHERE home_id = ?', h1)).toEqual({
      beds: 123,
      nursing: 85,
    });
    expect(stages(county, projectId)).toEqual({ stage: 'accepted', on: '2022-01-14' });
    const told = works(countyWide(context), projectId, { role: 'county_clerk', today: day('2022-01-31') });
    expect(told).toMatchObject({
      capacity: { bedsRegistered: 123, nursingBeds: 85 },
      fireKindNeeded: 'accepted',
      acceptance: { fireDocumentNo: '样消验〔2022〕7号', bedsAdded: 3, nursingAdded: 5, isFromFile: false },
    });
    expect(told.acceptance?.checklist.map(({ isMet }) => isMet)).toEqual(acceptance.checklist.map(() => true));
  });

  it('床位图的净增与验收数字不一致、核定数出错、房间已有，整体拒绝', () => {
    const county = completed();
    const { context, projectId } = county;
    const refused = (given: Given) => refusal(() => accept(context, asked(projectId, given)));
    expect(refused({ bedsAdded: 3, nursingAdded: 4, rooms: [newRoom] })).toMatchObject({
      code: 'ACCEPTANCE_BEDS_DIFFER',
      params: { drawn: 4, drawnNursing: 4 },
    });
    expect(refused({ bedsAdded: 0, nursingAdded: 41 }).code).toBe('ACCEPTANCE_CAPACITY');
    expect(refused({ bedsAdded: 4, nursingAdded: 4, rooms: [{ ...newRoom, building: '主楼' }] }).code).toBe('ROOM_EXISTS');
    expect(figuresOf(county, '2022-01-31')).toEqual({ registered: 120, nursing: 80, out: 2 });
    expect(rows(context, "SELECT 1 FROM room WHERE building = '新楼'")).toEqual([]);
  });

  it('不画图也可以只登记数字；同一项目只验收一次', () => {
    const county = completed();
    accept(county.context, asked(county.projectId, { bedsAdded: 20, nursingAdded: 20 }));
    expect(figuresOf(county, '2022-01-31')).toEqual({ registered: 140, nursing: 100, out: 0 });
    expect(refusal(() => accept(county.context, asked(county.projectId))).code).toBe('ACCEPTANCE_EXISTS');
  });

  it('撤销验收：阶段、核定床位、房间、床型和停用一起退回；有人住进新床的不能撤', () => {
    const county = completed();
    const { context, projectId, h1, room401 } = county;
    const before = mapOf(context, h1, '2022-01-31');
    const free = before.rooms.flatMap(({ beds }) => beds.filter(({ state }) => state === 'free').map(({ bedId }) => bedId))[0] ?? 0;
    accept(context, asked(projectId, { bedsAdded: 3, nursingAdded: 3, rooms: [newRoom], retiredBedIds: [free] }));
    withdrawAcceptance(context, { projectId, reason: '验收日期写错' });
    expect(mapOf(context, h1, '2022-01-31')).toEqual(before);
    expect(figuresOf(county, '2022-01-31')).toEqual({ registered: 120, nursing: 80, out: 2 });
    expect(stages(county, projectId)).toEqual({ stage: 'completed', on: '2021-12-20' });
    const told = works(countyWide(context), projectId, { role: 'county_clerk', today: day('2022-01-31') });
    expect(told.acceptance).toBeNull();
    expect(told.withdrawnAcceptances).toMatchObject([{ withdrawnReason: '验收日期写错' }]);
    // Once more, and somebody is given one of the beds that were closed.
    accept(context, asked(projectId, { bedsAdded: 4, nursingAdded: 4, rooms: [newRoom] }));
    const reopened = mapOf(context, h1, '2022-01-31').rooms.find(({ roomId }) => roomId === room401)?.beds[0]?.bedId ?? 0;
    transaction(context, (writer) => {
      writer.connection
        .prepare(
          `INSERT INTO bed_stay (uid, bed_id, person_id, kind, from_on, recorded_at, recorded_by) VALUES (randomblob(16), ?, ?, 'reserved', '2022-01-20', ?, ?)`,
        )
        .run(reopened, county.p7, writer.at, writer.actor.userId);
    });
    expect(refusal(() => withdrawAcceptance(context, { projectId, reason: '再撤' })).code).toBe('ACCEPTANCE_IN_USE');
    expect(figuresOf(county, '2022-01-31')).toEqual({ registered: 124, nursing: 84, out: 0 });
  });
});

describe('移交、投用和结算', () => {
  const use = {
    openedOn: day('2022-01-20'),
    documentNo: '样民字〔2022〕9号',
    safetyAssessedOn: day('2022-01-18'),
    safetyDocumentNo: '样安评3',
    filingChangedOn: day('2022-01-19'),
    filingNo: '备370999-01',
    note: null,
    exceptionReason: null,
  };
  const bed = { name: '护理床', model: 'HL-2', quantity: 20, unitFen: fen(268_000), place: '新楼' };
  const audit = {
    settledOn: day('2022-01-30'),
    documentNo: '样审〔2022〕1号',
    auditor: '样本审计局',
    assetRegistrationNo: '固2022-7',
    note: null,
    exceptionReason: null,
  };

  it('完工后才能移交资产；清单合计到分；有误的撤销', () => {
    const { context, projectId } = completed();
    const early = { projectId, handedOverOn: day('2021-12-01'), receiver: '院长', rows: [bed] };
    expect(refusal(() => addAssets(context, early)).code).toBe('ASSET_TOO_EARLY');
    addAssets(context, {
      ...early,
      handedOverOn: day('2022-01-15'),
      rows: [bed, { ...bed, name: '洗浴床', quantity: 1, unitFen: fen(500_001) }],
    });
    const told = () => works(countyWide(context), projectId, { role: 'county_clerk', today: day('2022-01-31') });
    expect(told().assetsFen).toBe(5_860_001);
    withdrawAsset(context, { projectId, assetId: told().assets[1]?.assetId ?? 0, reason: '没有到货' });
    expect(told().assetsFen).toBe(5_360_000);
    expect(refusal(() => withdrawAsset(context, { projectId, assetId: told().assets[1]?.assetId ?? 0, reason: '再撤' })).code).toBe(
      'ASSET_NOT_FOUND',
    );
  });

  it('投入使用须有入住安全评估，结算超过批复一成须重新报批', () => {
    const { context, projectId } = completed();
    expect(refusal(() => putInUse(context, { ...use, projectId })).code).toBe('RENOVATION_STAGE_SKIPPED');
    accept(context, asked(projectId));
    expect(refusal(() => putInUse(context, { ...use, projectId, safetyAssessedOn: day('2022-01-21') })).code).toBe('INVALID_INPUT');
    expect(putInUse(context, { ...use, projectId }).openingId).toBe(1);
    // 批复投资 2,000,000.00: 110 % is still within it, a fen more is not.
    expect(settle(context, { ...audit, projectId, auditedFen: fen(220_000_001) }).needsReapproval).toBe(true);
    const told = works(countyWide(context), projectId, { role: 'county_clerk', today: day('2022-01-31') });
    expect(told).toMatchObject({ opening: { filingNo: '备370999-01' }, settlement: { auditedFen: 220_000_001, needsReapproval: true } });
    const second = completed();
    accept(second.context, asked(second.projectId));
    putInUse(second.context, { ...use, projectId: second.projectId });
    expect(settle(second.context, { ...audit, projectId: second.projectId, auditedFen: fen(220_000_000) }).needsReapproval).toBe(false);
  });
});
