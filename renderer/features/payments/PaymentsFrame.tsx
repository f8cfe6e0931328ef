import { areaFrame } from '../../shared/ui/AreaFrame.tsx';

/** The area of payments: the monthly sheets, and what is paid besides. A tab shows by itself as soon as its route is there and the role may see it. */
export const PaymentsFrame = areaFrame(
  null,
  [
    { path: '/payments', label: '发放表' },
    { path: '/payments/top-ups', label: '价格补贴与一次性项目' },
    { path: '/payments/happiness', label: '幸福院奖补' },
    { path: '/payments/bank', label: '银行代发' },
    { path: '/payments/recoveries', label: '追回与待定' },
    { path: '/payments/overlaps', label: '重复享受' },
    { path: '/payments/funds', label: '资金' },
    { path: '/payments/what-if', label: '测算' },
  ],
  '发放',
);
