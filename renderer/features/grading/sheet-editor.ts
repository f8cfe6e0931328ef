/** What is done to a score sheet while it is built: every step can be taken back; nothing here knows of the screen. */
import type { SheetBody, SheetItem } from '../../../electron/contract/grading-sheet.ts';

export type Group = SheetBody['groups'][number];
export type ItemKind = SheetItem['kind'];
export type SheetEdit =
  | { readonly type: 'addGroup' }
  | { readonly type: 'setGroup'; readonly group: number; readonly change: Partial<Pick<Group, 'code' | 'name' | 'max'>> }
  | { readonly type: 'moveGroup'; readonly group: number; readonly by: 1 | -1 }
  | { readonly type: 'removeGroup'; readonly group: number }
  | { readonly type: 'addItem'; readonly group: number }
  | { readonly type: 'setItem'; readonly group: number; readonly item: number; readonly value: SheetItem }
  | { readonly type: 'setKind'; readonly group: number; readonly item: number; readonly kind: ItemKind }
  | { readonly type: 'moveItem'; readonly group: number; readonly item: number; readonly by: 1 | -1 }
  | { readonly type: 'copyItem'; readonly group: number; readonly item: number }
  | { readonly type: 'removeItem'; readonly group: number; readonly item: number }
  | { readonly type: 'set'; readonly change: Partial<Pick<SheetBody, 'bonus' | 'vetoes' | 'grades' | 'step'>> };

export type EditorState = {
  readonly body: SheetBody;
  readonly past: readonly SheetBody[];
  readonly future: readonly SheetBody[];
  /** Letters typed one after the other into one field are one step. */
  readonly merge: string | null;
};
export type EditorAction =
  | { readonly type: 'edit'; readonly edit: SheetEdit; readonly merge?: string }
  | { readonly type: 'undo' }
  | { readonly type: 'redo' }
  | { readonly type: 'open'; readonly body: SheetBody };

export const emptySheet: SheetBody = {
  step: 5,
  groups: [],
  bonus: null,
  vetoes: [],
  grades: [
    { grade: 'G1', minimum: 900, conditions: [] },
    { grade: 'G2', minimum: 800, conditions: [] },
    { grade: 'G3', minimum: 600, conditions: [] },
  ],
};
export const opened = (body: SheetBody): EditorState => ({ body, past: [], future: [], merge: null });

/** More steps than anybody takes back. */
const longestPast = 200;

export function editSheet(state: EditorState, action: EditorAction): EditorState {
  switch (action.type) {
    case 'open':
      return opened(action.body);
    case 'undo': {
      const body = state.past.at(-1);
      return body ? { body, past: state.past.slice(0, -1), future: [state.body, ...state.future], merge: null } : state;
    }
    case 'redo': {
      const [body, ...future] = state.future;
      return body ? { body, past: [...state.past, state.body], future, merge: null } : state;
    }
    case 'edit': {
      const body = changed(state.body, action.edit);
      if (body === state.body) return state;
      const merge = action.merge ?? null;
      const isSameStep = merge !== null && merge === state.merge;
      return { body, past: isSameStep ? state.past : [...state.past, state.body].slice(-longestPast), future: [], merge };
    }
  }
}

function changed(body: SheetBody, edit: SheetEdit): SheetBody {
  switch (edit.type) {
    case 'set':
      return { ...body, ...edit.change };
    case 'addGroup':
      return { ...body, groups: [...body.groups, { code: nextGroupCode(body), name: '', max: 0, items: [] }] };
    case 'setGroup':
      return setGroup(body, edit.group, edit.change);
    case 'moveGroup':
      return withGroups(body, moved(body.groups, edit.group, edit.by));
    case 'removeGroup':
      return removeGroup(body, edit.group);
    default:
      return withGroups(
        body,
        body.groups.map((group, index) => (index === edit.group ? changedGroup(body, group, edit) : group)),
      );
  }
}

type ItemEdit = Extract<SheetEdit, { readonly type: `${string}Item` | 'setKind' }>;

