import { mdiChartBar } from '@mdi/js';
import Box from '@mui/material/Box';
import { useState, type ReactNode } from 'react';
import type { CaseRow } from '../../../electron/contract/grading-shapes.ts';
import { useCall } from '../../shared/client.ts';
import { EmptyState, LoadError, Loading, Section } from '../../shared/ui.tsx';
import { FigureTable } from '../funds/FigureTable.tsx';
import { ColumnChart } from '../happiness/ColumnChart.tsx';
import { gradeColours } from '../happiness/grade-colours.ts';
import { gradeText } from '../happiness/happiness-words.ts';
import { changeKinds, changeOf } from './grading-words.ts';
import { GroupChart } from './GroupChart.tsx';
import { SelectInput } from './SelectInput.tsx';

const grades = ['G1', 'G2', 'G3', 'G0'] as const;
const series = [
  ...grades.map((key) => ({ key, label: gradeText(key), colour: gradeColours[key] })),
  { key: 'open', label: '未办结', colour: gradeColours.none },
];

/** How the round comes out: grades by township, points by group against the county mean, and what changed. */
export function RoundCharts({ roundId, rows }: { readonly roundId: number; readonly rows: readonly CaseRow[] }): ReactNode {
  const found = useCall('grading.statistics', { roundId });
  const [town, setTown] = useState<string>('');
  if (found.error && !found.data) return <LoadError error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Loading />;
  const { distribution, groups, scored } = found.data;
  if (rows.length === 0)
    return <EmptyState icon={mdiChartBar} what="没有参评的幸福院" next="批次有了参评名单和评定分以后，这里画出分布。" />;
  const towns = distribution.filter((row) => row.townCode !== null);
  const first = towns.find((row) => groups.some((group) => group.towns.some((one) => one.townCode === row.townCode && one.homes > 0)));
  const chosen = town === '' ? ((first ?? towns[0])?.townCode ?? '') : town;
  const changes = changeKinds.map((kind) => ({ ...kind, homes: rows.filter((row) => changeOf(row) === kind.id).length }));
  const undecided = rows.filter((row) => changeOf(row) === null).length;
  return (
    <Box
      sx={{
        flex: 1,
        minHeight: 0,
        overflowY: 'auto',
        display: 'grid',
        gap: 2,
        gridTemplateColumns: 'repeat(auto-fit, minmax(min(30rem, 100%), 1fr))',
        alignItems: 'start',
      }}
    >
      <Box sx={{ display: 'flex', flexDirection: 'column', gap: 2, minWidth: 0 }}>
        <Section title="各乡镇等级分布（处）">
          <ColumnChart
            label="各乡镇等级分布"
            isLying
            series={series}
            rows={towns.map((row) => ({ name: row.townName, values: { G1: row.G1, G2: row.G2, G3: row.G3, G0: row.G0, open: row.open } }))}
          />
        </Section>
        <Section title="等级分布（处）" isFlush>
          <FigureTable
            label="等级分布"
            rows={distribution}
            rowKey={(row) => row.townCode ?? 'county'}
            columns={[
              { title: '乡镇（街道）', cell: (row) => row.townName },
              ...grades.map((grade) => ({
                title: gradeText(grade),
                isFigure: true,
                cell: (row: (typeof distribution)[number]) => row[grade],
              })),
              { title: '未办结', isFigure: true, cell: (row) => row.open },
            ]}
          />
        </Section>
      </Box>
      <Box sx={{ display: 'flex', flexDirection: 'column', gap: 2, minWidth: 0 }}>
        <Section
          title={`各组得分率与全县平均（${scored} 处已评定）`}
          actions={
            towns.length > 0 ? (
              <SelectInput
                label="乡镇"
                value={chosen}
                options={towns.map((row) => ({ id: row.townCode ?? '', label: row.townName }))}
                onChange={setTown}
              />
            ) : null
          }
        >
          <GroupChart groups={groups} townCode={chosen} townName={towns.find((row) => row.townCode === chosen)?.townName ?? ''} />
        </Section>
        <Section title="与原等级比较" isFlush>
          <FigureTable
            label="与原等级比较"
            rows={[...changes, { id: 'open', label: '未评定', homes: undecided }]}
            rowKey={(row) => row.id}
            columns={[
              { title: '变化', cell: (row) => row.label },
              { title: '处数', isFigure: true, cell: (row) => row.homes },
              { title: '占参评', isFigure: true, cell: (row) => `${(Math.round((row.homes * 1000) / rows.length) / 10).toString()}%` },
              { title: '幸福院', cell: (row) => names(rows.filter((one) => (changeOf(one) ?? 'open') === row.id)) },
            ]}
          />
        </Section>
      </Box>
    </Box>
  );
}

/** As many names as fit in a line. */
const shownNames = 4;
function names(rows: readonly CaseRow[]): ReactNode {
  const few = rows.slice(0, shownNames).map(({ name }) => name);
  return (
    <Box component="span" sx={{ color: 'text.secondary' }}>
      {few.join('、')}
      {rows.length > shownNames ? ` 等` : ''}
    </Box>
  );
}
