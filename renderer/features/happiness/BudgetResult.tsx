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

const homesOf = (scenario: Scenario, grade: (typeof gradeOrder)[number]): Scenario['homes'][number] =>
  scenario.homes.find((row) => row.grade === grade) ?? { grade, count: 0, fen: 0 };

/** Against what was allocated for this year. */
function difference(budget: HappinessBudget, scenario: Scenario): string {
  const held = budget.appropriationFen ?? budget.lastAppropriationFen;
  if (held === null) return '没有登记预算指标';
  const left = held - scenario.totalFen;
  return left >= 0 ? `够用，余 ${money(left)} 元` : `缺 ${money(-left)} 元`;
}

/** Each scenario beside the others: homes by grade, what is to be recovered, the sum and who pays which share. */
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
      <Section title={`${year}年各方案`} isFlush>
        <FigureTable
          label="各方案"
          rows={scenarios}
          rowKey={(scenario) => scenario.title}
          columns={[
            { title: '方案', cell: (scenario) => scenario.title },
            ...gradeOrder
              .filter((grade) => scenarios.some((scenario) => homesOf(scenario, grade).count > 0))
              .map((grade) => ({
                title: `${gradeText(grade)}（处）`,
                isFigure: true,
                cell: (scenario: Scenario) => count(homesOf(scenario, grade).count),
              })),
            { title: '新开（处）', isFigure: true, cell: (scenario) => count(scenario.newHomes) },
            { title: '新开（元）', isFigure: true, cell: (scenario) => amount(scenario.newFen) },
            { title: '扣回（元）', isFigure: true, cell: (scenario) => amount(scenario.recoverFen) },
            { title: '合计（元）', isFigure: true, cell: (scenario) => <b>{money(scenario.totalFen)}</b> },
            { title: '对照指标', cell: (scenario) => difference(budget, scenario) },
          ]}
        />
      </Section>
      <Section title="各级分担（元）" isFlush>
        <FigureTable
          label="各级分担"
          rows={scenarios}
          rowKey={(scenario) => scenario.title}
          columns={[
            { title: '方案', cell: (scenario) => scenario.title },
            { title: '市级', isFigure: true, cell: (scenario) => amount(scenario.split.cityFen) },
            { title: '县级', isFigure: true, cell: (scenario) => amount(scenario.split.countyFen) },
            { title: '乡镇', isFigure: true, cell: (scenario) => amount(scenario.split.townFen) },
          ]}
        />
      </Section>
      <Section title="各方案按等级的金额">
        <ColumnChart
          label="各方案按等级的金额"
          isMoney
          series={gradeLegend
            .filter(({ grade }) => grade !== null && grade !== 'G0')
            .map(({ key, label }) => ({ key, label, colour: gradeColours[key] }))}
          rows={scenarios.map((scenario) => ({
            name: scenario.title,
            values: Object.fromEntries(gradeLegend.map(({ key, grade }) => [key, homesOf(scenario, grade).fen])),
          }))}
        />
      </Section>
    </Box>
  );
}
