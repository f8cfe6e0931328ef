/**
 * One attachment as it lies on the disk: a head, then pieces of a mebibyte, each AES-256-GCM under a key of this file alone.
 * Every piece is bound to the head, the file's name, its number and whether it is the last, so that a changed byte, a cut end, pieces
 * in another order and a file under another name are all found.
 */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

const magic = Buffer.from('YYATTACH', 'ascii');
const version = 1;
const pieceBytes = 1024 * 1024;
const tagBytes = 16;
const saltBytes = 32;
const markBytes = 16;
/** Magic, version, length of a piece, mark of the ledger, salt. */
const headBytes = magic.length + 1 + 4 + markBytes + saltBytes;

/** Keys of the attachments of one ledger; all three follow from its data key. */
export type AttachmentKeys = {
  readonly content: Buffer;
  readonly name: Buffer;
  /** Stands in the head, so that files of another ledger in the same folder are told apart. */
  readonly mark: Buffer;
};

function derive(key: Uint8Array, purpose: string, bytes: number, salt: Uint8Array = new Uint8Array(0)): Buffer {
  return Buffer.from(hkdfSync('sha256', key, salt, `yiyang-ledger/attachments/${purpose}`, bytes));
}

export function attachmentKeys(dataKey: Uint8Array): AttachmentKeys {
  return { content: derive(dataKey, 'content', 32), name: derive(dataKey, 'name', 32), mark: derive(dataKey, 'mark', markBytes) };
}

/** Says nothing of the content: without the key nobody can test whether a known picture is among the files. */
export function sealedName(keys: AttachmentKeys, sha256: Buffer): string {
  const name = createHmac('sha256', keys.name).update(sha256).digest('hex');
  return `${name.slice(0, 2)}/${name}.att`;
}

const sealedNamePattern = /^([0-9a-f]{2})\/\1[0-9a-f]{62}\.att$/;

export function isSealedName(name: string): boolean {
  return sealedNamePattern.test(name);
}

/** Bytes on the disk of a content of so many bytes. */
export function sealedSize(bytes: number): number {
  return headBytes + bytes + Math.ceil(bytes / pieceBytes) * tagBytes;
}

function nonceOf(piece: number): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(piece, 8);
  return nonce;
}

function boundTo(head: Buffer, name: string, piece: number, isLast: boolean): Buffer {
  const place = Buffer.alloc(5);
  place.writeUInt32BE(piece, 0);
  place.writeUInt8(isLast ? 1 : 0, 4);
  return Buffer.concat([head, Buffer.from(name, 'ascii'), place]);
}

/** The file of a content, piece by piece. */
export function* seal(keys: AttachmentKeys, name: string, content: Uint8Array): Generator<Buffer, void, undefined> {
  const salt = randomBytes(saltBytes);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(pieceBytes);
  const head = Buffer.concat([magic, Buffer.from([version]), length, keys.mark, salt]);
  // A key of its own for every file, from a fresh salt: the number of the piece is enough as nonce.
  const key = derive(keys.content, 'file', 32, salt);
  yield head;
  const pieces = Math.ceil(content.length / pieceBytes);
  for (let piece = 0; piece < pieces; piece += 1) {
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(piece), { authTagLength: tagBytes });
    cipher.setAAD(boundTo(head, name, piece, piece === pieces - 1));
    const plain = content.subarray(piece * pieceBytes, (piece + 1) * pieceBytes);
    yield Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  }
}

/** Whether the head says that the file belongs to the ledger of these keys; null when it is no such file at all. */
export function belongsToLedger(keys: AttachmentKeys, start: Uint8Array): boolean | null {
  const head = Buffer.from(start.buffer, start.byteOffset, Math.min(start.byteLength, headBytes));
  if (head.length < headBytes || !head.subarray(0, magic.length).equals(magic)) return null;
  return head.subarray(headBytes - saltBytes - markBytes, headBytes - saltBytes).equals(keys.mark);
}

export const headLength = headBytes;

/** The content of a file, or null when anything in it is not as it was written. */
export function unseal(keys: AttachmentKeys, name: string, sealed: Uint8Array): Buffer | null {
  const file = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  if (file.length <= headBytes + tagBytes) return null;
  const head = file.subarray(0, headBytes);
  if (!head.subarray(0, magic.length).equals(magic) || head[magic.length] !== version) return null;
  if (head.readUInt32BE(magic.length + 1) !== pieceBytes || belongsToLedger(keys, head) !== true) return null;
  const key = derive(keys.content, 'file', 32, head.subarray(headBytes - saltBytes));
  const body = file.subarray(headBytes);
  const pieces = Math.ceil(body.length / (pieceBytes + tagBytes));
  const content: Buffer[] = [];
  try {
    for (let piece = 0; piece < pieces; piece += 1) {
      const part = body.subarray(piece * (pieceBytes + tagBytes), (piece + 1) * (pieceBytes + tagBytes));
      if (part.length <= tagBytes) return null;
      const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(piece), { authTagLength: tagBytes });
      decipher.setAAD(boundTo(head, name, piece, piece === pieces - 1));
      decipher.setAuthTag(part.subarray(part.length - tagBytes));
      content.push(decipher.update(part.subarray(0, part.length - tagBytes)), decipher.final());
    }
  } catch {
    return null;
  }
  return Buffer.concat(content);
}
