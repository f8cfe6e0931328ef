import { mdiMicrosoftExcel, mdiShieldCheckOutline } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useRef, useState, type ReactNode } from 'react';
import { auditKindOf, auditKinds, type AuditFilter, type AuditLine as Line } from '../../../electron/contract/audit.ts';
import { carriedLine } from '../../../electron/contract/audit-carried.ts';
import { actionText, auditSummary } from '../../../electron/contract/audit-words.ts';
import { administrators } from '../../../electron/contract/method.ts';
import { useCall, useJob } from '../../shared/client.ts';
import { DataTable, useTablePage, type TableColumn } from '../../shared/DataTable.tsx';
import { count, formatInstantExact } from '../../shared/format.ts';
import { useIdNumberHint, useMay, useSession } from '../../shared/session.ts';
import { useShortcut } from '../../shared/shortcuts.ts';
import { Icon, JobDialog, LoadError, Page, showToast } from '../../shared/ui.tsx';
import { SearchBox } from '../people/SearchBox.tsx';
import { ExportAudit, RenewAnchor } from './AuditDialogs.tsx';
import { AuditFilters, type ChosenPerson } from './AuditFilters.tsx';
import { AuditLine } from './AuditLine.tsx';
import { StandingFaults, StandingLine } from './Standing.tsx';

const everything: AuditFilter = { kind: null, userId: null, personId: null, from: null, to: null, search: null };

const kindText = (action: string): string => auditKinds.find((kind) => kind.id === auditKindOf(action))?.label ?? '';

/** What the line is about, in a few values: the newer ones, or those that were taken away. */
function content(row: Line): string {
  const carried = carriedLine(row.action, row.after);
  if (carried === null) return auditSummary(row.after ?? row.before);
  const { userName, action, before, after } = carried;
  return [userName, actionText(action), auditSummary(after ?? before)].filter((part) => part !== '').join(' · ');
}

const columns: readonly TableColumn<Line>[] = [
  { key: 'seq', title: '序号', kind: 'number', value: (row) => row.seq, width: 76 },
  { key: 'at', title: '时间', value: (row) => formatInstantExact(row.at), width: 152 },
  { key: 'userName', title: '用户', value: (row) => row.userName, width: 96 },
  { key: 'kind', title: '类别', value: (row) => kindText(row.action), width: 80 },
  { key: 'action', title: '操作', value: (row) => actionText(row.action), width: 168 },
  { key: 'personName', title: '涉及人员', value: (row) => row.personName, width: 92 },
  { key: 'content', title: '内容', value: content, flex: 1, width: 280 },
  { key: 'hash', title: '封存值', value: (row) => row.hash.slice(0, 16), width: 150, isHidden: true },
];

/** Everything that was done in the ledger, by whom and when; nothing can be changed here. */
export function AuditPage(): ReactNode {
  const { today, ledger } = useSession();
  const isAdministrator = useMay(administrators);
  const { page, setPage, ...order } = useTablePage();
  const [filter, setFilterState] = useState(everything);
  const [person, setPersonState] = useState<ChosenPerson | null>(null);
  const [openedSeq, setOpenedSeq] = useState<number | null>(null);
  const [asked, setAsked] = useState<'export' | 'renew' | null>(null);
  const searchField = useRef<HTMLInputElement>(null);
  useShortcut('Ctrl+F', '查找日志', () => searchField.current?.select());

  const setFilter = (change: Partial<AuditFilter>): void => {
    setFilterState((before) => ({ ...before, ...change }));
    setPage(0);
  };
  const setPerson = (chosen: ChosenPerson | null): void => {
    setPersonState(chosen);
    setFilter({ personId: chosen?.personId ?? null });
  };
  const clear = (): void => {
    setPersonState(null);
    setFilter({ ...everything, search: filter.search });
  };

  const lines = useCall('audit.page', { ...filter, offset: order.offset, limit: order.limit }, { keepsPrevious: true });
  const standing = useCall('audit.standing', {});
  const idNumberHint = useIdNumberHint();
  const verify = useJob('audit.verify');
  const exporting = useJob('audit.export');
  const rows = lines.data?.rows ?? [];
  const total = lines.data?.total ?? 0;
  const openedIndex = rows.findIndex((row) => row.seq === openedSeq);
  const opened = rows[openedIndex];
  const step = (by: number): (() => void) | null => {
    const next = rows[openedIndex + by];
    return next ? () => setOpenedSeq(next.seq) : null;
  };

  const check = async (): Promise<void> => {
    const report = await verify.start({});
    if (report?.faults.length === 0)
      showToast({ tone: 'success', text: `核验通过：${count(report.lines)} 条日志没有被改动、删除或插入。` });
  };
  const save = async (purpose: string): Promise<void> => {
    setAsked(null);
    const saved = await exporting.start({ filter, purpose }, { suggestedName: `${ledger.regionName}审计日志${today}.xlsx` });
    if (saved) showToast({ tone: 'success', text: `已导出 ${count(saved.rows)} 条`, next: saved.file });
  };

  return (
    <Page
      title="审计日志"
      subtitle={<StandingLine standing={standing.data} />}
      actions={
        <>
          <Button
            variant="outlined"
            startIcon={<Icon path={mdiMicrosoftExcel} />}
            disabled={total === 0 || exporting.isRunning}
            onClick={() => setAsked('export')}
          >
            导出日志
          </Button>
          <Button
            variant="outlined"
            startIcon={<Icon path={mdiShieldCheckOutline} />}
            loading={verify.isRunning}
            onClick={() => void check()}
          >
            核验完整性
          </Button>
        </>
      }
    >
      <Box role="search" sx={{ display: 'flex', gap: 0.75, mb: 1.5, flex: 'none', flexWrap: 'wrap', alignItems: 'center' }}>
        <SearchBox
          label="查找日志"
          placeholder={`${idNumberHint}、文号、理由等内容`}
          value={filter.search ?? ''}
          onSearch={(search) => setFilter({ search: search === '' ? null : search })}
          inputRef={searchField}
        />
        <AuditFilters filter={filter} person={person} setFilter={setFilter} setPerson={setPerson} clear={clear} />
      </Box>
      <StandingFaults report={standing.data?.last?.report ?? null} onRenew={isAdministrator ? () => setAsked('renew') : null} />
      {lines.error ? (
        <LoadError error={lines.error} onRetry={() => void lines.refetch()} />
      ) : (
        <DataTable
          id="audit"
          label="审计日志"
          columns={columns}
          rows={rows}
          total={total}
          rowKey={(row) => row.seq}
          paging={{ page, setPage, ...order }}
          isLoading={lines.isPending}
          onOpen={(row) => setOpenedSeq(row.seq)}
        />
      )}
      {opened ? <AuditLine row={opened} onClose={() => setOpenedSeq(null)} onUp={step(-1)} onDown={step(1)} /> : null}
      {asked === 'export' ? <ExportAudit total={total} onExport={(purpose) => void save(purpose)} onClose={() => setAsked(null)} /> : null}
      {asked === 'renew' ? <RenewAnchor onClose={() => setAsked(null)} /> : null}
      <JobDialog job={verify} title="核验审计日志" />
      <JobDialog job={exporting} title="导出审计日志" />
    </Page>
  );
}
