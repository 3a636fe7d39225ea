/** Writes names with numbers of one width from 1 on, so that they sort as they count: P001, P002, … */
export function numberedNames(prefix: string, count: number): string[] {
  const width = String(count).length;
  return Array.from({length: count}, (_, i) => prefix + String(i + 1).padStart(width, "0"));
}
