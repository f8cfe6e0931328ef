import { mdiFileDocumentEditOutline } from '@mdi/js';
import type { ProgressRow } from '../../../../electron/contract/renovation-works-shapes.ts';
import { progressStatuses, type ProgressStatus } from '../../../../electron/contract/renovation-works-terms.ts';
import { renovationStages } from '../../../../electron/contract/renovation-terms.ts';
import type { TableColumn } from '../../../shared/DataTable.tsx';
import { nothing, termText } from '../../../shared/format.ts';
import { StatusChip, type StatusTone } from '../../../shared/ui.tsx';
import { RowButton } from '../../homes/RowButton.tsx';
import { share, standingText, standingTone } from '../renovation-words.ts';

const tones: Readonly<Record<ProgressStatus, StatusTone>> = {
  onTime: 'success',
  late: 'warning',
  missing: 'error',
  waiting: 'neutral',
  notAsked: 'neutral',
};

function statusText({ status, daysLate }: ProgressRow): string {
  const words = termText(progressStatuses, status);
  return daysLate > 0 ? `${words} ${daysLate} 天` : words;
}

/** Null where nothing was ever reported: that is not an investment of nothing. */
const totalOf = ({ doneFen, doneTotalFen }: ProgressRow): number | null => (doneFen === null && doneTotalFen === 0 ? null : doneTotalFen);

/** @param onReport null for who may not enter */
export function progressColumns(onReport: ((row: ProgressRow) => void) | null): readonly TableColumn<ProgressRow>[] {
  const entry: TableColumn<ProgressRow> = {
    key: 'entry',
    title: '填报',
    width: 56,
    align: 'center',
    value: () => null,
    render: (row) =>
      row.status === 'notAsked' ? null : (
        <RowButton
          icon={mdiFileDocumentEditOutline}
          label={`${row.percent === null ? '填报' : '更改'} ${row.name}`}
          onClick={() => onReport?.(row)}
        />
      ),
  };
  return [
    { key: 'name', title: '项目名称', width: 190, flex: 1.6, isSortable: true, value: (row) => row.name },
    { key: 'homeName', title: '敬老院', width: 120, isSortable: true, value: (row) => row.homeName, isHidden: true },
    { key: 'townName', title: '乡镇', width: 84, isSortable: true, value: (row) => row.townName },
    {
      key: 'stage',
      title: '当前阶段',
      width: 92,
      isSortable: true,
      value: (row) => renovationStages.findIndex(({ id }) => id === row.stage),
      render: (row) => <StatusChip label={standingText(row)} tone={standingTone(row)} />,
    },
    {
      key: 'status',
      title: '报送情况',
      width: 118,
      isSortable: true,
      value: (row) => progressStatuses.findIndex(({ id }) => id === row.status),
      render: (row) => <StatusChip label={statusText(row)} tone={tones[row.status]} />,
    },
    { key: 'reportedOn', title: '报送日期', kind: 'date', width: 94, isSortable: true, value: (row) => row.reportedOn, isHidden: true },
    { key: 'reportedBy', title: '报送人', width: 76, value: (row) => row.reportedBy, isHidden: true },
    {
      key: 'lastPercent',
      title: '上月',
      width: 56,
      align: 'right',
      value: (row) => row.lastPercent,
      render: (row) => (row.lastPercent === null ? '' : `${row.lastPercent}%`),
    },
    {
      key: 'percent',
      title: '本月',
      width: 56,
      align: 'right',
      isSortable: true,
      value: (row) => row.percent,
      render: (row) => (row.percent === null ? '' : `${row.percent}%`),
    },
    { key: 'doneFen', title: '本月完成（元）', kind: 'money', width: 116, isSortable: true, value: (row) => row.doneFen },
    { key: 'doneTotalFen', title: '累计完成（元）', kind: 'money', width: 112, isSortable: true, value: totalOf },
    {
      key: 'doneShare',
      title: '投资完成率',
      width: 84,
      align: 'right',
      isSortable: true,
      value: (row) => (row.approvedFen ? (totalOf(row) ?? 0) / row.approvedFen : 0),
      render: (row) => (totalOf(row) === null ? nothing : share(row.doneTotalFen, row.approvedFen ?? 0)),
    },
    { key: 'work', title: '本月主要工作', width: 116, flex: 1.4, value: (row) => row.work },
    { key: 'problems', title: '存在问题', width: 92, flex: 1, value: (row) => row.problems },
    { key: 'coordination', title: '需协调事项', width: 120, value: (row) => row.coordination, isHidden: true },
    { key: 'nextSteps', title: '下步措施', width: 120, value: (row) => row.nextSteps, isHidden: true },
    { key: 'photos', title: '照片', kind: 'number', width: 56, value: (row) => row.photos, isHidden: true },
    ...(onReport ? [entry] : []),
  ];
}
