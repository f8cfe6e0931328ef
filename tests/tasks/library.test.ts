/** The shipped list of tasks against the texts of the two documents it comes from. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { policyDocuments, type PolicyDocument } from '../../database/features/tasks/library.ts';
import { bare } from '../../database/features/tasks/rules-clauses.ts';

/** Every line of the clause-by-clause list, written by hand. */
const listed = {
  'TA-2021-17': [
    'A-一',
    ...[1, 2, 3, 4].map((n) => `A-(一)${n}`),
    ...[1, 2, 3].map((n) => `A-(二)${n}`),
    ...[1, 2].map((n) => `A-(三)${n}`),
    ...[1, 2].map((n) => `A-(四)${n}`),
    ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => `A-(五)${n}`),
    ...[1, 2, 3, 4].map((n) => `A-(六)${n}`),
    ...[1, 2, 3].map((n) => `A-(七)${n}`),
    ...[1, 2, 3, 4].map((n) => `A-(八)${n}`),
    'A-(九)',
    'A-(十)',
    ...[1, 2].map((n) => `A-(十一)${n}`),
    'A-(十二)',
  ],
  'QH-2022-47': [
    'B-一',
    ...['一', '二', '三', '四'].flatMap((clause) => [1, 2, 3].map((n) => `B-二(${clause})${n}`)),
    'B-二(五)',
    'B-三(一)',
    'B-三(二)',
    'B-三(三)',
  ],
};
const places = {
  'TA-2021-17': [
    '一',
    ...['一', '二', '三'].map((clause) => `二（${clause}）`),
    ...['四', '五', '六', '七', '八', '九'].map((clause) => `三（${clause}）`),
    ...['十', '十一', '十二'].map((clause) => `四（${clause}）`),
  ],
  'QH-2022-47': ['一', '二（一）', '二（二）', '二（三）', '二（四）', '二（五）', '三（一）', '三（二）', '三（三）'],
};
/** Of the texts as they were issued. */
const hashes = {
  'TA-2021-17': '7fecf934dc6ae376a6ae3dbdcd161f36ae375a86f9e8da252b1e78696f04594f',
  'QH-2022-47': 'a5a3a447af14f1efaccc7d3336b3358ac9022373a424429addc2111507e98202',
};

const found = (document: PolicyDocument, place: string): string =>
  bare(document.clauses.find((clause) => clause.place === place)?.text ?? '');

describe.each(policyDocuments().map((document) => [document.id, document] as const))('%s', (id, document) => {
  it('ships the text as it was issued, with its number in it', () => {
    expect(createHash('sha256').update(document.text).digest('hex')).toBe(hashes[id]);
    expect(document.text).toContain(document.documentNo);
    expect(bare(document.text)).toContain(bare(document.title));
  });

  it('finds every clause of the text', () => {
    expect(document.clauses.map(({ place }) => place)).toEqual(places[id]);
  });

  it('has every line of the list, in order', () => {
    expect(document.tasks.map(({ code }) => code)).toEqual(listed[id]);
  });

  it('quotes its clause letter for letter', () => {
    for (const { place, words, targets } of document.tasks) {
      expect(found(document, place)).toContain(bare(words));
      for (const target of targets) expect(bare(words)).toContain(target.words);
    }
  });

  it('leaves no clause without a task', () => {
    expect([...new Set(document.tasks.map(({ place }) => place))]).toEqual(places[id]);
  });

  it('takes every quantity of the clauses as a target', () => {
    const quantity = /\d+(?:\.\d+)?(?:-\d+)?(?:%|倍|处|个月|个工作日|:1)|一处|月底/g;
    const quantities = document.clauses.flatMap(({ text }) => bare(text).match(quantity) ?? []);
    const taken = document.tasks.flatMap(({ targets }) => targets.flatMap(({ words }) => words.match(quantity) ?? []));
    expect(taken.toSorted()).toEqual(quantities.toSorted());
  });

  it('reads the number of a target from its words', () => {
    const chinese: Readonly<Record<string, number>> = { 一处: 1, 愿进全进: 100, 全面落实: 100 };
    for (const { code, targets } of document.tasks)
      for (const { words, value } of targets) {
        if (value === null) continue;
        const spoken = Object.entries(chinese).find(([word]) => words.includes(word))?.[1];
        const months = words.match(/月底/g)?.length;
        const written = words.match(/\d+(?:\.\d+)?(?=%|倍|处|个月|个工作日|:1)/)?.[0];
        expect({ code, value }).toEqual({ code, value: spoken ?? months ?? Number(written) });
      }
  });
});
