import {randomUUID} from "node:crypto";
import {createRequire} from "node:module";
import type {Database} from "node-sqlite3-wasm";
import {CliError, FAILED, USAGE} from "../cli/error.ts";
import {NBGRADER_REVISION, NBGRADER_TABLES} from "./nbgraderSchema.ts";

type Value = string | number | null;
type Row = Readonly<Record<string, Value>>;
type Fields = Readonly<Record<string, Value>>;

/** A cell of a notebook that has a grade. */
export interface GradedCell {
  readonly id: string;
  readonly name: string;
  readonly maxScore: number;
}

/** Ids as nbgrader makes them: a random UUID without hyphens. */
const newId = (): string => randomUUID().replaceAll("-", "");

/** The package is CommonJS without named exports: loaded as such, when a database is written. */
function openSqlite(path: string): Database {
  const sqlite = createRequire(import.meta.url)(
    "node-sqlite3-wasm",
  ) as typeof import("node-sqlite3-wasm");
  return new sqlite.Database(path);
}

/**
 * A gradebook of nbgrader, changed in one transaction. Its rows keep the invariants of nbgrader/api.py
 * (0.9.6): a submission mirrors its assignment, with a grade for each grade and task cell and a comment for
 * each solution and task cell.
 */
export class NbgraderDb {
  readonly #db: Database;

  /** @throws CliError when the file is no gradebook of a revision that is known here */
  constructor(path: string, file: string, fresh: boolean) {
    this.#db = openSqlite(path);
    try {
      if (fresh) this.#db.exec(NBGRADER_TABLES);
      else this.#requireRevision(file);
      this.#db.exec("BEGIN");
    } catch (error) {
      this.#db.close();
      throw error;
    }
  }

