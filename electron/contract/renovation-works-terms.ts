/** Closed lists of the works of a renovation: where residents go, how fire safety is proven, what is told on the first page. */
import { z } from 'zod';
import { idsOf } from './stays-terms.ts';
import type { Term } from './terms.ts';

export const relocationKinds = [
  { id: 'sameHome', label: '院内调整', wordings: [] },
  { id: 'otherHome', label: '转往他院', wordings: [] },
  { id: 'temporary', label: '临时安置点', wordings: [] },
] as const satisfies readonly Term[];
export const relocationKindSchema = z.enum(idsOf(relocationKinds));
export type RelocationKind = z.infer<typeof relocationKindSchema>;

export const relocationStates = [
  { id: 'away', label: '安置中', wordings: [] },
  { id: 'late', label: '逾期未回', wordings: [] },
  { id: 'back', label: '已回迁', wordings: [] },
  { id: 'over', label: '已离院', wordings: [] },
  { id: 'withdrawn', label: '已撤销', wordings: [] },
] as const satisfies readonly Term[];
export const relocationStateSchema = z.enum(idsOf(relocationStates));

/** 建筑面积超过 1000 平方米的须消防验收，其余备案（建设工程消防设计审查验收管理暂行规定）. */
export const fireKinds = [
  { id: 'accepted', label: '消防验收合格', wordings: [] },
  { id: 'filed', label: '消防验收备案', wordings: [] },
] as const satisfies readonly Term[];
export const fireKindSchema = z.enum(idsOf(fireKinds));
export type FireKind = z.infer<typeof fireKindSchema>;

export const progressStatuses = [
  { id: 'onTime', label: '按时报送', wordings: [] },
  { id: 'late', label: '迟报', wordings: [] },
  { id: 'missing', label: '逾期未报', wordings: [] },
  { id: 'waiting', label: '待报', wordings: [] },
  { id: 'notAsked', label: '无需报送', wordings: [] },
] as const satisfies readonly Term[];
export const progressStatusSchema = z.enum(idsOf(progressStatuses));
export type ProgressStatus = z.infer<typeof progressStatusSchema>;

export const alertKinds = [
  { id: 'lateStage', label: '阶段滞后', wordings: [] },
  { id: 'acceptanceOverdue', label: '完工未验收', wordings: [] },
  { id: 'noProgress', label: '未报进度', wordings: [] },
  { id: 'fundsUnspent', label: '资金未支出', wordings: [] },
  { id: 'capNear', label: '付款接近上限', wordings: [] },
  { id: 'contractEnding', label: '合同到期', wordings: [] },
  { id: 'insuranceEnding', label: '保险到期', wordings: [] },
  { id: 'retentionDue', label: '质保金到期', wordings: [] },
  { id: 'relocationLate', label: '逾期未回迁', wordings: [] },
  { id: 'reapproval', label: '超批复须重新报批', wordings: [] },
] as const satisfies readonly Term[];
export const alertKindSchema = z.enum(idsOf(alertKinds));
export type AlertKind = z.infer<typeof alertKindSchema>;
