import type {CollectedFile} from "../grader/collected.ts";
import type {Handed} from "./handing.ts";

/**
 * Tells whether a notebook came late. The due time decides where the time of the handing-in is known; a download
 * made before it holds nothing late; else Canvas's mark, which says late and not by how much.
 *
 * @param due - ms; undefined where none was given
 */
export function lateness(
  {submittedAt, seenAt, marked}: Pick<Handed, "submittedAt" | "seenAt" | "marked">,
  due: number | undefined,
): Pick<CollectedFile, "late" | "late_seconds"> {
  if (due !== undefined && submittedAt !== null) {
    const seconds = Math.max(0, Math.ceil((Date.parse(submittedAt) - due) / 1000));
    return {late: seconds > 0, late_seconds: seconds};
  }
  if (due !== undefined && Date.parse(seenAt) <= due) return {late: false, late_seconds: 0};
  if (marked === null) return {late: null, late_seconds: null};
  return {late: marked, late_seconds: marked ? null : 0};
}
