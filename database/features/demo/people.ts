/**
 * Invented destitute people, for the demonstration ledger, tests and benchmarks. They live in real villages, but their ID numbers carry region
 * 370999, which is assigned to nobody; names, accounts and telephones come from a seed.
 */
import { idCheckCharacter } from '../../../electron/contract/id-number.ts';
import { divisionsOf } from '../divisions/national.ts';
import { makeRandom, type Random } from './random.ts';

export type MadePlace = {
  readonly townCode: string;
  readonly townName: string;
  readonly villageCode: string;
  readonly villageName: string;
};
export type MadeHome = { readonly code: string; readonly name: string };
export type MadePerson = MadePlace & {
  readonly name: string;
  readonly sex: 'male' | 'female';
  readonly ethnicity: string;
  /** Days are `YYYY-MM-DD`. */
  readonly bornOn: string;
  readonly idNumber: string;
  readonly areaType: 'rural' | 'urban';
  readonly category: 'elder' | 'disabled' | 'minor';
  readonly disability: { readonly certificate: string; readonly kind: string; readonly grade: string } | null;
  readonly level: 'independent' | 'partialLoss' | 'completeLoss';
  readonly assessedOn: string;
  readonly mode: 'centralised' | 'scattered';
  readonly home: MadeHome | null;
  readonly caregiver: string | null;
  readonly confirmedOn: string;
  readonly account: string;
  readonly phone: string | null;
  readonly wish: '愿意' | '不愿意' | '暂不确定';
};

const surnames = [
  ...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文逄单解仇',
];
const compoundSurnames = ['欧阳', '司马', '上官', '诸葛', '尉迟', '皇甫'];
const givenCharacters = [
  ...'伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂华国福生建昌德志海梅玉春林庆祥云贵宝才学文成忠义和顺喜来运兴旺田全有财',
];
/** Characters that fonts, code pages and dictionaries stumble over; the last one lies outside the basic plane. */
const rareCharacters = [...'昉旻翀珺璟垚犇骉淼喆䶮㛃𬭚'];
const otherNames = ['买买提·依明', '阿依古丽·吐尔逊', '才让卓玛', '阿卜杜热合曼·图尔荪'];
const disabilityKinds = ['视力', '听力', '言语', '肢体', '智力', '精神', '多重'] as const;
/** Assigned to nobody. */
const region = '370999';

/** ID number of somebody born on a day, who has none of `taken` and is added to it. */
export function makeIdNumber(random: Random, bornOn: string, sex: 'male' | 'female', taken: Set<string>): string {
  let idNumber = '';
  while (idNumber === '' || taken.has(idNumber)) {
    const sequence = random.whole(0, 99) * 10 + random.whole(0, 4) * 2 + (sex === 'male' ? 1 : 0);
    const seventeen = `${region}${bornOn.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`;
    idNumber = seventeen + idCheckCharacter(seventeen);
  }
  taken.add(idNumber);
  return idNumber;
}

