import { areaFrame } from '../../shared/ui/AreaFrame.tsx';

/** The area of indicators. */
export const IndicatorsFrame = areaFrame('指标', [
  { path: '/indicators', label: '指标' },
  { path: '/indicators/periods', label: '期末封存' },
]);
