/** Agreements with caregivers: what ends them, what gives them back, whom the payments follow. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { agreementInputSchema } from '../../electron/contract/scattered.ts';
import { isoDate } from '../../electron/contract/values.ts';
import { row, rows, finish } from '../../database/core/sql.ts';
import { undoSteps } from '../../database/features/imports/batches.ts';
import { commitSteps } from '../../database/features/imports/commit.ts';
import { makePreview } from '../../database/features/imports/preview.ts';
import { trueFacts } from '../../database/features/people/store.ts';
import * as people from '../../database/features/people/service.ts';
import { agreementPage } from '../../database/features/scattered/service-agreement-list.ts';
import {
  endAgreement,
  recordAgreement,
  renewAgreement,
  undoEnd,
  withdrawAgreement,
} from '../../database/features/scattered/service-agreements.ts';
import { supportOfPerson } from '../../database/features/scattered/service-person.ts';
import { temporaryFolder, type TestLedger } from '../helpers/ledger.ts';
import { admit, agreement, die, home, idNumber, ledgerOn, on, refusal, register, villages, type Village } from './scattered-world.ts';

let context: TestLedger;
let village: Village;
let personId: number;

beforeEach(() => {
  context = ledgerOn('2022-05-05');
  [village = { code: '', town: '' }] = villages(context);
  personId = register(context, village);
});

type Stored = { readonly endedOn: string | null; readonly endReason: string | null; readonly caregiver: string };
const stored = (agreementId: number): Stored | undefined =>
  row<Stored>(
    context,
    'SELECT ended_on AS endedOn, end_reason AS endReason, caregiver_name AS caregiver FROM care_agreement WHERE care_agreement_id = ?',
    agreementId,
  );
const stateOn = (day: string, agreementId: number): string | undefined =>
  supportOfPerson(context, personId, isoDate(day)).agreements.find((one) => one.agreementId === agreementId)?.state;

describe('somebody moves into a home (J6)', () => {
  it('admitted on 18 April: the agreement ends on 30 April, and comes back with the record', () => {
    const { agreementId } = recordAgreement(context, agreement(personId));
    const factId = admit(context, personId, home(context, village.town), '2022-04-18');
    expect(stored(agreementId)).toMatchObject({ endedOn: '2022-04-30', endReason: 'centralised' });
    expect(stateOn('2022-04-20', agreementId)).toBe('ending');
    expect(stateOn('2022-05-01', agreementId)).toBe('ended');
    people.cancelFact(context, { factId, reason: '登记有误' });
    expect(stored(agreementId)).toMatchObject({ endedOn: null, endReason: null });
    expect(stateOn('2022-05-01', agreementId)).toBe('inForce');
    const actions = rows<{ action: string }>(context, "SELECT action FROM audit WHERE action LIKE 'agreement.%' ORDER BY seq").map(
      (line) => line.action,
    );
    expect(actions).toEqual(['agreement.record', 'agreement.endFollowed', 'agreement.endFollowedBack']);
  });

  it('the same by the form of changes, and by undoing its import', async () => {
    const id = idNumber();
    const sex = Number(id[16]) % 2 === 1 ? 'male' : 'female';
    const imported = register(context, village, { name: '孙爱花', idNumber: id, sex });
    home(context, village.town);
    const { agreementId } = recordAgreement(context, agreement(imported));
    const folder = temporaryFolder();
    try {
      const path = join(folder.path, '异动.csv');
      const titles = '序号,变动类型,姓名,身份证号,变动日期,变动前,变动后,供养机构,原因';
      writeFileSync(path, `${titles}\n1,供养方式变更,孙爱花,${id},2022-04-18,分散供养,集中供养,H1敬老院,本人自愿\n`);
      const preview = await makePreview(context, { path, kind: 'changes' });
      const { batchId } = finish(commitSteps(context, { ...preview, isSkippingInvalid: false }));
      expect(stored(agreementId)).toMatchObject({ endedOn: '2022-04-30', endReason: 'centralised' });
      expect(finish(undoSteps(context, batchId ?? 0)).undone).toBe(1);
      expect(stored(agreementId)).toMatchObject({ endedOn: null, endReason: null });
    } finally {
      folder.remove();
    }
  });

  it('an agreement recorded after the admission is ended at once; one from after it is refused', () => {
    admit(context, personId, home(context, village.town), '2022-04-18');
    const { agreementId } = recordAgreement(context, agreement(personId));
    expect(stored(agreementId)).toMatchObject({ endedOn: '2022-04-30', endReason: 'centralised' });
    const late = agreement(personId, { fromOn: isoDate('2022-05-01') });
    expect(refusal(() => recordAgreement(context, late)).code).toBe('AGREEMENT_NOT_AT_HOME');
  });
});

describe('death, termination, another caregiver', () => {
  it('a death ends it that day; revoked, it holds again', () => {
    const { agreementId } = recordAgreement(context, agreement(personId));
    const factId = die(context, personId, '2022-03-09');
    expect(stored(agreementId)).toMatchObject({ endedOn: '2022-03-09', endReason: 'death' });
    people.cancelFact(context, { factId, reason: '误报' });
    expect(stored(agreementId)?.endedOn).toBeNull();
  });

  it('support that ends for another reason is paid to the end of the month, and so long the agreement holds', () => {
    const { agreementId } = recordAgreement(context, agreement(personId));
    people.record(context, { kind: 'end', personId, validFrom: isoDate('2022-03-09'), reason: 'voluntary', remark: null });
    expect(stored(agreementId)).toMatchObject({ endedOn: '2022-03-31', endReason: 'termination' });
  });

  it('another caregiver, also one recorded late, ends it the day before; the earliest counts', () => {
    const { agreementId } = recordAgreement(context, agreement(personId));
    const replace = (validFrom: string, name: string): number =>
      people.record(context, {
        kind: 'caregiver',
        personId,
        validFrom: isoDate(validFrom),
        caregiver: { name, idNumber: null, phone: null },
      }).factId;
    replace('2022-04-10', '孙三');
    expect(stored(agreementId)).toMatchObject({ endedOn: '2022-04-09', endReason: 'caregiverReplaced' });
    const late = replace('2022-02-01', '李四');
    expect(stored(agreementId)?.endedOn).toBe('2022-01-31');
    people.cancelFact(context, { factId: late, reason: '误填' });
    expect(stored(agreementId)?.endedOn).toBe('2022-04-09');
  });

  it('a new agreement with another caregiver records him, ends the old one, and is taken back whole', () => {
    const first = recordAgreement(context, agreement(personId)).agreementId;
    const id = idNumber('19700102');
    const second = recordAgreement(
      context,
      agreement(personId, { fromOn: isoDate('2022-04-01'), caregiverName: '孙三', caregiverIdNumber: id, caregiverPhone: '13900000000' }),
    ).agreementId;
    const caregiver = (): unknown => JSON.parse(trueFacts(context, personId).findLast((fact) => fact.kind === 'caregiver')?.detail ?? '{}');
    expect(caregiver()).toEqual({ name: '孙三', idNumber: id, phone: '13900000000' });
    expect(stored(first)).toMatchObject({ endedOn: '2022-03-31', endReason: 'caregiverReplaced' });
    withdrawAgreement(context, { agreementId: second, reason: '登记错人' });
    expect(caregiver()).toMatchObject({ name: '钱二' });
    expect(stored(first)?.endedOn).toBeNull();
    expect(stateOn('2022-05-05', second)).toBe('withdrawn');
  });

  it('the caregiver of an agreement that has not begun cannot be recorded beforehand', () => {
    const future = agreement(personId, { fromOn: isoDate('2022-06-01'), caregiverName: '孙三' });
    expect(refusal(() => recordAgreement(context, future)).code).toBe('AGREEMENT_CAREGIVER_LATER');
    expect(rows(context, 'SELECT 1 FROM care_agreement')).toEqual([]);
  });
});

describe('term, renewal, end by hand', () => {
  it('runs from in force over expiring to expired; renewed in one step for the days after it', () => {
    const { agreementId } = recordAgreement(context, agreement(personId));
    expect(stateOn('2021-12-31', agreementId)).toBe('upcoming');
    expect(stateOn('2022-12-01', agreementId)).toBe('expiring');
    expect(stateOn('2022-11-30', agreementId)).toBe('inForce');
    expect(stateOn('2023-01-01', agreementId)).toBe('expired');
    const later = on(context, '2022-12-10');
    const term = agreement(personId, { fromOn: isoDate('2023-01-01'), untilOn: isoDate('2023-12-31') });
    const { agreementNumber, signedOn, fromOn, untilOn, content, frequency, feeFen } = term;
    const renewal = { agreementId, agreementNumber, signedOn, fromOn, untilOn, content, frequency, feeFen };
    expect(refusal(() => renewAgreement(later, { ...renewal, fromOn: isoDate('2022-12-31') })).code).toBe('AGREEMENT_OVERLAP');
    const next = renewAgreement(later, renewal).agreementId;
    expect(stored(next)?.caregiver).toBe('钱二');
    expect(stateOn('2022-12-10', agreementId)).toBe('inForce');
    expect(stateOn('2023-01-01', agreementId)).toBe('renewed');
    expect(stateOn('2023-01-01', next)).toBe('inForce');
    expect(refusal(() => renewAgreement(later, renewal)).code).toBe('AGREEMENT_RENEWED');
    expect(refusal(() => withdrawAgreement(later, { agreementId, reason: '误录' })).code).toBe('AGREEMENT_RENEWED');
  });

  it('two agreements never hold on the same day', () => {
    recordAgreement(context, agreement(personId));
    const second = agreement(personId, { fromOn: isoDate('2022-12-31'), untilOn: isoDate('2023-05-01') });
    expect(refusal(() => recordAgreement(context, second)).code).toBe('AGREEMENT_OVERLAP');
  });

  it('an end by hand is taken back by hand; one that follows a record only with the record', () => {
    const { agreementId } = recordAgreement(context, agreement(personId));
    const end = { agreementId, endedOn: isoDate('2022-03-15'), reason: 'personWish', note: '改由侄子照料' };
    expect(refusal(() => endAgreement(context, { ...end, endedOn: isoDate('2021-12-31') })).code).toBe('AGREEMENT_END_OUTSIDE');
    endAgreement(context, end);
    expect(stored(agreementId)).toMatchObject({ endedOn: '2022-03-15', endReason: 'personWish' });
    admit(context, personId, home(context, village.town), '2022-04-18');
    expect(stored(agreementId)?.endedOn).toBe('2022-03-15');
    // Given back, the admission ends it.
    undoEnd(context, { agreementId, reason: '本人反悔' });
    expect(stored(agreementId)).toMatchObject({ endedOn: '2022-04-30', endReason: 'centralised' });
    expect(refusal(() => undoEnd(context, { agreementId, reason: '再试' })).code).toBe('AGREEMENT_END_FOLLOWED');
  });
});

describe('doubts about the caregiver', () => {
  it('tells of age, of his own need, of too many people, of a missing account', () => {
    const old = idNumber('19450101');
    const { warnings } = recordAgreement(context, agreement(personId, { caregiverIdNumber: old }));
    expect(warnings).toEqual(['照料人 77 周岁，超过 70 周岁', '照料人账号待补，照料护理费不能进入银行发放文件']);
    people.record(context, {
      kind: 'caregiverAccount',
      personId,
      validFrom: isoDate('2022-05-01'),
      account: { bank: '农商', holder: '别人', number: '62284800000000001' },
    });
    const shown = supportOfPerson(context, personId, isoDate('2022-05-05')).agreements[0];
    expect(shown?.warnings).toContain('照料人账户户名为“别人”，与照料人不一致');
  });

  it('counts people of one caregiver over the county and knows a destitute caregiver', () => {
    const id = idNumber('19700102');
    const sex = Number(id[16]) % 2 === 1 ? 'male' : 'female';
    register(context, village, {
      name: '钱二',
      sex,
      bornOn: isoDate('1970-01-02'),
      idNumber: id,
      category: 'disabled',
      level: 'completeLoss',
    });
    const all = [personId, ...Array.from({ length: 5 }, (_, index) => register(context, village, { name: `王${index}花` }))];
    const warnings = all.map((one) => recordAgreement(context, agreement(one, { caregiverIdNumber: id })).warnings);
    expect(warnings[4]).toContain('照料人本人是特困人员，且完全丧失生活自理能力');
    expect(warnings[4]?.join('')).not.toContain('同时照料');
    expect(warnings[5]).toContain('照料人同时照料 6 人，超过 5 人');
  });
});

describe('the list', () => {
  it('everybody at home is on it, also who has no agreement; those who left it only when asked for', () => {
    recordAgreement(context, agreement(personId));
    const alone = register(context, village, { name: '无协议', caregiver: null });
    const gone = register(context, village, { name: '已入住' });
    recordAgreement(context, agreement(gone));
    admit(context, gone, home(context, village.town), '2022-04-18');
    const page = (standing: 'none' | 'ended' | null) =>
      agreementPage(context, { townCode: null, villageCode: null, search: '', standing, offset: 0, limit: 50 }, isoDate('2022-05-05'));
    expect(page(null).rows.map((one) => [one.personId, one.standing])).toEqual([
      [personId, 'inForce'],
      [alone, 'none'],
    ]);
    expect(page('none').rows.map((one) => one.personId)).toEqual([alone]);
    expect(page('ended').rows.map((one) => one.personId)).toEqual([gone]);
    expect(page(null).counts).toEqual({ inForce: 1, none: 1, ended: 1 });
  });
});

it('a term without an end is refused: nobody could reckon the one after it', () => {
  const fault = (untilOn: string) =>
    agreementInputSchema.safeParse(agreement(personId, { untilOn: isoDate(untilOn) })).error?.issues[0]?.path;
  expect([fault('9999-12-31'), fault('2199-12-31')]).toEqual([['untilOn'], undefined]);
  recordAgreement(context, agreement(personId, { untilOn: isoDate('2199-12-31') }));
  expect(supportOfPerson(context, personId, isoDate('2022-05-05')).proposal.fromOn).toBe('2200-01-01');
});
