import {AnswerError} from "./answerError.ts";
import {formatValue} from "./formatValue.ts";
import {listIds} from "./listIds.ts";
import type {AnswerInfo, Arrow, GraphAnswer} from "./types.ts";

const MAX_TEXT = 20_000;
const SHOWN = 60;
/** An arrow in either direction, also as the one character. */
const ARROW = /(<-|->|←|→)/;

/** Writes an arrow as the learner would. */
export function arrowText([from, to]: Arrow): string {
  return `${from} -> ${to}`;
}

/** Reads one statement, such as `X <- Q` or `R -> X -> Y`; a node alone is a statement without arrows. */
function readStatement(statement: string, nodes: readonly string[]): Arrow[] {
  const shown = formatValue(statement.slice(0, SHOWN));
  if (/<->|←→/.test(statement)) throw new AnswerError("error", "graph.arrow", {given: shown});
  const parts = statement.split(ARROW).map((part) => part.trim());
  const arrows: Arrow[] = [];
  for (let i = 0; i < parts.length; i += 2) {
    const node = parts[i];
    if (node === "") throw new AnswerError("error", "graph.arrow", {given: shown});
    if (!nodes.includes(node)) {
      const args = {given: formatValue(node.slice(0, SHOWN)), nodes: listIds(nodes)};
      throw new AnswerError("error", "graph.unknown", args);
    }
    if (i === 0) continue;
    const forward = parts[i - 1] === "->" || parts[i - 1] === "→";
    const arrow: Arrow = forward ? [parts[i - 2], node] : [node, parts[i - 2]];
    if (arrow[0] === arrow[1]) {
      throw new AnswerError("error", "graph.loop", {given: arrowText(arrow)});
    }
    arrows.push(arrow);
  }
  return arrows;
}

/**
 * Reads a graph answer: arrows such as `D -> R; R -> X -> Y; X <- Q`, parted by semicolons or lines.
 * An arrow that is written twice counts once.
 *
 * @param given - what the answer cell declared
 * @param info - the answer, with the nodes that arrows may join
 * @returns the nodes, and the arrows in the order of their nodes
 * @throws AnswerError when the text is empty, an arrow is no arrow, runs to an unknown node or to its own
 */
export function readGraph(given: unknown, {nodes = []}: Pick<AnswerInfo, "nodes">): GraphAnswer {
  if (typeof given !== "string") {
    const example = `"${arrowText([nodes[0], nodes[1]])}"`;
    throw new AnswerError("error", "graph.notText", {example, got: formatValue(given)});
  }
  if (given.trim() === "") throw new AnswerError("not_run", "answer.notAnswered");
  if (given.length > MAX_TEXT) {
    throw new AnswerError("error", "graph.long", {limit: MAX_TEXT, length: given.length});
  }
  const statements = given.split(/[;；\n]/).map((statement) => statement.trim());
  const arrows = statements
    .filter((statement) => statement !== "")
    .flatMap((statement) => readStatement(statement, nodes));
  return {nodes, edges: sortArrows(arrows, nodes)};
}

/** Puts arrows in the order of their nodes, each once. */
export function sortArrows(arrows: readonly Arrow[], nodes: readonly string[]): readonly Arrow[] {
  const place = ([from, to]: Arrow): number =>
    nodes.indexOf(from) * nodes.length + nodes.indexOf(to);
  const byPlace = new Map(arrows.map((arrow) => [place(arrow), arrow]));
  return [...byPlace].sort(([a], [b]) => a - b).map(([, arrow]) => arrow);
}
