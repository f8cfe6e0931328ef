/** The shipped score sheet as a table: item, full points, how they are earned; for reading against the document. */
import { expect, test } from 'vitest';
import { shippedSheet } from '../../database/features/grading/service-templates.ts';
import { pointsText, type SheetItem } from '../../electron/contract/grading-sheet.ts';

const { body } = shippedSheet();

function earned(item: SheetItem): string {
  switch (item.kind) {
    case 'checklist':
      return `分项 ${item.parts.map(({ points }) => pointsText(points)).join('+')}`;
    case 'band':
      return `分档 ${item.bands
        .map(({ points, when }) => `${(when ?? []).map(({ measure, least }) => `${measure}≥${least}`).join('且')}:${pointsText(points)}`)
        .join(' ')}`;
    case 'pass':
      return '达标';
    case 'judged':
      return '评判';
  }
}

test('32 items, their full points and how they are earned', () => {
  const lines = body.groups.flatMap(({ code, name, max, items }) => [
    `${code} ${name} ${pointsText(max)}`,
    ...items.map((item) => `${item.code} ${pointsText(item.max)} ${earned(item)}`),
  ]);
  expect(lines).toEqual([
    'QA 设施条件 20',
    'QA1 4 分档 floorArea≥200:4 floorArea≥100:3 floorArea≥60:1',
    'QA2 3 分项 1+1+1',
    'QA3 4 分项 1+1+1+1',
    'QA4 3 分档 restPlaces≥10:3 restPlaces≥5:2 restPlaces≥1:1',
    'QA5 3 分项 1+1+1',
    'QA6 3 分项 1+1+1',
    'QB 安全管理 20',
    'QB1 4 分项 2+2',
    'QB2 3 达标',
    'QB3 3 分项 1+1+1',
    'QB4 4 分项 2+1+1',
    'QB5 3 分项 1+1+1',
    'QB6 3 达标',
    'QC 服务开展 30',
    'QC1 8 分档 mealDays≥250且dinersPerDay≥10:8 mealDays≥200且dinersPerDay≥6:6 mealDays≥100:3',
    'QC2 4 评判',
    'QC3 4 分档 activitiesPerMonth≥4:4 activitiesPerMonth≥2:2 activitiesPerMonth≥1:1',
    'QC4 4 分项 2+2',
    // Visits and satisfaction are not known from the months of a home: the band is chosen by the assessor, see the words below.
    'QC5 5 分档 :5 :3 :1',
    'QC6 3 评判',
    'QC7 2 达标',
    'QD 运营管理 15',
    'QD1 4 分档 openDays≥300:4 openDays≥250:3 openDays≥200:2 openDays≥150:1',
    'QD2 2 分项 1+1',
    'QD3 2 分项 0.5+0.5+0.5+0.5',
    'QD4 3 评判',
    'QD5 2 评判',
    'QD6 2 分项 1+1',
    'QE 资金保障 8',
    'QE1 3 评判',
    'QE2 3 分项 2+1',
    'QE3 1 达标',
    'QE4 1 达标',
    'QF 效果评价 7',
    'QF1 4 分档 :4 :3 :1',
    'QF2 2 分档 coverage≥30:2 coverage≥15:1',
    'QF3 1 达标',
  ]);
  expect(lines.length - body.groups.length).toBe(32);
  expect(body.step).toBe(5);
  expect(body.bonus).toBeNull();
});

const items = body.groups.flatMap((group) => group.items);

test('every band says its limits in words', () => {
  const bands = items.flatMap((item) =>
    item.kind === 'band' ? item.bands.map(({ text, points }) => `${item.code} ${text} ${pointsText(points)}`) : [],
  );
  expect(bands).toEqual([
    'QA1 建筑面积200平方米以上 4',
    'QA1 建筑面积100平方米以上不足200平方米 3',
    'QA1 建筑面积60平方米以上不足100平方米 1',
    'QA4 10张以上 3',
    'QA4 5至9张 2',
    'QA4 1至4张 1',
    'QC1 年助餐250天以上且日均就餐10人以上 8',
    'QC1 年助餐200天以上且日均就餐6人以上 6',
    'QC1 年助餐100天以上 3',
    'QC3 每月4次以上 4',
    'QC3 每月2次以上不足4次 2',
    'QC3 每月1次以上不足2次 1',
    'QC5 月探访率95%以上 5',
    'QC5 月探访率80%以上不足95% 3',
    'QC5 月探访率60%以上不足80% 1',
    'QD1 300天以上 4',
    'QD1 250天以上不足300天 3',
    'QD1 200天以上不足250天 2',
    'QD1 150天以上不足200天 1',
    'QF1 满意度95%以上 4',
    'QF1 满意度90%以上不足95% 3',
    'QF1 满意度80%以上不足90% 1',
    'QF2 覆盖率30%以上 2',
    'QF2 覆盖率15%以上不足30% 1',
  ]);
});

test('what does not apply earns nothing, but for meals that are delivered', () => {
  const rules = items.map(
    ({ code, notApplicable }) => `${code} ${notApplicable.map(({ rule, mealMode }) => `${mealMode ?? ''}${rule}`).join(' ')}`,
  );
  expect(rules.find((rule) => rule.startsWith('QB4'))).toBe('QB4 deliveredFULL noneZERO');
  expect(rules.filter((rule) => !rule.startsWith('QB4')).every((rule) => rule.endsWith(' ZERO'))).toBe(true);
});

test('eight vetoes', () => {
  expect(body.vetoes.map(({ code, text }) => `${code} ${text}`)).toEqual([
    'V1 评定期内发生火灾、食物中毒、人员伤亡责任事故',
    'V2 虐待欺老',
    'V3 套取挪用奖补资金',
    'V4 C级、D级危房仍在使用',
    'V5 连续停办3个月以上或全年开放不足100天',
    'V6 改变用途或出租',
    'V7 重大消防隐患逾期未改',
    'V8 材料造假或拒绝评定',
  ]);
});

test('three grades with their least points and the safety each asks for', () => {
  expect(
    body.grades.map(
      ({ grade, minimum, conditions }) =>
        `${grade} ${pointsText(minimum)} ${conditions.map(({ group, minimum: least }) => `${group}≥${pointsText(least)}`).join(' ')}`,
    ),
  ).toEqual(['G1 90 QB≥16', 'G2 80 QB≥14', 'G3 60 QB≥12']);
});
