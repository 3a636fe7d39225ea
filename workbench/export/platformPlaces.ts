import {createHash} from "node:crypto";
import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {FormatError} from "voxelbook/core";
import {studentNameFault} from "../grader/studentName.ts";
import type {AutograderConfig, Platform} from "./autograderConfig.ts";

/** Who handed in, and when. */
export interface Submitter {
  /** Names the seed of the hidden tests and the variant. */
  readonly student: string;
  readonly submittedAt: Date;
}

/** Where a platform puts things, below its root. */
export interface Places {
  readonly submission: string;
  readonly results: string;
  /** Files that an answer's process must not read. */
  readonly secret: readonly string[];
}

export function placesOf(platform: Platform, root: string): Places {
  if (platform === "gradescope") {
    return {
      submission: join(root, "submission"),
      results: join(root, "results/results.json"),
      secret: ["source", "submission", "submission_metadata.json"].map((name) => join(root, name)),
    };
  }
  return {
    submission: join(root, "student"),
    results: join(root, "results/results.json"),
    secret: ["student", "tests", "data", "serverFilesCourse"].map((name) => join(root, name)),
  };
}

interface Metadata {
  readonly created_at?: unknown;
  readonly users?: unknown;
}

/** A group hands in once: its name is that of all its members, whatever their order. */
function groupName(names: readonly string[]): string {
  const joined = [...new Set(names)].sort().join("+");
  if (studentNameFault(joined) === undefined) return joined;
  return `group-${createHash("sha256").update(joined).digest("hex").slice(0, 32)}`;
}

/**
 * Reads `/autograder/submission_metadata.json`: the roster's name of the student where it has their e-mail
 * address, else Gradescope's own number of them, which they cannot choose.
 */
async function gradescopeSubmitter(
  root: string,
  students: AutograderConfig["students"],
): Promise<Submitter> {
  const path = join(root, "submission_metadata.json");
  const {created_at, users} = JSON.parse(await readFile(path, "utf8")) as Metadata;
  const list = Array.isArray(users) ? (users as {id?: unknown; email?: unknown}[]) : [];
  const names = list.map(({id, email}) => {
    const known = typeof email === "string" ? students[email.toLowerCase()] : undefined;
    if (known !== undefined) return known;
    if (typeof id !== "number" && typeof id !== "string") {
      throw new FormatError(`${path}: each user must have an id, got ${JSON.stringify(id)}`);
    }
    return `gradescope-${id}`;
  });
  if (names.length === 0) throw new FormatError(`${path}: users must name somebody, got nobody`);
  const submittedAt = new Date(String(created_at));
  if (Number.isNaN(submittedAt.getTime())) {
    throw new FormatError(`${path}: created_at must be a time, got ${JSON.stringify(created_at)}`);
  }
  return {student: groupName(names), submittedAt};
}

/** PrairieLearn does not say who hands in, only which variant of the question they have. */
async function prairielearnSubmitter(root: string): Promise<Submitter> {
  const path = join(root, "data/data.json");
  const {variant_seed: seed} = JSON.parse(await readFile(path, "utf8")) as {variant_seed?: unknown};
  if (typeof seed !== "number" && typeof seed !== "string") {
    throw new FormatError(`${path}: variant_seed must be a number, got ${JSON.stringify(seed)}`);
  }
  return {student: groupName([`prairielearn-${seed}`]), submittedAt: new Date()};
}

/** Finds who handed in what lies below a root. */
export function submitterOf(
  {platform, students}: AutograderConfig,
  root: string,
): Promise<Submitter> {
  return platform === "gradescope"
    ? gradescopeSubmitter(root, students)
    : prairielearnSubmitter(root);
}
