/** Closed lists of stays: why somebody leaves a home, what happens in it. */
import { z } from 'zod';
import type { Term } from './terms.ts';

/** For a schema: `z.enum(idsOf(list))`. */
export const idsOf = <const Id extends string>(list: readonly { readonly id: Id }[]): [Id, ...Id[]] =>
  list.map(({ id }) => id) as [Id, ...Id[]];

/** 转院原因. */
export const transferReasons = [
  { id: 'renovation', label: '改造腾退', wordings: [] },
  { id: 'careUpgrade', label: '护理升级', wordings: [] },
  { id: 'nearby', label: '就近', wordings: [] },
  { id: 'request', label: '本人要求', wordings: [] },
  { id: 'returning', label: '改造后回迁', wordings: [] },
  { id: 'other', label: '其他', wordings: [] },
] as const satisfies readonly Term[];

/** 退出原因. */
export const exitReasons = [
  { id: 'death', label: '死亡', wordings: [] },
  { id: 'scattered', label: '转分散供养', wordings: [] },
  { id: 'voluntary', label: '自愿退出集中供养', wordings: [] },
  { id: 'termination', label: '终止供养', wordings: [] },
  { id: 'socialHome', label: '转社会机构', wordings: [] },
] as const satisfies readonly Term[];
export type ExitReason = (typeof exitReasons)[number]['id'];

/** 事故种类, the nine protections of GB 38600 and fire. */
export const incidentKinds = [
  { id: 'fall', label: '跌倒', wordings: [] },
  { id: 'bedFall', label: '坠床', wordings: [] },
  { id: 'choking', label: '噎食', wordings: [] },
  { id: 'misingestion', label: '食品药品误食', wordings: [] },
  { id: 'pressureSore', label: '压疮', wordings: [] },
  { id: 'scald', label: '烫伤', wordings: [] },
  { id: 'injury', label: '他伤和自伤', wordings: [] },
  { id: 'lost', label: '走失', wordings: [] },
  { id: 'activity', label: '文娱活动意外', wordings: [] },
  { id: 'fire', label: '火情', wordings: [] },
  { id: 'otherIncident', label: '其他事故', wordings: [] },
] as const satisfies readonly Term[];
export type IncidentKind = (typeof incidentKinds)[number]['id'];

export const severities = [
  { id: 'minor', label: '一般', wordings: [] },
  { id: 'serious', label: '较重', wordings: [] },
  { id: 'grave', label: '严重', wordings: [] },
] as const satisfies readonly Term[];

export const absenceKinds = [
  { id: 'leave', label: '请假', wordings: [] },
  { id: 'hospital', label: '住院', wordings: [] },
] as const satisfies readonly Term[];
export const absenceKindSchema = z.enum(['leave', 'hospital']);

export const rollFindings = [
  { id: 'leave', label: '请假', wordings: [] },
  { id: 'hospital', label: '住院', wordings: [] },
  { id: 'missing', label: '未在院', wordings: [] },
] as const satisfies readonly Term[];
export const rollFindingSchema = z.enum(['leave', 'hospital', 'missing']);

const textSchema = z.string().trim().max(200).nullable();

/** What is handed over when somebody leaves, as the registers of 转院 and 退出 have it. */
export const departureDetailSchema = z.object({
  approvedBy: textSchema,
  /** 档案、药品、物品、款项 as they were handed over. */
  files: textSchema,
  medicines: textSchema,
  belongings: textSchema,
  moneySettled: textSchema,
  handledBy: textSchema,
  receivedBy: textSchema,
  /** 死亡时间地点、死因类别; of a death only. */
  deathPlace: textSchema,
  deathCause: textSchema,
  note: textSchema,
});
export type DepartureDetail = z.infer<typeof departureDetailSchema>;
export const noDepartureDetail: DepartureDetail = {
  approvedBy: null,
  files: null,
  medicines: null,
  belongings: null,
  moneySettled: null,
  handledBy: null,
  receivedBy: null,
  deathPlace: null,
  deathCause: null,
  note: null,
};
