/** How many letters have to be added, removed or changed to make one word of the other (Levenshtein distance). */
const distance = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[b.length]!;
};

const simplified = (name: string): string => name.toLowerCase().replaceAll(/[^a-z]/g, '');

/** The known name that a mistyped one is closest to; letter case, blanks and lines between words do not count. */
export const nearestOf = <Name extends string>(typed: string, names: readonly [Name, ...Name[]]): Name => {
  const word = simplified(typed.slice(0, 60));
  return names.reduce((best, name) =>
    distance(word, simplified(name)) < distance(word, simplified(best)) ? name : best,
  );
};
