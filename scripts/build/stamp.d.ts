/** What a build reads and writes; all paths start at `root`. */
export interface Build {
    root: string;
    /** Files and folders. Tests, `node_modules` and the outputs of other builds in them do not count. */
    sources: readonly string[];
    /** The folder that the build fills, and in which its stamp lies. */
    output: string;
}
/** A fingerprint of what a build of these sources reads. */
export declare const sourcesHash: ({ root, sources }: Pick<Build, 'root' | 'sources'>) => string;
/** Whether the output is what the sources, as they are now, yield: neither has changed since it was built. */
export declare const isFresh: (build: Build) => boolean;
/**
 * Runs a build unless its output is fresh; says whether it ran. A build that fails, or whose sources change while
 * it runs, leaves no stamp and is run again the next time.
 *
 * @example await buildUnlessFresh({ root, sources: ['core'], output: 'core/dist' }, () => compile());
 */
export declare const buildUnlessFresh: (build: Build, run: () => Promise<void> | void) => Promise<boolean>;
