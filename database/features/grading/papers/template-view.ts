/** A score sheet's body in the words of the papers. */
import { z } from 'zod';
import { naRules, pointsText, sheetBodySchema, type SheetBody, type SheetItem } from '../../../../electron/contract/grading-sheet.ts';

export type PaperTemplate = {
  readonly body: SheetBody;
  readonly max: number;
  readonly hasBonus: boolean;
  readonly groups: readonly {
    readonly code: string;
    readonly name: string;
    readonly max: number;
    readonly items: readonly {
      readonly code: string;
      readonly name: string;
      readonly max: number;
      readonly rule: string;
      readonly cases: readonly { readonly code: string; readonly text: string }[];
    }[];
  }[];
  readonly vetoes: readonly { readonly code: string; readonly text: string }[];
};

/** `…（2022年版）第1版` */
export function versionText(name: string, version: number): string {
  return name.endsWith('）') ? `${name}第${version}版` : `${name}（第${version}版）`;
}

const naWord = (rule: (typeof naRules)[number]['id']): string => naRules.find(({ id }) => id === rule)?.label ?? rule;

function howPoints(item: SheetItem): string {
  switch (item.kind) {
    case 'checklist': {
      const [first] = item.parts;
      const isEven = item.parts.every(({ points }) => points === first?.points);
      const parts = item.parts.map(({ text, points }) => (isEven ? text : `${text}${pointsText(points)}分`)).join('；');
      return isEven && first ? `${parts}。每项${pointsText(first.points)}分` : parts;
    }
    case 'band':
      return `${item.bands.map(({ text, points }) => `${text}${pointsText(points)}分`).join('；')}${item.bands.at(-1)?.points === 0 ? '' : '；其他0分'}`;
    case 'pass':
      return item.text.includes('得分') ? `${item.text}（${pointsText(item.max)}分）` : `${item.text}，符合得${pointsText(item.max)}分`;
    case 'judged':
      return item.text;
  }
}

/** How an item is scored, and what it counts where it does not apply. */
export function ruleText(item: SheetItem): string {
  return [
    howPoints(item),
    ...item.notApplicable.flatMap(({ text, rule }) =>
      rule === 'ZERO' && text === '不适用' ? [] : [/分$|分计$|分担$/.test(text) ? text : `${text}的${naWord(rule)}`],
    ),
  ]
    .join('。')
    .replaceAll('。。', '。');
}

const views = new Map<string, PaperTemplate>();

/** Kept by its text: a round of sixteen hundred homes reads it once. */
export function templateOnPaper(bodyJson: string): PaperTemplate {
  const known = views.get(bodyJson);
  if (known) return known;
  const body = sheetBodySchema.parse(JSON.parse(bodyJson));
  const view: PaperTemplate = {
    body,
    max: body.groups.reduce((sum, { max }) => sum + max, 0),
    hasBonus: body.bonus !== null,
    groups: body.groups.map(({ code, name, max, items }) => ({
      code,
      name,
      max,
      items: items.map((item) => ({
        code: item.code,
        name: item.name,
        max: item.max,
        rule: ruleText(item),
        cases: item.notApplicable.map(({ code: key, text }) => ({ code: key, text })),
      })),
    })),
    vetoes: body.vetoes,
  };
  if (views.size > 20) views.clear();
  views.set(bodyJson, view);
  return view;
}

/** Of an answer as it is kept. */
export const caseSchema = z.object({ notApplicable: z.string().nullable().optional() });

export const groupPointsSchema = z.array(z.object({ code: z.string(), points: z.number() }));

export function pointsOfGroup(score: { readonly groupsJson: string } | null, code: string): number | null {
  return score === null
    ? null
    : (groupPointsSchema.parse(JSON.parse(score.groupsJson)).find((group) => group.code === code)?.points ?? null);
}
