import { mdiAccountOffOutline, mdiAccountPlusOutline, mdiFileDocumentMultipleOutline, mdiMicrosoftExcel } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useCallback, useMemo, useRef, useState, type ReactNode } from 'react';
import type { PeopleFilter, PersonRow } from '../../../electron/contract/people.ts';
import { everyClerk, everyRegistrar, officers } from '../../../electron/contract/method.ts';
import type { Protection } from '../../../electron/contract/protection.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import { useCall, useJob } from '../../shared/client.ts';
import { DataTable } from '../../shared/DataTable.tsx';
import { count } from '../../shared/format.ts';
import { goTo } from '../../shared/navigation.ts';
import { useIdNumberHint, useMay, useSession } from '../../shared/session.ts';
import { useShortcut } from '../../shared/shortcuts.ts';
import { useTablePlace } from '../../shared/table-place.ts';
import { EmptyState, Icon, JobDialog, LoadError, Page, showToast } from '../../shared/ui.tsx';
import { ExportDialog } from '../exports/ExportDialog.tsx';
import type { Exported } from '../exports/ExportedView.tsx';
import { makeAddress } from '../papers/paper-order.ts';
import { PeopleFilters } from './PeopleFilters.tsx';
import { peopleColumns, rowStatusStyles } from './people-columns.tsx';
import { activeFilters } from './people-query.ts';
import { SearchBox } from './SearchBox.tsx';
import { pageInput, usePeopleView } from './use-people-view.ts';

const isFiltered = (filter: PeopleFilter): boolean => filter.search !== '' || activeFilters(filter) > 0;

/** What stands in place of rows; it reads the filters itself, so that the table need not be drawn anew for them. */
function NobodyHere(): ReactNode {
  const mayImport = useMay(everyClerk);
  const mayRegister = useMay(everyRegistrar);
  const { placeName } = useSession().user;
  const { filter } = usePeopleView();
  if (isFiltered(filter))
    return <EmptyState icon={mdiAccountOffOutline} what="没有符合条件的人员" next="可以少输几个字，或清除部分筛选条件再试。" />;
  return (
    <EmptyState
      icon={mdiAccountOffOutline}
      what={placeName === null ? '台账中还没有人员' : `${placeName}还没有人员`}
      next={
        mayImport
          ? '可以导入办公室现有的特困人员花名册，也可以逐人登记。'
          : mayRegister
            ? '可以逐人登记，也可以请县级经办人员导入花名册。'
            : '请县级经办人员先导入花名册。'
      }
      action={
        mayImport ? (
          <Box sx={{ display: 'flex', gap: 1 }}>
            <Button variant="contained" onClick={() => goTo('/imports')}>
              导入花名册
            </Button>
            <Button variant="outlined" onClick={() => goTo('/people/new')}>
              登记人员
            </Button>
          </Box>
        ) : null
      }
    />
  );
}

const nobody: readonly PersonRow[] = [];
const keyOf = (person: PersonRow): number => person.personId;
const toneOf = (person: PersonRow): 'muted' | 'struck' | null =>
  person.status === 'ended' ? 'muted' : person.status === 'void' ? 'struck' : null;

