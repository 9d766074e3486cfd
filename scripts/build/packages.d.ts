/** A package from npm as the lockfile has it. */
export interface Package {
    /** Its folder, from the repository's root, with forward slashes: the lockfile's key. */
    path: string;
    name: string;
    version: string;
    /** An SPDX expression, as the package states it; empty where it states none. */
    license: string;
    /** `sha512-…`, of the archive that npm fetched; undefined for what the lockfile says none for. */
    integrity?: string;
}
interface Locked {
    version?: string;
    name?: string;
    license?: string;
    integrity?: string;
    link?: boolean;
    resolved?: string;
    dependencies?: Record<string, string>;
    optionalDependencies?: Record<string, string>;
}
export type Lockfile = Readonly<Record<string, Locked>>;
export declare const readLockfile: (root: string) => Lockfile;
/**
 * The packages that files come from; files outside `node_modules` are ours and belong to none.
 * @param files absolute paths, or what a bundler calls a module
 */
export declare const packagesOfFiles: (root: string, lock: Lockfile, files: Iterable<string>) => Package[];
/** The packages that a workspace needs where it runs: its dependencies and theirs, without those for development. */
export declare const packagesAtRunTime: (lock: Lockfile, workspace: string) => Package[];
/**
 * The licences of packages, word for word, as a text to go with what contains them.
 * @throws {Error} for a package that neither brings a text nor names its licence
 */
export declare const licenceTexts: (root: string, packages: readonly Package[]) => string;
export {};