  #requireRevision(file: string): void {
    let found: Value | undefined;
    try {
      found = this.#one("SELECT version_num FROM alembic_version", [])?.["version_num"];
    } catch (error) {
      throw new CliError(
        `${file}: it must be a gradebook of nbgrader: ${(error as Error).message}`,
        {
          exitCode: USAGE,
        },
      );
    }
    if (found === NBGRADER_REVISION) return;
    throw new CliError(
      `${file}: the gradebook must have the revision ${NBGRADER_REVISION}, got ${found}`,
      {exitCode: FAILED, fix: "with nbgrader 0.9: nbgrader db upgrade"},
    );
  }

  #one(sql: string, values: readonly Value[]): Row | undefined {
    return (this.#db.get(sql, [...values]) as Row | null) ?? undefined;
  }

  /** Table and column names are constants of this file; values are always bound. */
  #insert(table: string, fields: Fields): void {
    const names = Object.keys(fields);
    const marks = names.map(() => "?").join(", ");
    this.#db.run(
      `INSERT INTO ${table} (${names.join(", ")}) VALUES (${marks})`,
      Object.values(fields),
    );
  }

  #update(table: string, id: Value, fields: Fields): void {
    const sets = Object.keys(fields).map((name) => `${name} = ?`);
    this.#db.run(`UPDATE ${table} SET ${sets.join(", ")} WHERE id = ?`, [
      ...Object.values(fields),
      id,
    ]);
  }

  /** Returns the id of the row with these values, made where there is none. */
  #idOf(table: string, key: Fields, more: Fields = {}): string {
    const where = Object.keys(key).map((name) => `${name} = ?`);
    const sql = `SELECT id FROM ${table} WHERE ${where.join(" AND ")}`;
    const found = this.#one(sql, Object.values(key));
    if (found !== undefined) return String(found["id"]);
    const id = newId();
    this.#insert(table, {id, ...key, ...more});
    return id;
  }

  /** Returns an assignment's id; a new one belongs to the course that is there, or nbgrader's default. */
  assignment(name: string): string {
    const course = this.#one("SELECT id FROM course ORDER BY id", [])?.["id"];
    if (course === undefined) this.#insert("course", {id: "default_course"});
    return this.#idOf("assignment", {name}, {course_id: course ?? "default_course"});
  }

  /** Returns a notebook's id, and whether it was there. */
  notebook(assignment: string, name: string): {readonly id: string; readonly known: boolean} {
    const sql = "SELECT id FROM notebook WHERE assignment_id = ? AND name = ?";
    const found = this.#one(sql, [assignment, name]);
    if (found !== undefined) return {id: String(found["id"]), known: true};
    const id = newId();
    const kernelspec = {display_name: "TypeScript", language: "typescript", name: "voxelbook"};
    this.#insert("notebook", {
      id,
      name,
      assignment_id: assignment,
      kernelspec: JSON.stringify(kernelspec),
    });
    return {id, known: false};
  }

  /** Adds an answer cell: it carries points and is written by the student. */
  addCell(notebook: string, name: string, maxScore: number, type: "code" | "markdown"): void {
    const grade = newId();
    this.#insert("base_cell", {id: grade, name, notebook_id: notebook, type: "GradeCell"});
    this.#insert("grade_cells", {id: grade, max_score: maxScore, cell_type: type});
    const solution = newId();
    this.#insert("base_cell", {id: solution, name, notebook_id: notebook, type: "SolutionCell"});
    this.#insert("solution_cells", {id: solution});
  }

  /** Lists the cells of a notebook that have grades. */
  cells(notebook: string): GradedCell[] {
    const rows = this.#db.all(
      `SELECT base_cell.id AS id, name, COALESCE(grade_cells.max_score, task_cells.max_score) AS max_score
       FROM base_cell LEFT JOIN grade_cells ON grade_cells.id = base_cell.id
       LEFT JOIN task_cells ON task_cells.id = base_cell.id
       WHERE notebook_id = ? AND type IN ('GradeCell', 'TaskCell') ORDER BY name`,
      [notebook],
    ) as Row[];
    return rows.map(({id, name, max_score}) => {
      return {id: String(id), name: String(name), maxScore: Number(max_score)};
    });
  }

  /** Adds a student, or fills in what nbgrader does not know of one; what it knows is kept. */
  student(id: string, known: {first: string; last: string; email: string}): void {
    const fields = {first_name: known.first, last_name: known.last, email: known.email};
    const found = this.#one("SELECT * FROM student WHERE id = ?", [id]);
    if (found === undefined) this.#insert("student", {id});
    for (const [name, value] of Object.entries(fields)) {
      if (value !== "" && (found?.[name] ?? null) === null) {
        this.#update("student", id, {[name]: value});
      }
    }
  }

  /** Returns the id of a student's copy of a notebook; a new submission mirrors the whole assignment. */
  submission(assignment: string, notebook: string, student: string, time: string): string {
    const submission = this.#idOf("submitted_assignment", {
      assignment_id: assignment,
      student_id: student,
    });
    // The latest of the assignment's notebooks counts.
    this.#db.run(
      "UPDATE submitted_assignment SET timestamp = MAX(COALESCE(timestamp, ''), ?) WHERE id = ?",
      [time, submission],
    );
    const notebooks = this.#db.all("SELECT id FROM notebook WHERE assignment_id = ?", [
      assignment,
    ]) as Row[];
    for (const {id} of notebooks) this.#mirror(submission, String(id));
    const key = {assignment_id: submission, notebook_id: notebook};
    return this.#idOf("submitted_notebook", key, {flagged: 0});
  }

  #mirror(submission: string, notebook: string): void {
    const key = {assignment_id: submission, notebook_id: notebook};
    const copy = this.#idOf("submitted_notebook", key, {flagged: 0});
    const cells = this.#db.all("SELECT id, type FROM base_cell WHERE notebook_id = ?", [
      notebook,
    ]) as Row[];
    for (const {id, type} of cells) {
      const own = {cell_id: id, notebook_id: copy};
      if (type !== "SolutionCell") this.#idOf("grade", own, {needs_manual_grade: 1});
      if (type !== "GradeCell") this.#idOf("comment", own);
    }
  }

  /** Reads a grade and the marks that persons gave it. */
  grade(copy: string, cell: string): {readonly id: string; readonly manual: number | null} {
    const sql = "SELECT id, manual_score FROM grade WHERE notebook_id = ? AND cell_id = ?";
    const found = this.#one(sql, [copy, cell]);
    if (found === undefined)
      throw new RangeError(`grade: cell ${cell} must have a grade, got none`);
    const manual = found["manual_score"];
    return {id: String(found["id"]), manual: manual === null ? null : Number(manual)};
  }

  setGrade(
    id: string,
    {auto, manual, waits}: {auto: number | null; manual: number | null; waits: boolean},
  ): void {
    this.#update("grade", id, {
      auto_score: auto,
      manual_score: manual,
      needs_manual_grade: waits ? 1 : 0,
    });
  }

  /** Sets what is said of an answer; a person's comment that is there is kept. */
  setComment(copy: string, cell: string, auto: string | null, manual: string | null): void {
    const found = this.#one(
      `SELECT comment.id AS id, manual_comment FROM comment JOIN base_cell ON base_cell.id = comment.cell_id
       WHERE comment.notebook_id = ? AND base_cell.name = ?`,
      [copy, cell],
    );
    if (found === undefined) return;
    this.#update("comment", found["id"], {
      auto_comment: auto,
      manual_comment: found["manual_comment"] ?? manual,
    });
  }

  /** Ends the transaction, and says whether the file is sound. */
  commit(): void {
    this.#db.exec("COMMIT");
    const check = this.#one("PRAGMA integrity_check", []);
    if (check?.["integrity_check"] !== "ok") {
      throw new Error(`the gradebook is damaged: ${JSON.stringify(check)}`);
    }
  }

  close(): void {
    this.#db.close();
  }
}
