import type {KindTemplate} from "./kindTemplate.ts";

/** Words, marked by a person with a rubric. */
export const textKind: KindTemplate = {
  answer: {
    id: "reason",
    name: "reason",
    kind: "text",
    title: "The reason",
    points: 3,
    rubric: [
      {id: "cause", points: 2, title: "names the cause and how it acts"},
      {id: "limit", points: 1, title: "says where the statement stops being true"},
    ],
  },
  task: "In at most five sentences: why does the result change? Say where your reason stops being true. A person marks this answer.",
  cell: [
    "<!-- BEGIN SOLUTION -->",
    "The sample answer: what a full answer says, in the words that you would like to read.",
    "",
    "<!-- BEGIN MARK SCHEME -->",
    "Cause: 2 points with the mechanism, 1 for its name alone.",
    "<!-- END MARK SCHEME -->",
    "<!-- END SOLUTION -->",
  ].join("\n"),
  hints: [
    "The chapter's section *How it fails* has the case.",
    "Name one cause and follow it to the number that changes.",
    "Because of …, the … becomes …; this holds as long as ….",
  ],
  wrong: {},
  alternative: {},
};
