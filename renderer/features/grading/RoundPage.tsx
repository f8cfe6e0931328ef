import { mdiCertificateOutline, mdiFlagOutline, mdiBullhornOutline } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { useMemo, useState, type ReactNode } from 'react';
import { useParams } from 'wouter';
import type { CaseRow, RoundRow } from '../../../electron/contract/grading-shapes.ts';
import { caseStates, roundStages } from '../../../electron/contract/grading-terms.ts';
import { approvers, everyClerk } from '../../../electron/contract/method.ts';
import { labelOf } from '../../../electron/contract/terms.ts';
import { useCall } from '../../shared/client.ts';
import { DataTable, type TableColumn } from '../../shared/DataTable.tsx';
import { count } from '../../shared/format.ts';
import { useDivisions } from '../../shared/form.tsx';
import { goTo, keepQuery, queryNow, useQuery } from '../../shared/navigation.ts';
import { useMay, useOwnTown } from '../../shared/session.ts';
import { EmptyState, Icon, LoadError, Loading, Page, StatusChip } from '../../shared/ui.tsx';
import { BackButton } from '../assessments/BackButton.tsx';
import { gradeText } from '../happiness/happiness-words.ts';
import { FilterChoice, FilterSwitch } from '../people/FilterChoice.tsx';
import { SearchBox } from '../people/SearchBox.tsx';
import { changeOf, changeText, kindText, points, stateText, stateTone } from './grading-words.ts';
import { AwardDialog, NoticeDialog } from './ManyDialogs.tsx';
import { RoundCharts } from './RoundCharts.tsx';
import { RoundPapers } from './RoundPapers.tsx';
import { RoundProgress } from './RoundProgress.tsx';

const views = [
  { id: 'cases', label: '名单' },
  { id: 'progress', label: '进度' },
  { id: 'charts', label: '统计' },
] as const;
type View = (typeof views)[number]['id'];

const columns: readonly TableColumn<CaseRow>[] = [
  { key: 'townName', title: '乡镇（街道）', width: 104, isSortable: true, value: (row) => row.townName },
  { key: 'name', title: '幸福院', width: 160, flex: 1, isSortable: true, value: (row) => row.name },
  {
    key: 'state',
    title: '状态',
    width: 116,
    isSortable: true,
    value: (row) => stateText(row.state),
    render: (row) => <StatusChip label={stateText(row.state)} tone={stateTone(row.state)} />,
  },
  {
    key: 'self',
    title: '自评',
    width: 66,
    align: 'right',
    isSortable: true,
    value: (row) => row.selfTotal,
    render: (row) => points(row.selfTotal),
  },
  {
    key: 'town',
    title: '初审',
    width: 66,
    align: 'right',
    isSortable: true,
    value: (row) => row.townTotal,
    render: (row) => points(row.townTotal),
  },
  {
    key: 'county',
    title: '评定',
    width: 66,
    align: 'right',
    isSortable: true,
    value: (row) => row.countyTotal,
    render: (row) => <b>{points(row.countyTotal)}</b>,
  },
  {
    key: 'veto',
    title: '否决',
    width: 72,
    value: (row) => row.vetoCodes.join('、'),
    render: (row) => (row.vetoCodes.length > 0 ? <StatusChip label={row.vetoCodes.join('、')} tone="error" /> : ''),
  },
  {
    key: 'grade',
    title: '等级',
    width: 96,
    isSortable: true,
    value: (row) => row.decidedGrade ?? row.proposedGrade,
    render: (row) =>
      row.decidedGrade ? (
        <b>{gradeText(row.decidedGrade)}</b>
      ) : row.proposedGrade ? (
        <Box component="span" sx={{ color: 'text.secondary' }}>
          拟{gradeText(row.proposedGrade)}
        </Box>
      ) : (
        '—'
      ),
  },
  { key: 'before', title: '原等级', width: 76, value: (row) => gradeText(row.gradeBefore) },
  { key: 'change', title: '变化', width: 58, align: 'center', value: (row) => changeText(changeOf(row)) },
  { key: 'evidence', title: '佐证', width: 62, kind: 'number', value: (row) => row.evidence },
  {
    key: 'dueOn',
    title: '本环节期限',
    width: 176,
    isSortable: true,
    value: (row) => row.dueOn,
    render: (row) =>
      row.daysLate !== null && row.daysLate > 0 ? (
        <StatusChip label={`${row.dueOn ?? ''} 超 ${row.daysLate} 天`} tone="error" />
      ) : (
        (row.dueOn ?? '—')
      ),
  },
];

/** One round: who stands where, what is late, and what is done to many at once. */
export function RoundPage(): ReactNode {
  const { id } = useParams<{ id: string }>();
  const roundId = /^\d{1,15}$/.test(id) ? Number(id) : 1;
  const rounds = useCall('grading.rounds', {});
  const round = rounds.data?.find((row) => row.roundId === roundId);
  if (rounds.error && !rounds.data)
    return (
      <Page title="评定批次" above={<BackButton to="/happiness/grading" />}>
        <LoadError error={rounds.error} onRetry={() => void rounds.refetch()} />
      </Page>
    );
  if (!rounds.data)
    return (
      <Page title="评定批次">
        <Loading />
      </Page>
    );
  if (!round)
    return (
      <Page title="评定批次" above={<BackButton to="/happiness/grading" />}>
        <EmptyState icon={mdiFlagOutline} what="没有这个评定批次" next="请从评定批次列表中打开。" />
      </Page>
    );
  return <Round round={round} />;
}

