import {type ArrowStatement, arrowStatements} from "voxelbook/core";
import {AnswerError} from "./answerError.ts";
import {formatValue} from "./formatValue.ts";
import {listIds} from "./listIds.ts";
import type {AnswerInfo, Arrow, GraphAnswer} from "./types.ts";

const MAX_TEXT = 20_000;
const SHOWN = 60;

/** Writes an arrow as the learner would. */
export function arrowText([from, to]: Arrow): string {
  return `${from} -> ${to}`;
}

/** Reads one statement, such as `X <- Q` or `R -> X -> Y`; a node alone is a statement without arrows. */
function readStatement(statement: ArrowStatement, nodes: readonly string[]): Arrow[] {
  const shown = formatValue(statement.text.slice(0, SHOWN));
  if (statement.arrows.includes("<->") || statement.nodes.includes("")) {
    throw new AnswerError("error", "graph.arrow", {given: shown});
  }
  const unknown = statement.nodes.find((node) => !nodes.includes(node));
  if (unknown !== undefined) {
    const args = {given: formatValue(unknown.slice(0, SHOWN)), nodes: listIds(nodes)};
    throw new AnswerError("error", "graph.unknown", args);
  }
  return statement.arrows.map((mark, i) => {
    const [left, right] = [statement.nodes[i], statement.nodes[i + 1]];
    const arrow: Arrow = mark === "->" ? [left, right] : [right, left];
    if (left === right) throw new AnswerError("error", "graph.loop", {given: arrowText(arrow)});
    return arrow;
  });
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
  const arrows = arrowStatements(given).flatMap((statement) => readStatement(statement, nodes));
  return {nodes, edges: sortArrows(arrows, nodes)};
}

/** Puts arrows in the order of their nodes, each once. */
export function sortArrows(arrows: readonly Arrow[], nodes: readonly string[]): readonly Arrow[] {
  const place = ([from, to]: Arrow): number =>
    nodes.indexOf(from) * nodes.length + nodes.indexOf(to);
  const byPlace = new Map(arrows.map((arrow) => [place(arrow), arrow]));
  return [...byPlace].sort(([a], [b]) => a - b).map(([, arrow]) => arrow);
}
