import { mdiShieldCheckOutline } from '@mdi/js';
import Button from '@mui/material/Button';
import { useMemo, useState, type ReactNode } from 'react';
import { everyClerk } from '../../../electron/contract/method.ts';
import type { Suspected } from '../../../electron/contract/recoveries.ts';
import { claimTypes } from '../../../electron/contract/recoveries-terms.ts';
import { useCall } from '../../shared/client.ts';
import { DataTable, type TableColumn } from '../../shared/DataTable.tsx';
import { monthText, termText } from '../../shared/format.ts';
import { goTo } from '../../shared/navigation.ts';
import { useMay } from '../../shared/session.ts';
import { EmptyState, LoadError } from '../../shared/ui.tsx';
import { monthsText } from './recovery-words.ts';
import { VerifyDialog } from './VerifyDialog.tsx';

/** `2022年2月至2022年4月`, of what is suspected. */
function months({ items }: Suspected): string {
  const all = items.map(({ forMonth }) => forMonth).sort();
  return monthsText(all[0] ?? null, all.at(-1) ?? null);
}

function columnsOf(verify: ((person: Suspected) => void) | null): readonly TableColumn<Suspected>[] {
  const columns: TableColumn<Suspected>[] = [
    { key: 'name', title: '姓名', width: 84, value: (person) => person.name },
    { key: 'idNumber', title: '身份证号', width: 160, value: (person) => person.idNumber },
    { key: 'townName', title: '乡镇', width: 104, value: (person) => person.townName },
    { key: 'months', title: '多发的月份', width: 180, flex: 1, value: months },
    {
      key: 'types',
      title: '项目',
      width: 170,
      flex: 1,
      value: ({ items }) => [...new Set(items.map(({ of }) => termText(claimTypes, of)))].join('、'),
    },
    {
      key: 'payees',
      title: '原领取人',
      width: 130,
      flex: 1,
      value: ({ items }) => [...new Set(items.map(({ payeeName }) => payeeName).filter(Boolean))].join('、'),
    },
    {
      key: 'sheet',
      title: '发现于',
      width: 120,
      value: ({ items }) => [...new Set(items.map(({ sheetMonth }) => monthText(sheetMonth)))].join('、'),
    },
    { key: 'openFen', title: '多发（元）', kind: 'money', width: 110, value: (person) => person.openFen },
  ];
  if (verify !== null)
    columns.push({
      key: 'verify',
      title: '操作',
      width: 72,
      align: 'center',
      value: () => '',
      render: (person) => (
        <Button
          size="small"
          sx={{ minWidth: 0, px: 0.75, py: 0 }}
          onClick={(event) => {
            event.stopPropagation();
            verify(person);
          }}
        >
          核定
        </Button>
      ),
    });
  return columns;
}

/** Overpaid by locked sheets, claimed from nobody yet. */
export function SuspectedTable({ search }: { readonly search: string }): ReactNode {
  const found = useCall('recoveries.suspected', { search }, { keepsPrevious: true });
  const mayVerify = useMay(everyClerk);
  const [asked, setAsked] = useState<Suspected | null>(null);
  const columns = useMemo(() => columnsOf(mayVerify ? setAsked : null), [mayVerify]);
  if (found.error && !found.data) return <LoadError error={found.error} onRetry={() => void found.refetch()} />;
  return (
    <>
      <DataTable
        id="recovery-suspected"
        label="追回疑点"
        columns={columns}
        rows={found.data?.rows ?? []}
        rowKey={(row) => row.personId}
        isLoading={found.isLoading}
        onOpen={(row) => goTo(`/people/${row.personId}`)}
        empty={
          found.data ? (
            <EmptyState
              icon={mdiShieldCheckOutline}
              what="没有待核定的多发金额"
              next="发放表审批后，本人、照料人或丧事经办人多领的金额列在这里；机构多领的在它下一张表上直接抵扣。"
            />
          ) : null
        }
      />
      {asked ? <VerifyDialog person={asked} onClose={() => setAsked(null)} /> : null}
    </>
  );
}
