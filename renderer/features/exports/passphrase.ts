/** Passphrases for encrypted files. Pure but for the random source. */

/** Without characters that are taken for one another when they are read out on the telephone. */
const characters = 'abcdefghjkmnpqrstuvwxyz23456789';
const groups = 4;
const groupLength = 4;

/** Sixteen characters in groups of four, some 79 bits: `kfm7-p3xd-9rtq-wh2n`. */
export function makePassphrase(random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array = (bytes) => crypto.getRandomValues(bytes)): string {
  const chosen: string[] = [];
  // Bytes beyond the last whole multiple would make the first characters likelier.
  const limit = 256 - (256 % characters.length);
  while (chosen.length < groups * groupLength)
    for (const byte of random(new Uint8Array(32))) if (byte < limit) chosen.push(characters.charAt(byte % characters.length));
  return Array.from({ length: groups }, (_, group) => chosen.slice(group * groupLength, (group + 1) * groupLength).join('')).join('-');
}