function Round({ round }: { readonly round: RoundRow }): ReactNode {
  const query = useQuery();
  const view: View = views.find((one) => one.id === query.get('view'))?.id ?? 'cases';
  const set = (change: Readonly<Record<string, string | null>>): void => keepQuery({ ...Object.fromEntries(queryNow()), ...change });
  const mayCounty = useMay(everyClerk);
  const mayAward = useMay(approvers);
  const [asked, setAsked] = useState<'notice' | 'award' | null>(null);
  const all = useCall('grading.cases', { roundId: round.roundId, townCode: null, state: null, isLateOnly: false, search: '' });
  const rows = all.data ?? [];
  const publishable = rows.filter(({ state }) => state === 'countyScored' || state === 'reviewed');
  const awardable = rows.filter(({ state }) => state === 'published' || state === 'reviewed');
  return (
    <Page
      title={round.name}
      above={<BackButton to="/happiness/grading" />}
      subtitle={`${kindText(round.kind)} · ${round.templateName} 第 ${round.templateVersion} 版 · ${count(round.cases)} 处`}
      actions={
        <>
          <RoundPapers round={round} />
          {mayCounty ? (
            <Button
              variant="outlined"
              startIcon={<Icon path={mdiBullhornOutline} />}
              disabled={publishable.length === 0}
              onClick={() => setAsked('notice')}
            >
              公示（{publishable.length}）
            </Button>
          ) : null}
          {mayAward ? (
            <Button
              variant="contained"
              startIcon={<Icon path={mdiCertificateOutline} />}
              disabled={awardable.length === 0}
              onClick={() => setAsked('award')}
            >
              发文授牌（{awardable.length}）
            </Button>
          ) : null}
        </>
      }
    >
      <Tabs
        value={view}
        onChange={(_, next: View) => set({ view: next === 'cases' ? null : next })}
        aria-label="批次的页面"
        sx={{ mt: -1, mb: 1.25, flex: 'none', borderBottom: 1, borderColor: 'divider' }}
      >
        {views.map((one) => (
          <Tab key={one.id} value={one.id} label={one.label} />
        ))}
      </Tabs>
      {all.error && !all.data ? (
        <LoadError error={all.error} onRetry={() => void all.refetch()} />
      ) : view === 'charts' ? (
        <RoundCharts roundId={round.roundId} rows={rows} />
      ) : view === 'progress' ? (
        <RoundProgress round={round} rows={rows} onPick={(change) => set({ view: null, ...change })} />
      ) : (
        <Cases rows={rows} isLoading={all.isLoading} set={set} />
      )}
      {asked === 'notice' ? <NoticeDialog cases={publishable} onClose={() => setAsked(null)} /> : null}
      {asked === 'award' ? <AwardDialog cases={awardable} onClose={() => setAsked(null)} /> : null}
    </Page>
  );
}

type CasesProps = {
  readonly rows: readonly CaseRow[];
  readonly isLoading: boolean;
  readonly set: (change: Readonly<Record<string, string | null>>) => void;
};

function Cases({ rows, isLoading, set }: CasesProps): ReactNode {
  const query = useQuery();
  const ownTown = useOwnTown();
  const { towns } = useDivisions();
  const [town, state, search] = [query.get('town'), query.get('state'), query.get('search') ?? ''];
  const isLate = query.get('late') === '1';
  const townOptions = useMemo(() => towns.map(({ code, name }) => ({ id: code, label: name })), [towns]);
  const shown = rows.filter(
    (row) =>
      (town === null || row.townCode === town) &&
      (state === null || row.state === state) &&
      (!isLate || (row.daysLate ?? 0) > 0) &&
      (search === '' || [row.name, row.code, row.villageName].some((words) => words.includes(search))),
  );
  const late = rows.filter((row) => (row.daysLate ?? 0) > 0);
  const stagesLate = roundStages
    .map(({ id, label }) => ({ label, homes: late.filter((row) => row.stage === id).length }))
    .filter(({ homes }) => homes > 0);
  return (
    <>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', mb: 1.25, flex: 'none' }}>
        <SearchBox
          label="查找幸福院"
          placeholder="名称、编号、村"
          value={search}
          onSearch={(text) => set({ search: text === '' ? null : text })}
        />
        {ownTown === null ? (
          <FilterChoice label="乡镇" options={townOptions} value={town} onChange={(code) => set({ town: code })} />
        ) : null}
        <FilterChoice label="状态" options={caseStates} value={state} onChange={(next) => set({ state: next })} />
        <FilterSwitch label={`只看超期（${late.length}）`} isOn={isLate} onChange={(on) => set({ late: on ? '1' : null })} />
        {stagesLate.length > 0 ? (
          <Box component="span" sx={{ color: 'error.main', fontSize: '0.8125rem' }}>
            超期：{stagesLate.map(({ label, homes }) => `${label} ${homes} 处`).join('，')}
          </Box>
        ) : null}
      </Box>
      <DataTable
        id="gradingCases"
        label="评定名单"
        columns={columns}
        rows={shown}
        rowKey={(row) => row.caseId}
        isLoading={isLoading}
        onOpen={(row) => goTo(`/happiness/grading/cases/${row.caseId}`)}
        rowTone={(row) => (row.state === 'withdrawn' ? 'struck' : null)}
        foot={<span>{state === null ? '' : labelOf(caseStates, state)}</span>}
      />
    </>
  );
}
