/**
 * Ways of writing one place. Offices record 刘庄居委会 and 新城街道; workbooks say 刘庄村, 刘庄, 新城 or 新城街道办事处. A name is read as
 * stems, each with the kind of place its ending says, if any.
 */
export type PlaceKind = 'villageCommittee' | 'residentsCommittee' | 'subdistrict' | 'town' | 'township';
export type Reading = { readonly stem: string; readonly kind: PlaceKind | null };
export type PlaceLevel = 'town' | 'village';

/** `again`: endings that may stand once more before the ending, as in 羌村行政村 or 北关社区居委会. */
type Ending = { readonly text: string; readonly kind: PlaceKind; readonly again?: readonly string[] };

const villageEndings: readonly Ending[] = [
  { text: '村民委员会', kind: 'villageCommittee', again: ['村', '嘎查'] },
  { text: '村委会', kind: 'villageCommittee', again: ['村', '嘎查'] },
  { text: '行政村', kind: 'villageCommittee', again: ['村'] },
  { text: '村', kind: 'villageCommittee' },
  { text: '嘎查', kind: 'villageCommittee' },
  { text: '居民委员会', kind: 'residentsCommittee', again: ['社区', '村'] },
  { text: '居委会', kind: 'residentsCommittee', again: ['社区', '村'] },
  { text: '社区', kind: 'residentsCommittee' },
];
const townEndings: readonly Ending[] = [
  { text: '街道办事处', kind: 'subdistrict' },
  { text: '街道办', kind: 'subdistrict' },
  { text: '办事处', kind: 'subdistrict' },
  { text: '街道', kind: 'subdistrict' },
  { text: '镇', kind: 'town' },
  { text: '乡', kind: 'township' },
];

/** Full-width forms to half-width, no spaces, no invisible characters. */
export function plainPlaceName(text: string): string {
  return text.normalize('NFKC').replace(/[\s\u200b-\u200d\u2060\ufeff]/gu, '');
}

/**
 * How a plain name can be read, the whole of it first. A stem left over from two endings has at least two characters: 时村村委会 is 时村,
 * never 时.
 */
export function readPlaceName(plain: string, level: PlaceLevel): Reading[] {
  const readings: Reading[] = [{ stem: plain, kind: null }];
  for (const { text, kind, again } of level === 'town' ? townEndings : villageEndings) {
    if (plain.length <= text.length || !plain.endsWith(text)) continue;
    const stem = plain.slice(0, -text.length);
    readings.push({ stem, kind });
    for (const ending of again ?? []) {
      const shorter = stem.endsWith(ending) ? stem.slice(0, -ending.length) : '';
      if ([...shorter].length >= 2) readings.push({ stem: shorter, kind });
    }
  }
  return readings;
}
