/** Particulars, staff and operators of the invented homes: most have care workers enough, one contract is about to end. */
import type { HomeProfile } from '../../../electron/contract/home-details.ts';
import { fen, isoDate, type IsoDate } from '../../../electron/contract/values.ts';
import type { WriteContext } from '../../core/sql.ts';
import { saveContract } from '../homes/contracts.ts';
import { get, saveProfile } from '../homes/details.ts';
import { saveStaff } from '../homes/staff.ts';
import { addDays, openingDay } from './calendar.ts';
import type { CountyHome } from './county.ts';
import { makeOperators } from './operators.ts';
import { makeName } from './people.ts';
import type { Random } from './random.ts';

type DemoHome = { readonly homeId: number; readonly name: string };
type HomesInput = {
  readonly clerk: WriteContext;
  readonly random: Random;
  readonly homes: readonly DemoHome[];
  readonly county: readonly CountyHome[];
  readonly today: IsoDate;
};

const operators = ['样康养老服务有限公司', '样福家园养老管理有限公司', '样和医养服务中心'] as const;
const certificates = ['养老护理员五级', '养老护理员四级', null] as const;
/** Of every so many homes one lacks care workers. */
const shortEvery = 4;

export function makeHomesInDepth({ clerk, random, homes, county, today }: HomesInput): void {
  const plans = new Map(county.map((home) => [home.name, home]));
  const entrusted: { homeId: number; contractId: number; guaranteedBeds: number }[] = [];
  homes.forEach(({ homeId, name }, index) => {
    const plan = plans.get(name);
    if (!plan) return;
    saveProfile(clerk, { homeId, validFrom: openingDay, profile: profileOf(plan, random, today) });
    employ(clerk, random, homeId, today, index % shortEvery === shortEvery - 1);
    if (plan.operationMode === 'entrusted') {
      const operator = operators[entrusted.length % operators.length] ?? operators[0];
      const contract = contractOf(plan, homeId, operator, entrusted.length === 0 ? today : null);
      entrusted.push({ homeId, guaranteedBeds: contract.guaranteedBeds, contractId: saveContract(clerk, contract).contractId });
    }
  });
  const seeking = homes.findLast(({ name }) => plans.get(name)?.operationMode === 'public');
  makeOperators(clerk, entrusted, seeking?.homeId ?? null, today);
}

function profileOf({ level, beds }: CountyHome, random: Random, today: IsoDate): HomeProfile {
  const isLarge = level !== 'town';
  return {
    grade: level === 'county' ? '1' : isLarge ? '2' : random.pick(['2', '3']),
    legalForm: 'institution',
    recordNumber: null,
    landArea: random.whole(beds / 8, beds / 4),
    buildingArea: beds * random.whole(26, 34),
    indoorArea: beds * 3,
    outdoorArea: beds * 8,
    heating: isLarge ? 'central' : random.pick(['gas', 'airConditioner', 'coal']),
    director: makeName(random),
    phone: `0538-3${String(random.whole(100_000, 999_999))}`,
    fireState: isLarge ? 'accepted' : 'filed',
    fireDocumentNo: `样消验字〔20${random.whole(19, 24)}〕第${random.whole(100, 999)}号`,
    buildingRating: random.pick(['A', 'B']),
    hasCanteenPermit: true,
    hasClinic: isLarge,
    hasCareUnit: isLarge,
    insuredUntil: addDays(today, random.whole(-20, 300)),
  };
}

const begins = isoDate('2024-03-01');

function employ(clerk: WriteContext, random: Random, homeId: number, today: IsoDate, isShort: boolean): void {
  const { careWorkersNeeded } = get(clerk, homeId, today).figures;
  const careWorkers = Math.max((careWorkersNeeded ?? 1) + (isShort ? -2 : random.whole(0, 1)), 1);
  const add = (post: string, isCareWorker: boolean, certificate: string | null): void => {
    saveStaff(clerk, {
      homeId,
      staffId: null,
      name: makeName(random),
      post,
      isCareWorker,
      certificate,
      phone: `1390000${String(random.whole(0, 9999)).padStart(4, '0')}`,
      fromOn: addDays(begins, random.whole(0, 250)),
      untilOn: null,
    });
  };
  add('院长', false, null);
  add('厨师', false, '健康证');
  for (let number = 0; number < careWorkers; number += 1) add('护理员', true, random.pick(certificates));
}

const yuan = (amount: number): ReturnType<typeof fen> => fen(amount * 100);
const soon = 40;

function contractOf({ beds }: CountyHome, homeId: number, operator: string, endsAfter: IsoDate | null): Parameters<typeof saveContract>[1] {
  return {
    homeId,
    contractId: null,
    operator,
    state: 'operating',
    signedOn: isoDate('2023-12-15'),
    fromOn: isoDate('2024-01-01'),
    untilOn: endsAfter ? addDays(endsAfter, soon) : isoDate('2028-12-31'),
    guaranteedBeds: Math.floor(beds * 0.7),
    feeFen: yuan(beds * 1200),
    depositFen: yuan(50_000),
    detail: {
      brand: null,
      scope: '院内护理、膳食、保洁和日常管理',
      performance: '按季考核，特困人员满意度不低于90%',
      assets: '房屋、床位、厨房设备，清单另附',
      exitPlan: '提前90日书面告知，人员和档案交接清楚后退出',
      checkedOn: null,
      checkResult: null,
    },
  };
}
