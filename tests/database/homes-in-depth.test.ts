import { beforeEach, describe, expect, it } from 'vitest';
import { fixedClock } from '../../database/core/clock.ts';
import { finish, rows } from '../../database/core/sql.ts';
import { saveContract, withdrawContract, contractsOf, type ContractInput } from '../../database/features/homes/contracts.ts';
import { get, saveProfile } from '../../database/features/homes/details.ts';
import { save, list } from '../../database/features/homes/service.ts';
import { saveStaff, staffOf, withdrawStaff } from '../../database/features/homes/staff.ts';
import { undoSteps } from '../../database/features/imports/batches.ts';
import { homesOn } from '../../database/features/indicators/queries.ts';
import { contractInputSchema, staffInputSchema } from '../../electron/contract/home-details.ts';
import { AppError } from '../../electron/contract/result.ts';
import { fen, isoDate } from '../../electron/contract/values.ts';
import { addHome, addPeople, firstTown } from '../indicators/county.ts';
import { memoryLedger, type TestLedger } from '../helpers/ledger.ts';
import { importSample } from '../helpers/sample-county.ts';

let ledger: TestLedger;
let homeId: number;
beforeEach(() => {
  ledger = memoryLedger({ clock: fixedClock(isoDate('2022-06-15')) });
  homeId = addHome(ledger, 'H1', 60, 20);
});

const codeOf = (work: () => unknown): string | null => {
  try {
    work();
  } catch (error) {
    return error instanceof AppError ? error.code : 'fault';
  }
  return null;
};
const today = isoDate('2022-06-15');

describe('beds by day', () => {
  const bedsOn = (day: string): [number, number] | null => {
    const home = homesOn(ledger, isoDate(day), '9999').find((found) => found.homeId === homeId);
    return home ? [home.bedsRegistered, home.nursingBeds] : null;
  };
  const change = (bedsRegistered: number, nursingBeds: number, bedsFrom: string | null): void => {
    const home = list(ledger).find((found) => found.homeId === homeId);
    if (!home) throw new Error('no home');
    const { code, name, homeLevel, townCode, operationMode, openedOn, creditCode } = home;
    save(ledger, {
      homeId,
      code,
      name,
      homeLevel,
      townCode,
      operationMode,
      openedOn,
      creditCode,
      bedsRegistered,
      nursingBeds,
      bedsFrom: bedsFrom === null ? null : isoDate(bedsFrom),
    });
  };

  it('are not changed from a day to come: it could not be taken back, and nothing else could be entered before it', () => {
    expect(codeOf(() => change(80, 40, '2062-04-01'))).toBe('FACT_IN_FUTURE');
    change(80, 40, '2022-06-15');
    expect(bedsOn('2022-06-15')).toEqual([80, 40]);
    const logged = rows<{ after: string }>(ledger, "SELECT after_json AS after FROM audit WHERE action = 'home.change'");
    expect(logged.map(({ after }) => (JSON.parse(after) as { bedsFrom?: string }).bedsFrom)).toEqual(['2022-06-15']);
  });

  it('hold since the opening, change from the day given and leave the days before as they were', () => {
    change(80, 40, '2022-04-01');
    expect([bedsOn('2015-04-30'), bedsOn('2015-05-01'), bedsOn('2022-03-31'), bedsOn('2022-04-01')]).toEqual([
      null,
      [60, 20],
      [60, 20],
      [80, 40],
    ]);
    expect(get(ledger, homeId, today).capacities.map(({ validFrom, bedsRegistered }) => [validFrom, bedsRegistered])).toEqual([
      ['2022-04-01', 80],
      ['2015-05-01', 60],
    ]);
  });

  it('change from today when no day is given, and write nothing when nothing has changed', () => {
    change(60, 20, null);
    expect(rows(ledger, 'SELECT 1 FROM home_capacity WHERE home_id = ?', homeId)).toHaveLength(1);
    change(70, 20, null);
    expect([bedsOn('2022-06-14'), bedsOn('2022-06-15')]).toEqual([
      [60, 20],
      [70, 20],
    ]);
  });

  it('do not change before a day that already says otherwise', () => {
    change(80, 40, '2022-04-01');
    expect(codeOf(() => change(75, 40, '2022-03-01'))).toBe('INVALID_INPUT');
    expect(bedsOn('2022-03-15')).toEqual([60, 20]);
    expect(list(ledger).find((home) => home.homeId === homeId)?.bedsRegistered).toBe(80);
  });
});

