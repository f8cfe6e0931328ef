/** Several files in one package that every computer opens. */
import { configure, Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';

/** In memory; what is packed already (Word files, papers) is stored as it is. @param files names must differ */
export async function plainZip(files: readonly { readonly name: string; readonly bytes: Uint8Array }[], at: Date): Promise<Uint8Array> {
  configure({ useWebWorkers: false });
  const zip = new ZipWriter(new Uint8ArrayWriter(), {
    level: 0,
    lastModDate: at,
    extendedTimestamp: false,
    dataDescriptor: false,
    zip64: false,
  });
  for (const { name, bytes } of files) await zip.add(name, new Uint8ArrayReader(bytes));
  return zip.close();
}
