/** Why a grade is what it is, in sentences: the threshold, the condition that dropped it, the veto. Pure. */
import { pointsText, type GradeProposal, type SheetBody } from '../../../electron/contract/grading-sheet.ts';
import type { CaseState } from '../../../electron/contract/grading-terms.ts';
import { happinessGrades, type HappinessGrade } from '../../../electron/contract/happiness-terms.ts';
import { labelOf } from '../../../electron/contract/terms.ts';

const word = (grade: string): string => labelOf(happinessGrades, grade);

export type Decided = { readonly state: CaseState; readonly grade: HappinessGrade | null };

/** The last sentence: proposed until it is decided; what was awarded stays said, though a veto was found since. */
function outcome(proposed: HappinessGrade, { state, grade }: Decided): string {
  if (grade !== null && state === 'awarded') return `授牌等级：${word(grade)}。`;
  return `${state === 'notGraded' ? '认定等级' : '拟定等级'}：${word(proposed)}。`;
}

export function explainGrade(body: SheetBody, total: number, proposal: GradeProposal, decided: Decided): string[] {
  const { grade, byPoints, failed, vetoes } = proposal;
  const index = body.grades.findIndex((band) => band.grade === byPoints);
  const band = body.grades[index];
  const better = index > 0 ? body.grades[index - 1] : index < 0 ? body.grades.at(-1) : undefined;
  const lines = [
    band
      ? `评定总分 ${pointsText(total)} 分，达到${word(byPoints)} ${pointsText(band.minimum)} 分${better ? `，未达到${word(better.grade)} ${pointsText(better.minimum)} 分` : ''}。`
      : `评定总分 ${pointsText(total)} 分，未达到${better ? `${word(better.grade)} ${pointsText(better.minimum)} 分` : '任何等级的分数线'}，为不达标。`,
  ];
  for (const { grade: wanted, group, points, minimum } of failed) {
    const name = body.groups.find(({ code }) => code === group)?.name ?? group;
    lines.push(`“${name}” ${pointsText(points)} 分，低于${word(wanted)}要求的 ${pointsText(minimum)} 分，不能评为${word(wanted)}。`);
  }
  const effect = decided.state === 'awarded' ? '授牌后查实，分数保留，等级另行暂停' : '分数保留，等级为不达标';
  for (const code of vetoes) lines.push(`一票否决 ${code}：${body.vetoes.find((veto) => veto.code === code)?.text ?? ''}，${effect}。`);
  return [...lines, outcome(grade, decided)];
}