describe('beds of an import', () => {
  it('come with it and go when it is taken back', async () => {
    const bedsNow = (): unknown => homesOn(ledger, today, '9999').find(({ name }) => name === '肥城县级特困供养服务中心')?.bedsRegistered;
    await importSample(ledger, 'homes', '敬老院名册.xlsx');
    const home = list(ledger).find(({ code }) => code === '370983H01');
    if (!home) throw new Error('no home');
    const { code, name, homeLevel, townCode, operationMode, openedOn, creditCode, nursingBeds } = home;
    save(ledger, {
      homeId: home.homeId,
      code,
      name,
      homeLevel,
      townCode,
      operationMode,
      openedOn,
      creditCode,
      nursingBeds,
      bedsRegistered: 150,
    });
    expect(bedsNow()).toBe(150);
    const { batchId } = await importSample(ledger, 'homes', '敬老院名册.xlsx');
    expect(bedsNow()).toBe(200);
    finish(undoSteps(ledger, batchId ?? 0));
    expect(bedsNow()).toBe(150);
    expect(list(ledger).find(({ homeId: id }) => id === home.homeId)?.bedsRegistered).toBe(150);
  });
});

describe('staff', () => {
  const nurse = { name: '王护', post: '护理员', isCareWorker: true, certificate: null, fromOn: isoDate('2022-01-01'), untilOn: null };
  const careWorkers = (day: string): number => get(ledger, homeId, isoDate(day)).figures.careWorkers;

  it('count as care workers from the day they come until the day they leave', () => {
    const { staffId } = saveStaff(ledger, { homeId, staffId: null, phone: '13900000001', ...nurse });
    saveStaff(ledger, { homeId, staffId: null, phone: null, ...nurse, name: '李厨', post: '厨师', isCareWorker: false });
    saveStaff(ledger, { homeId, staffId, ...nurse, untilOn: isoDate('2022-05-01') });
    expect([careWorkers('2021-12-31'), careWorkers('2022-01-01'), careWorkers('2022-04-30'), careWorkers('2022-05-01')]).toEqual([
      0, 1, 1, 0,
    ]);
    expect(staffOf(ledger, homeId).find((staff) => staff.staffId === staffId)?.phone).toBe('13900000001');
  });

  it('are compared with those who live there by level', () => {
    addPeople(ledger, [
      { count: 7, level: 'completeLoss', homeId },
      { count: 6, level: 'partialLoss', homeId },
      { count: 5, level: 'independent', homeId },
    ]);
    saveStaff(ledger, { homeId, staffId: null, phone: null, ...nurse });
    const detail = get(ledger, homeId, today);
    expect(detail.figures).toMatchObject({ occupied: 18, careWorkers: 1, careWorkersNeeded: 4, free: 42 });
    expect(detail.warnings).toContainEqual({ text: '护理员应配 4 人，在岗 1 人，缺 3 人', tone: 'warning' });
  });

  it('belong to one home: through another nobody changes them', () => {
    const { staffId } = saveStaff(ledger, { homeId, staffId: null, phone: null, ...nurse });
    const other = addHome(ledger, 'H2', 10, 0);
    expect(codeOf(() => saveStaff(ledger, { homeId: other, staffId, phone: null, ...nurse }))).toBe('STAFF_NOT_FOUND');
    expect(codeOf(() => withdrawStaff(ledger, { homeId: other, staffId, reason: '重复登记' }))).toBe('STAFF_NOT_FOUND');
    withdrawStaff(ledger, { homeId, staffId, reason: '重复登记' });
    expect(staffOf(ledger, homeId)).toEqual([]);
  });

  it('do not leave before they come, and take no masked number', () => {
    const input = { homeId, staffId: null, ...nurse, untilOn: isoDate('2021-12-01'), phone: '139****0001' };
    expect(staffInputSchema.safeParse(input).error?.issues.map(({ path }) => path.join('.'))).toEqual(['phone', 'untilOn']);
    expect(staffInputSchema.safeParse({ ...input, phone: null }).error?.issues.map(({ path }) => path.join('.'))).toEqual(['untilOn']);
  });
});

