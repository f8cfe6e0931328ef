/** Indicators of duties with clocks: J18 (75.0 % of townships in time), J20 (20 working days), doubts; each is its list. */
import { describe, expect, it } from 'vitest';
import { newUid, run, transaction } from '../../database/core/sql.ts';
import { trend } from '../../database/features/indicators/service-trend.ts';
import { itemsBehind, list, townWide } from '../../database/features/indicators/service.ts';
import { indicatorLine } from '../../electron/backend/command/indicators.ts';
import type { IndicatorCode, IndicatorRow } from '../../electron/contract/indicators.ts';
import { isoDate } from '../../electron/contract/values.ts';
import { memoryLedger, type TestLedger } from '../helpers/ledger.ts';
import { firstTown } from './county.ts';
import { openDesk } from '../registers/desk.ts';

const day = isoDate;
const rowOf = (reader: TestLedger, on: string, code: IndicatorCode): IndicatorRow | undefined =>
  list(reader, { asOf: day(on) }).rows.find((row) => row.code === code);
const behind = (reader: TestLedger, on: string, code: IndicatorCode): string[] =>
  itemsBehind(reader, { asOf: day(on), code, batchYear: null }).map(({ name, shown }) => `${name} ${shown}`);

describe('IND18 季报按时率', () => {
  /** Six of eight are in on the day, one five minutes after midnight, one not at all. */
  function quarter(): TestLedger {
    const ledger = memoryLedger();
    const towns = Array.from({ length: 8 }, (_, index) => firstTown(ledger, index));
    ledger.connection.exec(
      `UPDATE division SET valid_to = '2000-01-01' WHERE level = 'town' AND code NOT IN (${towns.map((code) => `'${code}'`).join(',')})`,
    );
    transaction(ledger, (writer) => {
      const send = (town: string, at: string) =>
        run(
          writer,
          `INSERT INTO quarter_event (uid, period_end, town_code, action, content_json, recorded_at, recorded_by) VALUES (?, '2022-09-30', ?, 'submit', '{}', ?, ?)`,
          newUid(),
          town,
          new Date(at).toISOString(),
          writer.actor.userId,
        );
      for (const town of towns.slice(0, 6)) send(town, '2022-09-30T23:59:00');
      send(towns[6] ?? '', '2022-10-01T00:05:00');
    });
    return ledger;
  }

  it('is 75.0% where six of eight were in by the end of the day', () => {
    const ledger = quarter();
    expect(rowOf(ledger, '2022-09-30', 'IND18')).toMatchObject({
      numerator: 6,
      denominator: 8,
      shown: '75.0%',
      note: '缺 1 个乡镇（街道）',
    });
    const items = itemsBehind(ledger, { asOf: day('2022-10-05'), code: 'IND18', batchYear: null });
    expect(items.map(({ shown }) => shown)).toEqual([...Array.from({ length: 6 }, () => '按时'), '逾期报送', '未报']);
  });

  it('is asked on the days of the parameter only, of each township alone, and of nobody before the first report', () => {
    const ledger = quarter();
    expect(rowOf(ledger, '2022-09-29', 'IND18')).toBeUndefined();
    expect(rowOf(ledger, '2022-12-30', 'IND18')).toMatchObject({ denominator: 8 });
    expect(rowOf(ledger, '2022-12-31', 'IND18')).toBeUndefined();
    const late = { ...ledger, ...townWide(ledger, firstTown(ledger, 6)) };
    expect(rowOf(late, '2022-09-30', 'IND18')).toMatchObject({ numerator: 0, denominator: 1 });
  });
});

describe('IND17 低保审核确认按时办结率', () => {
  it('counts what was decided in the quarter in time, late, and what is open past its 20 working days', () => {
    const desk = openDesk('2022-09-22');
    const write = (applicant: string): number =>
      desk.write('dibaoReview', { applicant, kind: 'dibao', procedure: 'short', acceptedOn: '2022-09-22' });
    const [inTime, late] = [write('按时'), write('迟一日'), write('未决定')];
    const decide = (recordId: number, on: string): void => {
      desk.on(on);
      desk.take(recordId, 'survey', { surveyedOn: on, surveyors: '王、李' });
      desk.take(recordId, 'review', { opinion: '符合条件' });
      desk.take(recordId, 'grant', { grantedSize: 1, monthlyFen: 60_000 });
    };
    decide(inTime ?? 0, '2022-10-25');
    decide(late ?? 0, '2022-10-26');
    desk.on('2022-12-01');
    expect(rowOf(desk.context, '2022-10-24', 'IND17')).toMatchObject({ numerator: 0, denominator: 0, shown: '—' });
    expect(rowOf(desk.context, '2022-10-31', 'IND17')).toMatchObject({
      numerator: 1,
      denominator: 3,
      shown: '33.3%',
      note: '超期未办 1 件',
    });
    expect(behind(desk.context, '2022-10-31', 'IND17')).toEqual(['未决定 超期未办', '迟一日 超期办结', '按时 按时办结']);
    const [now] = trend(desk.context, { asOf: day('2022-10-31'), code: 'IND17', batchYear: null, months: 1 }).slice(-1);
    expect(now).toMatchObject({ numerator: 1, denominator: 3 });
  });
});

it('the command prints every unit as it is', () => {
  const row = {
    code: 'IND14',
    name: '城乡低保标准之比',
    unit: 'fen',
    numerator: 66_000,
    denominator: 51_000,
    shown: '1.29:1',
    footnote: null,
    target: 1.3,
    targetUnit: '倍',
    isCeiling: true,
    met: true,
    note: null,
  } as IndicatorRow;
  expect(indicatorLine(row)).toBe('城乡低保标准之比：660.00元/510.00元（1.29:1），目标 不高于1.3倍，达标');
  const people = { ...row, name: '集中供养率', unit: 'count', isCeiling: false, targetUnit: '%' } as IndicatorRow;
  expect(
    indicatorLine({ ...people, numerator: 141, denominator: 252, shown: '56.0%', footnote: '精确值55.95%', target: 56, met: false }),
  ).toBe('集中供养率：141/252（56.0%，精确值55.95%），目标 56%，未达标');
  expect(indicatorLine({ ...people, numerator: 0, denominator: 0, shown: '—', target: null, met: null })).toBe('集中供养率：0/0（—）');
});
