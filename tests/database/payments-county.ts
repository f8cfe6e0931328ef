/** A small county with the fixture's standards: two homes and a few people registered by hand. */
import { expect } from 'vitest';
import { fixedClock, type Clock } from '../../database/core/clock.ts';
import { finish, rows, type WriteContext } from '../../database/core/sql.ts';
import * as homes from '../../database/features/homes/service.ts';
import { buildSheetSteps } from '../../database/features/payments/service.ts';
import * as people from '../../database/features/people/service.ts';
import * as standards from '../../database/features/standards/service.ts';
import type { SheetCard } from '../../electron/contract/payments.ts';
import type { RegisterInput } from '../../electron/contract/people-inputs.ts';
import { AppError } from '../../electron/contract/result.ts';
import { fen, isoDate, isoMonth } from '../../electron/contract/values.ts';
import { memoryLedger, type TestLedger } from '../helpers/ledger.ts';

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** An ID number of the region that is assigned to nobody. */
export function idNumberOf(sequence: number): string {
  const digits = `37099919450312${String(sequence * 2 + 1).padStart(3, '0')}`;
  const sum = weights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  return `${digits}${'10X98765432'.charAt(sum % 11)}`;
}

export type Newcomer = Partial<RegisterInput> & { readonly sequence: number };

export function register(context: WriteContext, { sequence, ...given }: Newcomer): number {
  const villageCode =
    rows<{ code: string }>(context, "SELECT code FROM division WHERE level = 'village' ORDER BY code LIMIT 1")[0]?.code ?? '';
  const input: RegisterInput = {
    name: `王第${'一二三四五六七八九十'.charAt(sequence % 10)}`,
    sex: 'male',
    bornOn: isoDate('1945-03-12'),
    idNumber: idNumberOf(sequence),
    ethnicity: '汉族',
    villageCode,
    areaType: 'rural',
    address: null,
    category: 'elder',
    disability: { certificateNumber: null, kind: null, grade: null },
    level: 'partialLoss',
    assessedOn: isoDate('2021-02-20'),
    mode: 'scattered',
    homeId: null,
    caregiver: { name: '李照料', idNumber: null, phone: null },
    confirmedOn: isoDate('2018-05-10'),
    account: { bank: '样本农商银行', holder: given.name ?? '王某', number: '6228480000000000018' },
    caregiverAccount: null,
    phone: null,
    wish: null,
    remark: null,
    ...given,
  };
  return people.register(context, input).personId;
}

export function addStandards(context: WriteContext): void {
  const document = {
    mode: null,
    validFrom: isoDate('2021-01-01'),
    documentNo: '样民发〔2021〕3号',
    documentTitle: '关于调整救助标准的通知',
  };
  standards.add(context, { ...document, kind: 'basicLiving', areaType: 'rural', level: null, amountFen: fen(66300) });
  for (const [level, amount] of [
    ['independent', 18000],
    ['partialLoss', 30000],
    ['completeLoss', 60000],
  ] as const)
    standards.add(context, { ...document, kind: 'careAllowance', areaType: null, level, amountFen: fen(amount) });
}

export type SmallCounty = {
  readonly context: TestLedger;
  readonly homeIds: readonly [number, number];
  readonly scattered: number;
  readonly resident: number;
};

/** Two homes, the first with an account; one person at home, one in the first home. */
export function smallCounty(clock: Clock = fixedClock(isoDate('2022-01-31'))): SmallCounty {
  const context = memoryLedger({ clock });
  const [town = ''] = rows<{ code: string }>(context, "SELECT code FROM division WHERE level = 'town' ORDER BY code LIMIT 1").map(
    ({ code }) => code,
  );
  const home = (code: string, name: string): number =>
    homes.save(context, {
      homeId: null,
      code,
      name,
      homeLevel: 'town',
      townCode: town,
      bedsRegistered: 60,
      nursingBeds: 20,
      operationMode: 'public',
      openedOn: null,
      creditCode: null,
    }).homeId;
  const homeIds = [home('H01', '东山敬老院'), home('H02', '西河敬老院')] as const;
  homes.setAccount(context, {
    homeId: homeIds[0],
    validFrom: isoDate('2021-12-31'),
    holder: '东山敬老院专户',
    bank: '样本农商银行',
    number: '37090000000000001',
  });
  addStandards(context);
  const scattered = register(context, { sequence: 1, name: '陈分散' });
  const resident = register(context, {
    sequence: 2,
    name: '张集中',
    mode: 'centralised',
    homeId: homeIds[0],
    caregiver: null,
    level: 'completeLoss',
  });
  return { context, homeIds, scattered, resident };
}

export function build(context: WriteContext, month: string): SheetCard {
  return finish(buildSheetSteps(context, isoMonth(month)));
}

/** Runs work that is refused and returns the refusal. */
export function refusal(work: () => unknown): AppError {
  try {
    work();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  return expect.fail('nothing was refused');
}
