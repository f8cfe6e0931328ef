import { mdiClipboardTextOutline } from '@mdi/js';
import Box from '@mui/material/Box';
import FormControlLabel from '@mui/material/FormControlLabel';
import Switch from '@mui/material/Switch';
import TextField from '@mui/material/TextField';
import { useDeferredValue, useState, type ReactNode } from 'react';
import type { AssessmentRow } from '../../../electron/contract/assessments.ts';
import { useCall } from '../../shared/client.ts';
import { DataTable, useTablePage, type TableColumn } from '../../shared/DataTable.tsx';
import { idNumberText } from '../../shared/format.ts';
import { goTo } from '../../shared/navigation.ts';
import { EmptyState, LoadError, StatusChip } from '../../shared/ui.tsx';
import { doubtsText, effectText, kindText, stateChip } from './assessment-words.ts';

const columns: readonly TableColumn<AssessmentRow>[] = [
  { key: 'assessedOn', title: '评估日期', value: (row) => row.assessedOn, kind: 'date', width: 106 },
  { key: 'name', title: '姓名', value: (row) => row.name, width: 88 },
  { key: 'idNumber', title: '身份证号', value: (row) => idNumberText(row.idNumber), width: 186, isHidden: true },
  { key: 'place', title: '乡镇或机构', value: (row) => row.homeName ?? row.townName, width: 140 },
  { key: 'scale', title: '量表', value: (row) => row.scaleTitle, width: 124 },
  { key: 'kind', title: '类型', value: (row) => kindText(row.kind), width: 96, isHidden: true },
  { key: 'total', title: '评分', value: (row) => row.totalText, width: 112 },
  { key: 'concluded', title: '结论', value: (row) => row.concludedLabel, width: 210 },
  { key: 'effect', title: '档次', value: effectText, width: 126 },
  { key: 'doubts', title: '核对过的疑点', value: (row) => doubtsText(row.doubts), flex: 1 },
  { key: 'assessors', title: '评估人', value: (row) => row.assessors.join('、'), width: 140, isHidden: true },
  { key: 'state', title: '状态', value: (row) => stateChip(row).label, width: 92, render: (row) => <StatusChip {...stateChip(row)} /> },
];

/** Every assessment that was concluded, newest first; withdrawn ones stay, struck out. */
export function RecordsTab(): ReactNode {
  const [search, setSearch] = useState('');
  const [isDoubtfulOnly, setIsDoubtfulOnly] = useState(false);
  const paging = useTablePage();
  const { offset, limit } = paging;
  const asked = useDeferredValue(search);
  const found = useCall('assessments.page', { search: asked, kind: null, isDoubtfulOnly, offset, limit }, { keepsPrevious: true });
  if (found.error && !found.data) return <LoadError error={found.error} onRetry={() => void found.refetch()} />;
  const isFiltered = asked !== '' || isDoubtfulOnly;
  return (
    <>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, flex: 'none', mb: 1 }}>
        <TextField
          size="small"
          label="姓名、拼音或身份证号"
          value={search}
          onChange={(event) => {
            paging.setPage(0);
            setSearch(event.target.value);
          }}
          sx={{ width: '18rem' }}
          slotProps={{ htmlInput: { maxLength: 60 } }}
        />
        <FormControlLabel
          control={
            <Switch
              size="small"
              checked={isDoubtfulOnly}
              onChange={(_, isOn) => {
                paging.setPage(0);
                setIsDoubtfulOnly(isOn);
              }}
            />
          }
          label="只看有疑点的"
        />
      </Box>
      <DataTable
        id="assessment-records"
        label="评估记录"
        columns={columns}
        rows={found.data?.rows ?? []}
        rowKey={(row) => row.assessmentId}
        isLoading={found.isFetching}
        total={found.data?.total ?? 0}
        paging={paging}
        onOpen={(row) => goTo(`/assessments/${row.assessmentId}`)}
        rowTone={(row) => (row.state === 'standing' ? null : 'struck')}
        empty={
          <EmptyState
            icon={mdiClipboardTextOutline}
            what={isFiltered ? '没有符合条件的评估' : '还没有登记过评估'}
            next={
              isFiltered
                ? '请换一个条件。'
                : '在人员页点“新评估”，按六项指标或老年人能力评估逐项登记。花名册里的等级不在这里，见人员页的生命线。'
            }
          />
        }
      />
    </>
  );
}
