/** How an arrow is written: along, against, or with two heads. */
export type ArrowMark = "->" | "<-" | "<->";

/** One statement of a graph's text: nodes, and the arrow between each and the next. */
export interface ArrowStatement {
  readonly text: string;
  /** One more than there are arrows; a node that is missing is an empty text. */
  readonly nodes: readonly string[];
  readonly arrows: readonly ArrowMark[];
}

/** Arrows, the longest first, also as one character. */
const ARROW = /(<->|←→|↔|<-|->|←|→)/;

const MARKS: Readonly<Record<string, ArrowMark>> = {
  "<->": "<->",
  "←→": "<->",
  "↔": "<->",
  "<-": "<-",
  "←": "<-",
  "->": "->",
  "→": "->",
};

/**
 * Cuts the text of a graph into statements, and each statement into nodes and arrows.
 *
 * It says nothing of whether the nodes exist or the arrows make sense; that is for its callers.
 *
 * @param text - such as `D -> R; R <- X -> Y; Q`, statements parted by semicolons or lines
 * @returns the statements that are not empty, in their order
 * @example arrowStatements("R <- X -> Y; Q")[0].arrows // ["<-", "->"]
 * arrowStatements("R <- X -> Y; Q")[1].nodes // ["Q"]
 */
export function arrowStatements(text: string): ArrowStatement[] {
  const statements = text.split(/[;；\n]/).map((statement) => statement.trim());
  return statements
    .filter((statement) => statement !== "")
    .map((statement) => {
      const parts = statement.split(ARROW);
      return {
        text: statement,
        nodes: parts.filter((_, i) => i % 2 === 0).map((node) => node.trim()),
        arrows: parts.filter((_, i) => i % 2 === 1).map((mark) => MARKS[mark]),
      };
    });
}
