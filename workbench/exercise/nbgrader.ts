import {createHash} from "node:crypto";
import type {Cell} from "../notebook/nbformat.ts";

/** `cell.metadata.nbgrader`, schema version 3; no other key is allowed there. */
export interface NbgraderMetadata {
  schema_version: 3;
  grade: boolean;
  solution: boolean;
  locked: boolean;
  task: boolean;
  grade_id: string;
  points?: number;
  checksum?: string;
  cell_type?: "raw" | "code" | "markdown";
}

/** Writes a number as Python's str(float): at least one digit after the point. */
function pythonFloat(value: number): string {
  return Number.isInteger(value) ? value.toFixed(1) : String(value);
}

const pythonBool = (value: boolean): string => (value ? "True" : "False");

/** The lock that counts: a solution cell is open, a graded one closed, else the flag says. */
export function effectiveLock({solution, grade, locked}: NbgraderMetadata): boolean {
  if (solution) return false;
  return grade || locked;
}

/** Computes nbgrader's MD5 checksum of a cell: it tells a change, it does not stop one. */
export function nbgraderChecksum(
  cell: Pick<Cell, "source" | "cell_type">,
  metadata: NbgraderMetadata,
): string {
  const {grade, solution, grade_id, points} = metadata;
  const parts = [
    cell.source,
    cell.cell_type,
    pythonBool(grade),
    pythonBool(solution),
    pythonBool(effectiveLock(metadata)),
    grade_id,
    ...(grade ? [pythonFloat(points ?? 0)] : []),
  ];
  const hash = createHash("md5");
  for (const part of parts) hash.update(part, "utf8");
  return hash.digest("hex");
}

/** Returns a cell with nbgrader's metadata, checksum and the flags that editors read. */
export function withNbgrader<C extends Cell>(cell: C, metadata: NbgraderMetadata): C {
  const checksum = nbgraderChecksum(cell, metadata);
  const locked = effectiveLock(metadata);
  return {
    ...cell,
    metadata: {
      ...cell.metadata,
      deletable: false,
      ...(locked ? {editable: false} : {}),
      nbgrader: {...metadata, checksum, cell_type: cell.cell_type},
    },
  };
}
