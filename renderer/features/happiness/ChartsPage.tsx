import { mdiChartBar, mdiContentCopy } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import type { HappinessDistribution } from '../../../electron/contract/happiness-shapes.ts';
import { useCall } from '../../shared/client.ts';
import { count, money } from '../../shared/format.ts';
import { goTo, keepQuery } from '../../shared/navigation.ts';
import { copyText, EmptyState, Icon, LoadError, Loading, Section } from '../../shared/ui.tsx';
import { FigureTable } from '../funds/FigureTable.tsx';
import { ColumnChart, type ChartRow } from './ColumnChart.tsx';
import { gradeColours, gradeLegend } from './grade-colours.ts';
import { HappinessFrame } from './HappinessFrame.tsx';
import { useYear, YearChoice } from './YearChoice.tsx';

type Share = HappinessDistribution['years'][number]['shares'][number];

const series = gradeLegend.map(({ key, label }) => ({ key, label, colour: gradeColours[key] }));
const earning = series.filter(({ key }) => key !== 'G0' && key !== 'none');
const shareOf = (shares: readonly Share[], grade: Share['grade']): Share =>
  shares.find((share) => share.grade === grade) ?? { grade, count: 0, perMille: 0, fen: 0 };
const rowOf = (name: string, shares: readonly Share[], pick: (share: Share) => number): ChartRow => ({
  name,
  values: Object.fromEntries(gradeLegend.map(({ key, grade }) => [key, pick(shareOf(shares, grade))])),
});
const percent = (share: Share): string => `${Math.floor(share.perMille / 10)}.${share.perMille % 10}%`;

type Line = { readonly name: string; readonly homes: number; readonly shares: readonly Share[] };

/** The figures of the charts as a block for a spreadsheet. */
function tableText(first: string, lines: readonly Line[]): string {
  const head = [first, '合计（处）', ...gradeLegend.flatMap(({ label }) => [`${label}（处）`, `${label}占比`, `${label}金额（元）`])];
  const body = lines.map((line) => [
    line.name,
    line.homes,
    ...gradeLegend.flatMap(({ grade }) => {
      const share = shareOf(line.shares, grade);
      return [share.count, percent(share), money(share.fen).replaceAll(',', '')];
    }),
  ]);
  return [head, ...body].map((cells) => cells.join('\t')).join('\n');
}

function Figures({ first, lines }: { readonly first: string; readonly lines: readonly Line[] }): ReactNode {
  return (
    <FigureTable
      label={`按${first}的等级分布`}
      rows={lines}
      rowKey={(line) => line.name}
      columns={[
        { title: first, cell: (line) => line.name },
        { title: '合计（处）', isFigure: true, cell: (line) => count(line.homes) },
        ...gradeLegend.map(({ grade, label }) => ({
          title: label,
          isFigure: true,
          cell: (line: Line) => {
            const share = shareOf(line.shares, grade);
            return share.count === 0 ? '—' : `${count(share.count)}（${percent(share)}）`;
          },
        })),
        {
          title: '奖补金额（元）',
          isFigure: true,
          cell: (line) => money(line.shares.reduce((sum, share) => sum + share.fen, 0)),
        },
      ]}
    />
  );
}

function CopyButton({ first, lines }: { readonly first: string; readonly lines: readonly Line[] }): ReactNode {
  return (
    <Button
      color="secondary"
      startIcon={<Icon path={mdiContentCopy} />}
      onClick={() => void copyText(tableText(first, lines), '图中的数据已复制，可以粘贴到表格软件。')}
    >
      复制数据
    </Button>
  );
}

/** How the homes are graded, by township and year, and what each grade costs. */
export function ChartsPage(): ReactNode {
  const year = useYear();
  const found = useCall('happiness.distribution', { year }, { keepsPrevious: true });
  const { data } = found;
  const towns: readonly Line[] = (data?.towns ?? []).map((town) => ({ ...town, name: town.townName }));
  const years: readonly Line[] = (data?.years ?? [])
    .toSorted((one, other) => one.year - other.year)
    .map((row) => ({ ...row, name: `${row.year}年` }));
  const isEmpty = data !== undefined && towns.every((town) => town.homes === 0) && years.every((row) => row.homes === 0);
  return (
    <HappinessFrame
      path="/happiness/charts"
      subtitle={data ? `运营中的幸福院，截至 ${data.years.find((row) => row.year === data.year)?.asOf ?? `${data.year}年底`}` : null}
      actions={
        <YearChoice year={year} years={(data?.years ?? []).map((row) => row.year)} onChange={(next) => keepQuery({ year: String(next) })} />
      }
    >
      {found.error && !data ? (
        <LoadError error={found.error} onRetry={() => void found.refetch()} />
      ) : !data ? (
        <Loading />
      ) : isEmpty ? (
        <EmptyState icon={mdiChartBar} what="还没有运营中的幸福院" next="登记幸福院、运营状态和等级后，这里按乡镇和年度画出分布。" />
      ) : (
        <Box sx={{ flex: 1, minHeight: 0, overflowY: 'auto', display: 'flex', flexDirection: 'column', gap: 2 }}>
          <Box
            sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'repeat(auto-fit, minmax(min(30rem, 100%), 1fr))', alignItems: 'start' }}
          >
            <Section title="各年等级分布（处）">
              <ColumnChart
                label="各年等级分布"
                series={series}
                rows={years.map((row) => rowOf(row.name, row.shares, (share) => share.count))}
              />
            </Section>
            <Section title="各年按等级的奖补金额（元）">
              <ColumnChart
                label="各年按等级的奖补金额"
                isMoney
                series={earning}
                rows={years.map((row) => rowOf(row.name, row.shares, (share) => share.fen))}
              />
            </Section>
          </Box>
          <Section title="各年数据" isFlush actions={<CopyButton first="年度" lines={years} />}>
            <Figures first="年度" lines={years} />
          </Section>
          <Section title={`${data.year}年各乡镇等级分布（处）`}>
            <ColumnChart
              label="各乡镇等级分布"
              isLying
              series={series}
              rows={towns.map((row) => rowOf(row.name, row.shares, (share) => share.count))}
              onPick={(index) => {
                const town = data.towns[index];
                if (town) goTo(`/happiness?town=${town.townCode}`);
              }}
            />
          </Section>
          <Section title="各乡镇数据" isFlush actions={<CopyButton first="乡镇" lines={towns} />}>
            <Figures first="乡镇" lines={towns} />
          </Section>
        </Box>
      )}
    </HappinessFrame>
  );
}
