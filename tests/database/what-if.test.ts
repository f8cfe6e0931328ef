/** What another standard or other rules would cost: right to the fen, and nothing of it is kept. */
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fixedClock } from '../../database/core/clock.ts';
import { newDataKey } from '../../database/core/keys.ts';
import { migrate } from '../../database/core/migrate.ts';
import { closeConnection, openConnection } from '../../database/core/open.ts';
import { finish, newUid, transaction, type WriteContext } from '../../database/core/sql.ts';
import { insertDefaults } from '../../database/features/parameters/service.ts';
import { whatIfSteps } from '../../database/features/payments/service-what-if.ts';
import { whatIfCopy, whatIfFileSteps, whatIfPaperSteps } from '../../database/features/payments/service-what-if-paper.ts';
import { lockSheet } from '../../database/features/payments/service-advance.ts';
import * as people from '../../database/features/people/service.ts';
import * as standards from '../../database/features/standards/service.ts';
import { insertUser } from '../../database/features/users/accounts.ts';
import { divisionsOf } from '../../database/features/divisions/national.ts';
import { insertDivisions } from '../../database/features/divisions/service.ts';
import { migrations } from '../../database/migrations/index.ts';
import type { WhatIf, WhatIfInput } from '../../electron/contract/what-if.ts';
import { fen, isoDate, isoMonth } from '../../electron/contract/values.ts';
import { temporaryFolder } from '../helpers/ledger.ts';
import { addStandards, build, refusal, register, smallCounty, type SmallCounty } from './payments-county.ts';

const today = isoDate('2022-01-31');
const asToday: WhatIfInput['rules'] = { proration: null, pickRule: null, funeralMultiple: null, basicMultiple: null };
const raised: WhatIfInput['standards'][number] = {
  kind: 'basicLiving',
  areaType: 'rural',
  mode: null,
  level: null,
  amountFen: fen(70_000),
  validFrom: isoDate('2022-07-01'),
};
const asked = (change: Partial<WhatIfInput>): WhatIfInput => ({ year: 2022, standards: [], rules: asToday, ...change });
const compute = (context: WriteContext, input: WhatIfInput): WhatIf => finish(whatIfSteps(context, input, today));

describe('测算', () => {
  let county: SmallCounty;
  beforeAll(() => {
    county = smallCounty();
  });

  test('新标准：全年现行、假设、增减和人数，分项目、机构、月份都对', () => {
    const found = compute(county.context, asked({ standards: [raised] }));
    // 陈分散 663＋300，张集中 663＋600，各12个月；新标准多 37 元，两人各6个月。
    const [scattered, resident] = [96_300 * 12, 126_300 * 12];
    expect(found).toMatchObject({ todayFen: scattered + resident, newFen: scattered + resident + 3_700 * 12, people: 2, affected: 2 });
    expect(found.byType.map(({ name, todayFen, newFen, affected }) => [name, todayFen, newFen, affected])).toEqual([
      ['基本生活标准', 66_300 * 24, 66_300 * 24 + 3_700 * 12, 2],
      ['照料护理费', 90_000 * 12, 90_000 * 12, 0],
    ]);
    expect(found.byHome.map(({ name, todayFen, newFen }) => [name, newFen - todayFen])).toEqual([
      ['东山敬老院', 3_700 * 6],
      ['分散供养（本人、照料人）和丧事经办人', 3_700 * 6],
    ]);
    expect(found.byMonth.map(({ newFen, todayFen }) => newFen - todayFen)).toEqual([
      0, 0, 0, 0, 0, 0, 7_400, 7_400, 7_400, 7_400, 7_400, 7_400,
    ]);
    for (const groups of [found.byType, found.byTown, found.byHome, found.byMonth]) {
      expect(groups.reduce((sum, { todayFen }) => sum + todayFen, 0)).toBe(found.todayFen);
      expect(groups.reduce((sum, { newFen }) => sum + newFen, 0)).toBe(found.newFen);
    }
  });

  test('假设的结果，就是真的登记以后的现行', () => {
    const { context } = smallCounty();
    const supposed = compute(context, asked({ standards: [raised] }));
    standards.add(context, { ...raised, documentNo: '样民发〔2022〕9号', documentTitle: null });
    const after = compute(context, asked({ rules: { ...asToday, funeralMultiple: 6 } }));
    expect(after.todayFen).toBe(supposed.newFen);
    expect(after.byTown.map(({ todayFen }) => todayFen)).toEqual(supposed.byTown.map(({ newFen }) => newFen));
  });

  test('按低保标准的倍数：不足一元的进到元；没有低保标准的说明', () => {
    const { context } = smallCounty();
    const input = asked({ rules: { ...asToday, basicMultiple: { multiple: 1.3, validFrom: isoDate('2022-01-01') } } });
    expect(refusal(() => compute(context, input)).code).toBe('WHAT_IF_NO_DIBAO');
    const dibao = { ...raised, kind: 'dibao' as const, amountFen: fen(63_200), validFrom: isoDate('2022-01-01') };
    const found = compute(context, { ...input, standards: [dibao] });
    // 632 × 1.3 ＝ 821.60，进到 822 元。
    expect(found.newFen - found.todayFen).toBe((82_200 - 66_300) * 24);
    expect(found.supposed).toContain('基本生活标准按低保标准的 1.3 倍确定，不足一元的进到元');
  });

  test('按天计发：月中转院的按天分给两院，合计不变；丧葬费换倍数', () => {
    const { context, homeIds, resident } = smallCounty();
    const moved = { ...context, clock: fixedClock(isoDate('2022-08-01')) };
    people.record(moved, {
      kind: 'mode',
      personId: resident,
      validFrom: isoDate('2022-07-11'),
      mode: 'centralised',
      homeId: homeIds[1],
      caregiver: null,
    });
    const byDay = compute(context, asked({ rules: { ...asToday, proration: 'CALENDAR_DAY' } }));
    expect(byDay.newFen).toBe(byDay.todayFen);
    // 7月 1,263.00 元：一院10天 407.42，二院21天 855.58（J8）。
    const differences = byDay.byHome.map(({ name, todayFen, newFen }) => [name, newFen - todayFen]);
    expect(differences).toEqual([
      ['东山敬老院', 40_742 - 126_300],
      ['西河敬老院', 85_558],
      ['分散供养（本人、照料人）和丧事经办人', 0],
    ]);
    people.record(moved, { kind: 'end', personId: resident, validFrom: isoDate('2022-07-20'), reason: 'death', remark: null });
    const funeral = compute(context, asked({ rules: { ...asToday, funeralMultiple: 8 } }));
    expect(funeral.newFen - funeral.todayFen).toBe(66_300 * 2);
    expect(funeral).toMatchObject({ people: 2, affected: 1 });
  });

  test('已审批月份的差额另列；同一天假设两次的拒绝', () => {
    const { context } = smallCounty();
    build(context, '2022-01');
    lockSheet(context, { month: isoMonth('2022-01'), reason: '核对' });
    const found = compute(context, asked({ standards: [{ ...raised, validFrom: isoDate('2022-01-01') }] }));
    expect(found.lockedDifferenceFen).toBe(3_700 * 2);
    expect(found.byMonth[0]).toMatchObject({ isLocked: true });
    expect(refusal(() => compute(context, asked({ standards: [raised, raised] }))).code).toBe('WHAT_IF_STANDARD_TWICE');
  });

  test('说明打印成 PDF，保存为 Word 和 Excel，留下日志', async () => {
    const { context } = smallCounty();
    const input = asked({ standards: [raised] });
    expect(finish(whatIfPaperSteps(context, { input, purpose: 'print' })).pages).toBeGreaterThan(1);
    const paper = finish(whatIfFileSteps(context, input));
    for (const format of ['docx', 'xlsx', 'pdf'] as const) {
      const copy = await whatIfCopy(context, paper, { format, protection: { kind: 'masked' }, file: `/tmp/测算.${format}` });
      expect(copy.bytes.length).toBeGreaterThan(2000);
      expect(copy.entry).toMatchObject({
        action: 'whatIf.export',
        after: { year: 2022, supposed: expect.stringContaining('700.00 元/月') as string },
      });
    }
  });
});

