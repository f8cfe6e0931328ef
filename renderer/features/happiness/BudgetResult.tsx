import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import type { HappinessBudget } from '../../../electron/contract/happiness-shapes.ts';
import { count, money } from '../../shared/format.ts';
import { Section } from '../../shared/ui.tsx';
import { amount, FigureTable } from '../funds/FigureTable.tsx';
import { ColumnChart } from './ColumnChart.tsx';
import { FigureStrip } from './FigureStrip.tsx';
import { gradeColours, gradeLegend } from './grade-colours.ts';
import { gradeOrder, gradeText } from './happiness-words.ts';

type Scenario = HappinessBudget['scenarios'][number];
type Line = { readonly title: string; readonly cell: (scenario: Scenario) => ReactNode };

const homesOf = (scenario: Scenario, grade: (typeof gradeOrder)[number]): Scenario['homes'][number] =>
  scenario.homes.find((row) => row.grade === grade) ?? { grade, count: 0, fen: 0 };

const series = gradeLegend
  .filter(({ grade }) => grade !== null && grade !== 'G0')
  .map(({ key, label }) => ({ key, label, colour: gradeColours[key] }));

/** Against what was allocated, for that year or for this one. */
function standing(held: number, { totalFen }: Scenario): ReactNode {
  const left = held - totalFen;
  return left >= 0 ? (
    `余 ${money(left)}`
  ) : (
    <Box component="span" sx={{ color: 'error.main' }}>
      缺 {money(-left)}
    </Box>
  );
}

function linesOf(budget: HappinessBudget): readonly Line[] {
  const { scenarios, appropriationFen, lastAppropriationFen, year } = budget;
  const has = (pick: (scenario: Scenario) => number): boolean => scenarios.some((scenario) => pick(scenario) !== 0);
  const grades = gradeOrder.filter((grade) => has((scenario) => homesOf(scenario, grade).count));
  const held = appropriationFen ?? lastAppropriationFen;
  return [
    ...grades.map((grade) => ({
      title: gradeText(grade),
      cell: (scenario: Scenario) => {
        const { count: homes, fen } = homesOf(scenario, grade);
        return fen === 0 ? `${count(homes)} 处` : `${count(homes)} 处　${money(fen)}`;
      },
    })),
    ...(has(({ newHomes }) => newHomes)
      ? [{ title: '预计新开', cell: ({ newHomes, newFen }: Scenario) => `${count(newHomes)} 处　${money(newFen)}` }]
      : []),
    ...(has(({ recoverFen }) => recoverFen)
      ? [{ title: '扣回以前多拨', cell: ({ recoverFen }: Scenario) => <span>−{money(Math.abs(recoverFen))}</span> }]
      : []),
    { title: '合计', cell: ({ totalFen }) => <b>{money(totalFen)}</b> },
    { title: '市级', cell: ({ split }) => amount(split.cityFen) },
    { title: '县级', cell: ({ split }) => amount(split.countyFen) },
    { title: '乡镇', cell: ({ split }) => amount(split.townFen) },
    ...(held === null
      ? []
      : [
          {
            title: appropriationFen === null ? `对照${year - 1}年指标` : `对照${year}年指标`,
            cell: (scenario: Scenario) => standing(held, scenario),
          },
        ]),
  ];
}

/** Each scenario beside the others: homes by grade with their money, what is to be recovered, the sum and who pays which share. */
export function BudgetResult({ budget }: { readonly budget: HappinessBudget }): ReactNode {
  const { scenarios, year } = budget;
  const words = (fen: number | null): { readonly words: string } => ({ words: fen === null ? '没有登记' : `${money(fen)} 元` });
  return (
    <Box sx={{ minHeight: 0, overflowY: 'auto', display: 'flex', flexDirection: 'column', gap: 2 }}>
      <FigureStrip
        label="对照"
        figures={[
          { label: `${year}年预算指标`, ...words(budget.appropriationFen) },
          { label: `${year - 1}年预算指标`, ...words(budget.lastAppropriationFen) },
          { label: `${year - 1}年应补`, fen: budget.lastYearFen },
          { label: '等级截至', words: budget.asOf },
        ]}
      />
      <Section title={`${year}年各方案（元）`} isFlush>
        <FigureTable<Line>
          label="各方案"
          rows={linesOf(budget)}
          rowKey={(line) => line.title}
          columns={[
            { title: '项目', cell: (line) => line.title },
            ...scenarios.map((scenario) => ({ title: scenario.title, isFigure: true, cell: (line: Line) => line.cell(scenario) })),
          ]}
        />
      </Section>
      <Section title="各方案按等级的金额">
        <ColumnChart
          label="各方案按等级的金额"
          isMoney
          series={series}
          rows={scenarios.map((scenario) => ({
            name: scenario.title,
            values: Object.fromEntries(gradeLegend.map(({ key, grade }) => [key, homesOf(scenario, grade).fen])),
          }))}
        />
      </Section>
    </Box>
  );
}
