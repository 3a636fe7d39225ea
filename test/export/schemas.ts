import {Ajv, type ValidateFunction} from "ajv";

const number = {type: "number"};
const string = {type: "string"};
const visibility = {enum: ["hidden", "after_due_date", "after_published", "visible"]};
const format = {enum: ["text", "html", "simple_format", "md", "ansi"]};

/** results.json by Gradescope's "Autograder Specifications": a score above or on the tests. */
const GRADESCOPE = {
  type: "object",
  additionalProperties: false,
  properties: {
    score: {type: "number", minimum: 0},
    execution_time: {type: "number", minimum: 0},
    output: string,
    output_format: format,
    test_output_format: format,
    test_name_format: format,
    visibility,
    stdout_visibility: visibility,
    extra_data: {type: "object"},
    tests: {
      type: "array",
      items: {
        type: "object",
        additionalProperties: false,
        dependentRequired: {score: ["max_score"], max_score: ["score"]},
        properties: {
          score: number,
          max_score: number,
          status: {enum: ["passed", "failed"]},
          name: string,
          name_format: format,
          number: {type: "string", pattern: "^\\d+(\\.\\d+)*$"},
          output: string,
          output_format: format,
          tags: {type: "array", items: string},
          visibility,
          extra_data: {type: "object"},
        },
      },
    },
    leaderboard: {type: "array"},
  },
  anyOf: [{required: ["score"]}, {required: ["tests"]}],
};

/** results.json by PrairieLearn's docs/externalGrading.md. */
const PRAIRIELEARN = {
  type: "object",
  additionalProperties: false,
  properties: {
    score: {type: "number", minimum: 0, maximum: 1},
    gradable: {type: "boolean"},
    format_errors: {anyOf: [string, {type: "array", items: string}]},
    message: string,
    output: string,
    images: {type: "array"},
    tests: {
      type: "array",
      items: {
        type: "object",
        required: ["name", "points", "max_points"],
        properties: {
          name: string,
          description: string,
          points: number,
          max_points: {type: "number", minimum: 0},
          message: string,
          output: string,
        },
      },
    },
  },
  anyOf: [
    {properties: {gradable: {const: false}}, required: ["gradable"], not: {required: ["score"]}},
    {properties: {gradable: {const: true}}, required: ["score"]},
  ],
};

const time = {type: "string", pattern: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3,}Z$"};

/** A score by LTI Assignment and Grade Services 2.0: a score given needs its maximum. */
const LTI_SCORE = {
  type: "object",
  additionalProperties: false,
  required: ["userId", "timestamp", "activityProgress", "gradingProgress"],
  dependentRequired: {scoreGiven: ["scoreMaximum"]},
  properties: {
    userId: {type: "string", minLength: 1},
    timestamp: time,
    activityProgress: {enum: ["Initialized", "Started", "InProgress", "Submitted", "Completed"]},
    gradingProgress: {enum: ["FullyGraded", "Pending", "PendingManual", "Failed", "NotReady"]},
    scoreGiven: {type: "number", minimum: 0},
    scoreMaximum: {type: "number", exclusiveMinimum: 0},
    comment: string,
    submission: {
      type: "object",
      additionalProperties: false,
      properties: {startedAt: time, submittedAt: time},
    },
  },
  if: {properties: {gradingProgress: {const: "FullyGraded"}}},
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  then: {required: ["scoreGiven"]},
  else: {not: {required: ["scoreGiven"]}},
};

/** A line item of the same service. */
const LTI_LINE_ITEM = {
  type: "object",
  additionalProperties: false,
  required: ["label", "scoreMaximum"],
  properties: {
    label: {type: "string", minLength: 1},
    scoreMaximum: {type: "number", exclusiveMinimum: 0},
    resourceId: string,
    tag: string,
  },
};

const ajv = new Ajv({allErrors: true, strict: false});
const compile = (schema: object): ValidateFunction => ajv.compile(schema);

/** The published rules of each JSON format. */
export const SCHEMAS = {
  gradescope: compile(GRADESCOPE),
  prairielearn: compile(PRAIRIELEARN),
  ltiScore: compile(LTI_SCORE),
  ltiLineItem: compile(LTI_LINE_ITEM),
} as const;

/** Throws with what a schema has against a value, as it is after a way through JSON. */
export function requireValid(name: keyof typeof SCHEMAS, value: unknown): void {
  const validate = SCHEMAS[name];
  if (validate(JSON.parse(JSON.stringify(value)))) return;
  throw new Error(`${name}: ${ajv.errorsText(validate.errors)} in ${JSON.stringify(value)}`);
}
