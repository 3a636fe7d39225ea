import {createHash} from "node:crypto";
import {lstat, readFile} from "node:fs/promises";
import {declaresName} from "./declaresName.ts";
import {effectiveLock, type NbgraderMetadata} from "./nbgrader.ts";
import {isUntouched} from "./isUntouched.ts";
import type {AnswerSource} from "./pickAnswers.ts";
import type {AnswerInfo, CodedMessage} from "./types.ts";
import {words} from "./words.ts";

/** The largest notebook that is read. */
const MAX_BYTES = 16 * 2 ** 20;
/** A notebook of the course has some twenty. */
const MAX_CELLS = 5_000;

/** A cell of a submission: only what grading reads; everything else in the file is ignored. */
export interface SubmittedCell {
  readonly id: string;
  readonly code: boolean;
  readonly source: string;
  readonly gradeId: string | undefined;
  /** Whether it is, by its own checksum, as it was released. */
  readonly untouched: boolean;
}

/** The content of a submitted file, or why it cannot be graded. */
export type ReadFile =
  | {
      readonly ok: true;
      readonly sha256: string;
      readonly exercise: string | undefined;
      /** Whose copy the notebook says it is, where copies are made for each student. */
      readonly student?: string | undefined;
      /** The values that the notebook says it has; grading only compares them. */
      readonly variant?: unknown;
      readonly cells: readonly SubmittedCell[];
    }
  | {readonly ok: false; readonly sha256: string; readonly reason: CodedMessage};

const record = (value: unknown): Readonly<Record<string, unknown>> | undefined =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : undefined;

const text = (value: unknown): string | undefined =>
  typeof value === "string" ? value : undefined;

/** The most that is kept of a variant, as JSON; one of an exercise is far smaller and hardly nested. */
const MAX_VARIANT = 64_000;
const MAX_DEPTH = 8;

/** True for data that is nested no deeper than so: what is deeper could not even be written. */
function isShallow(value: unknown, depth: number): boolean {
  if (typeof value !== "object" || value === null) return true;
  return depth > 0 && Object.values(value).every((item) => isShallow(item, depth - 1));
}

/** Keeps a record that is small enough to be a variant. */
function variantOf(value: unknown): {readonly variant?: unknown} {
  const found = record(value);
  if (found === undefined || !isShallow(found, MAX_DEPTH)) return {};
  return JSON.stringify(found).length <= MAX_VARIANT ? {variant: found} : {};
}

/** Joins a source that is kept as one text or as a list of lines. */
function sourceOf(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  const lines = Array.isArray(value) && value.every((line) => typeof line === "string");
  return lines ? value.join("") : undefined;
}

function readCell(value: unknown): SubmittedCell | undefined {
  const cell = record(value);
  const source = sourceOf(cell?.["source"]);
  if (cell === undefined || source === undefined) return undefined;
  const nbgrader = record(record(cell["metadata"])?.["nbgrader"]);
  return {
    id: text(cell["id"]) ?? "",
    code: cell["cell_type"] === "code",
    source,
    gradeId: text(nbgrader?.["grade_id"]),
    untouched: isUntouched(source, cell["cell_type"], nbgrader),
  };
}

/** Returns the offset of the first byte that is not UTF-8, or -1. */
function badUtf8(bytes: Uint8Array): number {
  const decoder = new TextDecoder("utf-8", {fatal: true});
  try {
    decoder.decode(bytes);
    return -1;
  } catch {
    // A replacement character stands where the first bad byte was; what precedes it is sound.
    const lenient = new TextDecoder("utf-8").decode(bytes);
    const at = lenient.indexOf("\ufffd");
    return Buffer.byteLength(lenient.slice(0, at), "utf8");
  }
}

function parseNotebook(
  bytes: Buffer,
): Omit<Extract<ReadFile, {ok: true}>, "sha256"> | CodedMessage {
  if (bytes.length === 0) return words("submission.empty");
  const offset = badUtf8(bytes);
  if (offset >= 0) return words("submission.encoding", {offset});
  let json: unknown;
  try {
    json = JSON.parse(bytes.toString("utf8").replace(/^\ufeff/, ""));
  } catch (error) {
    return words("submission.json", {error: (error as Error).message.slice(0, 120)});
  }
  const notebook = record(json);
  const list = notebook?.["cells"];
  if (notebook === undefined || !Array.isArray(list)) {
    return words("submission.notebook", {error: "it has no list of cells"});
  }
  if (list.length > MAX_CELLS) {
    const error = `it has ${list.length} cells, at most ${MAX_CELLS} are read`;
    return words("submission.notebook", {error});
  }
  const cells = list.map(readCell);
  const broken = cells.indexOf(undefined);
  if (broken >= 0) return words("submission.notebook", {error: `cell ${broken + 1} has no text`});
  const voxelbook = record(record(notebook["metadata"])?.["voxelbook"]);
  return {
    ok: true,
    exercise: text(voxelbook?.["exercise"]),
    student: text(voxelbook?.["student"]),
    ...variantOf(voxelbook?.["variant"]),
    cells: cells.filter((cell) => cell !== undefined),
  };
}

const megabytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(1)} MB`;

/** Reads a submitted notebook; links are not followed, large files not read. It never throws for what it finds. */
export async function readSubmittedFile(path: string): Promise<ReadFile> {
  const refuse = (reason: CodedMessage, sha256 = ""): ReadFile => ({ok: false, sha256, reason});
  let bytes: Buffer;
  try {
    const found = await lstat(path);
    if (found.isSymbolicLink()) return refuse(words("submission.link"));
    if (!found.isFile()) return refuse(words("submission.notebook", {error: "it is not a file"}));
    if (found.size > MAX_BYTES) {
      const limits = {size: megabytes(found.size), limit: megabytes(MAX_BYTES)};
      return refuse(words("submission.size", limits));
    }
    bytes = await readFile(path);
  } catch (error) {
    return refuse(words("submission.unreadable", {error: String((error as {code?: string}).code)}));
  }
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const parsed = parseNotebook(bytes);
  return "ok" in parsed ? {...parsed, sha256} : refuse(parsed, sha256);
}

/** The answers of a submitted notebook, and what an instructor should know about it. */
export interface SubmittedAnswers {
  readonly sources: readonly AnswerSource[];
  /** Ids of answers that cannot be told: two cells hold different ones. */
  readonly ambiguous: readonly string[];
  readonly notes: readonly CodedMessage[];
}

/** The cells of the student's copy, to tell what was changed. */
export interface ReleasedCell {
  readonly id: string;
  readonly source: string;
  readonly nbgrader: NbgraderMetadata | undefined;
}

function answerSource(
  answer: AnswerInfo,
  cells: readonly SubmittedCell[],
  notes: CodedMessage[],
): AnswerSource & {ambiguous: boolean} {
  const {id, name, kind} = answer;
  const found = cells.filter(
    (cell) => (cell.code || kind === "text") && (cell.id === id || cell.gradeId === id),
  );
  if (found.length > 0) {
    const [{source, untouched}] = found;
    const ambiguous = found.some((cell) => cell.source !== source);
    if (found.length > 1)
      notes.push(words(ambiguous ? "note.duplicateDiffers" : "note.duplicate", {id}));
    return {answer, source, untouched, ambiguous};
  }

  // Some editors give new ids to cells: the name that the cell declares is the second sign.
  const named = cells.findLast(
    ({code, source}) => code && kind !== "text" && declaresName(source, name),
  );
  notes.push(
    words(named === undefined ? "note.missing" : "note.foundByName", {id, ...(named && {name})}),
  );
  return {answer, source: named?.source, ambiguous: false};
}

/**
 * Finds the answers of an exercise in a submitted notebook: by cell id, else by the name they declare.
 *
 * @param released - the cells of the student's copy; absent where it is not known
 */
export function findAnswers(
  cells: readonly SubmittedCell[],
  answers: readonly AnswerInfo[],
  released?: readonly ReleasedCell[],
): SubmittedAnswers {
  const notes: CodedMessage[] = [];
  const found = answers.map((answer) => answerSource(answer, cells, notes));
  const order = answers
    .map(({id}) => cells.findIndex((cell) => cell.id === id))
    .filter((at) => at >= 0);
  if (order.some((at, i) => i > 0 && at < order[i - 1])) notes.push(words("note.order"));
  if (released !== undefined) {
    const known = new Map(released.map((cell) => [cell.id, cell]));
    const locked = released.filter(
      ({nbgrader}) => nbgrader !== undefined && effectiveLock(nbgrader),
    );
    for (const {id, source} of locked) {
      const now = cells.find((cell) => cell.id === id);
      if (now !== undefined && now.source !== source) notes.push(words("note.edited", {id}));
    }
    const extra = cells.filter(
      ({id, code, source}) => code && !known.has(id) && source.trim() !== "",
    );
    if (extra.length > 0) notes.push(words("note.extra", {count: extra.length}));
  }
  return {
    sources: found.map(({ambiguous: _, ...source}) => source),
    ambiguous: found.filter(({ambiguous}) => ambiguous).map(({answer}) => answer.id),
    notes,
  };
}
