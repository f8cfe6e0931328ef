const longestName = 100;
/** Names Windows keeps for devices, whatever ending follows. */
const deviceName = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/**
 * A name the page suggests, reduced to a plain file name with the wanted ending: no folder, no characters a system refuses, no text that
 * reads backwards, not hidden, not a device.
 */
export function safeFileName(suggested: string, extension: string): string {
  const ending = extension === '' ? '' : `.${extension}`;
  const last = suggested.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const plain = last.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}<>:"|?*]/gu, '').replace(/^[.\s]+|[.\s]+$/g, '');
  const stem = ending !== '' && plain.toLowerCase().endsWith(ending) ? plain.slice(0, -ending.length) : plain;
  const short = [...stem]
    .slice(0, longestName)
    .join('')
    .replace(/[.\s]+$/, '');
  const name = short === '' || deviceName.test(short) ? `文件${short}` : short;
  return `${name}${ending}`;
}