function changedGroup(body: SheetBody, group: Group, edit: ItemEdit): Group {
  const { items } = group;
  switch (edit.type) {
    case 'addItem':
      return { ...group, items: [...items, newItem(nextItemCode(group))] };
    case 'setItem':
      return { ...group, items: items.map((item, index) => (index === edit.item ? edit.value : item)) };
    case 'setKind':
      return { ...group, items: items.map((item, index) => (index === edit.item ? asKind(item, edit.kind, body.step) : item)) };
    case 'moveItem':
      return { ...group, items: moved(items, edit.item, edit.by) };
    case 'copyItem':
      return {
        ...group,
        items: items.flatMap((item, index) => (index === edit.item ? [item, { ...item, code: nextItemCode(group) }] : [item])),
      };
    case 'removeItem':
      return { ...group, items: items.filter((_, index) => index !== edit.item) };
  }
}

const withGroups = (body: SheetBody, groups: Group[]): SheetBody => ({ ...body, groups });

/** Conditions of grades go on naming the group when its code changes. */
function setGroup(body: SheetBody, place: number, change: Partial<Pick<Group, 'code' | 'name' | 'max'>>): SheetBody {
  const before = body.groups[place];
  if (!before) return body;
  const next = withGroups(
    body,
    body.groups.map((group, index) => (index === place ? { ...group, ...change } : group)),
  );
  const code = change.code;
  if (code === undefined || body.groups.some((group, index) => index !== place && group.code === before.code)) return next;
  return {
    ...next,
    grades: next.grades.map((grade) => ({
      ...grade,
      conditions: grade.conditions.map((condition) => (condition.group === before.code ? { ...condition, group: code } : condition)),
    })),
  };
}

/** A condition about a group that is gone goes with it. */
function removeGroup(body: SheetBody, place: number): SheetBody {
  const gone = body.groups[place]?.code;
  return {
    ...body,
    groups: body.groups.filter((_, index) => index !== place),
    grades: body.grades.map((grade) => ({ ...grade, conditions: grade.conditions.filter(({ group }) => group !== gone) })),
  };
}

function moved<Entry>(list: readonly Entry[], place: number, by: 1 | -1): Entry[] {
  const next = [...list];
  const [entry] = next.splice(place, 1);
  if (entry === undefined || place + by < 0 || place + by > next.length) return [...list];
  next.splice(place + by, 0, entry);
  return next;
}

/** `QA`, `QB` …: the first letter that is free. */
function nextGroupCode(body: SheetBody): string {
  const used = new Set(body.groups.map(({ code }) => code));
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  return letters.map((letter) => `Q${letter}`).find((code) => !used.has(code)) ?? '';
}

/** The number after the largest, so that none is given twice. */
function nextItemCode({ code, items }: Group): string {
  return `${code}${nextNumber(items.map((item) => item.code))}`;
}

export function nextNumber(codes: readonly string[]): number {
  return Math.max(0, ...codes.map((code) => Number(/\d+$/.exec(code)?.[0] ?? 0))) + 1;
}

const newItem = (code: string): SheetItem => ({ code, name: '', max: 0, notApplicable: [], kind: 'judged', text: '按现场情况评判' });

/** Keeps what both kinds have; a text goes on as a part or a band and comes back as a text. */
function asKind(item: SheetItem, kind: ItemKind, step: number): SheetItem {
  if (item.kind === kind) return item;
  const { code, name, max, notApplicable } = item;
  const common = { code, name, max, notApplicable };
  const words =
    item.kind === 'checklist'
      ? item.parts.map(({ text }) => text).join('；')
      : item.kind === 'band'
        ? item.bands.map(({ text }) => text).join('；')
        : item.text;
  const text = words.slice(0, 200);
  switch (kind) {
    case 'checklist':
      return { ...common, kind, parts: [{ code: '1', text: '', points: max }] };
    case 'band':
      return { ...common, kind, bands: [{ text: '', points: max }] };
    case 'pass':
      return { ...common, kind, text };
    case 'judged':
      return { ...common, kind, text, max: max - (max % step) };
  }
}

/** The points of a sheet so far, tenths: of the groups, and of what stands in them. */
export function sumsOf(body: SheetBody): { readonly groups: number; readonly items: number; readonly count: number } {
  const items = body.groups.flatMap((group) => group.items);
  return {
    groups: body.groups.reduce((sum, group) => sum + group.max, 0),
    items: items.reduce((sum, item) => sum + item.max, 0),
    count: items.length,
  };
}
