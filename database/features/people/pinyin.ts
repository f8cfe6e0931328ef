/**
 * Pinyin initials of names, stored with a person so that `zs` finds 张三. Readings come from pinyin-pro, whose surname mode knows 单 shàn, 解 xiè,
 * 仇 qiú, 尉迟 yùchí; the other reading somebody may type is added from a table of our own.
 */
import { createRequire } from 'node:module';

type PinyinPro = typeof import('pinyin-pro');
type Pinyin = PinyinPro['pinyin'];

let pinyin: Pinyin | null = null;

/**
 * Loaded with the first name that is read, since the dictionary costs the start of the program some 60 ms. A plain `require` is what the
 * bundler keeps lazy and in one piece; sources run as modules, which have none.
 */
function loadedPinyin(): Pinyin {
  pinyin ??= ((typeof require === 'function' ? require('pinyin-pro') : createRequire(import.meta.url)('pinyin-pro')) as PinyinPro).pinyin;
  return pinyin;
}

/** Characters with two readings in use among names whose initials differ; archaic readings, of which dictionaries have hundreds, only add noise. */
const severalInitials: ReadonlyMap<string, string> = new Map(
  (
    '曾zc 长zc 单sdc 解xj 仇qc 查zc 区oq 朴pb 盖gh 乐yl 翟zd 覃qt 尉yw 隗kw 种cz 折sz 召sz 秘bm 费fb 祭jz 缪mq 乜nm 郇xh 郗xc 宿sx 车cj 句gj 繁pf 朝zc 重zc 行xh ' +
    '盛sc 省sx 晟sc 茜qx 会hk 降jx 传cz 调td 弹td 便bp 率ls 纶lg 埔pb 厦sx 校xj 蔚wy 浚jx 稽jq 颉jx 泷ls 泺lp 屏pb 强qj 乾qg 拓tt 泊bp 藏zc 石sd 叶yx 沈sc 冯fp 万wm'
  )
    .split(' ')
    .map((entry) => [entry.slice(0, 1), entry.slice(1)]),
);
/** Further readings are rows of their own in the search index; a fourth polyphone in one name is not worth doubling them again. */
const mostReadings = 4;

/** One letter per character: the initial, a Latin word's first letter, `?` for a character nobody has a reading for. */
function primaryInitials(name: string, read: Pinyin): { readonly characters: readonly string[]; readonly letters: readonly string[] } {
  const characters: string[] = [];
  for (const part of name.match(/\p{Script=Latin}+|[\p{L}\p{Co}〇]|\p{N}/gu) ?? [])
    characters.push(/^\p{Script=Latin}/u.test(part) ? part.slice(0, 1) : part);
  // Read as one text: a surname counts only at the head, and a given name such as 朝阳 is read as the word it is.
  const readings = read(characters.join(''), { surname: 'head', pattern: 'first', toneType: 'none', type: 'array' });
  if (readings.length !== characters.length) throw new Error('pinyin-pro handed back another number of readings than characters');
  const letters = readings.map((reading, position) => {
    const letter = reading.normalize('NFKD').toLowerCase();
    if (/^[a-z0-9]$/.test(letter.slice(0, 1)) && letter !== '') return letter.slice(0, 1);
    return severalInitials.get(characters[position] ?? '')?.slice(0, 1) ?? '?';
  });
  return { characters, letters };
}

/**
 * The ways somebody may type a name by its initials, in lower case, the likeliest first, at most four: 张三 `zs`; 单田芳 `stf`, `dtf`, `ctf`.
 * Dots and spaces are left out (买买提·依明 `mmtym`); a character without a reading keeps its place as `?`. Empty for a text without letters.
 */
export function nameInitials(name: string): string[] {
  const { characters, letters } = primaryInitials(name, loadedPinyin());
  if (letters.length === 0) return [];
  const found = new Set([letters.join('')]);
  for (const [position, character] of characters.entries()) {
    const choices = severalInitials.get(character);
    if (choices === undefined) continue;
    for (const known of Array.from(found)) {
      for (const letter of choices) {
        if (found.size < mostReadings) found.add(known.slice(0, position) + letter + known.slice(position + 1));
      }
    }
  }
  return [...found];
}
