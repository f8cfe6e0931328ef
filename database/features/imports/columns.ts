/** Titles of columns: which field of a kind a column holds, by its words and not by its place. */
import { plainText } from '../people/plain-text.ts';

export type FieldSpec<Key extends string = string> = {
  readonly key: Key;
  /** As it is shown to the user. */
  readonly title: string;
  /** Other titles of the same column; `上级/下级` for a column under a shared title. */
  readonly aliases: readonly string[];
  /** The column must be there, and its cells filled. */
  readonly isRequired: boolean;
  /** A cell merged over several rows holds for all of them. */
  readonly isFilledDown?: boolean;
  /** Recognised so that nobody wonders about it, but nothing is taken from it. */
  readonly isUnused?: boolean;
};

type FieldOptions = Partial<Pick<FieldSpec, 'isRequired' | 'isFilledDown' | 'isUnused'>>;

/** A field in one line; the other titles are parted by blanks, which no title keeps. */
export function field<const Key extends string>(key: Key, title: string, aliases: string, options: FieldOptions = {}): FieldSpec<Key> {
  return { key, title, aliases: aliases === '' ? [] : aliases.split(' '), isRequired: false, ...options };
}

/** The words of one column: its own title, and the one above it that it shares with its neighbours. */
export type ColumnTitle = { readonly column: number; readonly group: string; readonly title: string };

/** Columns under these belong to somebody or something else: a 姓名 under 照料人 is not the person's. */
const foreignGroups = /照料|监护|残疾|户主|联系人|代领|代办|家属|亲属|义务人/;

/**
 * Titles that mean the same look the same: blanks, brackets, marks and unit lines aside, 帐 for 账, and 五保, the name of 特困 until the rules
 * of 2014 (国务院令第649号), for 特困.
 */
export function titleKey(text: string): string {
  return plainText(text)
    .replace(/\s+/g, '')
    .replace(/[【［[〔{]/g, '(')
    .replace(/[】］\]〕}]/g, ')')
    .replace(/[*★※:：、,，。.“”"'‘’]/g, '')
    .replaceAll('帐', '账')
    .replaceAll('五保', '特困')
    .replaceAll('特困供养', '特困')
    .toLowerCase();
}

/** The title without its brackets, unless they hold a unit that changes what the numbers mean (per year, ten thousands). */
function withoutBrackets(key: string): string {
  return /\([^()]*[年万][^()]*\)/.test(key) ? key : key.replace(/\([^()]*\)/g, '');
}

/** How surely a column is meant; lower is better. */
function candidates({ group, title }: ColumnTitle): string[] {
  const own = titleKey(title);
  const above = titleKey(group);
  if (above === '') return own === '' ? [] : [own, withoutBrackets(own)];
  if (own === '' || own === above) return [above, withoutBrackets(above)];
  const joined = [
    `${above}/${own}`,
    `${withoutBrackets(above)}/${withoutBrackets(own)}`,
    above + own,
    withoutBrackets(above) + withoutBrackets(own),
  ];
  return foreignGroups.test(above) ? joined : [...joined, own, withoutBrackets(own)];
}

function wordsOf(field: FieldSpec): string[] {
  return [field.title, ...field.aliases].map((alias) => alias.split('/').map(titleKey).join('/'));
}

/** Words of all fields, once for each kind. */
export type FieldWords<Key extends string = string> = ReadonlyMap<string, Key>;

export function fieldWords<Key extends string>(fields: readonly FieldSpec<Key>[]): FieldWords<Key> {
  const words = new Map<string, Key>();
  for (const field of fields) {
    for (const word of wordsOf(field)) {
      for (const form of new Set([word, withoutBrackets(word)])) {
        const other = words.get(form);
        if (other === undefined) words.set(form, field.key);
      }
    }
  }
  return words;
}

export type Mapping<Key extends string = string> = Readonly<Partial<Record<Key, number>>>;

/** The column of each field; of several the surest, then the leftmost. */
export function mapColumns<Key extends string>(words: FieldWords<Key>, titles: readonly ColumnTitle[]): Mapping<Key> {
  const best = new Map<Key, { readonly column: number; readonly rank: number }>();
  for (const title of titles) {
    const forms = candidates(title);
    for (let rank = 0; rank < forms.length; rank++) {
      const key = words.get(forms[rank] ?? '');
      if (key === undefined) continue;
      const known = best.get(key);
      if (!known || rank < known.rank) best.set(key, { column: title.column, rank });
      break;
    }
  }
  return Object.fromEntries([...best].map(([key, { column }]) => [key, column])) as Mapping<Key>;
}

/** `1` → `A`, `28` → `AB`. */
export function columnLetter(column: number): string {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}
