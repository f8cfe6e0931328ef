import { areaFrame } from '../../shared/ui/AreaFrame.tsx';

/** The area of rural happiness homes. */
export const HappinessFrame = areaFrame('农村幸福院', [
  { path: '/happiness', label: '名单' },
  { path: '/happiness/months', label: '月度运营' },
  { path: '/happiness/grading', label: '等级评定' },
  { path: '/happiness/schedule', label: '奖补测算' },
  { path: '/happiness/budget', label: '奖补预算' },
  { path: '/happiness/charts', label: '图表' },
]);