/** Everybody in the ledger: found while typing, filtered, sorted, page by page. */
export function PeoplePage(): ReactNode {
  const { today, ledger, user } = useSession();
  const mayWrite = useMay(everyRegistrar);
  const mayMakePapers = useMay(officers);
  const idNumberHint = useIdNumberHint();
  const { filter, sort, page, address, setFilter, clear, paging } = usePeopleView();
  const found = useCall('people.page', pageInput({ filter, sort, page }), { keepsPrevious: true });
  const columns = useMemo(() => peopleColumns(today as IsoDate), [today]);
  const rows = found.data?.rows ?? nobody;
  const total = found.data?.total ?? 0;
  const { apiRef, leaveFrom } = useTablePlace(`people?${address}`, rows.length > 0, 'name');
  const job = useJob('people.export');
  const [isExporting, setIsExporting] = useState(false);
  const search = useRef<HTMLInputElement>(null);

  const register = (): void => goTo('/people/new');
  useShortcut('Ctrl+N', '登记人员', register, { isOn: mayWrite });
  useShortcut('Ctrl+F', '在名单中查找', () => search.current?.select());

  const open = useCallback(
    (person: PersonRow) => {
      leaveFrom(person.personId);
      goTo(`/people/${person.personId}`);
    },
    [leaveFrom],
  );
  const enterTable = (): void => {
    const first = found.data?.rows[0];
    if (first) apiRef.current?.setCellFocus(first.personId, 'name');
  };
  const save = async (protection: Protection, extension: string): Promise<Exported | null> => {
    const suggestedName = `${user.placeName ?? ledger.regionName}特困人员名单${today}.${extension}`;
    const saved = await job.start({ filter, protection }, { suggestedName });
    if (!saved) return null;
    const done = `已导出 ${count(saved.rows)} 人`;
    if (protection.kind !== 'encrypted') showToast({ tone: 'success', text: done, next: saved.file });
    return { file: saved.file, done };
  };
  const isAnswered = found.data !== undefined;
  const { isLoading } = found;
  // Drawn when its rows change, not with every key that is still on its way to the backend.
  const table = useMemo(() => {
    return (
      <Box sx={{ flex: 1, minHeight: 0, display: 'flex', flexDirection: 'column', ...rowStatusStyles }}>
        <DataTable
          id="people"
          label="人员名单"
          columns={columns}
          rows={rows}
          rowKey={keyOf}
          isLoading={isLoading}
          total={total}
          paging={paging}
          onOpen={open}
          opensOn="doubleClick"
          apiRef={apiRef}
          empty={isAnswered ? <NobodyHere /> : null}
          rowTone={toneOf}
        />
      </Box>
    );
  }, [apiRef, columns, isAnswered, isLoading, open, paging, rows, total]);

  return (
    <Page
      title="人员"
      subtitle={found.data === undefined ? null : isFiltered(filter) ? `符合条件 ${count(total)} 人` : `共 ${count(total)} 人`}
      actions={
        <>
          {mayMakePapers ? (
            <Button
              variant="outlined"
              startIcon={<Icon path={mdiFileDocumentMultipleOutline} />}
              onClick={() => goTo(makeAddress({ filter }))}
              disabled={total === 0}
              title="为名单中符合条件的人员生成意愿书、协议等文书"
            >
              生成文书
            </Button>
          ) : null}
          <Button
            variant="outlined"
            startIcon={<Icon path={mdiMicrosoftExcel} />}
            onClick={() => setIsExporting(true)}
            disabled={total === 0 || job.isRunning}
          >
            导出名单
          </Button>
          {mayWrite ? (
            <Button variant="contained" startIcon={<Icon path={mdiAccountPlusOutline} />} onClick={register} title="Ctrl+N">
              登记人员
            </Button>
          ) : null}
        </>
      }
    >
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'flex-start', mb: 1.25 }}>
        <SearchBox
          label="在名单中查找"
          placeholder={`姓名、拼音首字母、${idNumberHint}、村`}
          value={filter.search}
          onSearch={(text) => setFilter({ search: text })}
          onLeaveDown={enterTable}
          inputRef={search}
        />
        <PeopleFilters filter={filter} setFilter={setFilter} clear={clear} />
      </Box>
      {found.error && found.data === undefined ? <LoadError error={found.error} onRetry={() => void found.refetch()} /> : table}
      {isExporting ? (
        <ExportDialog
          title="导出人员名单"
          content={`${count(total)} 人，含身份证号、一卡通账号和联系电话`}
          extension="xlsx"
          save={save}
          isRunning={job.isRunning}
          onClose={() => setIsExporting(false)}
        />
      ) : null}
      <JobDialog job={job} title="正在导出人员名单" />
    </Page>
  );
}
