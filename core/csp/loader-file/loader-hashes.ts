// Written by `npm run record-loaders -w core`, once for each release; not by hand.

/** The beginnings of the hashes of the loader's builds, by release: 16 letters of base64, 96 bits. */
export const loaderHashes: Readonly<Record<string, readonly string[]>> = {
  'before 0.1.0': [
    'sha256-zMT1vXc4WZYD99Qr',
    'sha384-buOjeupMea/bGLDJ',
    'sha512-RHRXIXpJlZVZ073A',
    'sha256-4AcLsCAl4fV4RGQW',
    'sha384-6FtlkqFQ1OZn9xjX',
    'sha512-B6SCThSB5q0xhYla',
    'sha256-zusL/GrScXzbKcVp',
    'sha384-tDRZljxHrRBOeFHZ',
    'sha512-/9KWlBVwx3bKr0Z1',
    'sha256-fHZtqKFJQU+GVD+K',
    'sha384-LlGOSaSoA/hRrl96',
    'sha512-1o31aOJuYqOdZBmS',
  ],
};
