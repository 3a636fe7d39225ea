import type {Analysis} from "../../workbench/analyse/analysis.ts";
import {both} from "./madeRecords.ts";

const SPREAD = {min: 0, q25: 1, median: 2, q75: 3, p95: 4, max: 5};

/**
 * An analysis with one of everything.
 *
 * @param written - stands wherever a student's own words can stand
 */
export function madeAnalysis(written?: string): Analysis {
  const exercise = "00-small/double";
  const place = {exercise, question: "double", title: both("Doubling")};
  return {
    schema: 1,
    counts: {students: 2, records: 2, notebooks: 2},
    notes: [],
    similarity: {
      rule: {
        code_run: 20,
        text_run: 8,
        window: 4,
        code_threshold: 0.8,
        text_threshold: 0.8,
        percentile: 0.99,
        least_code: 30,
        least_text: 20,
      },
      answers: [
        {
          ...place,
          kind: "function",
          compared: 2,
          short: 0,
          untouched: 0,
          distinct: 1,
          pairs: 1,
          distribution: SPREAD,
          histogram: [],
          marked: 1,
          shown: [
            {
              left: written ?? "s001",
              right: "s002",
              similarity: 1,
              overlap: 1,
              percentile: null,
              longest: 40,
              fragments: [
                {
                  left: {lines: [1, 1], text: written ?? "const a = 1;"},
                  right: {lines: [2, 2], text: written ?? "const b = 1;"},
                },
              ],
            },
          ],
          groups: [],
          notes: [],
        },
      ],
      students: [
        {left: written ?? "s001", right: "s002", marked: [`${exercise}/double`], compared: 1},
      ],
    },
    signs: [
      {
        kind: "same_file",
        exercise,
        question: null,
        test: null,
        students: ["s001", written ?? "s002"],
        among: 2,
        message: {code: "sign.sameFile", args: {}, ...both("The same file.")},
      },
    ],
    items: [
      {
        exercise,
        title: both("Double"),
        n: 2,
        not_gradable: 0,
        infrastructure_errors: 0,
        needs_manual: 0,
        max_score: 5,
        score: {...SPREAD, mean: 2, sd: 1},
        alpha: null,
        kr20: null,
        alpha_answers: null,
        notes: [],
        answers: [
          {
            question: "double",
            kind: "function",
            title: both("Doubling"),
            max_score: 5,
            n: 2,
            difficulty: 0,
            full: 0,
            discrimination: null,
            tests: [
              {
                test: "double.public.1",
                title: both("two becomes four"),
                visibility: "visible",
                max_score: 5,
                n: 2,
                ends: {
                  pass: 0,
                  fail: 2,
                  error: 0,
                  timeout: 0,
                  memory: 0,
                  crash: 0,
                  not_run: 0,
                },
                difficulty: 0,
                difficulty_interval: [0, 0.66],
                discrimination: null,
                discrimination_interval: null,
                upper_lower: null,
                messages: [{code: "mistake", ...both(written ?? "the sign is turned"), count: 2}],
                flags: ["nobody"],
              },
            ],
          },
        ],
      },
    ],
    times: [
      {
        exercise,
        title: both("Double"),
        grading_ms: SPREAD,
        slowest: [{student: written ?? "s001", ms: 5}],
        tests: [],
        own: null,
        first_submitted: "2026-01-01T00:00:00.000Z",
        last_submitted: "2026-01-02T00:00:00.000Z",
        late: 0,
      },
    ],
    flakiness: {
      repeat: 3,
      sampled: 1,
      of: 2,
      tests: [
        {
          ...place,
          test: "double.public.1",
          seed: "same",
          submissions: 1,
          changed: 1,
          blame: "test",
          cases: [],
        },
      ],
      failed: [],
    },
  };
}
