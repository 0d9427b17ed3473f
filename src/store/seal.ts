import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** Encrypts values for one row each. */
export interface Sealer {
  /** @param row the key of the row: the value opens in no other */
  seal: (value: string, row: string) => string;
  /** @throws Error when the value was made for another row, by an unknown key, or was changed */
  open: (sealed: string, row: string) => string;
  /** Sealed by the key that new values are sealed by. */
  isCurrent: (sealed: string) => boolean;
}

const algorithm = 'aes-256-gcm';
const keyBytes = 32;
/** What GCM is made for, and what every implementation takes. */
const nonceBytes = 12;
const tagBytes = 16;

/**
 * Reads `ENCRYPTION_KEYS`: `k2:<32 bytes in base64>,k1:<...>`. The first key seals, all of them open.
 *
 * @throws Error that names the key that is wrong, and never shows one
 */
export function buildSealer(keyList: string): Sealer {
  const keys = readKeys(keyList);
  const [[currentId, currentKey] = []] = keys;
  if (!currentId || !currentKey) throw new Error('ENCRYPTION_KEYS holds no key');
  return {
    seal(value, row) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv(algorithm, currentKey, nonce, { authTagLength: tagBytes });
      cipher.setAAD(bindingOf(currentId, row));
      const body = Buffer.concat([cipher.update(value, 'utf8'), cipher.final()]);
      return `${currentId}.${Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')}`;
    },
    open(sealed, row) {
      const { id, bytes } = takeApart(sealed);
      const key = keys.get(id);
      if (!key) throw new Error(`ENCRYPTION_KEYS has no key ${id}, which sealed ${row}`);
      try {
        const decipher = createDecipheriv(algorithm, key, bytes.subarray(0, nonceBytes), { authTagLength: tagBytes });
        decipher.setAAD(bindingOf(id, row));
        decipher.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
        return `${decipher.update(bytes.subarray(nonceBytes + tagBytes), undefined, 'utf8')}${decipher.final('utf8')}`;
      } catch {
        throw new Error(`the sealed value of ${row} does not open: it was changed, moved, or sealed by another key`);
      }
    },
    isCurrent: (sealed) => takeApart(sealed).id === currentId,
  };
}

function bindingOf(keyId: string, row: string): Buffer {
  return Buffer.from(`${keyId}\n${row}`);
}

function takeApart(sealed: string): { id: string; bytes: Buffer } {
  const [id = '', body = ''] = sealed.split('.');
  return { id, bytes: Buffer.from(body, 'base64url') };
}

function readKeys(keyList: string): Map<string, Buffer> {
  const keys = new Map<string, Buffer>();
  for (const [place, part] of keyList.split(',').entries()) {
    const { id, text } = /^\s*(?<id>\w{1,16}):(?<text>[\w+/-]+=*)\s*$/.exec(part)?.groups ?? {};
    if (!id || !text) throw new Error(`ENCRYPTION_KEYS: key ${place + 1} is not <id>:<32 bytes in base64>`);
    const key = Buffer.from(text, 'base64');
    if (key.length !== keyBytes)
      throw new Error(`ENCRYPTION_KEYS: ${id} has ${key.length} bytes instead of ${keyBytes}`);
    if (keys.has(id)) throw new Error(`ENCRYPTION_KEYS: ${id} is there twice`);
    keys.set(id, key);
  }
  return keys;
}
