import {type ExpectOptions, failComparison} from "./expectOptions.ts";
import {arrowText, readGraph} from "./readGraph.ts";
import type {Arrow, GraphAnswer, Words} from "./types.ts";

export interface GraphOptions extends ExpectOptions {
  /** Words for one arrow, such as `"X -> R"`: said when it is missing though expected, or there though not. */
  readonly arrows?: Readonly<Record<string, Words>>;
  /** Words for a whole graph that is a known mistake. */
  readonly mistakes?: readonly {readonly graph: string; readonly message: Words}[];
  /** Compares only arrows between these nodes; all nodes when left out. */
  readonly among?: readonly string[];
}

const has = (arrows: readonly Arrow[], [from, to]: Arrow): boolean =>
  arrows.some((arrow) => arrow[0] === from && arrow[1] === to);

const graphText = (arrows: readonly Arrow[]): string => arrows.map(arrowText).join("; ");

/** Keeps the arrows between some nodes. */
function arrowsAmong({edges}: GraphAnswer, among: readonly string[] | undefined): readonly Arrow[] {
  if (among === undefined) return edges;
  return edges.filter((arrow) => arrow.every((node) => among.includes(node)));
}

/** Finds the words of an arrow, however the author wrote it. */
function wordsOf(arrow: Arrow, {arrows = {}}: GraphOptions, got: GraphAnswer): Words | undefined {
  const found = Object.entries(arrows).find(([text]) => has(readGraph(text, got).edges, arrow));
  return found?.[1];
}

/**
 * Passes when a graph has exactly the expected arrows.
 *
 * @param got - what `answer.graph` returned
 * @param expected - arrows such as `"D -> R; R -> X"`
 * @throws CheckFailure naming an arrow that is reversed, missing or too many
 */
export function expectGraph(got: GraphAnswer, expected: string, options: GraphOptions = {}): void {
  const {mistakes = [], among} = options;
  const wanted = arrowsAmong(readGraph(expected, got), among);
  const given = arrowsAmong(got, among);
  const missing = wanted.filter((arrow) => !has(given, arrow));
  const extra = given.filter((arrow) => !has(wanted, arrow));
  if (missing.length === 0 && extra.length === 0) return;

  const shown = {expected: graphText(wanted), got: graphText(given)};
  const whole = mistakes.find(({graph}) => {
    const mistake = arrowsAmong(readGraph(graph, got), among);
    return mistake.length === given.length && mistake.every((arrow) => has(given, arrow));
  });
  // Arrows that an author has words for are told first; among the others one that only points the wrong way.
  const told = [...extra, ...missing].find((arrow) => wordsOf(arrow, options, got) !== undefined);
  const mistake = whole?.message ?? (told && wordsOf(told, options, got));
  const turned = extra.find(([from, to]) => has(missing, [to, from]));
  if (turned !== undefined) {
    const [from, to] = turned;
    failComparison("graph.reversed", {from, to}, options, shown, mistake);
  }
  const [first] = missing.length > 0 ? missing : extra;
  const code = missing.length > 0 ? "graph.missing" : "graph.extra";
  failComparison(code, {arrow: arrowText(first)}, options, shown, mistake);
}

/**
 * Passes when no way along the arrows leads back to its beginning, as in a causal graph.
 *
 * @param got - what `answer.graph` returned
 * @throws CheckFailure naming the circle
 */
export function expectAcyclic(
  got: GraphAnswer,
  options: Pick<ExpectOptions, "hint" | "message"> = {},
): void {
  const circle = findCircle(got);
  if (circle === undefined) return;
  failComparison("graph.cycle", {path: circle.join(" -> ")}, options, {got: graphText(got.edges)});
}

/** Finds a circle of arrows, its first node again at the end. */
function findCircle({nodes, edges}: GraphAnswer): string[] | undefined {
  const done = new Set<string>();
  const visit = (node: string, trail: readonly string[]): string[] | undefined => {
    const at = trail.indexOf(node);
    if (at >= 0) return [...trail.slice(at), node];
    if (done.has(node)) return undefined;
    for (const [from, to] of edges) {
      const found = from === node ? visit(to, [...trail, node]) : undefined;
      if (found !== undefined) return found;
    }
    done.add(node);
    return undefined;
  };
  for (const node of nodes) {
    const found = visit(node, []);
    if (found !== undefined) return found;
  }
  return undefined;
}
