/** Throws unless a title names a quantity and its unit, such as "thickness (cm)"; a plain number says "(1)". */
export function requireAxisTitle(who: string, axis: string, title: unknown): void {
  const words =
    title !== null && typeof title === "object" ? (title as {text?: unknown}).text : title;
  const hasUnit = typeof words === "string" && /\S.*[([（［,，/]\s*[^\s)\]）］]/.test(words);
  if (!hasUnit) {
    throw new RangeError(
      `${who}: ${axis} must name a quantity and its unit, such as "thickness (cm)" or "count (1)", got ${JSON.stringify(words) ?? "nothing"}`,
    );
  }
}
