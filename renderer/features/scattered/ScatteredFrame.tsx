import { areaFrame } from '../../shared/ui/AreaFrame.tsx';

/** The area of support at home. */
export const ScatteredFrame = areaFrame('分散供养', [
  { path: '/scattered', label: '探访计划' },
  { path: '/scattered/month', label: '月度探访' },
  { path: '/scattered/risks', label: '探访风险' },
  { path: '/scattered/agreements', label: '照料协议' },
  { path: '/scattered/five-haves', label: '五有落实' },
  { path: '/scattered/wishes', label: '意愿询问' },
]);
