/** 托管运营台账: every home that is, was or may be run by somebody else, with its beds on the day. */
import type { OperatorRow } from '../../../electron/contract/operators-shapes.ts';
import { checkResults } from '../../../electron/contract/operators-shapes.ts';
import type { operatorMethods } from '../../../electron/contract/operators.ts';
import type { z } from 'zod';
import { labelOf } from '../../../electron/contract/terms.ts';
import { daysBetween, type IsoDate } from '../../../electron/contract/values.ts';
import type { Reader } from '../../core/sql.ts';
import { contractWarnings } from '../homes/rules-details.ts';
import { list } from '../homes/service.ts';
import { bedsByHome, homeOn } from '../indicators/service-home.ts';
import { find } from '../indicators/service.ts';
import { policyNumber } from '../parameters/service.ts';
import { countyWide } from '../users/scope.ts';
import { livesOf, operatedHomes, tendersOf } from './queries.ts';
import { courseWarnings, presentLife, stageOf, withoutContract, type CheckPolicy, type Operated } from './rules.ts';

type Register = z.output<(typeof operatorMethods)['operators.list']['output']>;

function operatedOf(reader: Reader, homeId: number): Operated {
  return { tenders: tendersOf(reader, homeId), lives: livesOf(reader, homeId) };
}

function checkPolicy(reader: Reader, day: IsoDate): CheckPolicy {
  return {
    remindDays: policyNumber(reader, 'operator.checkRemindDays', day),
    minDays: policyNumber(reader, 'operator.checkMinDays', day),
  };
}

/** One line for each home with an operator, or with one by the roster alone. */
export function operatorRows(reader: Reader, asOf: IsoDate): OperatorRow[] {
  const homes = new Map(list(countyWide(reader)).map((home) => [home.homeId, home]));
  const counted = bedsByHome(reader, asOf);
  const warned = { today: asOf, warnDays: policyNumber(reader, 'operator.warnDays', asOf) };
  const checks = checkPolicy(reader, asOf);
  return operatedHomes(reader).flatMap(({ homeId }): OperatorRow[] => {
    const home = homes.get(homeId);
    if (!home) return [];
    const beds = counted.get(homeId) ?? { occupied: 0, free: 0 };
    const operated = operatedOf(reader, homeId);
    const life = presentLife(operated, asOf);
    const contract = life?.contract ?? null;
    const [check] = life?.checks ?? [];
    const isRunning = contract?.state === 'operating';
    const stage = stageOf(operated, asOf);
    const contracts = operated.lives.map(({ contract: each }) => each);
    return [
      {
        homeId,
        homeCode: home.code,
        homeName: home.name,
        townName: home.townName,
        stage,
        operator: contract?.operator ?? null,
        brand: contract?.detail.brand ?? null,
        fromOn: contract?.fromOn ?? null,
        untilOn: contract?.untilOn ?? null,
        daysLeft: isRunning && contract.untilOn !== null ? daysBetween(asOf, contract.untilOn) : null,
        renewals: life?.renewals.length ?? 0,
        guaranteedBeds: contract?.guaranteedBeds ?? null,
        living: beds.occupied,
        free: beds.free,
        missingBeds: isRunning ? Math.max(0, contract.guaranteedBeds - beds.occupied - beds.free) : 0,
        feeFen: contract?.feeFen ?? null,
        depositFen: contract?.depositFen ?? null,
        checkYear: check?.year ?? null,
        checkScoreTenths: check?.scoreTenths ?? null,
        checkResult: check ? labelOf(checkResults, check.result) : null,
        warnings:
          stage === withoutContract
            ? [{ text: '名册登记为托管运营，还没有登记托管合同（运营单位、起止日期、保底床位）', tone: 'warning' }]
            : [...contractWarnings(contracts, warned, beds), ...courseWarnings(operated, asOf, checks)],
      },
    ];
  });
}

export function register(reader: Reader, asOf: IsoDate): Register {
  const rate = find(countyWide(reader), { asOf }, 'IND22').found?.row;
  return {
    rows: operatorRows(reader, asOf),
    rate: { numerator: rate?.numerator ?? 0, denominator: rate?.denominator ?? 0, shown: rate?.shown ?? '—', note: rate?.note ?? null },
  };
}

/** One home. @throws AppError HOME_NOT_FOUND */
export function operatorsOf(reader: Reader, homeId: number, today: IsoDate): z.output<(typeof operatorMethods)['operators.get']['output']> {
  const figures = homeOn(reader, homeId, today);
  const operated = operatedOf(reader, homeId);
  const warned = { today, warnDays: policyNumber(reader, 'operator.warnDays', today) };
  const contracts = operated.lives.map(({ contract }) => contract);
  return {
    tenders: [...operated.tenders],
    contracts: [...operated.lives],
    warnings: [...contractWarnings(contracts, warned, figures), ...courseWarnings(operated, today, checkPolicy(reader, today))],
  };
}
