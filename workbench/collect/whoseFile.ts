import {createHash} from "node:crypto";
import {safeStudentName, studentNameFault} from "../grader/studentName.ts";
import {showable} from "./entryName.ts";
import type {Claim} from "./layout.ts";
import type {StudentFinder} from "./matchStudent.ts";

/** Whose a file is, or why it is not taken. */
export type Whose =
  | {readonly ok: true; readonly student: string}
  | {readonly ok: false; readonly reason: string};

/**
 * Makes a folder's name of what a source calls a student. A name that has to be changed ends in a mark made from
 * the original, so that two students never come into one folder by it.
 */
export function folderName(owner: string): string {
  const name = owner.normalize("NFC");
  if (studentNameFault(name) === undefined) return name;
  const mark = createHash("sha256").update(name).digest("hex").slice(0, 6);
  return `${safeStudentName(safeStudentName(name).slice(0, 60))}-${mark}`;
}

/** Tells whose a file is: by the roster, else by what the source calls the student. */
export function whoseFile(claims: readonly Claim[], finder: StudentFinder | undefined): Whose {
  const unknown = "it does not tell whose it is: neither a folder nor its name names a student";
  if (finder === undefined) {
    const own = claims.find(({weak}) => !weak);
    return own === undefined
      ? {ok: false, reason: unknown}
      : {ok: true, student: folderName(own.owner)};
  }
  const seen: string[] = [];
  for (const claim of claims) {
    const match = finder.find(claim);
    if (match.kind === "one") return {ok: true, student: match.student};
    if (match.kind === "unclear") return {ok: false, reason: match.reason};
    if (!claim.weak) seen.push(`"${showable(claim.owner)}"`);
  }
  const reason = seen.length === 0 ? unknown : `nobody on the roster is ${seen.join(" or ")}`;
  return {ok: false, reason};
}

/** Names that are one on a file system that does not tell the cases of letters apart. */
export class FolderNames {
  private readonly taken = new Map<string, string>();

  /** Takes a name; returns the one that stands in its way, if there is one. */
  clash(student: string): string | undefined {
    const key = student.toLowerCase();
    const other = this.taken.get(key);
    if (other === undefined) this.taken.set(key, student);
    return other === undefined || other === student ? undefined : other;
  }
}
