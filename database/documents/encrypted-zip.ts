/** One file in an AES-256 zip (WinZip AE-2, vendor version 2): what 7-Zip, WinRAR and the archive programs of offices open with a passphrase. */
import { configure, Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';

/** AES-256 in the numbering of the format. */
const aes256 = 3;

/**
 * Everything happens in memory: no plain byte reaches the disk. The content is stored, not packed again: workbooks and papers are packed already.
 * @param name of the file inside; the format shows it, and the sizes, without the passphrase
 */
export async function encryptedZip(name: string, content: Uint8Array, passphrase: string, at: Date): Promise<Uint8Array> {
  configure({ useWebWorkers: false });
  const zip = new ZipWriter(new Uint8ArrayWriter(), {
    password: passphrase,
    encryptionStrength: aes256,
    level: 0,
    lastModDate: at,
    extendedTimestamp: false,
    // Older programs read the sizes in front of the content only.
    dataDescriptor: false,
    bufferedWrite: true,
    zip64: false,
  });
  await zip.add(name, new Uint8ArrayReader(content));
  return zip.close();
}
