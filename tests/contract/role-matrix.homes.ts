/** One valid call of every method of indicators, parameters and of homes in depth. */
import { join } from 'node:path';
import type { homeDetailMethods } from '../../electron/contract/home-details.ts';
import type { MethodName } from '../../electron/contract/index.ts';
import { isoDate } from '../../electron/contract/values.ts';
import type { Row } from './role-matrix.inputs.ts';

type Rows<Names extends MethodName> = { readonly [Name in Names]: Row<Name> };

const day = isoDate('2022-01-20');
const reason = '重复登记';
const nobody = { certificate: null, phone: null, untilOn: null } as const;
const noProfile = {
  grade: null,
  legalForm: null,
  recordNumber: null,
  landArea: null,
  buildingArea: 1600,
  indoorArea: null,
  outdoorArea: null,
  heating: null,
  director: null,
  phone: null,
  fireState: 'accepted',
  fireDocumentNo: null,
  buildingRating: null,
  hasCanteenPermit: null,
  hasClinic: null,
  hasCareUnit: true,
  insuredUntil: null,
} as const;
const noDetail = { brand: null, scope: null, performance: null, assets: null, exitPlan: null, checkedOn: null, checkResult: null } as const;

export const homeInputs: Rows<keyof typeof homeDetailMethods> = {
  'homes.get': { ask: ({ homeId }) => ({ homeId }) },
  'homes.saveProfile': { ask: ({ homeId }) => ({ homeId, validFrom: day, profile: noProfile }) },
  'homes.staff': { ask: ({ homeId }) => ({ homeId }) },
  'homes.saveStaff': {
    ask: ({ homeId }) => ({ homeId, staffId: null, name: '护理员甲', post: '护理员', isCareWorker: true, fromOn: day, ...nobody }),
  },
  'homes.withdrawStaff': { ask: ({ homeId }) => ({ homeId, staffId: 1, reason }), otherwise: ['STAFF_NOT_FOUND'] },
  'homes.contracts': { ask: ({ homeId }) => ({ homeId }) },
  'homes.saveContract': {
    ask: ({ homeId }) => ({
      homeId,
      contractId: null,
      operator: '样康养老服务公司',
      state: 'planned',
      signedOn: null,
      fromOn: null,
      untilOn: null,
      guaranteedBeds: 20,
      feeFen: null,
      depositFen: null,
      detail: noDetail,
    }),
  },
  'homes.withdrawContract': { ask: ({ homeId }) => ({ homeId, contractId: 1, reason }), otherwise: ['CONTRACT_NOT_FOUND'] },
};

export const indicatorInputs: Rows<Extract<MethodName, `indicators.${string}` | 'parameters.set'>> = {
  'indicators.list': { ask: () => ({ asOf: day }) },
  'indicators.headline': { ask: () => ({}) },
  'indicators.people': { ask: () => ({ asOf: day, code: 'IND20', side: 'numerator', offset: 0, limit: 100 }), isTelling: true },
  'indicators.homes': { ask: () => ({ asOf: day, code: 'IND05' }) },
  'indicators.items': { ask: () => ({ asOf: day, code: 'IND07', batchYear: 2021 }) },
  'indicators.trend': { ask: () => ({ asOf: day, code: 'IND02', batchYear: null, months: 2 }) },
  'indicators.places': { ask: () => ({ asOf: day, code: 'IND02', batchYear: null }) },
  'indicators.export': {
    ask: () => ({ asOf: day, code: 'IND20', side: 'numerator', protection: { kind: 'plain', purpose: '报上级民政部门' } }),
    path: ({ folder }) => join(folder, '指标名单.xlsx'),
    otherwise: ['EXPORT_MASKED_ONLY'],
  },
  'parameters.set': {
    ask: () => ({ key: 'leave.remindDays', validFrom: day, value: '45', documentNo: '样民发〔2022〕9号', documentTitle: '' }),
  },
};
