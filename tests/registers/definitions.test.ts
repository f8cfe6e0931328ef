/** The shipped registers as data: everything they name is there. */
import { describe, expect, it } from 'vitest';
import { definitionOf, definitions } from '../../database/features/registers/library.ts';
import { policyNumber } from '../../database/features/parameters/service.ts';
import { policyDocuments } from '../../database/features/tasks/library.ts';
import { maskRecord } from '../../electron/contract/masking.ts';
import type { RegisterDefinition } from '../../electron/contract/registers-shapes.ts';
import { isoDate } from '../../electron/contract/values.ts';
import { memoryLedger } from '../helpers/ledger.ts';

const context = memoryLedger();
const today = isoDate('2022-12-31');
const repeated = (words: readonly string[]): string[] => words.filter((word, at) => words.indexOf(word) !== at);

it('are those of the duties', () => {
  expect(definitions().map(({ title }) => title)).toEqual([
    '低保审核确认',
    '低保渐退',
    '单人保',
    '刚性支出扣减和赡养费核减',
    '临时救助备用金',
    '临时救助',
    '一门受理转介',
    '服务类救助',
    '物价联动监测',
    '低收入人口监测预警',
    '信息比对疑点',
    '干部走访（走进困难家庭）',
    '业务培训',
    '救助服务网络覆盖',
  ]);
  expect(repeated(definitions().map(({ code }) => code))).toEqual([]);
});

function parametersOf({ clocks, limits, balance }: RegisterDefinition): string[] {
  const ofClocks = clocks.flatMap(({ parameter, warnParameter }) =>
    parameter === null
      ? [warnParameter]
      : typeof parameter === 'string'
        ? [parameter, warnParameter]
        : [...Object.values(parameter.parameters), warnParameter],
  );
  return [...ofClocks, ...limits.flatMap(({ least, most }) => [least, most]), balance?.warnParameter ?? null].filter((key) => key !== null);
}

describe.each(definitions().map((definition) => [definition.title, definition] as const))('%s', (_, definition) => {
  const { fields, states, transitions, clocks, computed, limits, columns, totals, balance, initialState } = definition;
  const ofSteps = transitions.flatMap((transition) => transition.fields);
  const codes = new Set(fields.map(({ code }) => code));
  const known = new Set([...codes, ...ofSteps.map(({ code }) => code)]);
  const stateIds = new Set(states.map(({ id }) => id));

  it('names fields, states and steps of its own, each once', () => {
    expect(repeated(fields.map(({ code }) => code))).toEqual([]);
    expect(repeated(fields.map(({ label }) => label))).toEqual([]);
    expect(repeated(states.map(({ id }) => id))).toEqual([]);
    expect(repeated(transitions.map(({ id }) => id))).toEqual([]);
    expect(
      [...columns.filter((code) => !code.startsWith('$')), ...totals, definition.subjectField, definition.dayField].filter(
        (code) => !codes.has(code),
      ),
    ).toEqual([]);
    expect(columns.filter((code) => code.startsWith('$') && !['$number', '$town', '$state', '$due'].includes(code))).toEqual([]);
    expect(clocks.map(({ from }) => from).filter((code) => !known.has(code))).toEqual([]);
    expect(clocks.flatMap(({ runsIn }) => runsIn).filter((id) => !stateIds.has(id))).toEqual([]);
    expect(computed.flatMap((rule) => [rule.field, rule.of]).filter((code) => !codes.has(code))).toEqual([]);
    expect(limits.map(({ field }) => field).filter((code) => !known.has(code))).toEqual([]);
    expect(balance === null ? [] : [balance.field, balance.kindField].filter((code) => !codes.has(code))).toEqual([]);
    const whens = [...fields, ...ofSteps, ...transitions, ...limits.map(({ when }) => ({ shownWhen: when }))];
    expect(whens.flatMap(({ shownWhen }) => (shownWhen === null ? [] : [shownWhen.field])).filter((code) => !known.has(code))).toEqual([]);
  });

  it('says of whom and of when a record is, always', () => {
    const needed = fields.filter(({ code }) => code === definition.subjectField || code === definition.dayField);
    expect(definition.link !== null || needed.every(({ isRequired, isComputed }) => isRequired && !isComputed)).toBe(true);
    expect(fields.find(({ code }) => code === definition.dayField)?.kind).toBe('date');
  });

  it('comes to an end from every state, and into every state', () => {
    const from = (reached: ReadonlySet<string>): Set<string> =>
      new Set([...reached, ...transitions.filter((one) => one.from.some((id) => reached.has(id))).map(({ to }) => to)]);
    const whole = (start: string): Set<string> => {
      let reached = new Set([start]);
      states.forEach(() => {
        reached = from(reached);
      });
      return reached;
    };
    expect(whole(initialState)).toEqual(stateIds);
    const isFinal = (id: string): boolean => states.some((state) => state.id === id && state.isFinal);
    expect([...stateIds].filter((id) => ![...whole(id)].some(isFinal))).toEqual([]);
    expect(transitions.flatMap((one) => one.from).filter(isFinal)).toEqual([]);
  });

  it('fills what the steps tell into fields of the same kind', () => {
    for (const field of ofSteps) {
      const own = fields.find(({ code }) => code === field.code);
      if (own) expect([field.code, own.kind, own.isComputed, own.options]).toEqual([field.code, field.kind, true, field.options]);
    }
    const filled = new Set([...ofSteps.map(({ code }) => code), ...computed.map(({ field }) => field)]);
    expect(fields.filter(({ isComputed, code }) => isComputed && !filled.has(code)).map(({ code }) => code)).toEqual([]);
  });

  it('keeps numbers of people under the names they are masked by', () => {
    const numbers = [...fields, ...ofSteps].filter(({ kind }) => kind === 'idNumber' || kind === 'phone');
    expect(numbers.filter(({ kind, code }) => code !== kind)).toEqual([]);
    const others = Object.fromEntries([...known].filter((code) => code !== 'idNumber' && code !== 'phone').map((code) => [code, 'L-7']));
    expect(maskRecord(others, { hasAddresses: false })).toEqual(others);
  });

  it('takes every limit from a dated parameter and stands on a clause', () => {
    expect(parametersOf(definition).filter((key) => !(policyNumber(context, key, today) > 0))).toEqual([]);
    expect(definition.basis.length).toBeGreaterThan(0);
    for (const { documentNo, place } of definition.basis) {
      const document = policyDocuments().find((one) => one.documentNo === documentNo);
      if (document) expect(document.clauses.map((clause) => clause.place)).toContain(place);
    }
  });
});

it('are refused where a word of the definition is unknown', () => {
  expect(() => definitionOf({ code: 'x', title: '无字段' })).toThrow('fields');
});
