import { mdiNotebookOutline, mdiPlus } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useMemo, useRef, useState, type ReactNode } from 'react';
import { useParams } from 'wouter';
import { everyRegistrar } from '../../../electron/contract/method.ts';
import type { OutputOf } from '../../../electron/contract/index.ts';
import type { RegisterDefinition, RegisterFilter } from '../../../electron/contract/registers-shapes.ts';
import { isoDate } from '../../../electron/contract/values.ts';
import { useCall } from '../../shared/client.ts';
import { DataTable, useTablePage } from '../../shared/DataTable.tsx';
import { useDivisions } from '../../shared/form.tsx';
import { count, money } from '../../shared/format.ts';
import { goTo, keepQuery, queryNow, useQuery } from '../../shared/navigation.ts';
import { useMay, useOwnTown, useSession } from '../../shared/session.ts';
import { useShortcut } from '../../shared/shortcuts.ts';
import { EmptyState, Icon, LoadError, Loading, Page } from '../../shared/ui.tsx';
import { BackButton } from '../assessments/BackButton.tsx';
import { FilterChoice } from '../people/FilterChoice.tsx';
import { SearchBox } from '../people/SearchBox.tsx';
import { StandingChips } from '../scattered/ScatteredFilters.tsx';
import { DocumentLink } from '../tasks/DocumentLink.tsx';
import { BalanceTable } from './BalanceTable.tsx';
import { RecordDialog } from './RecordDialog.tsx';
import { columnsOf } from './register-columns.tsx';
import { RegisterFiles } from './RegisterFiles.tsx';

const standings = [
  { id: 'open', label: '未办结' },
  { id: 'due', label: '临近期限' },
  { id: 'overdue', label: '超过期限' },
  { id: 'closed', label: '已办结' },
  { id: 'all', label: '全部' },
] as const;
const yearsOffered = 5;

/** One register: its records by state, place and year, on screen and as files. */
export function RegisterPage(): ReactNode {
  const { code } = useParams<{ code: string }>();
  const found = useCall('registers.definitions', {});
  const definition = found.data?.registers.find((register) => register.definition.code === code)?.definition;
  if (definition) return <Register key={code} definition={definition} />;
  return (
    <Page title="登记簿" above={<BackButton to="/registers" />}>
      {found.error ? (
        <LoadError error={found.error} onRetry={() => void found.refetch()} />
      ) : found.isPending ? (
        <Loading />
      ) : (
        <EmptyState icon={mdiNotebookOutline} what="没有这本登记簿" next="请从“登记”中打开。" />
      )}
    </Page>
  );
}

/** Where every record is finished as it is written there is nothing to wait for. */
const isWaiting = ({ states }: RegisterDefinition): boolean => states.some(({ isFinal }) => !isFinal);

function useFilter(definition: RegisterDefinition): RegisterFilter {
  const query = useQuery();
  const year = query.get('year');
  return {
    standing: standings.find(({ id }) => id === query.get('standing'))?.id ?? (isWaiting(definition) ? 'open' : 'all'),
    state: definition.states.find(({ id }) => id === query.get('state'))?.id ?? null,
    townCode: query.get('town'),
    search: query.get('search') ?? '',
    from: year === null || !/^\d{4}$/.test(year) ? null : isoDate(`${year}-01-01`),
    until: year === null || !/^\d{4}$/.test(year) ? null : isoDate(`${year}-12-31`),
  };
}

function Register({ definition }: { readonly definition: RegisterDefinition }): ReactNode {
  const { code, title, basis, balance, link } = definition;
  const mayWrite = useMay(everyRegistrar) && link === null;
  const filter = useFilter(definition);
  const paging = useTablePage();
  const [isAdding, setIsAdding] = useState(false);
  const { offset, limit } = paging;
  const found = useCall('registers.page', { code, filter, offset, limit }, { keepsPrevious: true });
  const { data } = found;
  const columns = useMemo(() => columnsOf(definition), [definition]);
  const set = (change: Readonly<Record<string, string | null>>): void => {
    paging.setPage(0);
    keepQuery({ ...Object.fromEntries(queryNow()), ...change });
  };
  const open = (recordId: number): void => goTo(`/registers/${code}/${recordId}`);
  return (
    <Page
      title={title}
      above={<BackButton to="/registers" />}
      subtitle={
        <Box component="span">
          依据{' '}
          {basis.map(({ documentNo, place }, at) => (
            <span key={`${documentNo} ${place}`}>
              {at === 0 ? '' : '；'}
              <DocumentLink documentNo={documentNo} place={place} />
            </span>
          ))}
        </Box>
      }
      actions={
        <>
          {link === null ? <RegisterFiles definition={definition} filter={filter} rows={data?.total ?? 0} mayImport={mayWrite} /> : null}
          {mayWrite ? (
            <Button variant="contained" startIcon={<Icon path={mdiPlus} />} onClick={() => setIsAdding(true)}>
              登记
            </Button>
          ) : null}
        </>
      }
    >
      <Filters definition={definition} filter={filter} data={data} set={set} />
      {found.error && !data ? (
        <LoadError error={found.error} onRetry={() => void found.refetch()} />
      ) : (
        <Box sx={{ flex: 1, minHeight: 0, display: 'flex', gap: 1.5 }}>
          <Box sx={{ flex: 1, minWidth: 0, display: 'flex', flexDirection: 'column' }}>
            <DataTable
              id={`register-${code}`}
              label={`${title}登记簿`}
              columns={columns}
              rows={data?.rows ?? []}
              rowKey={({ recordId }) => recordId}
              isLoading={found.isLoading}
              total={data?.total ?? 0}
              paging={paging}
              onOpen={({ recordId }) => open(recordId)}
              foot={data && data.total > 0 ? totalsText(definition, data.totals) : null}
              empty={<Nothing definition={definition} filter={filter} />}
            />
          </Box>
          {balance && data && data.balances.length > 0 ? (
            <Box sx={{ flex: '0 0 24rem', overflowY: 'auto' }}>
              <BalanceTable balance={balance} rows={data.balances} />
            </Box>
          ) : null}
        </Box>
      )}
      {isAdding ? <RecordDialog definition={definition} found={null} onClose={() => setIsAdding(false)} onSaved={open} /> : null}
    </Page>
  );
}

