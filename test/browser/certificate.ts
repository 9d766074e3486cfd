import { X509Certificate, createHash } from 'node:crypto';
import { generate } from 'selfsigned';

export interface Certificate {
  /** PEM */
  key: string;
  /** PEM */
  cert: string;
  /** SHA-256 of the public key, base64: what Chromium is told to trust. */
  publicKeyHash: string;
}

/** A certificate for these names, made for one run and kept nowhere. */
export const createCertificate = async (names: readonly string[]): Promise<Certificate> => {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'Talk Suite test' }], {
    algorithm: 'sha256',
    keyType: 'ec',
    extensions: [
      {
        name: 'subjectAltName',
        altNames: [...names.map((value) => ({ type: 2 as const, value })), { type: 7, ip: '127.0.0.1' }],
      },
    ],
  });
  const publicKey = new X509Certificate(cert).publicKey.export({ type: 'spki', format: 'der' });
  return { key, cert, publicKeyHash: createHash('sha256').update(publicKey).digest('base64') };
};
