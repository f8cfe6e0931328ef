import { areaFrame } from '../../shared/ui/AreaFrame.tsx';

/** The area of policy tasks. */
export const TasksFrame = areaFrame('任务与督查', [
  { path: '/tasks', label: '政策任务' },
  { path: '/tasks/targets', label: '目标墙' },
  { path: '/documents', label: '政策文件' },
  { path: '/supervision', label: '督查' },
]);