describe('contracts with operators', () => {
  const detail = { brand: null, scope: null, performance: null, assets: null, exitPlan: null, checkedOn: null, checkResult: null };
  const contract = (changes: Partial<ContractInput> = {}): ContractInput => ({
    homeId,
    contractId: null,
    operator: '样康公司',
    state: 'operating',
    signedOn: isoDate('2021-12-01'),
    fromOn: isoDate('2022-01-01'),
    untilOn: isoDate('2022-12-31'),
    guaranteedBeds: 40,
    feeFen: fen(1_000_000),
    depositFen: null,
    detail,
    ...changes,
  });
  const warningsOn = (day: string): string[] => get(ledger, homeId, isoDate(day)).warnings.map(({ text }) => text);

  it('warn before and after they end', () => {
    saveContract(ledger, contract());
    expect(warningsOn('2022-10-01')).toEqual([]);
    expect(warningsOn('2022-10-02')).toEqual(['与样康公司的托管合同还有 90 天到期（2022-12-31）']);
    expect(warningsOn('2023-01-01')).toEqual(['与样康公司的托管合同已于 2022-12-31 到期，请登记续约或退出']);
  });

  it('warn when the promised beds are not there for destitute people', () => {
    saveContract(ledger, contract({ guaranteedBeds: 60 }));
    expect(warningsOn('2022-06-15')).toEqual([]);
    saveContract(ledger, contract({ contractId: contractsOf(ledger, homeId)[0]?.contractId ?? 0, guaranteedBeds: 65 }));
    addPeople(ledger, [{ count: 4, level: null, homeId }]);
    expect(warningsOn('2022-06-15')).toEqual(['保底特困床位 65 张，现有特困 4 人、可入住 56 张，差 5 张']);
  });

  it('go forward only, and two in force share no day', () => {
    const { contractId } = saveContract(ledger, contract());
    expect(codeOf(() => saveContract(ledger, contract({ contractId, state: 'selecting' })))).toBe('CONTRACT_STATE');
    const next = contract({ operator: '样福公司', fromOn: isoDate('2022-12-31'), untilOn: isoDate('2025-12-31') });
    expect(codeOf(() => saveContract(ledger, next))).toBe('CONTRACT_OVERLAP');
    saveContract(ledger, contract({ contractId, state: 'ended' }));
    expect(codeOf(() => saveContract(ledger, next))).toBeNull();
    withdrawContract(ledger, { homeId, contractId, reason: '重复登记' });
    expect(contractsOf(ledger, homeId).map(({ operator }) => operator)).toEqual(['样福公司']);
  });

  it('need the days their state speaks of', () => {
    const faults = (changes: Partial<ContractInput>): string[] =>
      (contractInputSchema.safeParse(contract(changes)).error?.issues ?? []).map(({ path }) => path.join('.'));
    expect(faults({ signedOn: null })).toEqual(['signedOn']);
    expect(faults({ untilOn: null })).toEqual(['untilOn']);
    expect(faults({ untilOn: isoDate('2021-01-01') })).toEqual(['untilOn']);
    expect(faults({ state: 'planned', signedOn: null, fromOn: null, untilOn: null })).toEqual([]);
  });
});

describe('particulars', () => {
  const profile = {
    grade: '2',
    legalForm: 'institution',
    recordNumber: null,
    landArea: 12.6,
    buildingArea: 1600,
    indoorArea: null,
    outdoorArea: null,
    heating: 'central',
    director: '赵院长',
    fireState: 'none',
    fireDocumentNo: null,
    buildingRating: 'C',
    hasCanteenPermit: true,
    hasClinic: false,
    hasCareUnit: true,
    insuredUntil: isoDate('2022-06-14'),
  };

  it('hold from their day on, keep a number that is not typed anew, and warn of what lapses', () => {
    saveProfile(ledger, {
      homeId,
      validFrom: isoDate('2022-01-01'),
      profile: { ...profile, fireState: 'accepted', phone: '0538-3212345' },
    });
    saveProfile(ledger, { homeId, validFrom: isoDate('2022-06-01'), profile });
    expect(get(ledger, homeId, isoDate('2021-12-31')).profile).toBeNull();
    expect(get(ledger, homeId, isoDate('2022-05-31')).profile).toMatchObject({ fireState: 'accepted', validFrom: '2022-01-01' });
    const { profile: now, warnings, profiles } = get(ledger, homeId, today);
    expect(now).toMatchObject({ landArea: 12.6, phone: '0538-3212345', validFrom: '2022-06-01' });
    expect(profiles.map(({ validFrom }) => validFrom)).toEqual(['2022-06-01', '2022-01-01']);
    expect(warnings.map(({ text }) => text)).toEqual(['消防验收或备案未办理', '房屋鉴定为C级，不得住人', '机构责任险已于 2022-06-14 到期']);
    // Within the days a contract is warned of, before it lapses as after.
    const before = (day: string): string[] => get(ledger, homeId, isoDate(day)).warnings.map(({ text }) => text);
    expect(before('2022-06-14').at(-1)).toBe('机构责任险还有 0 天到期（2022-06-14）');
    expect(before('2022-06-04').at(-1)).toBe('机构责任险还有 10 天到期（2022-06-14）');
    expect(before('2022-03-15')).not.toContainEqual(expect.stringContaining('机构责任险'));
  });

  it('decide with beds and residents whether a home counts as the county’s', () => {
    const county = save(ledger, {
      homeId: null,
      code: 'H9',
      name: '县中心',
      homeLevel: 'county',
      townCode: firstTown(ledger),
      bedsRegistered: 101,
      nursingBeds: 50,
      operationMode: 'public',
      openedOn: null,
      creditCode: null,
    }).homeId;
    saveProfile(ledger, { homeId: county, validFrom: isoDate('2022-01-01'), profile: { ...profile, phone: null } });
    const checks = (): boolean[] => get(ledger, county, today).countyHome.map(({ isMet }) => isMet);
    expect(checks()).toEqual([true, false, false]);
    addPeople(ledger, [{ count: 1, level: 'completeLoss', homeId: county }]);
    expect(checks()).toEqual([true, true, false]);
    expect(get(ledger, homeId, today).countyHome).toEqual([]);
  });
});
