import { areaFrame } from '../../shared/ui/AreaFrame.tsx';

/** The area of renovations. */
export const RenovationFrame = areaFrame('敬老院改造提升', [
  { path: '/renovation', label: '项目' },
  { path: '/renovation/board', label: '看板' },
  { path: '/renovation/gantt', label: '进度图' },
  { path: '/renovation/progress', label: '进度月报' },
  { path: '/renovation/targets', label: '年度任务' },
  { path: '/renovation/coverage', label: '县域覆盖' },
  { path: '/renovation/choice', label: '项目比选' },
  { path: '/renovation/operators', label: '托管运营' },
  { path: '/renovation/papers', label: '台账文书' },
]);
