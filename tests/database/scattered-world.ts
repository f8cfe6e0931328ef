/** One county in memory with people supported at home, for the tests of their support. */
import { idCheckCharacter } from '../../electron/contract/id-number.ts';
import type { AgreementInput } from '../../electron/contract/scattered.ts';
import type { RegisterInput } from '../../electron/contract/people-inputs.ts';
import type { VisitInput } from '../../electron/contract/visits.ts';
import { AppError } from '../../electron/contract/result.ts';
import { isoDate } from '../../electron/contract/values.ts';
import { fixedClock } from '../../database/core/clock.ts';
import { rows } from '../../database/core/sql.ts';
import * as homes from '../../database/features/homes/service.ts';
import * as people from '../../database/features/people/service.ts';
import { memoryLedger, type TestLedger } from '../helpers/ledger.ts';

export type Village = { readonly code: string; readonly town: string };

export function ledgerOn(day: string): TestLedger {
  return memoryLedger({ clock: fixedClock(isoDate(day)) });
}

/** The same ledger on another day. */
export function on(context: TestLedger, day: string): TestLedger {
  return { ...context, clock: fixedClock(isoDate(day)) };
}

/** One village of each of the first townships. */
export function villages(context: TestLedger): Village[] {
  return rows<Village>(
    context,
    "SELECT min(v.code) AS code, t.code AS town FROM division t JOIN division v ON v.parent_code = t.code AND v.level = 'village' WHERE t.level = 'town' GROUP BY t.code ORDER BY t.code LIMIT 3",
  );
}

let sequence = 0;
export function idNumber(birth = '19490925'): string {
  sequence += 1;
  const digits = `370999${birth}${String(sequence % 1000).padStart(3, '0')}`;
  return digits + idCheckCharacter(digits);
}

export function somebody(village: Village, changes: Partial<RegisterInput> = {}): RegisterInput {
  const birth = changes.bornOn?.replaceAll('-', '') ?? '19490925';
  return {
    name: '赵春花',
    // The temporary number stands in for a number: sexes and births need not be matched.
    sex: 'female',
    bornOn: isoDate(`${birth.slice(0, 4)}-${birth.slice(4, 6)}-${birth.slice(6, 8)}`),
    idNumber: null,
    ethnicity: '汉族',
    villageCode: village.code,
    areaType: 'rural',
    address: null,
    category: 'elder',
    disability: { certificateNumber: null, kind: null, grade: null },
    level: 'partialLoss',
    assessedOn: isoDate('2021-06-08'),
    mode: 'scattered',
    homeId: null,
    caregiver: { name: '钱二', idNumber: null, phone: '13800000000' },
    confirmedOn: isoDate('2020-02-03'),
    account: null,
    caregiverAccount: null,
    phone: null,
    wish: null,
    remark: null,
    ...changes,
  };
}

export function register(context: TestLedger, village: Village, changes: Partial<RegisterInput> = {}): number {
  return people.register(context, somebody(village, changes)).personId;
}

export function home(context: TestLedger, townCode: string, code = 'H1'): number {
  return homes.save(context, {
    homeId: null,
    code,
    name: `${code}敬老院`,
    homeLevel: 'county',
    townCode,
    bedsRegistered: 120,
    nursingBeds: 80,
    operationMode: 'public',
    openedOn: null,
    creditCode: null,
  }).homeId;
}

export function agreement(personId: number, changes: Partial<AgreementInput> = {}): AgreementInput {
  return {
    personId,
    agreementNumber: null,
    signedOn: isoDate('2021-12-20'),
    fromOn: isoDate('2022-01-01'),
    untilOn: isoDate('2022-12-31'),
    content: '日常照看、陪同就医',
    frequency: '每周不少于两次',
    feeFen: null,
    caregiverName: '钱二',
    caregiverIdNumber: null,
    caregiverPhone: null,
    relation: '邻居',
    entrustedBy: '西河镇人民政府',
    emergencyContact: null,
    breach: null,
    ...changes,
  };
}

export function visit(personId: number, visitedOn: string, changes: Partial<VisitInput> = {}): VisitInput {
  return {
    personId,
    visitedOn: isoDate(visitedOn),
    visitor: '村主任',
    visitorRole: '村（社区）“两委”',
    method: 'home',
    result: 'visited',
    findings: null,
    risk: 'none',
    action: null,
    ...changes,
  };
}

export function admit(context: TestLedger, personId: number, homeId: number, day: string): number {
  return people.record(context, { kind: 'mode', personId, validFrom: isoDate(day), mode: 'centralised', homeId, caregiver: null }).factId;
}

export function die(context: TestLedger, personId: number, day: string): number {
  return people.record(context, { kind: 'end', personId, validFrom: isoDate(day), reason: 'death', remark: null }).factId;
}

export function refusal(work: () => unknown): AppError {
  try {
    work();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('was not refused');
}
