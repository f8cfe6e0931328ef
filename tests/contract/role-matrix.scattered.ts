/** Valid calls of support at home; what exists beforehand is made for the people of both places. */
import { join } from 'node:path';
import type { MethodName } from '../../electron/contract/index.ts';
import { isoDate, isoMonth } from '../../electron/contract/values.ts';
import type { Row } from './role-matrix.inputs.ts';
import type { Place, World } from './role-world.ts';

type Names = Extract<
  MethodName,
  `scattered.${string}` | `agreements.${string}` | `fiveHaves.${string}` | `visits.${string}` | `wishes.${string}`
>;

const day = isoDate('2022-01-20');
const plain = { kind: 'plain', purpose: '送镇村核对' } as const;
const inFolder =
  (name: string) =>
  (world: World): string =>
    join(world.folder, name);
const page = ({ townCode }: Place) => ({ townCode, villageCode: null, search: '', offset: 0, limit: 50 });
const filter = ({ townCode }: Place) => ({ townCode, villageCode: null, search: '' });
const term = {
  agreementNumber: null,
  signedOn: day,
  fromOn: isoDate('2022-01-01'),
  untilOn: isoDate('2022-12-31'),
  content: '日常照看',
  frequency: '每周一次',
  feeFen: null,
};
const agreement = (personId: number) => ({
  personId,
  ...term,
  caregiverName: '新照料人',
  caregiverIdNumber: null,
  caregiverPhone: null,
  relation: '邻居',
  entrustedBy: '镇政府',
  emergencyContact: null,
  breach: null,
});
const visit = (personId: number) => ({
  personId,
  visitedOn: day,
  visitor: '村干部',
  visitorRole: '驻村干部',
  method: 'home' as const,
  result: 'visited' as const,
  findings: '屋顶漏雨',
  risk: 'low' as const,
  action: '已报村委会',
});
const items = ['caregiver', 'agreement', 'services', 'contact', 'supervision'].map((key) => ({ key, isMet: true, note: null }));
const check = (personId: number) => ({ personId, checkedOn: day, checkedBy: '镇经办', items });

/** Makes the same thing for everybody supported at home; the keys by person. */
function forEach(method: MethodName, input: (personId: number) => unknown, keyOf: (answer: unknown) => number | null) {
  return async (world: World): Promise<string> => {
    const keys: Record<number, number> = {};
    for (const { personId, homeId } of world.people) {
      if (homeId !== null) continue;
      const made = await world.call('admin', method, input(personId));
      if (!made.ok) throw new Error(`${method}: ${made.error.text.what}`);
      keys[personId] = keyOf(made.value) ?? (await latestVisit(world, personId));
    }
    return JSON.stringify(keys);
  };
}

async function latestVisit(world: World, personId: number): Promise<number> {
  const found = await world.call('admin', 'scattered.ofPerson', { personId });
  return found.ok ? ((found.value as { visits: { rows: { visitId: number }[] } }).visits.rows[0]?.visitId ?? 0) : 0;
}

const agreed = forEach('agreements.record', agreement, (answer) => (answer as { agreementId: number }).agreementId);
const checked = forEach('fiveHaves.record', check, (answer) => (answer as { checkId: number }).checkId);
const visited = forEach(
  'visits.record',
  (personId) => ({ visits: [visit(personId)] }),
  () => null,
);
const ended = async (world: World): Promise<string> => {
  const keys = await agreed(world);
  for (const agreementId of Object.values(JSON.parse(keys) as Record<string, number>))
    await world.call('admin', 'agreements.end', { agreementId, endedOn: day, reason: 'personWish', note: null });
  return keys;
};
/** Of the person of the place. One that does not exist where nothing was prepared: the right is refused before it is looked at. */
const key = ({ person }: Place, prepared: string): number =>
  prepared === '' ? 1 : ((JSON.parse(prepared) as Record<number, number>)[person.personId] ?? 1);

export const scatteredInputs: { readonly [Name in Names]: Row<Name> } = {
  'scattered.ofPerson': { ask: ({ person }) => ({ personId: person.personId }) },
  'agreements.page': { ask: (place) => ({ ...page(place), standing: null }), isTelling: true },
  'agreements.record': { ask: ({ person }) => agreement(person.personId) },
  'agreements.renew': {
    ask: (place, _, prepared) => ({
      agreementId: key(place, prepared),
      ...term,
      fromOn: isoDate('2023-01-01'),
      untilOn: isoDate('2023-12-31'),
    }),
    before: agreed,
  },
  'agreements.end': {
    ask: (place, _, prepared) => ({ agreementId: key(place, prepared), endedOn: day, reason: 'personWish', note: null }),
    before: agreed,
  },
  'agreements.undoEnd': { ask: (place, _, prepared) => ({ agreementId: key(place, prepared), reason: '登记有误' }), before: ended },
  'agreements.withdraw': { ask: (place, _, prepared) => ({ agreementId: key(place, prepared), reason: '登记有误' }), before: agreed },
  'agreements.export': {
    ask: (place) => ({ filter: { ...filter(place), standing: null }, protection: plain }),
    path: inFolder('协议.xlsx'),
    otherwise: ['EXPORT_MASKED_ONLY'],
    isTelling: true,
  },
  'fiveHaves.page': { ask: (place) => ({ ...page(place), standing: null, missingKey: null }), isTelling: true },
  'fiveHaves.record': { ask: ({ person }) => check(person.personId) },
  'fiveHaves.withdraw': { ask: (place, _, prepared) => ({ checkId: key(place, prepared), reason: '登记有误' }), before: checked },
  'fiveHaves.export': {
    ask: (place) => ({ filter: { ...filter(place), standing: null, missingKey: null }, protection: plain }),
    path: inFolder('五有.xlsx'),
    otherwise: ['EXPORT_MASKED_ONLY'],
    isTelling: true,
  },
  'visits.plan': { ask: (place) => ({ ...page(place), standing: null }), isTelling: true },
  'visits.record': { ask: ({ person }) => ({ visits: [visit(person.personId)] }) },
  'visits.withdraw': { ask: (place, _, prepared) => ({ visitId: key(place, prepared), reason: '登记有误' }), before: visited },
  'visits.risks': { ask: (place) => ({ ...page(place), isOpenOnly: true }), before: visited, isTelling: true },
  'visits.closeRisk': { ask: (place, _, prepared) => ({ visitId: key(place, prepared), closedOn: day, note: '已修好' }), before: visited },
  'visits.month': {
    ask: ({ townCode }) => ({ month: isoMonth('2022-01'), townCode, isMissedOnly: true, offset: 0, limit: 50 }),
    isTelling: true,
  },
  'visits.exportMissed': {
    ask: ({ townCode }) => ({ filter: { month: isoMonth('2022-01'), townCode }, protection: plain }),
    path: inFolder('未探访.xlsx'),
    otherwise: ['EXPORT_MASKED_ONLY'],
    isTelling: true,
  },
  'wishes.page': { ask: (place) => ({ ...page(place), standing: null }), isTelling: true },
  'wishes.record': { ask: ({ person }) => ({ askedOn: day, witness: '村干部', wishes: [{ personId: person.personId, wish: 'willing' }] }) },
};
