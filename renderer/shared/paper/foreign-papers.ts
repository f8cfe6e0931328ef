/** What papers from elsewhere need beside themselves: tables of Chinese characters for fonts they do not bring along, and a reader of JPEG 2000. */
import jpeg2000Address from 'pdfjs-dist/wasm/openjpeg_nowasm_fallback.js?url';

const tables = import.meta.glob<string>('../../../node_modules/pdfjs-dist/cmaps/*GB*.bcmap', {
  query: '?url',
  import: 'default',
  eager: true,
});
const addresses = new Map(Object.entries(tables).map(([path, address]) => [path.split('/').at(-1), address]));

/** For `CMapReaderFactory`: the library makes it itself. Tables of other scripts are not shipped; their characters stay blank. */
export class ChineseTables {
  async fetch({ name }: { readonly name: string }): Promise<{ readonly cMapData: Uint8Array; readonly isCompressed: true }> {
    const address = addresses.get(`${name}.bcmap`);
    if (address === undefined) throw new Error(`no table of characters: ${name}`);
    const answer = await fetch(address);
    return { cMapData: new Uint8Array(await answer.arrayBuffer()), isCompressed: true };
  }
}

/** The library hangs the name of the file on a folder; behind the sign it does not change which file is meant. */
export const wasmUrl = `${jpeg2000Address}#/`;
