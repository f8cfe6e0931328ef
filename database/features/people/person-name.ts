/** Names of people: how they are written the same way, compared and masked. */
import { plainText } from './plain-text.ts';

/** Surnames of two characters that still occur; the mask of a name keeps them whole. */
const compoundSurnames: ReadonlySet<string> = new Set(
  (
    '欧阳 司马 上官 诸葛 尉迟 东方 皇甫 慕容 司徒 司空 夏侯 令狐 公孙 宇文 长孙 端木 南宫 轩辕 百里 呼延 东郭 南门 羊舌 微生 梁丘 左丘 东门 西门 ' +
    '拓跋 独孤 申屠 太史 闻人 澹台 公冶 宗政 濮阳 淳于 单于 太叔 仲孙 鲜于 闾丘 司寇 亓官 公西 第五 贺兰 完颜 赫连 钟离 万俟'
  ).split(' '),
);

/** Marks that stand for the dot between the parts of a name; the Chinese one is U+00B7. */
const dots = /[•‧∙⋅・･．｡•]/g;

/** As it is stored: without blanks (two-character names are often spaced out), the dot always `·`. Letters keep one blank between words. */
export function normaliseName(text: string): string {
  const plain = plainText(text.replace(dots, '·'));
  return /[A-Za-z]\s+[A-Za-z]/.test(plain) ? plain.replace(/\s+/g, ' ') : plain.replace(/\s+/g, '');
}

/** The same name apart from blanks and the kind of dot, which banks write differently. */
export function isSameName(one: string, other: string): boolean {
  const bare = (name: string): string =>
    normaliseName(name)
      .replace(/[·.\s]/g, '')
      .toUpperCase();
  return bare(one) === bare(other);
}

/** `张三` → `张*`, `欧阳山杰` → `欧阳**`. */
export function maskName(name: string): string {
  const characters = [...name];
  const shown = characters.length > 2 && compoundSurnames.has(characters.slice(0, 2).join('')) ? 2 : 1;
  return characters.slice(0, shown).join('') + '*'.repeat(Math.max(characters.length - shown, 0));
}
