/** The name of a language, such as `de-AT` or `de_AT`, in the language of the screens; its code where that has none. */
export const languageName = (code: string, screens: string): string => {
  try {
    const names = new Intl.DisplayNames(screens.replaceAll('_', '-'), { type: 'language' });
    return names.of(code.replaceAll('_', '-')) ?? code;
  } catch {
    return code;
  }
};
