/** What the leader's view tells in single figures, and where each leads. Pure. */
import type { Situation } from '../../../electron/contract/situation.ts';
import { count, moneyInTenThousands } from '../../shared/format.ts';

export type LeaderFigure = {
  readonly label: string;
  readonly value: string;
  readonly unit: string;
  readonly note: string;
  readonly link: string;
  readonly isWarning?: boolean;
};

export function leaderFigures({ people, beds, waiting, money, rates, projects, grades }: Situation): readonly LeaderFigure[] {
  const rate = (code: string): string => rates.find((one) => one.code === code)?.shown ?? '—';
  const operating = grades.reduce((sum, grade) => sum + grade.count, 0);
  const [worst] = projects.late;
  return [
    {
      label: '在册特困人员',
      value: count(people.all),
      unit: '人',
      note: `集中 ${count(people.centralised)}，分散 ${count(people.scattered)}`,
      link: '/people?status=active',
    },
    {
      label: `${money.year}年发放`,
      value: moneyInTenThousands(money.spentFen),
      unit: '元',
      note: money.executionRate === null ? '没有登记年度预算' : `预算执行率 ${money.executionRate}`,
      link: '/payments',
    },
    {
      label: '空余床位',
      value: count(beds.free),
      unit: '张',
      note: `护理型 ${count(beds.nursingFree)} 张，入住率 ${rate('IND05')}`,
      link: '/indicators?code=IND05',
    },
    {
      label: '愿进未进',
      value: count(waiting.people),
      unit: '人',
      note:
        waiting.longestDays === null ? '没有人在等候' : `不能自理 ${count(waiting.dependent)} 人，最久 ${count(waiting.longestDays)} 天`,
      link: '/placement',
      isWarning: waiting.dependent > 0,
    },
    {
      label: '幸福院达标率',
      value: rate('IND10'),
      unit: '',
      note: operating === 0 ? '没有登记幸福院' : `正在运营 ${count(operating)} 处`,
      link: '/indicators?code=IND10',
    },
    {
      label: '改造项目滞后',
      value: count(projects.late.length),
      unit: '个',
      note: worst ? `最久 ${count(worst.days)} 天：${worst.name}` : `共 ${count(projects.total)} 个，完成 ${count(projects.done)} 个`,
      link: '/renovation?alerts=late',
      isWarning: projects.late.length > 0,
    },
  ];
}
