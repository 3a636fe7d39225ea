import type {CaseReply} from "../cli/features/extractCase.ts";
import type {FeatureCase, FeatureRun} from "../cli/features/featureCase.ts";
import {plainCheck, UnfitData} from "./checkPlain.ts";
import {JOB_BYTES, RESULT_BYTES} from "./names.ts";

/** One case to measure, as it is sent: where its files lie, and what is done with them. */
export interface CaseJob {
  /** Of version, settings, choices and the SHA-256 of both files. */
  readonly key: string;
  readonly one: FeatureCase;
  readonly run: FeatureRun;
}

const PATH = {type: "string", minLength: 1, maxLength: 4_096} as const;
const SHA256 = {type: "string", pattern: "^[0-9a-f]{64}$"} as const;

const CASE = {
  type: "object",
  additionalProperties: false,
  required: ["id", "image", "mask", "imagePath", "maskPath", "labels", "unit"],
  properties: {
    id: {type: "string", minLength: 1, maxLength: 10_000},
    image: PATH,
    mask: PATH,
    imagePath: PATH,
    maskPath: PATH,
    labels: {
      oneOf: [
        {enum: ["only", "all"]},
        {type: "array", minItems: 1, maxItems: 100_000, items: {type: "integer"}},
      ],
    },
    unit: {enum: ["HU", "SUV", "1/cm", "zscore", "1", null]},
  },
} as const;

const JOB = {
  type: "object",
  additionalProperties: false,
  required: ["key", "one", "run"],
  properties: {
    key: SHA256,
    one: CASE,
    run: {
      type: "object",
      additionalProperties: false,
      required: ["settings", "resampleMask", "version"],
      properties: {
        settings: {type: "object"},
        resampleMask: {enum: ["nearest", "linear", null]},
        version: {type: "string", minLength: 1, maxLength: 100},
      },
    },
  },
} as const;

const REPLY = {
  type: "object",
  additionalProperties: false,
  required: ["key", "results"],
  properties: {
    key: {type: ["string", "null"], maxLength: 64},
    results: {
      type: "array",
      items: {
        type: "object",
        required: ["label", "error", "heads", "values", "provenance"],
        properties: {
          label: {type: ["integer", "null"]},
          error: {type: ["string", "null"]},
          heads: {
            type: "array",
            items: {
              type: "object",
              required: ["name", "ibsi", "tag", "pyradiomics", "aggregation", "unit", "image"],
              properties: {name: {type: "string"}, unit: {type: "string"}, image: {type: "string"}},
            },
          },
          values: {type: "array", items: {type: ["number", "null"]}},
          provenance: {type: ["object", "null"]},
        },
      },
    },
  },
} as const;

/** Gives a job back as it is, or throws UnfitData. */
export const checkCaseJob = plainCheck<CaseJob>("job of measuring", JOB, JOB_BYTES);

const checkForm = plainCheck<CaseReply>("result of measuring", REPLY, RESULT_BYTES);

/**
 * Makes sure that a result is that of a job.
 *
 * @throws UnfitData when it has another form, is of another case, or its lists differ in length
 */
export function checkReply(value: unknown, {key}: CaseJob): CaseReply {
  const reply = checkForm(value);
  if (reply.key !== null && reply.key !== key) {
    throw new UnfitData(`the result must be of case ${key}, got ${reply.key}`);
  }
  for (const {heads, values} of reply.results ?? []) {
    if (heads.length !== values.length) {
      throw new UnfitData(`a result must have ${heads.length} values, got ${values.length}`);
    }
  }
  return reply;
}
