/** The official form: what stands on it, and that it stays as it was when a newer version of the scale has come. */
import { describe, expect, test } from 'vitest';
import { transaction } from '../../database/core/sql.ts';
import { letterDocx } from '../../database/documents/letter/letter-docx.ts';
import { wordsOf } from '../../database/documents/letter/letter.ts';
import { formLetter } from '../../database/features/assessments/form-letter.ts';
import { paper, paperCopy } from '../../database/features/assessments/paper.ts';
import { insertScale, shippedScales } from '../../database/features/assessments/scales.ts';
import { conclude, get, tryOut } from '../../database/features/assessments/service.ts';
import { saveTiers, scales } from '../../database/features/assessments/service-due.ts';
import * as people from '../../database/features/people/service.ts';
import { isoDate } from '../../electron/contract/values.ts';
import { rawText } from '../documents/pdf-tools.ts';
import { refusal, smallCounty } from '../database/payments-county.ts';
import { abilityAnswers } from './golden.ts';
import { at, concludeAnyway, formFor, scaleIdOf, six } from './support.ts';

const today = isoDate('2023-06-30');

describe('the form of the six items', () => {
  const { context, scattered } = smallCounty();
  const { assessmentId } = concludeAnyway(context, scattered, '2022-01-20', {
    kind: 'other',
    answers: six('bed', 'toilet', 'walk', 'bathe'),
    notes: { bed: '起身要人扶' },
    concludedLevel: 'completeLoss',
    agency: '县福利中心',
    opinion: '同意',
  });
  const before = get(context, assessmentId);
  const letter = formLetter(before.form, null);

  test('says what the clerk has to have on paper', () => {
    const words = wordsOf(letter);
    for (const expected of [
      '特困人员生活自理能力评估表',
      '陈分散',
      '1945年3月12日',
      '分散供养',
      '其他',
      '2022年1月20日',
      '本人家中',
      '自主上下床',
      '起身要人扶',
      '完全丧失生活自理能力',
      '（评估甲　县福利中心）',
      '（村委会主任）',
      '被评估人或监护人签字',
      '县级民政部门意见（章）',
      '同意',
      '全护理（600.00 元/月，样民发〔2021〕3号）',
      '2022年2月',
    ])
      expect(words).toContain(expected);
    expect(words.match(/√/gu)).toHaveLength(6);
  });

  test('opens and prints the same after a new version, a new name and a new address', async () => {
    const [first] = shippedScales();
    const edited = structuredClone(first!);
    const second = { ...edited, version: 2, validFrom: '2023-01-01', title: '特困人员生活自理能力评估表（新）' };
    second.bands = [
      { level: 'independent', from: 0, to: 1 },
      { level: 'partialLoss', from: 2, to: 4 },
      { level: 'completeLoss', from: 5, to: 6 },
    ];
    second.groups[0]!.items[0]!.title = '自己吃饭';
    transaction(context, (writer) => void insertScale(writer, second));
    const later = at(context, '2023-06-30');
    people.record(later, {
      kind: 'identity',
      personId: scattered,
      validFrom: isoDate('2023-05-01'),
      reason: '更名',
      name: '陈新名',
      sex: 'male',
      bornOn: isoDate('1945-03-12'),
      ethnicity: null,
    });
    people.record(later, {
      kind: 'contact',
      personId: scattered,
      validFrom: isoDate('2023-05-01'),
      address: '新住处',
      phone: null,
      remark: null,
    });

    expect(get(context, assessmentId).form).toEqual(before.form);
    expect(JSON.stringify(formLetter(get(context, assessmentId).form, null))).toBe(JSON.stringify(letter));
    const bytes = async () => Buffer.from(await letterDocx(letter)).length;
    expect(await bytes()).toBeGreaterThan(1000);

    // The new version holds for what is assessed from its day on, and only for that.
    const scaleId = scaleIdOf(context, 'SIX_ITEMS', 2);
    expect(scales(context, today).scales.find((known) => known.scaleId === scaleId)?.isCurrent).toBe(true);
    const form = formFor(context, scattered, '2023-06-01', {
      scaleId,
      answers: six('bed', 'toilet', 'walk', 'bathe'),
      concludedLevel: 'partialLoss',
    });
    expect(refusal(() => conclude(later, { ...form, assessedOn: isoDate('2022-12-31') })).code).toBe('SCALE_NOT_IN_FORCE');
    expect(refusal(() => conclude(later, { ...form, scaleId: scaleIdOf(context, 'SIX_ITEMS', 1) })).code).toBe('SCALE_NOT_IN_FORCE');
    const next = conclude(later, form);
    expect(get(context, next.assessmentId).form).toMatchObject({
      title: '特困人员生活自理能力评估表（新）',
      total: 4,
      concludedLevel: 'partialLoss',
      person: { name: '陈新名' },
    });
  });

  test('is one page of A4, and a masked copy shows no number', async () => {
    const made = paper(context, { assessmentId, purpose: 'preview' });
    expect(made).toMatchObject({ pages: 1, warnings: [] });
    expect(rawText(made.pdf)).toContain('370999194503120032');
    const masked = await paperCopy(context, { assessmentId, format: 'pdf', protection: { kind: 'masked' } });
    const text = rawText(masked.bytes);
    expect(text).toContain('370999********0032');
    expect(text).not.toContain('370999194503120032');
  });
});

