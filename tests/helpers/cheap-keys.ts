/**
 * What a try at a passphrase costs is measured elsewhere (`npm run bench -- scrypt`); where thousands of them are made it costs nothing:
 * `vi.mock('node:crypto', async (original) => (await import('../helpers/cheap-keys.ts')).cheapKeys(original))`.
 */
import type * as crypto from 'node:crypto';

export async function cheapKeys(original: <Module>() => Promise<Module>): Promise<typeof crypto> {
  const real = await original<typeof crypto>();
  const scryptSync = (secret: crypto.BinaryLike, salt: crypto.BinaryLike, length: number) =>
    real.scryptSync(secret, salt, length, { N: 2, r: 1, p: 1 });
  return { ...real, scryptSync };
}
