/** Valid calls of explanations, histories of money, and what-ifs. */
import { join } from 'node:path';
import type { paymentExplainMethods } from '../../electron/contract/payments-explain.ts';
import type { paymentHistoryMethods } from '../../electron/contract/payments-history.ts';
import type { WhatIfInput, whatIfMethods } from '../../electron/contract/what-if.ts';
import { fen, isoDate } from '../../electron/contract/values.ts';
import type { Row } from './role-matrix.inputs.ts';
import { worldMonth, type Place, type World } from './role-world.ts';

type Names = keyof typeof paymentExplainMethods | keyof typeof paymentHistoryMethods | keyof typeof whatIfMethods;

const plain = { kind: 'plain', purpose: '审计、纪检检查' } as const;
const inFolder =
  (name: string) =>
  (world: World): string =>
    join(world.folder, name);
const personOf = ({ person }: Place) => ({ personId: person.personId });
const lines = (place: Place) => ({ ...personOf(place), month: worldMonth, key: null });
const supposed: WhatIfInput = {
  year: 2022,
  standards: [
    { kind: 'basicLiving', areaType: 'rural', mode: null, level: null, amountFen: fen(70_000), validFrom: isoDate('2022-07-01') },
  ],
  rules: { proration: null, pickRule: null, funeralMultiple: null, basicMultiple: null },
};

export const explainInputs: { readonly [Name in Names]: Row<Name> } = {
  'payments.explain': { ask: (place) => ({ month: worldMonth, ...personOf(place) }), isTelling: true },
  'payments.explainPaper': { ask: (place) => ({ ...lines(place), purpose: 'print' }) },
  'payments.saveExplanation': { ask: (place) => ({ ...lines(place), format: 'docx', protection: plain }), path: inFolder('依据.docx') },
  'payments.history': { ask: personOf, isTelling: true },
  'payments.historyPaper': { ask: (place) => ({ ...personOf(place), purpose: 'print' }) },
  'payments.saveHistory': { ask: (place) => ({ ...personOf(place), format: 'xlsx', protection: plain }), path: inFolder('明细.xlsx') },
  'whatIf.compute': { ask: () => supposed },
  'whatIf.paper': { ask: () => ({ input: supposed, purpose: 'print' }) },
  'whatIf.save': { ask: () => ({ input: supposed, format: 'pdf', protection: { kind: 'masked' } }), path: inFolder('测算.pdf') },
};
