/** How a county turns changes within a month into money; each a dated parameter. */
export const prorations = [
  { id: 'FULL_MONTH', label: '按月发放，月中变动从下月起' },
  { id: 'CALENDAR_DAY', label: '按天计发，按当月实际天数' },
  { id: 'DAY_30', label: '按天计发，每月按30天' },
] as const;
export type Proration = (typeof prorations)[number]['id'];

export const pickRules = [
  { id: 'FIRST_DAY', label: '当月1日执行的标准' },
  { id: 'NEXT_MONTH', label: '标准执行日的次月起' },
  { id: 'SAME_MONTH_FULL', label: '标准执行日的当月起，整月' },
  { id: 'DAY_PRORATE', label: '标准执行日当天起，按天' },
] as const;
export type PickRule = (typeof pickRules)[number]['id'];

export const snapshotRules = [
  { id: 'firstDay', label: '当月1日之前的记录，1日的变动从下月起' },
  { id: 'onFirstDay', label: '当月1日及以前的记录，1日的变动当月起' },
] as const;
export type SnapshotRule = (typeof snapshotRules)[number]['id'];

/** Where every month is reckoned as equally long (每月按三十天). */
export const evenMonthDays = 30;
