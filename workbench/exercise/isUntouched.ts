import {nbgraderChecksum, type NbgraderMetadata} from "./nbgrader.ts";

/** True when a cell's checksum is still that of its source: nobody has written into it. */
export function isUntouched(
  source: string,
  type: unknown,
  nbgrader: Readonly<Record<string, unknown>> | undefined,
): boolean {
  const {checksum, grade, solution, locked, grade_id, points} = nbgrader ?? {};
  if (type !== "code" && type !== "markdown") return false;
  if (typeof checksum !== "string" || typeof grade_id !== "string") return false;
  const metadata: NbgraderMetadata = {
    ...{schema_version: 3, task: false, grade_id},
    ...{grade: grade === true, solution: solution === true, locked: locked === true},
    ...(typeof points === "number" ? {points} : {}),
  };
  return nbgraderChecksum({source, cell_type: type}, metadata) === checksum;
}
