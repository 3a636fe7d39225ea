import {CliError, USAGE} from "../cli/error.ts";
import type {Identity} from "./identities.ts";
import {type LtiOptions, lineItem, ltiScore} from "./ltiScores.ts";
import {
  type Choice,
  chosenRecords,
  type LeftOut,
  refuseMissing,
  type Survey,
} from "./surveyRecords.ts";
import {type FolderFile, writeFolder} from "./writeFolder.ts";

export interface LtiFilesOptions extends LtiOptions {
  readonly out: string;
  readonly userColumn?: string;
}

/** Titles under which rosters keep the id that a platform has for a user. */
const USER_TITLES = ["LTI user ID", "LTI ID", "lti_user_id", "sub"];

/** Finds a student's id on the platform. */
function userOf(identity: Identity, column: string | undefined): string {
  if (column === "student") return identity.student;
  return column === undefined ? identity.id(...USER_TITLES) : identity.id(column);
}

/**
 * Writes a line item and its scores for each exercise.
 *
 * @returns how many scores, and the students without an id
 * @throws CliError when a student has no id and none may be left out
 */
export async function writeLti(
  choice: Choice,
  survey: Survey,
  identify: (student: string) => Identity,
  {out, userColumn, language, at}: LtiFilesOptions,
): Promise<{readonly scores: number; readonly unmatched: readonly LeftOut[]}> {
  const users = new Map(survey.students.map((one) => [one, userOf(identify(one), userColumn)]));
  const titles = userColumn ?? USER_TITLES.join('", "');
  const unmatched = [...users].flatMap(([student, id]): LeftOut[] =>
    id === "" ? [{student, exercise: "", reason: `no id in a column "${titles}"`}] : [],
  );
  if (unmatched.length === users.size) {
    throw new CliError(`no student has an LTI user id, by a column "${titles}"`, {
      exitCode: USAGE,
      fix: "give a --roster with such a column, or name it with --user-column",
    });
  }
  if (unmatched.length > 0 && !choice.allowMissing) {
    throw refuseMissing(unmatched, "complete the roster, or leave them out with --allow-missing");
  }

  let scores = 0;
  async function* files(): AsyncGenerator<FolderFile> {
    for (const exercise of survey.exercises) {
      const name = exercise.id.replaceAll("/", "__");
      const lines: string[] = [];
      for await (const record of chosenRecords({...choice, exercises: [exercise.id]})) {
        const user = users.get(record.student) ?? "";
        if (user !== "") lines.push(JSON.stringify(ltiScore(record, user, {language, at})));
      }
      scores += lines.length;
      const item = JSON.stringify(lineItem(exercise, language), null, 2);
      yield {path: `${name}.lineitem.json`, text: `${item}\n`};
      yield {path: `${name}.scores.jsonl`, text: lines.map((line) => `${line}\n`).join("")};
    }
  }
  await writeFolder(out, choice.graded, files());
  return {scores, unmatched};
}
