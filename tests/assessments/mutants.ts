/** Every number and every rule of a scale, changed a little, one at a time. */
import type { Scale } from '../../electron/contract/assessment-scale.ts';

type Change = (copy: Scale) => unknown;
export type Mutant = { readonly name: string; readonly scale: Scale };

/** What is asked for is there: the scale itself was walked through. */
function the<Item>(list: readonly Item[], index: number): Item {
  const found = list[index];
  if (found === undefined) throw new RangeError(`nothing at ${index}`);
  return found;
}

export function mutants(scale: Scale): Mutant[] {
  const found: Mutant[] = [];
  const mutate = (name: string, change: Change): void => {
    const copy = structuredClone(scale);
    change(copy);
    found.push({ name: `${scale.code} ${name}`, scale: copy });
  };
  bandMutants(scale, mutate);
  pointMutants(scale, mutate);
  ruleMutants(scale, mutate);
  return found;
}

type Mutate = (name: string, change: Change) => void;

function bandMutants(scale: Scale, mutate: Mutate): void {
  scale.bands.forEach((band, index) => {
    for (const edge of ['from', 'to'] as const)
      for (const by of [-1, 1]) mutate(`${band.level} ${edge} ${by}`, ({ bands }) => (the(bands, index)[edge] += by));
    for (const other of scale.levels)
      if (other.id !== band.level) mutate(`${band.level} becomes ${other.id}`, ({ bands }) => (the(bands, index).level = other.id));
  });
  // Both edges together: the scale stays sound, only the threshold is another.
  for (let index = 0; index + 1 < scale.bands.length; index += 1)
    for (const by of [1, -1]) mutate(`threshold ${index} ${by}`, ({ bands }) => shift(the(bands, index), the(bands, index + 1), by));
}

function shift(one: Scale['bands'][number], other: Scale['bands'][number], by: number): void {
  const [lower, upper] = one.from < other.from ? [one, other] : [other, one];
  lower.to += by;
  upper.from += by;
}

function pointMutants(scale: Scale, mutate: Mutate): void {
  scale.groups.forEach((group, groupIndex) => {
    group.items.forEach((item, itemIndex) => {
      item.options.forEach((option, optionIndex) =>
        mutate(
          `${item.id} option ${option.value}`,
          ({ groups }) => (the(the(the(groups, groupIndex).items, itemIndex).options, optionIndex).points += 1),
        ),
      );
    });
  });
}

function ruleMutants(scale: Scale, mutate: Mutate): void {
  scale.changeRules.forEach(({ id, effect }, index) => {
    mutate(`${id} gone`, ({ changeRules }) => changeRules.splice(index, 1));
    const become =
      (other: Scale['changeRules'][number]['effect']): Change =>
      ({ changeRules }) =>
        (the(changeRules, index).effect = other);
    if (effect.kind === 'worse') {
      mutate(`${id} two steps`, become({ kind: 'worse', steps: 2 }));
      mutate(`${id} to the worst`, become({ kind: 'to', level: '4' }));
    } else {
      mutate(`${id} one step`, become({ kind: 'worse', steps: 1 }));
      mutate(`${id} to the last but one`, become({ kind: 'to', level: '3' }));
    }
  });
}