describe('the form of the elder ability standard', () => {
  const { context, scattered } = smallCounty();
  const later = at(context, '2023-06-30');
  const scaleId = scaleIdOf(context, 'GBT_42195');
  const answers = abilityAnswers('22222222 2221 222222111 11211');
  const given = { scaleId, answers, changes: ['dementia', 'incidents'], concludedLevel: '4' };

  test('decides nothing while the six items do; a contradiction is told', () => {
    people.record(later, { kind: 'level', personId: scattered, validFrom: isoDate('2023-05-01'), level: 'partialLoss' });
    const tried = tryOut(later, { ...formFor(context, scattered, '2023-06-01', given), assessors: [] }, today);
    expect(tried.isDeciding).toBe(false);
    expect(tried.effect).toEqual(['照料护理档次按六项评估确定，这次评估不改变档次，供护理计划和床位安排参考。']);
    expect(tried.doubts).toEqual([{ kind: 'disagrees', text: '2023年5月1日六项评估为部分丧失生活自理能力，对应半护理；这次对应全护理' }]);
    // The recorded level has run out, is paid by all the same, and is compared with all the same.
    const late = at(context, '2025-06-30');
    const expired = tryOut(late, { ...formFor(context, scattered, '2025-06-01', given), assessors: [] }, isoDate('2025-06-30'));
    expect(expired.doubts).toContainEqual({
      kind: 'disagrees',
      text: '2023年5月1日六项评估为部分丧失生活自理能力（已过有效期，仍按此发放），对应半护理；这次对应全护理',
    });
    const coma = tryOut(later, { ...formFor(context, scattered, '2023-06-01', { ...given, changes: ['coma'] }), assessors: [] }, today);
    expect(coma.doubts.map((doubt) => doubt.kind)).toContain('answerAgainstRule');
    const { assessmentId } = concludeAnyway(later, scattered, '2023-06-01', given);
    expect(people.get(context, scattered, today).person.level).toBe('partialLoss');
    const { form } = get(context, assessmentId);
    expect(form).toMatchObject({
      total: 44,
      preliminary: '3',
      concludedLevel: '4',
      tier: null,
      effectFrom: null,
      reference: '部分丧失生活自理能力（2023年5月1日）',
    });
    const words = wordsOf(formLetter(form, null));
    for (const expected of ['44', '能力重度受损（重度失能）', '能力完全丧失（完全失能）', '确诊为痴呆（F00～F03）', 'B.3.9', '16/32'])
      expect(words).toContain(expected);
    expect(paper(later, { assessmentId, purpose: 'print' }).pages).toBe(2);
  });

  test('decides the tier where the county says so, by the correspondence of that day', () => {
    const county = smallCounty();
    const in2023 = at(county.context, '2023-06-30');
    county.context.connection
      .prepare(
        `INSERT INTO parameter (uid, key, valid_from, value_json, document_no, document_title, recorded_at, recorded_by)
         VALUES (randomblob(16), 'care.tierSource', '2023-01-01', '"GBT42195"', '县民发〔2022〕9号', '', '2023-01-01T00:00:00.000Z', 1)`,
      )
      .run();
    saveTiers(in2023, {
      tiers: { '0': 'independent', '1': 'independent', '2': 'partialLoss', '3': 'partialLoss', '4': 'completeLoss' },
      validFrom: isoDate('2023-06-01'),
      documentNo: '县民发〔2023〕5号',
    });
    const mild = { scaleId: scaleIdOf(county.context, 'GBT_42195'), answers, changes: [], concludedLevel: '3' };
    concludeAnyway(in2023, county.scattered, '2023-05-31', mild);
    expect(people.get(county.context, county.scattered, today).person.level).toBe('completeLoss');
    concludeAnyway(in2023, county.scattered, '2023-06-01', mild);
    expect(people.get(county.context, county.scattered, today).person.level).toBe('partialLoss');
    const refused = refusal(() =>
      saveTiers(in2023, {
        tiers: { '0': 'completeLoss', '1': 'independent', '2': 'partialLoss', '3': 'partialLoss', '4': 'completeLoss' },
        validFrom: isoDate('2023-07-01'),
        documentNo: '甲',
      }),
    );
    expect(refused.code).toBe('TIERS_ORDER');
  });
});
