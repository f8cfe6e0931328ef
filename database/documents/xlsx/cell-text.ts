/** Text as it may stand in a cell: legal XML, read back unchanged, never taken for a formula. */

/** Excel's own limit, in UTF-16 units; a longer text makes it offer a repair. */
export const longestText = 32_767;

const isIllegal =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
/** Excel's own escape: a text that happens to contain `_x000D_` must not be read back as a line break. */
const looksEscaped = /_(?=x[0-9a-fA-F]{4}_)/g;
const losesSpace = /^\s|\s$|[\n\t]/;

/** 1 for ASCII characters that cannot be copied as they are without a second look (`_` may begin `_x000D_`). */
export const needsEscape: Uint8Array = Uint8Array.from({ length: 128 }, (_, code) =>
  code < 0x20 || '&<>_'.includes(String.fromCharCode(code)) ? 1 : 0,
);

/** Removes what XML 1.0 cannot carry: control characters, halves of surrogate pairs, U+FFFE, U+FFFF. */
export function withoutIllegal(text: string): string {
  return text.replace(isIllegal, '');
}

/** For element content and double-quoted attributes. */
export function escapeXml(text: string): string {
  return withoutIllegal(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#13;');
}

/** `<t>…</t>`, with spaces kept where a reader would drop them. */
export function textElement(text: string): string {
  const legal = withoutIllegal(text).replace(looksEscaped, '_x005F_');
  const escaped = legal.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '_x000D_');
  return losesSpace.test(legal) ? `<t xml:space="preserve">${escaped}</t>` : `<t>${escaped}</t>`;
}

/** Characters with which a spreadsheet begins to calculate (= + - @, and tab or line break before them) when the text is typed or pasted again. */
export function looksLikeFormula(text: string): boolean {
  switch (text.charCodeAt(0)) {
    case 0x3d:
    case 0x2b:
    case 0x2d:
    case 0x40:
    case 0x09:
    case 0x0a:
    case 0x0d:
      return true;
    default:
      return false;
  }
}
