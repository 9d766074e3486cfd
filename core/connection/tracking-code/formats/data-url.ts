/** Types of scripts that browsers run (HTML §4.12.1). */
const scriptData = /^\s*data:\s*(?:text|application)\/(?:x-)?(?:java|ecma)script\s*((?:;[^,;]*)*),/i;

const percentDecoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** Text of base64; null where it is none. As in browsers, spaces in it and missing signs at its end do not matter. */
const base64Decoded = (text: string): string | null => {
  try {
    const bytes = Uint8Array.from(atob(text.replace(/\s+/g, '')), (sign) => sign.charCodeAt(0));
    return new TextDecoder().decode(bytes);
  } catch {
    return null;
  }
};

/**
 * The script that an address holds itself, as caching plugins write it; null where it holds none.
 * @param address as in `src`: `data:text/javascript;base64,d2luZG93LmFwM2M=` yields `window.ap3c`
 */
export const scriptOfDataUrl = (address: string): string | null => {
  const [start, parameters] = scriptData.exec(address) ?? [];
  if (start === undefined) return null;
  const data = percentDecoded(address.slice(start.length));
  return /;\s*base64\s*$/i.test(parameters ?? '') ? base64Decoded(data) : data;
};
