import {ANSWER_KINDS} from "./answerKinds.ts";

/** Ids of cells, options, items and rubric lines. */
const ID = "^[a-zA-Z0-9_-]{1,64}$";
const NAME = "^[A-Za-z_$][A-Za-z0-9_$]*$";
/** A node's name holds no part of an arrow and no separator. */
const NODE = "^[^\\s<>←→;；-](?:[^<>←→;；\\n]*[^\\s<>←→;；-])?$";

/** Things to choose from or to put in order. */
const things = {
  type: "array",
  minItems: 2,
  maxItems: 50,
  items: {
    type: "object",
    additionalProperties: false,
    required: ["id", "text"],
    properties: {id: {type: "string", pattern: ID}, text: {type: "string", minLength: 1}},
  },
};

const rubric = {
  type: "array",
  minItems: 1,
  maxItems: 50,
  items: {
    type: "object",
    additionalProperties: false,
    required: ["id", "points", "title"],
    properties: {
      id: {type: "string", pattern: ID},
      points: {type: "number", exclusiveMinimum: 0},
      title: {type: "string", minLength: 1},
    },
  },
};

/** The JSON schema of one answer in `metadata.voxelbook.answers`. */
export const answerSchema = {
  type: "object",
  additionalProperties: false,
  required: ["id", "name", "kind", "title", "points"],
  properties: {
    id: {type: "string", pattern: ID},
    name: {type: "string", pattern: NAME},
    kind: {enum: [...ANSWER_KINDS]},
    title: {type: "string", minLength: 1},
    points: {type: "number", exclusiveMinimum: 0},
    unit: {type: "string", minLength: 1},
    variables: {
      type: "object",
      minProperties: 1,
      propertyNames: {pattern: NAME},
      additionalProperties: {
        type: "array",
        items: {type: "number"},
        minItems: 2,
        maxItems: 2,
      },
    },
    options: things,
    several: {type: "boolean"},
    items: things,
    nodes: {
      type: "array",
      minItems: 2,
      maxItems: 50,
      items: {type: "string", pattern: NODE, maxLength: 60},
    },
    shape: {
      type: "array",
      minItems: 2,
      maxItems: 3,
      items: {type: "integer", minimum: 1, maximum: 4096},
    },
    image: {type: "string", pattern: NAME},
    rubric,
    hiddenWeight: {type: "number", minimum: 0},
  },
};
