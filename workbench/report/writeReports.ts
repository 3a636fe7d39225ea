import {join} from "node:path";
import type {Language} from "../exercise/types.ts";
import {eachRecord} from "../grader/eachRecord.ts";
import {readMarks} from "../grader/readMarks.ts";
import type {GradeRecord} from "../grader/record.ts";
import {writeWhole} from "../grader/writeWhole.ts";
import {FigureDrawer} from "./figureDrawer.ts";
import {gradesCsv} from "./gradesCsv.ts";
import {indexHtml} from "./indexHtml.ts";
import {MarkingAnswers} from "./markingAnswers.ts";
import {overviewRow, type OverviewRow} from "./overviewRow.ts";
import {overviewScript} from "./overviewScript.ts";
import {PageWriter, type WriteFile} from "./pageWriter.ts";
import {readAnalysis} from "./readAnalysis.ts";
import {readMade} from "./readMade.ts";
import {reportHtml} from "./reportHtml.ts";
import {StudentFigures} from "./studentFigures.ts";

/** How reports are written. */
export interface ReportOptions {
  readonly language: Language;
  /** Stands above the overview and the reports; that of the overview that is there when absent. */
  readonly courseTitle?: string;
  /** Names of students by their folders, as a roster gives them; those of the overview that is there when absent. */
  readonly names?: ReadonlyMap<string, string>;
  /** Where the records come from, sorted by student; those in the folder when absent. */
  readonly records?: AsyncIterable<GradeRecord>;
  /** Comments that are kept for reuse; those of the folder's marks when absent. */
  readonly comments?: Readonly<Record<string, readonly string[]>>;
  /** Writes a file whole or not at all; `writeWhole` when absent. */
  readonly write?: WriteFile;
  /** Students whose own report is written; all when absent. The overview always is. */
  readonly only?: ReadonlySet<string>;
  /** Told after each student how many are done. */
  readonly onStudent?: (done: number) => void;
}

/** How much there was to write about. */
export interface ReportSummary {
  readonly students: number;
  readonly records: number;
  /** Answers that wait for a person. */
  readonly waiting: number;
}

/** Groups records, which come sorted by student; one student's are held at a time. */
async function* eachStudent(records: AsyncIterable<GradeRecord>): AsyncGenerator<GradeRecord[]> {
  let own: GradeRecord[] = [];
  for await (const record of records) {
    if (own.length > 0 && own[0].student !== record.student) {
      yield own;
      own = [];
    }
    own.push(record);
  }
  if (own.length > 0) yield own;
}

/**
 * Writes everything that people read of a grading: `<student>/report.html` for each student, `index.html` for the
 * instructor and `grades.csv`, all from the records. One student's records are held at a time, so that memory grows
 * only by the small rows of the overview and by the answers that persons mark.
 *
 * @param out - the folder of the records
 */
export async function writeReports(out: string, options: ReportOptions): Promise<ReportSummary> {
  const {language, only} = options;
  const made = await readMade(out);
  const courseTitle = options.courseTitle ?? made?.courseTitle;
  const names = options.names ?? made?.names ?? new Map<string, string>();
  const {records = eachRecord(out), write = writeWhole, onStudent} = options;
  const comments = options.comments ?? (await readMarks(out)).comments;
  const rows: OverviewRow[] = [];
  const marking = new MarkingAnswers(language, comments);
  const drawer = new FigureDrawer();
  const pages = new PageWriter(write);
  let students = 0;
  try {
    for await (const own of eachStudent(records)) {
      const {student} = own[0];
      const figures = new StudentFigures(join(out, student), drawer, write);
      const showFigure = figures.show.bind(figures);
      const name = names.get(student);
      if (only === undefined || only.has(student)) {
        const title = courseTitle === undefined ? {} : {courseTitle};
        const who = name === undefined ? {} : {name};
        const report = await reportHtml(own, {language, showFigure, ...title, ...who});
        await pages.add(join(out, student, "report.html"), report);
      }
      for (const record of own) {
        rows.push(overviewRow(record));
        await marking.add(record, showFigure);
      }
      await figures.prune();
      students += 1;
      onStudent?.(students);
    }
  } finally {
    await drawer.close();
    // After an error too: nothing is written once the command has ended.
    await pages.end();
  }
  const found = await readAnalysis(out);
  const script = await overviewScript();
  const parts = {language, courseTitle, rows, names, found, marking: marking.parts(), script};
  await pages.add(join(out, "grades.csv"), gradesCsv(rows, names.size === 0 ? undefined : names));
  await pages.add(join(out, "index.html"), indexHtml(parts));
  await pages.end();
  const waiting = rows.reduce((sum, row) => sum + row.waiting, 0);
  return {students, records: rows.length, waiting};
}