/** Nineteen digits whose last one is right by Luhn. @param issuer first six digits */
export function makeAccountNumber(random: Random, issuer: string): string {
  let digits = issuer;
  while (digits.length < 18) digits += String(random.whole(0, 9));
  let sum = 0;
  for (const [place, digit] of [...digits].reverse().entries()) {
    const doubled = place % 2 === 0 ? Number(digit) * 2 : Number(digit);
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return digits + String((10 - (sum % 10)) % 10);
}

export function makeDay(random: Random, firstYear: number, lastYear: number): string {
  const month = random.whole(1, 12);
  const day = random.whole(1, month === 2 ? 28 : [4, 6, 9, 11].includes(month) ? 30 : 31);
  return `${random.whole(firstYear, lastYear)}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

export function makeName(random: Random): string {
  if (random.happens(0.004)) return random.pick(otherNames);
  const surname = random.happens(0.02) ? random.pick(compoundSurnames) : random.pick(surnames);
  const given = (): string => (random.happens(0.04) ? random.pick(rareCharacters) : random.pick(givenCharacters));
  return surname + given() + (random.happens(0.7) ? given() : '');
}

export function makePhone(random: Random): string {
  return `1${random.pick(['30', '38', '56', '77', '80', '99'])}${String(random.whole(0, 99_999_999)).padStart(8, '0')}`;
}

/** Villages of a county or city whose township has a name of its own in it, so that a roster without a county column is clear. */
export function placesOf(regionCode: string): MadePlace[] {
  const rows = divisionsOf(regionCode);
  const towns = new Map(rows.filter((row) => row.level === 'town').map((row) => [row.code, row.name]));
  const times = new Map<string, number>();
  for (const name of towns.values()) times.set(name, (times.get(name) ?? 0) + 1);
  return rows.flatMap((row) => {
    const townName = row.level === 'village' ? towns.get(row.parentCode ?? '') : undefined;
    if (townName === undefined || times.get(townName) !== 1) return [];
    return [{ townCode: row.parentCode ?? '', townName, villageCode: row.code, villageName: row.name }];
  });
}

function makePerson(random: Random, place: MadePlace, options: PeopleOptions, taken: Set<string>): MadePerson {
  const { homes, year } = options;
  const category = random.weighted([
    ['elder', 90],
    ['disabled', 8],
    ['minor', 2],
  ] as const);
  const bornOn = {
    elder: () => makeDay(random, year - 96, year - 61),
    disabled: () => makeDay(random, year - 58, year - 21),
    minor: () => makeDay(random, year - 14, year - 5),
  }[category]();
  const sex = random.happens(0.8) ? 'male' : 'female';
  const idNumber = makeIdNumber(random, bornOn, sex, taken);
  const level = random.weighted([
    ['independent', 59],
    ['partialLoss', 20],
    ['completeLoss', 21],
  ] as const);
  const mode = homes.length > 0 && random.happens(level === 'completeLoss' ? 0.5 : 0.25) ? 'centralised' : 'scattered';
  const areaType = random.happens(0.1) ? 'urban' : 'rural';
  const kind = random.whole(1, 7);
  const grade = random.whole(1, 4);
  const disability =
    category === 'disabled' || random.happens(0.2)
      ? { certificate: `${idNumber}${kind}${grade}`, kind: disabilityKinds[kind - 1] ?? '', grade: `${grade}级` }
      : null;
  return {
    ...place,
    name: makeName(random),
    sex,
    ethnicity: random.weighted([
      ['汉族', 92],
      ['回族', 4],
      ['满族', 2],
      ['蒙古族', 2],
    ] as const),
    bornOn,
    idNumber,
    areaType,
    category,
    disability,
    level,
    assessedOn: makeDay(random, year, year),
    mode,
    home: mode === 'centralised' ? random.pick(homes) : null,
    caregiver: mode === 'scattered' && random.happens(0.95) ? makeName(random) : null,
    confirmedOn: makeDay(random, category === 'minor' ? year - 4 : year - 11, year - 1),
    account: makeAccountNumber(random, options.issuer),
    phone: random.happens(0.5) ? makePhone(random) : null,
    wish: random.weighted([
      ['愿意', 59],
      ['不愿意', 34],
      ['暂不确定', 7],
    ] as const),
  };
}

export type PeopleOptions = {
  /** County or city whose villages they live in. */
  readonly regionCode: string;
  /** One is picked for each person who is supported in a home; none: everybody is scattered. */
  readonly homes: readonly MadeHome[];
  /** The year of their last assessment; births and confirmations lie before it. */
  readonly year: number;
  /** First six digits of bank cards. */
  readonly issuer: string;
};

/** `count` people of different ID numbers, in the order of their villages. */
export function makePeople(count: number, seed: number, options: PeopleOptions): MadePerson[] {
  const random = makeRandom(seed);
  const places = placesOf(options.regionCode);
  const taken = new Set<string>();
  const chosen = Array.from({ length: count }, () => random.pick(places)).sort((a, b) =>
    a.villageCode < b.villageCode ? -1 : a.villageCode > b.villageCode ? 1 : 0,
  );
  return chosen.map((place) => makePerson(random, place, options, taken));
}
