/** What is typed on the page of the choice, and the question it makes. */
import type { InputOf, OutputOf } from '../../../../electron/contract/index.ts';
import { fen, type Fen, type IsoDate } from '../../../../electron/contract/values.ts';
import { parseDay } from '../../../shared/form/parse.ts';

type Listed = OutputOf<'choice.candidates'>['candidates'][number];
export type Decision = Listed['decision'];

/** One candidate as typed; amounts in 万元. */
export type DraftRow = {
  readonly key: string;
  readonly projectId: number | null;
  readonly code: string;
  readonly name: string;
  /** `home 3` or `town 370999101`; empty while nobody has chosen. */
  readonly place: string;
  readonly placeName: string;
  readonly stageName: string;
  readonly isCommitted: boolean;
  readonly cost: string;
  readonly nursing: string;
  readonly normal: string;
  readonly readyOn: string;
  readonly decision: Decision;
};

export type Draft = {
  readonly budget: string;
  readonly by: string;
  readonly reach: 1 | 2 | 3;
  readonly step: string;
  readonly rows: readonly DraftRow[];
};

const fenOfTenThousand = 1_000_000;

/** 万元 as typed, to the fen. */
export function fenOf(text: string): Fen | null {
  const match = /^(\d{1,9})(?:\.(\d{1,6}))?$/.exec(text.replaceAll(',', '').trim());
  return match ? fen(Number(match[1]) * fenOfTenThousand + Number((match[2] ?? '').padEnd(6, '0'))) : null;
}

export function tenThousands(amount: number | null): string {
  return amount === null ? '' : String(amount / fenOfTenThousand);
}

export function bedsOf(text: string): number | null {
  const trimmed = text.trim();
  if (trimmed === '') return 0;
  return /^[-−]?\d{1,4}$/.test(trimmed) ? Number(trimmed.replace('−', '-')) : null;
}

export function rowOf(listed: Listed): DraftRow {
  const { projectId, code, name, homeId, homeName, stageName, isCommitted, costFen, nursing, normal, readyOn, decision } = listed;
  return {
    key: code,
    projectId,
    code,
    name,
    place: `home ${homeId}`,
    placeName: homeName,
    stageName,
    isCommitted,
    cost: tenThousands(costFen),
    nursing: nursing === 0 ? '' : String(nursing),
    normal: normal === 0 ? '' : String(normal),
    readyOn: readyOn ?? '',
    decision,
  };
}

/** A project nobody has entered, to be tried. */
export function triedRow(rows: readonly DraftRow[]): DraftRow {
  const used = new Set(rows.map(({ code }) => code));
  let number = 1;
  while (used.has(`设想${number}`)) number += 1;
  const code = `设想${number}`;
  const blank = { place: '', placeName: '', stageName: '设想', cost: '', nursing: '', normal: '', readyOn: '' };
  return { ...blank, key: code, projectId: null, code, name: `设想项目${number}`, isCommitted: false, decision: 'open' };
}

/** What is wrong with a row that takes part; null for nothing. */
export function faultOf({ place, cost, nursing, normal, readyOn, name, isCommitted, decision }: DraftRow): string | null {
  if (decision === 'out') return null;
  if (name.trim() === '') return '请填写名称';
  if (place === '') return '请选择敬老院或乡镇';
  if (!isCommitted && cost.trim() !== '' && fenOf(cost) === null) return '投资应为金额（万元）';
  if (bedsOf(nursing) === null || bedsOf(normal) === null) return '床位应为整数';
  if (readyOn.trim() !== '' && parseDay(readyOn) === null) return '日期应形如 2022-03-12';
  return null;
}

export function questionOf(draft: Draft, asOf: IsoDate): InputOf<'choice.solve'> | null {
  const budgetFen = fenOf(draft.budget);
  const stepFen = fenOf(draft.step);
  const by = parseDay(draft.by);
  if (budgetFen === null || stepFen === null || stepFen <= 0 || by === null) return null;
  if (draft.rows.length === 0 || draft.rows.some((row) => faultOf(row) !== null)) return null;
  return {
    asOf,
    by,
    budgetFen,
    reach: draft.reach,
    stepFen,
    steps: 10,
    candidates: draft.rows.map(({ projectId, code, name, place, isCommitted, cost, nursing, normal, readyOn, decision }) => {
      const [kind, id] = place.split(' ');
      return {
        projectId,
        code,
        name,
        homeId: kind === 'home' ? Number(id) : null,
        // One that is left out needs no place; any township stands for it.
        townCode: kind === 'town' ? (id ?? null) : place === '' ? '' : null,
        isCommitted,
        costFen: fenOf(cost),
        nursing: bedsOf(nursing) ?? 0,
        normal: bedsOf(normal) ?? 0,
        readyOn: parseDay(readyOn),
        decision,
      };
    }),
  };
}
