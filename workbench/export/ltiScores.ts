import type {GradeRecord} from "../grader/record.ts";
import type {Language} from "../messages/message.ts";
import {feedbackOf, inLanguage} from "./feedback.ts";
import {oneLine} from "./plainText.ts";
import {roundPoints} from "./round.ts";
import type {SurveyedExercise} from "./surveyRecords.ts";

/** `application/vnd.ims.lis.v2.lineitem+json`, as far as a tool makes one. */
export interface LineItem {
  readonly label: string;
  readonly scoreMaximum: number;
  readonly resourceId: string;
  readonly tag: string;
}

/** `application/vnd.ims.lis.v1.score+json`. */
export interface LtiScore {
  readonly userId: string;
  readonly timestamp: string;
  readonly activityProgress: "Initialized" | "Submitted" | "Completed";
  readonly gradingProgress: "FullyGraded" | "PendingManual" | "Failed" | "NotReady";
  readonly scoreGiven?: number;
  readonly scoreMaximum?: number;
  readonly comment?: string;
  readonly submission?: {readonly submittedAt: string};
}

export interface LtiOptions {
  readonly language: Language;
  /** Time of the scores, instead of that of each record's last change. */
  readonly at?: Date | undefined;
}

/** The column of a gradebook that scores go to. */
export function lineItem({id, title, maxScore}: SurveyedExercise, language: Language): LineItem {
  return {
    label: oneLine(inLanguage(title, language), 250),
    scoreMaximum: roundPoints(maxScore),
    resourceId: id,
    tag: "voxelbook",
  };
}

/**
 * When a score changed last: graded, or marked by a person since. With milliseconds, so that two scores of
 * one student and line item never have one time, and a platform knows the newer one.
 */
function changedAt({graded_at, questions}: GradeRecord): string {
  const times = [graded_at, ...questions.map(({manual}) => manual?.mark?.marked_at ?? graded_at)];
  return new Date(Math.max(...times.map((time) => Date.parse(time)))).toISOString();
}

/** How far a record is, in the words of the service. */
function progressOf({
  status,
  submitted_at,
}: GradeRecord): Pick<LtiScore, "activityProgress" | "gradingProgress"> {
  if (status === "graded") return {activityProgress: "Completed", gradingProgress: "FullyGraded"};
  // Nothing was handed in: the student has not begun, as far as anybody can tell.
  const activityProgress = submitted_at === null ? "Initialized" : "Submitted";
  const gradingProgress = {
    needs_manual: "PendingManual",
    infrastructure_error: "Failed",
    not_gradable: "NotReady",
  } as const;
  return {activityProgress, gradingProgress: gradingProgress[status]};
}

/**
 * Writes a record as a score of LTI 1.3's Assignment and Grade Services. Only a final score is given:
 * platforms record FullyGraded alone reliably, and a part of the points would pass for the whole.
 *
 * Format: LTI Assignment and Grade Services 2.0, section "Score publish service",
 * imsglobal.org/spec/lti-ags/v2p0.
 */
export function ltiScore(
  record: GradeRecord,
  userId: string,
  {language, at}: LtiOptions,
): LtiScore {
  const {status, score, max_score, submitted_at} = record;
  const final = {scoreGiven: roundPoints(score), scoreMaximum: roundPoints(max_score)};
  return {
    userId,
    timestamp: at === undefined ? changedAt(record) : at.toISOString(),
    ...progressOf(record),
    ...(status === "graded" ? final : {}),
    comment: feedbackOf(record, language),
    ...(submitted_at === null
      ? {}
      : {submission: {submittedAt: new Date(submitted_at).toISOString()}}),
  };
}
