import type { UseQueryResult } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { ScatteredPerson } from '../../../electron/contract/scattered-person.ts';
import { DataTable, type TableColumn } from '../../shared/DataTable.tsx';
import { EmptyState, LoadError } from '../../shared/ui.tsx';
import { SupportDialog } from './SupportDialog.tsx';
import type { ScatteredView } from './use-scattered-view.ts';

type ScatteredTableProps<Row extends ScatteredPerson> = {
  /** Names the remembered choice of columns. */
  readonly id: string;
  readonly label: string;
  readonly columns: readonly TableColumn<Row>[];
  readonly found: Pick<
    UseQueryResult<{ readonly rows: readonly Row[]; readonly total: number }>,
    'data' | 'error' | 'isLoading' | 'refetch'
  >;
  readonly view: ScatteredView;
  readonly icon: string;
  /** Where nobody is there at all, whatever the filter. */
  readonly nobody?: { readonly what: string; readonly next: string } | null;
  readonly foot?: ReactNode;
  readonly rowTone?: (row: Row) => 'muted' | 'struck' | null;
};

/** A list of people supported at home, page by page; a double click opens what is known of the support of one. */
export function ScatteredTable<Row extends ScatteredPerson>(props: ScatteredTableProps<Row>): ReactNode {
  const { id, label, columns, found, view, icon, nobody = null, foot, rowTone } = props;
  const [opened, setOpened] = useState<Row | null>(null);
  const { data } = found;
  if (found.error && !data) return <LoadError error={found.error} onRetry={() => void found.refetch()} />;
  const { what, next } = nobody ?? { what: '没有符合条件的人员', next: '可以放宽筛选条件再试。' };
  return (
    <>
      <DataTable
        id={id}
        label={label}
        columns={columns}
        rows={data?.rows ?? []}
        rowKey={(row) => row.personId}
        isLoading={found.isLoading}
        total={data?.total ?? 0}
        paging={view.paging}
        onOpen={setOpened}
        opensOn="doubleClick"
        foot={foot}
        {...(rowTone ? { rowTone } : {})}
        empty={data ? <EmptyState icon={icon} what={what} next={next} /> : null}
      />
      {opened ? <SupportDialog personId={opened.personId} name={opened.name} onClose={() => setOpened(null)} /> : null}
    </>
  );
}