/** `月保障金额 12,300.00 元，保障人数 14 人`. */
function totalsText({ fields, totals }: RegisterDefinition, sums: Readonly<Record<string, number>>): string | null {
  const parts = totals.flatMap((total) => {
    const field = fields.find(({ code }) => code === total);
    if (!field) return [];
    const sum = sums[total] ?? 0;
    if (sum === 0) return [];
    return [`${field.label} ${field.kind === 'fen' ? `${money(sum)} 元` : `${count(sum)} ${field.unit ?? ''}`}`];
  });
  return parts.length === 0 ? null : `合计：${parts.join('，')}`;
}

function Nothing({ definition, filter }: { readonly definition: RegisterDefinition; readonly filter: RegisterFilter }): ReactNode {
  const { purpose, link } = definition;
  if (link !== null)
    return (
      <EmptyState
        icon={mdiNotebookOutline}
        what={`在“${link.label}”办理`}
        next={purpose}
        action={
          <Button variant="outlined" onClick={() => goTo(link.path)}>
            打开{link.label}
          </Button>
        }
      />
    );
  const standing = standings.find(({ id }) => id === filter.standing)?.label ?? '';
  const isNarrowed = filter.search !== '' || filter.state !== null || filter.townCode !== null || filter.from !== null;
  return (
    <EmptyState
      icon={mdiNotebookOutline}
      what={isNarrowed ? '没有符合条件的登记' : filter.standing === 'all' ? '还没有登记' : `没有${standing}的登记`}
      next={filter.standing === 'all' && !isNarrowed ? purpose : '点“全部”查看其余登记。'}
    />
  );
}

type FiltersProps = {
  readonly definition: RegisterDefinition;
  readonly filter: RegisterFilter;
  readonly data: OutputOf<'registers.page'> | undefined;
  readonly set: (change: Readonly<Record<string, string | null>>) => void;
};

function Filters({ definition, filter, data, set }: FiltersProps): ReactNode {
  const { level, states, fields, subjectField } = definition;
  const { towns } = useDivisions();
  const ownTown = useOwnTown();
  const box = useRef<HTMLInputElement>(null);
  useShortcut('Ctrl+F', '在登记簿中查找', () => box.current?.select());
  const thisYear = Number(useSession().today.slice(0, 4));
  const counts = new Map(data?.states.map(({ id, count: found }) => [id, found]));
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', mb: 1.25, flex: 'none' }}>
      <SearchBox
        label="在登记簿中查找"
        placeholder={`${fields.find(({ code }) => code === subjectField)?.label ?? '名称'}、登记号`}
        value={filter.search}
        onSearch={(text) => set({ search: text === '' ? null : text })}
        inputRef={box}
      />
      {isWaiting(definition) ? (
        <StandingChips
          label="范围"
          options={standings}
          counts={data?.counts}
          value={filter.standing}
          onChange={(next) => set({ standing: next, state: null })}
        />
      ) : null}
      {level === 'town' && ownTown === null ? (
        <FilterChoice
          label="乡镇"
          options={towns.map((town) => ({ id: town.code, label: town.name }))}
          value={filter.townCode}
          onChange={(town) => set({ town })}
        />
      ) : null}
      {states.length > 1 ? (
        <FilterChoice
          label="状态"
          options={states.filter(({ id }) => id === filter.state || counts.has(id)).map(({ id, label }) => ({ id, label }))}
          value={filter.state}
          onChange={(state) => set({ state })}
        />
      ) : null}
      <FilterChoice
        label="年度"
        options={Array.from({ length: yearsOffered }, (_, back) => ({ id: String(thisYear - back), label: `${thisYear - back}年` }))}
        value={filter.from?.slice(0, 4) ?? null}
        onChange={(year) => set({ year })}
      />
    </Box>
  );
}