describe('什么也不保存', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  beforeAll(() => {
    folder = temporaryFolder();
  });
  afterAll(() => folder.remove());

  function realLedger(): WriteContext {
    const connection = openConnection(join(folder.path, '测算.yiyang'), newDataKey(), 'create');
    migrate(connection, migrations, { file: '测算.yiyang', now: '2022-01-31T01:00:00.000Z' });
    const actor = { userId: insertUser(connection, newUid(), '管理员', 'admin', '2022-01-31T01:00:00.000Z'), name: '管理员' };
    const context: WriteContext = { connection, actor, clock: fixedClock(today) };
    transaction(context, (writer) => {
      connection
        .prepare(
          "INSERT INTO ledger (ledger_id, uid, name, region_code, region_name, is_demo, created_at) VALUES (1, ?, '测试', '370983', '肥城市', 0, ?)",
        )
        .run(newUid(), writer.at);
      insertDivisions(writer, divisionsOf('370983'));
      insertDefaults(writer);
    });
    addStandards(context);
    register(context, { sequence: 1, name: '陈分散' });
    connection.pragma('wal_checkpoint(TRUNCATE)');
    return context;
  }

  test('文件的每个字节、数据版本、写入行数都不变；取消在两步之间', () => {
    const context = realLedger();
    const { connection } = context;
    const state = (): unknown => ({
      files: readdirSync(folder.path)
        .sort()
        .map((name) => [
          name,
          createHash('sha256')
            .update(readFileSync(join(folder.path, name)))
            .digest('hex'),
        ]),
      version: connection.pragma('data_version', { simple: true }) as number,
      changes: connection.prepare('SELECT total_changes()').pluck().get(),
    });
    const before = state();
    const found = compute(context, asked({ standards: [raised], rules: { ...asToday, proration: 'DAY_30', funeralMultiple: 9 } }));
    expect(found.newFen).toBeGreaterThan(found.todayFen);
    const steps = whatIfSteps(context, asked({ standards: [raised] }), today);
    expect(steps.next()).toMatchObject({ done: false, value: { done: 1, total: 1, phase: '正在测算' } });
    steps.return(undefined as never);
    expect(connection.inTransaction).toBe(false);
    expect(state()).toEqual(before);
    closeConnection(connection);
  });
});
