/** Full-width forms that input methods leave in numbers and words; one rule for what is typed and what is imported. */

/**
 * Full-width ASCII and the ideographic space to half-width. Not Unicode normalisation: that would replace compatibility ideographs, and a name
 * is written as its bearer writes it.
 */
export function halfWidth(text: string): string {
  return /[\u3000\uff01-\uff5e\uffe5]/.test(text)
    ? text.replace(/[\u3000\uff01-\uff5e\uffe5]/g, (mark) =>
        mark === '\u3000' ? ' ' : mark === '\uffe5' ? '¥' : String.fromCharCode(mark.charCodeAt(0) - 0xfee0),
      )
    : text;
}
