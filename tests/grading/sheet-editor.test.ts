/** The builder of score sheets without its screen: what each step changes, and that every step can be taken back. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sheetFaults } from '../../electron/contract/grading-sheet-check.ts';
import { sheetBodySchema, type SheetBody } from '../../electron/contract/grading-sheet.ts';
import { editSheet, emptySheet, opened, sumsOf, type EditorState, type SheetEdit } from '../../renderer/features/grading/sheet-editor.ts';

const run = (edits: readonly SheetEdit[], from: EditorState = opened(emptySheet)): EditorState =>
  edits.reduce((state, edit) => editSheet(state, { type: 'edit', edit }), from);
const codes = (body: SheetBody): string[][] => body.groups.map((group) => [group.code, ...group.items.map(({ code }) => code)]);

const twoGroups = run([
  { type: 'addGroup' },
  { type: 'addItem', group: 0 },
  { type: 'addItem', group: 0 },
  { type: 'addGroup' },
  { type: 'addItem', group: 1 },
]);

describe('steps of the builder', () => {
  it('gives groups and items codes nobody has yet', () => {
    expect(codes(twoGroups.body)).toEqual([
      ['QA', 'QA1', 'QA2'],
      ['QB', 'QB1'],
    ]);
    const again = run(
      [{ type: 'removeItem', group: 0, item: 0 }, { type: 'addItem', group: 0 }, { type: 'removeGroup', group: 1 }, { type: 'addGroup' }],
      twoGroups,
    );
    expect(codes(again.body)).toEqual([['QA', 'QA2', 'QA3'], ['QB']]);
  });

  it('orders groups and items, and stays as it is at either end', () => {
    const moved = run(
      [
        { type: 'moveItem', group: 0, item: 0, by: 1 },
        { type: 'moveGroup', group: 1, by: -1 },
      ],
      twoGroups,
    );
    expect(codes(moved.body)).toEqual([
      ['QB', 'QB1'],
      ['QA', 'QA2', 'QA1'],
    ]);
    expect(
      codes(
        run(
          [
            { type: 'moveGroup', group: 0, by: -1 },
            { type: 'moveItem', group: 0, item: 1, by: 1 },
          ],
          twoGroups,
        ).body,
      ),
    ).toEqual(codes(twoGroups.body));
  });

  it('keeps the conditions of grades on the group whose code changes, and drops those of a group that is removed', () => {
    const condition = run(
      [{ type: 'set', change: { grades: [{ grade: 'G1', minimum: 900, conditions: [{ group: 'QB', minimum: 160 }] }] } }],
      twoGroups,
    );
    const renamed = run([{ type: 'setGroup', group: 1, change: { code: 'AQ' } }], condition);
    expect(renamed.body.grades[0]?.conditions).toEqual([{ group: 'AQ', minimum: 160 }]);
    expect(run([{ type: 'removeGroup', group: 1 }], renamed).body.grades[0]?.conditions).toEqual([]);
  });

  it('changes the kind of an item and keeps its name, points and cases of not applying', () => {
    const item = {
      code: 'QA1',
      name: '食品安全',
      max: 40,
      kind: 'judged',
      text: '看现场',
      notApplicable: [{ code: '1', text: '配餐', rule: 'FULL' }],
    } as const;
    const state = run([{ type: 'setItem', group: 0, item: 0, value: { ...item, notApplicable: [...item.notApplicable] } }], twoGroups);
    for (const kind of ['checklist', 'band', 'pass', 'judged'] as const) {
      const changed = run([{ type: 'setKind', group: 0, item: 0, kind }], state).body.groups[0]?.items[0];
      expect(changed).toMatchObject({ code: 'QA1', name: '食品安全', max: 40, kind, notApplicable: item.notApplicable });
    }
  });

  it('takes letters of one field as one step', () => {
    const typed = ['设', '设施', '设施条件'].reduce(
      (state, name) => editSheet(state, { type: 'edit', edit: { type: 'setGroup', group: 0, change: { name } }, merge: 'name-0' }),
      twoGroups,
    );
    expect(typed.body.groups[0]?.name).toBe('设施条件');
    expect(editSheet(typed, { type: 'undo' }).body).toEqual(twoGroups.body);
  });

  it('adds up what is missing', () => {
    const state = run([{ type: 'setGroup', group: 0, change: { name: '设施', max: 400 } }], twoGroups);
    expect(sumsOf(state.body)).toEqual({ groups: 400, items: 0, count: 3 });
    expect(sheetFaults(state.body).map(({ text }) => text)).toContain('各组合计 40 分，应为 100 分');
  });
});

const place = fc.nat({ max: 3 });
const by = fc.constantFrom<1 | -1>(1, -1);
const edit: fc.Arbitrary<SheetEdit> = fc.oneof(
  fc.constant<SheetEdit>({ type: 'addGroup' }),
  place.map((group): SheetEdit => ({ type: 'addItem', group })),
  fc.tuple(place, fc.nat({ max: 1000 })).map(([group, max]): SheetEdit => ({ type: 'setGroup', group, change: { max } })),
  fc.tuple(place, by).map(([group, step]): SheetEdit => ({ type: 'moveGroup', group, by: step })),
  fc.tuple(place, place, by).map(([group, item, step]): SheetEdit => ({ type: 'moveItem', group, item, by: step })),
  fc.tuple(place, place).map(([group, item]): SheetEdit => ({ type: 'copyItem', group, item })),
  fc.tuple(place, place).map(([group, item]): SheetEdit => ({ type: 'removeItem', group, item })),
  fc
    .tuple(place, place, fc.constantFrom('checklist' as const, 'band' as const, 'pass' as const, 'judged' as const))
    .map(([group, item, kind]): SheetEdit => ({ type: 'setKind', group, item, kind })),
  place.map((group): SheetEdit => ({ type: 'removeGroup', group })),
);

describe('any steps', () => {
  it('make a sheet the contract takes, with codes once each; all of them are taken back and done again', () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 60 }), (edits) => {
        const end = run(edits);
        expect(sheetBodySchema.parse(end.body)).toEqual(end.body);
        const all = codes(end.body).flat();
        expect(new Set(all).size).toBe(all.length);
        let back = end;
        while (back.past.length > 0) back = editSheet(back, { type: 'undo' });
        expect(back.body).toEqual(emptySheet);
        let forth = back;
        while (forth.future.length > 0) forth = editSheet(forth, { type: 'redo' });
        expect(forth.body).toEqual(end.body);
      }),
      { numRuns: 300 },
    );
  });
});
