import { createHash, createPrivateKey, createPublicKey, hkdfSync, sign, verify } from 'node:crypto';
import { canonical } from './canonical.ts';

/** Signs checkpoints and manifests (Ed25519). */
export interface Signer {
  /** The public key's fingerprint. */
  keyId: string;
  /** The public key, PEM. */
  publicKey: string;
  sign(text: string): Buffer;
}

/** What a checkpoint says: at that instant the chain's event at that position had that hash. */
export interface CheckpointStatement {
  tenant: string;
  chain: string;
  position: number;
  /** Hexadecimal. */
  hash: string;
  at: string;
}

// An Ed25519 private key in PKCS #8 is this, then the 32 bytes of its seed.
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/**
 * The installation's signer. Without a seed of its own the key follows from the number key, so that data
 * folders and deployments from before checkpoints sign by one and the same key everywhere.
 */
export function signerOf(secrets: { checkpoint?: string | undefined; numberKey: string }): Signer {
  const secret = secrets.checkpoint || secrets.numberKey;
  const seed = Buffer.from(hkdfSync('sha256', secret, '', 'ringratt checkpoints', 32));
  const key = createPrivateKey({ key: Buffer.concat([pkcs8, seed]), format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString();
  return { keyId: fingerprint(publicKey), publicKey, sign: (text) => sign(null, Buffer.from(text), key) };
}

/**
 * `ed25519:` and the first 16 bytes of the key's SHA-256, in hexadecimal.
 *
 * @throws where the text is no public key
 */
export function fingerprint(publicKey: string): string {
  const der = createPublicKey(publicKey).export({ type: 'spki', format: 'der' });
  return `ed25519:${createHash('sha256').update(der).digest('hex').slice(0, 32)}`;
}

export function isSignedBy(publicKey: string, text: string | Uint8Array, signature: Uint8Array): boolean {
  try {
    const key = createPublicKey(publicKey);
    return key.asymmetricKeyType === 'ed25519' && verify(null, Buffer.from(text), key, signature);
  } catch {
    return false;
  }
}

/** What is signed of a checkpoint. */
export function checkpointText(statement: CheckpointStatement): string {
  const { tenant, chain, position, hash, at } = statement;
  return canonical({ v: 1, tenant, chain, position, hash, at });
}
