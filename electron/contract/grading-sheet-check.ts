/** What keeps a score sheet from being published, in words that name the place. */
import { pointsText, type SheetBody, type SheetItem } from './grading-sheet.ts';
import { happinessGrades } from './happiness-terms.ts';
import { labelOf } from './terms.ts';

/** A published sheet adds up to this many points. */
const fullPoints = 1000;

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

export type SheetFault = { readonly code: string; readonly text: string };

/** Everything that is wrong, in the order of the sheet; none: it can be published. */
export function sheetFaults(body: SheetBody): SheetFault[] {
  return [...groupFaults(body), ...bonusFaults(body), ...vetoFaults(body), ...gradeFaults(body), ...codeFaults(body)];
}

function groupFaults(body: SheetBody): SheetFault[] {
  const total = sum(body.groups.map(({ max }) => max));
  const faults: SheetFault[] = body.groups.flatMap((group): SheetFault[] => {
    const items = sum(group.items.map(({ max }) => max));
    return [
      ...(group.name === '' ? [{ code: group.code, text: '组没有名称' }] : []),
      ...(group.items.length === 0 ? [{ code: group.code, text: '组内没有评分项' }] : []),
      ...(items === group.max
        ? []
        : [{ code: group.code, text: `各项合计 ${pointsText(items)} 分，与本组 ${pointsText(group.max)} 分不符` }]),
      ...group.items.flatMap((item) => itemFaults(item, body.step).map((text) => ({ code: item.code, text }))),
    ];
  });
  return total === fullPoints
    ? faults
    : [{ code: '', text: `各组合计 ${pointsText(total)} 分，应为 ${pointsText(fullPoints)} 分` }, ...faults];
}

function itemFaults(item: SheetItem, step: number): string[] {
  const faults: string[] = [];
  if (item.name === '') faults.push('评分项没有名称');
  if (item.max === 0) faults.push('满分为零');
  if (item.notApplicable.some(({ text }) => text === '')) faults.push('不适用情形没有写明');
  if (new Set(item.notApplicable.map(({ code }) => code)).size < item.notApplicable.length) faults.push('不适用情形的编号重复');
  if (item.kind === 'checklist') faults.push(...partFaults(item.parts, item.max));
  if (item.kind === 'band') faults.push(...bandFaults(item.bands, item.max));
  if ((item.kind === 'pass' || item.kind === 'judged') && item.text === '') faults.push('没有写明评分办法');
  if (item.kind === 'judged' && item.max % step !== 0) faults.push(`满分不是 ${pointsText(step)} 分的整倍数`);
  return faults;
}

function partFaults(parts: readonly { readonly code: string; readonly text: string; readonly points: number }[], max: number): string[] {
  const points = sum(parts.map((part) => part.points));
  return [
    ...(parts.length === 0 ? ['没有分项'] : []),
    ...(parts.some(({ text }) => text === '') ? ['分项没有写明内容'] : []),
    ...(parts.some((part) => part.points === 0) ? ['分项分值为零'] : []),
    ...(new Set(parts.map(({ code }) => code)).size < parts.length ? ['分项编号重复'] : []),
    ...(points === max ? [] : [`分项合计 ${pointsText(points)} 分，与满分 ${pointsText(max)} 分不符`]),
  ];
}

function bandFaults(bands: readonly { readonly text: string; readonly points: number }[], max: number): string[] {
  return [
    ...(bands.length === 0 ? ['没有分档'] : []),
    ...(bands.some(({ text }) => text === '') ? ['分档没有写明条件'] : []),
    ...(bands.length > 0 && bands[0]?.points !== max ? [`最高一档应为满分 ${pointsText(max)} 分`] : []),
    ...(bands.some((band, index) => index > 0 && band.points >= (bands[index - 1]?.points ?? 0)) ? ['分档应从高到低，分值不得相同'] : []),
  ];
}

function bonusFaults({ bonus }: SheetBody): SheetFault[] {
  if (!bonus) return [];
  const most = sum(bonus.items.map(({ max }) => max));
  return [
    ...(bonus.items.length === 0 ? [{ code: '加分', text: '没有加分项' }] : []),
    ...(bonus.cap === 0 || bonus.cap > most ? [{ code: '加分', text: `加分上限应在 0.1 至 ${pointsText(most)} 分之间` }] : []),
    ...bonus.items.filter(({ name }) => name === '').map(({ code }) => ({ code, text: '加分项没有名称' })),
    ...bonus.items.filter(({ max }) => max === 0).map(({ code }) => ({ code, text: '满分为零' })),
  ];
}

function vetoFaults(body: SheetBody): SheetFault[] {
  return body.vetoes.filter(({ text }) => text === '').map(({ code }) => ({ code, text: '否决项没有写明内容' }));
}

/** Every grade once, best first, each threshold below the one before; conditions about groups that there are. */
function gradeFaults(body: SheetBody): SheetFault[] {
  const order = happinessGrades.filter(({ id }) => id !== 'G0').map(({ id }) => id);
  const missing = order.filter((id) => !body.grades.some(({ grade }) => grade === id));
  const faults = missing.map((id): SheetFault => ({ code: id, text: `没有规定${labelOf(happinessGrades, id)}的分数线` }));
  body.grades.forEach(({ grade, minimum, conditions }, index) => {
    const label = labelOf(happinessGrades, grade);
    if (missing.length === 0 && grade !== order[index]) faults.push({ code: grade, text: '等级应从高到低排列，每级一条' });
    if (minimum === 0 || minimum > fullPoints)
      faults.push({ code: grade, text: `${label}的分数线应在 0.1 至 ${pointsText(fullPoints)} 分之间` });
    const better = body.grades[index - 1];
    if (better && minimum >= better.minimum) faults.push({ code: grade, text: `${label}的分数线应低于上一级` });
    for (const condition of conditions) {
      const group = body.groups.find(({ code }) => code === condition.group);
      if (!group) faults.push({ code: grade, text: `附加条件中的组“${condition.group}”不存在` });
      else if (condition.minimum > group.max)
        faults.push({ code: grade, text: `附加条件要求“${group.name}”${pointsText(condition.minimum)} 分，超过该组满分` });
    }
  });
  return faults;
}

function codeFaults(body: SheetBody): SheetFault[] {
  const codes = [
    ...body.groups.flatMap((group) => [group.code, ...group.items.map(({ code }) => code)]),
    ...(body.bonus?.items ?? []).map(({ code }) => code),
    ...body.vetoes.map(({ code }) => code),
  ];
  const twice = new Set(codes.filter((code, index) => codes.indexOf(code) !== index));
  return [
    ...(codes.includes('') ? [{ code: '', text: '有组、评分项或否决项没有编号' }] : []),
    ...[...twice].filter((code) => code !== '').map((code) => ({ code, text: '编号重复' })),
  ];
}
