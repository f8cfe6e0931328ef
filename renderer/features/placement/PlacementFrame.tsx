import { areaFrame } from '../../shared/ui/AreaFrame.tsx';

/** The area of placement: who waits, applications under way, the proposal for the whole county. */
export const PlacementFrame = areaFrame('安置', [
  { path: '/placement', label: '等候名单' },
  { path: '/placement/applications', label: '入住申请' },
  { path: '/placement/plan', label: '安置方案' },
]);
