import type {Collected} from "../grader/collected.ts";
import type {CollectResult} from "./collectSubmissions.ts";

const count = (n: number, what: string): string => `${n} ${what}${n === 1 ? "" : "s"}`;

/** Lines for the person at the keyboard: what was not taken, and what is to be known of the rest. */
export function findingLines({strays, notes, duplicates}: Collected): string[] {
  return [
    ...strays.map(({path, reason}) => `not taken: ${path}: ${reason}`),
    ...notes.map(({path, reason}) => `note: ${path}: ${reason}`),
    ...duplicates.map(
      ({exercise, students}) => `the same file: ${exercise}: handed in by ${students.join(", ")}`,
    ),
  ];
}

/** Says in a few lines what lies in the folder after a collection. */
export function summaryOf(
  {collected, written, leftAside, unread}: CollectResult,
  out: string,
  missing: readonly string[],
): string {
  const {files, earlier, strays, duplicates} = collected;
  const students = new Set(files.map(({student}) => student)).size;
  const late = files.filter((file) => file.late === true).length;
  const unknown = files.filter((file) => file.late === null).length;
  const parts = [
    count(late, "late one"),
    ...(collected.due !== null && unknown > 0 ? [`${unknown} of unknown time`] : []),
    `${earlier.length} earlier kept`,
    count(duplicates.length, "same file"),
    `${strays.length} not taken`,
    ...(leftAside > 0 ? [`${leftAside} of other exercises left aside`] : []),
  ];
  const lines = [
    `${count(students, "student")}, ${count(files.length, "notebook")} in ${out} (${written} written): ${parts.join(", ")}`,
  ];
  if (missing.length > 0) {
    const some = missing.slice(0, 10).join(", ");
    const more = missing.length > 10 ? ` and ${missing.length - 10} more` : "";
    lines.push(`nothing from ${count(missing.length, "student")} of the roster: ${some}${more}`);
  }
  if (unread.length > 0) lines.push(`could not be read: ${unread.join(", ")}`);
  return `${lines.join("\n")}\n`;
}
