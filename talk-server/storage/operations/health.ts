import type { Work } from '../tables.ts';

/** Writes something that nobody reads: only so is it known that a disk is not full. */
export const checkWritable = async (work: Work, at: number): Promise<void> => {
  await work
    .insertInto('meta')
    .values({ key: 'health', value: String(at) })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: String(at) }))
    .execute();
};
