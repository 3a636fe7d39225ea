import {CliError, USAGE} from "../cli/error.ts";
import type {CsvTemplate} from "./csvTemplate.ts";

/** The columns of a worksheet that have a meaning here. */
export const WORKSHEET_COLUMNS = [
  "identifier",
  "grade",
  "modified",
  "feedback",
  "maximum",
  "changeable",
  "name",
  "email",
  "idnumber",
  "username",
] as const;
export type WorksheetColumn = (typeof WORKSHEET_COLUMNS)[number];

/** Without these Moodle itself refuses the file (assignfeedback_offline_grade_importer::init). */
const REQUIRED: readonly WorksheetColumn[] = ["identifier", "grade", "modified"];

/**
 * Titles by column, in English and in the Chinese of several Moodle releases (strings `recordid`, `grade`,
 * `lastmodifiedgrade`, `hiddenuser` … of mod_assign's language packs en, zh_cn, zh_tw). A site in another
 * language, or one that has reworded them, is told by --columns.
 */
const TITLES: Readonly<Record<WorksheetColumn, readonly string[]>> = {
  identifier: ["Identifier", "标识符", "标识号", "编号", "识别码", "識別碼"],
  grade: ["Grade", "成绩", "分数", "成績", "分數"],
  modified: [
    "Last modified (grade)",
    "上次修改（评分）",
    "上次修改（成绩）",
    "最后修改（教师）",
    "最后修改（成绩）",
    "最後修改（成績）",
    "最後修改(成績)",
  ],
  feedback: [
    "Feedback comments",
    "反馈评论",
    "反馈评语",
    "评语反馈",
    "反馈意见",
    "回饋評語",
    "回饋意見",
  ],
  maximum: ["Maximum Grade", "Maximum grade", "最高分", "最高成绩", "最高成績"],
  changeable: [
    "Grade can be changed",
    "允许更改成绩",
    "成绩可以更改",
    "可以更改成绩",
    "成績可以被更改",
  ],
  name: ["Full name", "全名", "姓名"],
  email: ["Email address", "电子邮件地址", "电子邮箱", "Email地址", "電子郵件信箱", "電子郵件地址"],
  idnumber: ["ID number", "ID号", "学号", "学号/工号", "ID號碼", "學號"],
  username: ["Username", "用户名", "帳號", "使用者名稱"],
};

/** A worksheet with its columns found. */
export interface Worksheet {
  readonly template: CsvTemplate;
  readonly titles: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Where each stands; -1 where the file has none. */
  readonly columns: Readonly<Record<WorksheetColumn, number>>;
}

const same = (title: string): string =>
  title.normalize("NFKC").replace(/\s+/g, " ").trim().toLowerCase();

/**
 * Reads `--columns identifier=…,grade=…`: titles that the worksheet has for columns.
 *
 * @throws CliError for a column that has no meaning here
 */
export function parseColumns(text: string): Partial<Record<WorksheetColumn, string>> {
  const given: Partial<Record<WorksheetColumn, string>> = {};
  for (const part of text.split(/[,;](?=\s*[a-z]+=)/)) {
    const [, name = "", title = ""] = /^\s*([a-z]+)=(.+?)\s*$/.exec(part) ?? [];
    const column = WORKSHEET_COLUMNS.find((one) => one === name);
    if (column === undefined) {
      throw new CliError(
        `--columns must be name=title, …, with the names ${WORKSHEET_COLUMNS.join(", ")}, got "${part}"`,
        {exitCode: USAGE},
      );
    }
    given[column] = title;
  }
  return given;
}

function findColumn(
  {file, rows: [titles]}: CsvTemplate,
  column: WorksheetColumn,
  given: string | undefined,
): number {
  const wanted = (given === undefined ? TITLES[column] : [given]).map(same);
  const hits = titles.flatMap((title, i) => (wanted.includes(same(title)) ? [i] : []));
  if (hits.length > 1) {
    throw new CliError(`${file}: ${hits.length} columns may be "${column}"`, {
      exitCode: USAGE,
      fix: `say which: --columns "${column}=<title>"`,
    });
  }
  if (hits.length === 1) return hits[0];
  if (given === undefined && !REQUIRED.includes(column)) return -1;
  const got = titles.map((title) => `"${title}"`).join(", ");
  const what = given === undefined ? `no column is known as "${column}"` : `no column "${given}"`;
  throw new CliError(`${file}: ${what}; there are ${got}`, {
    exitCode: USAGE,
    fix: `download the offline grading worksheet again, or say which column it is: --columns "${column}=<title>"`,
  });
}

/**
 * Finds the columns of an offline grading worksheet.
 *
 * @param given - titles that the instructor named
 * @throws CliError when one that Moodle needs is missing or cannot be told
 */
export function readWorksheet(
  template: CsvTemplate,
  given: Partial<Record<WorksheetColumn, string>>,
): Worksheet {
  const [titles, ...rows] = template.rows;
  const found = WORKSHEET_COLUMNS.map((column) => {
    return [column, findColumn(template, column, given[column])] as const;
  });
  const columns = Object.fromEntries(found) as Record<WorksheetColumn, number>;
  return {template, titles, rows, columns};
}

/** The number at the end of `Participant 123`, `参与者123`: what Moodle reads of that column. */
export function participantNumber(cell: string): string {
  return /(\d+)\s*$/.exec(cell)?.[1] ?? "";
}
