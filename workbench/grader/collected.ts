import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {CliError, USAGE} from "../cli/error.ts";

/** A notebook that was collected, and what is known of its handing-in. */
export interface CollectedFile {
  readonly student: string;
  /** `NN-topic/name`. */
  readonly exercise: string;
  /** Below the collected folder, with "/": `s001/hu-drift.ipynb`. */
  readonly path: string;
  /** Where it was found: `week-2.zip: s001_hu-drift.ipynb`. */
  readonly source: string;
  /** Null where the source does not tell, as downloads from Canvas and Moodle do not. */
  readonly submitted_at: string | null;
  /** When it was handed in at the latest: that time, else the one of the download. The file carries it too. */
  readonly seen_at: string;
  /** Seconds after the due time, 0 when in time, null where that is not known. */
  readonly late_seconds: number | null;
  /** Null where neither a due time nor Canvas tells. Canvas's mark says late without saying by how much. */
  readonly late: boolean | null;
  readonly sha256: string;
  /** 1 for the first handing-in, counting those that differ. */
  readonly attempt: number;
  /** Canvas's number of the uploaded file: a later upload has a greater one. */
  readonly sequence: number | null;
}

/** Something that was not taken, or is to be known of what was. */
export interface CollectedNote {
  readonly path: string;
  readonly reason: string;
}

/** One file that several students handed in. */
export interface CollectedDuplicate {
  readonly exercise: string;
  readonly sha256: string;
  readonly students: readonly string[];
}

/** `collected.json`: what lies in a folder of collected submissions, and what does not. */
export interface Collected {
  readonly schema: 1;
  /** When the folder last changed. */
  readonly collected_at: string;
  readonly due: string | null;
  /** What is graded, by student, exercise and path. Two for one exercise: which is the later could not be told. */
  readonly files: readonly CollectedFile[];
  /** Earlier handings-in, kept in `<student>/.earlier/`. */
  readonly earlier: readonly CollectedFile[];
  readonly strays: readonly CollectedNote[];
  readonly notes: readonly CollectedNote[];
  readonly duplicates: readonly CollectedDuplicate[];
}

/** Name of the file, in the collected folder. */
export const COLLECTED = "collected.json";

/** Folder of a student's earlier handings-in, in the student's folder. */
export const EARLIER = ".earlier";

type Fields = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isTime = (value: unknown): boolean =>
  typeof value === "string" && !Number.isNaN(Date.parse(value));

/** A path below the folder that leads nowhere else, whoever wrote the file. */
const isPlace = (value: unknown): boolean =>
  typeof value === "string" &&
  !/[\\\p{Cc}]/u.test(value) &&
  value.split("/").every((part) => part !== "" && part !== "." && part !== "..");

/** What each field must be; the first that is not is named. */
const RULES: Readonly<Record<keyof CollectedFile, (value: unknown) => boolean>> = {
  student: (value) => isPlace(value) && !String(value).includes("/"),
  exercise: isPlace,
  path: isPlace,
  source: (value) => typeof value === "string",
  submitted_at: (value) => value === null || isTime(value),
  seen_at: isTime,
  late_seconds: (value) => value === null || (typeof value === "number" && value >= 0),
  late: (value) => value === null || typeof value === "boolean",
  sha256: (value) => typeof value === "string" && /^[0-9a-f]{64}$/.test(value),
  attempt: (value) => Number.isInteger(value) && Number(value) >= 1,
  sequence: (value) => value === null || Number.isInteger(value),
};

function isFile(value: unknown, fault: (field: string) => Error): value is CollectedFile {
  if (!isRecord(value)) throw fault("a file that is no record");
  for (const [field, holds] of Object.entries(RULES)) {
    if (!holds(value[field]))
      throw fault(`${field}: ${JSON.stringify(value[field])?.slice(0, 60)}`);
  }
  return true;
}

const isNote = (value: unknown): value is CollectedNote =>
  isRecord(value) && typeof value["path"] === "string" && typeof value["reason"] === "string";

const isDuplicate = (value: unknown): value is CollectedDuplicate =>
  isRecord(value) &&
  typeof value["exercise"] === "string" &&
  typeof value["sha256"] === "string" &&
  Array.isArray(value["students"]);

/**
 * Reads what was collected into a folder; undefined where nothing was.
 *
 * @throws CliError when the file is there and does not hold what it must
 */
export async function readCollection(folder: string): Promise<Collected | undefined> {
  const path = join(folder, COLLECTED);
  const fault = (what: string): CliError =>
    new CliError(`${path}: must be as "voxelbook collect" wrote it, got ${what}`, {
      exitCode: USAGE,
      fix: "remove the file and collect again; what lies in the folder is kept",
    });
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw fault((error as Error).message);
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw fault(`no JSON: ${(error as Error).message.slice(0, 80)}`);
  }
  if (!isRecord(value) || value["schema"] !== 1) throw fault("another schema than 1");
  const listOf = <T>(name: string, holds: (one: unknown) => one is T): T[] => {
    const list = value[name];
    if (!Array.isArray(list)) throw fault(`no list "${name}"`);
    const other = list.find((one) => !holds(one));
    if (other !== undefined) throw fault(`${name}: ${JSON.stringify(other).slice(0, 60)}`);
    return list;
  };
  const due = value["due"];
  if (!isTime(value["collected_at"]) || !(due === null || isTime(due))) throw fault("no times");
  const files = (one: unknown): one is CollectedFile => isFile(one, fault);
  return {
    schema: 1,
    collected_at: String(value["collected_at"]),
    due: due === null ? null : String(due),
    files: listOf("files", files),
    earlier: listOf("earlier", files),
    strays: listOf("strays", isNote),
    notes: listOf("notes", isNote),
    duplicates: listOf("duplicates", isDuplicate),
  };
}

/**
 * Reads what is known of the collected files of a folder, by their path below it (`s001/hu-drift.ipynb`);
 * undefined where nothing was collected. It holds for a file of the same SHA-256 only.
 *
 * @throws CliError when collected.json does not hold what it must
 */
export async function readCollected(
  folder: string,
): Promise<ReadonlyMap<string, CollectedFile> | undefined> {
  const collection = await readCollection(folder);
  return collection && new Map(collection.files.map((file) => [file.path, file]));
}
