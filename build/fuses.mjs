/**
 * The switches burnt into the packaged executable, by electron-builder's names for them, and how to read them back out of it.
 * The runtime for development keeps its own: there Playwright and the build need what a shipped program must not offer.
 */
import { FuseState, FuseV1Options, FuseVersion, getCurrentFuseWire } from '@electron/fuses';

export const fuses = {
  // ELECTRON_RUN_AS_NODE=1 would turn the program into an interpreter for any script, under the program's name and signature.
  runAsNode: false,
  // Cookies and what else Chromium keeps are encrypted with the user's key of the operating system.
  enableCookieEncryption: true,
  // NODE_OPTIONS=--require would run foreign code inside the program.
  enableNodeOptionsEnvironmentVariable: false,
  // --inspect would let any program of the same user read the main process.
  enableNodeCliInspectArguments: false,
  // The archive's hash stands in the executable; enforced on Windows and macOS.
  enableEmbeddedAsarIntegrityValidation: true,
  // A folder `resources/app` laid beside the archive would be run instead of it.
  onlyLoadAppFromAsar: true,
  loadBrowserProcessSpecificV8Snapshot: false,
  // The program has an origin of its own; pages from files get no rights.
  grantFileProtocolExtraPrivileges: false,
};

/**
 * What is burnt into an executable; null for a fuse its Electron does not have.
 * @param {string} executable
 * @returns {Promise<Record<keyof typeof fuses, boolean | null>>}
 */
export async function readFuses(executable) {
  const wire = await getCurrentFuseWire(executable);
  if (wire.version !== FuseVersion.V1) throw new Error(`unknown version of the fuses: ${String(wire.version)}`);
  /** @param {FuseV1Options} option */
  const read = (option) => (wire[option] === FuseState.ENABLE ? true : wire[option] === FuseState.DISABLE ? false : null);
  return {
    runAsNode: read(FuseV1Options.RunAsNode),
    enableCookieEncryption: read(FuseV1Options.EnableCookieEncryption),
    enableNodeOptionsEnvironmentVariable: read(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
    enableNodeCliInspectArguments: read(FuseV1Options.EnableNodeCliInspectArguments),
    enableEmbeddedAsarIntegrityValidation: read(FuseV1Options.EnableEmbeddedAsarIntegrityValidation),
    onlyLoadAppFromAsar: read(FuseV1Options.OnlyLoadAppFromAsar),
    loadBrowserProcessSpecificV8Snapshot: read(FuseV1Options.LoadBrowserProcessSpecificV8Snapshot),
    grantFileProtocolExtraPrivileges: read(FuseV1Options.GrantFileProtocolExtraPrivileges),
  };
}

/**
 * Names of the fuses that are not as they should be.
 * @param {Record<string, boolean | null>} read
 */
export function wrongFuses(read) {
  return Object.entries(fuses).flatMap(([name, wanted]) => (read[name] === wanted ? [] : [name]));
}
