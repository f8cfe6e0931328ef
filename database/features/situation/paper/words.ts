/** Words and figures of the page. Pure. */
import type { Situation } from '../../../../electron/contract/situation.ts';
import { formatDate, isIsoDate } from '../../../../electron/contract/values.ts';

export function dayText(day: string): string {
  return isIsoDate(day) ? formatDate(day) : day;
}

/** `2022-03` and `2022-03-31` → `3月`. */
export function monthLabel(day: string): string {
  return `${Number(day.slice(5, 7))}月`;
}

/** A chart has no room for 镇 and 村民委员会. */
export function placeLabel(name: string): string {
  const short = name.replace(/(街道办事处|街道|镇|乡|村民委员会|村委会|社区居委会|居委会|村)$/u, '');
  return short.length < 2 ? name : short;
}

/** Fen as ten thousands of yuan, two decimals, for a figure. */
export function wanText(fen: number): string {
  const hundredths = Math.round(fen / 10_000);
  const text = (Math.abs(hundredths) / 100).toLocaleString('zh-CN', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  return hundredths < 0 ? `-${text}` : text;
}

/** For the marks of an axis: as few decimals as it takes. */
export function yuanInTenThousands(fen: number): string {
  return String(Math.round(fen / 10_000) / 100);
}

type Figure = { readonly label: string; readonly value: string; readonly note: string };

export function figuresOf({ people, beds, waiting, money, rates, projects, grades }: Situation): readonly Figure[] {
  const rate = (code: string): string => rates.find((one) => one.code === code)?.shown ?? '—';
  const worst = projects.late[0];
  const graded = grades.reduce((sum, { count }) => sum + count, 0);
  return [
    { label: '在册特困人员', value: `${people.all}人`, note: people.unassessed > 0 ? `未评估${people.unassessed}人` : '均已评估' },
    { label: '集中供养', value: `${people.centralised}人`, note: `集中供养率${rate('IND02')}` },
    { label: '分散供养', value: `${people.scattered}人`, note: `五有落实率${rate('IND13')}` },
    { label: '完全丧失自理', value: `${people.completeLoss}人`, note: `部分丧失${people.partialLoss}人` },
    {
      label: '愿进未进',
      value: `${waiting.people}人`,
      note: waiting.longestDays === null ? `愿进全进${rate('IND03')}` : `不能自理${waiting.dependent}人，最久${waiting.longestDays}天`,
    },
    { label: '探访率（本月）', value: rate('IND12'), note: '分散供养人员' },
    { label: '敬老院', value: `${beds.homes}家`, note: `核定床位${beds.registered}张` },
    { label: '入住', value: `${beds.occupied}人`, note: `入住率${rate('IND05')}` },
    { label: '空余床位', value: `${beds.free}张`, note: `护理型${beds.nursingFree}张` },
    {
      label: `${money.year}年发放`,
      value: `${wanText(money.spentFen)}万元`,
      note: money.executionRate === null ? '未登记年度预算' : `预算执行率${money.executionRate}`,
    },
    { label: '幸福院达标率', value: rate('IND10'), note: graded === 0 ? '没有登记幸福院' : `运营${graded}处` },
    {
      label: '改造项目滞后',
      value: `${projects.late.length}个`,
      note: worst
        ? `共${projects.total}个，最久${worst.days}天`
        : projects.total === 0
          ? '没有改造项目'
          : `共${projects.total}个，完成${projects.done}个`,
    },
  ];
}
