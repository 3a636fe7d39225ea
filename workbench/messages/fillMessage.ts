/** Fills the {name} placeholders of a text; a placeholder without an argument throws RangeError. */
export function fillMessage(
  text: string,
  args: Readonly<Record<string, string | number>> = {},
): string {
  return text.replace(/\{([A-Za-z][A-Za-z0-9]*)\}/g, (_, name: string) => {
    const value = args[name];
    if (value === undefined) {
      throw new RangeError(`fillMessage: {${name}} needs an argument, got none for: ${text}`);
    }
    return String(value);
  });
}
