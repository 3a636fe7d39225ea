const MAX_IDS = 12;

/** Writes ids one after the other for a message, long lists cut. */
export function listIds(ids: readonly string[]): string {
  const shown = ids.slice(0, MAX_IDS).join(", ");
  return ids.length > MAX_IDS ? `${shown}, … (${ids.length})` : shown;
}
