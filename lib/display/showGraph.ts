import {graphFigure, type NodeRole} from "./graphFigure.ts";
import {type DrawnGraph, graphLayout} from "./graphLayout.ts";
import {houseLayout} from "./houseLayout.ts";
import {plainJson} from "./plainJson.ts";
import {requireFigureText, show} from "./show.ts";
import {word} from "./words.ts";

/** Options of `showGraph`. */
export interface ShowGraphOptions {
  /** Whose effect is asked for. */
  readonly exposure?: string;
  /** On whom. */
  readonly outcome?: string;
  /** Nodes that are adjusted for, or by which patients were chosen; drawn as squares. */
  readonly given?: string | readonly string[];
  /** Words beside the nodes, by the node's name. */
  readonly names?: Readonly<Record<string, string>>;
  /** Words beside the arrows, by the arrow's text such as "X -> Q". */
  readonly labels?: Readonly<Record<string, string>>;
  /** A path, such as "R <- X -> Y", whose arrows are drawn strongly. */
  readonly path?: string;
  /** Where effects lie from their causes; "down" unless given. */
  readonly direction?: "down" | "right";
  /** What to see, in a sentence below the figure. */
  readonly caption: string;
  /** What the figure shows, for those who cannot see it; arrows and roles in words unless given. */
  readonly alt?: string;
}

/** Lists the texts of arrows that a path goes over, hidden causes with both of their arrows. */
function arrowsOnPath(path: string): Set<string> {
  const parts = path.split(/(<->|<-|->)/).map((part) => part.trim());
  const found = new Set<string>();
  for (let i = 1; i < parts.length; i += 2) {
    const [left, right] = [parts[i - 1], parts[i + 1]];
    if (parts[i] === "->") found.add(`${left} -> ${right}`);
    else if (parts[i] === "<-") found.add(`${right} -> ${left}`);
    else {
      for (const pair of [`${left} <-> ${right}`, `${right} <-> ${left}`]) {
        found.add(`${pair} -> ${left}`).add(`${pair} -> ${right}`);
      }
    }
  }
  return found;
}

/** Throws where an option names a node or an arrow that the graph does not have. */
function requireKnown(name: string, known: readonly string[], asked: readonly string[]): void {
  const unknown = asked.find((one) => !known.includes(one));
  if (unknown === undefined) return;
  throw new RangeError(
    `showGraph: ${name} must be of the graph, which has ${known.join(", ")}, got ${JSON.stringify(unknown)}`,
  );
}

/** Lays out the words of the figure's roles and finds the role of each node. */
function rolesOf({exposure, outcome, given = []}: ShowGraphOptions, {nodes}: DrawnGraph) {
  const fixed = typeof given === "string" ? [given] : given;
  const roleOf = (node: string): NodeRole => {
    if (!nodes.includes(node)) return "hidden";
    if (node === exposure) return "exposure";
    if (node === outcome) return "outcome";
    return fixed.includes(node) ? "given" : "other";
  };
  const roleNames: Record<NodeRole, string> = {
    exposure: word("exposure"),
    outcome: word("outcome"),
    given: word("given"),
    other: word("otherNode"),
    hidden: word("hiddenCause"),
  };
  return {fixed, roleOf, roleNames};
}

/**
 * Shows a causal graph: causes above their effects, roles by colour and mark, arrows of one path strong.
 *
 * @param graph - nodes and edges, as `parseGraph` gives them; a hidden common cause becomes a small ring
 * @param options - exposure, outcome and given; names beside nodes; labels beside arrows; path; direction;
 *   caption (what to see); alt, written from the arrows unless given
 * @throws RangeError when the graph has no node, an option names what the graph does not have, or there
 *   is no caption
 */
export function showGraph(graph: DrawnGraph, options: ShowGraphOptions): void {
  const {exposure, outcome, names = {}, labels = {}, path = "", direction = "down"} = options;
  const {nodes, edges, hidden = []} = graph;
  if (nodes.length === 0) throw new RangeError("showGraph: graph must have a node, got none");
  const {fixed, roleOf, roleNames} = rolesOf(options, graph);
  const asked = [exposure, outcome].filter((node) => node !== undefined);
  requireKnown("exposure and outcome", nodes, asked);
  requireKnown("given", nodes, fixed);
  requireKnown("names", nodes, Object.keys(names));

  const layout = graphLayout(graph, direction);
  const texts = layout.arrows.map(({from, to}) => `${from} -> ${to}`);
  const strong = arrowsOnPath(path);
  requireKnown("labels", texts, Object.keys(labels));
  const onPath = [...strong].filter((text) => !text.includes("<->"));
  requireKnown("path", texts, onPath);

  const arrows = [
    ...edges.map(([from, to]) => `${from} → ${to}`),
    ...hidden.map(([a, b]) => `${a} ↔ ${b}`),
  ].join("; ");
  const roles = [...asked, ...fixed].map((node) => `${node}: ${roleNames[roleOf(node)]}`);
  const words = [arrows === "" ? nodes.join("; ") : arrows, ...roles].join("; ");
  const text = {caption: options.caption, alt: options.alt ?? words};
  requireFigureText("showGraph", text);
  const figure = graphFigure(layout, {roleOf, roleNames, names, labels, strong});
  const house = houseLayout(figure.layout);
  const config = {displaylogo: false, displayModeBar: false, responsive: true};
  show(
    {
      "application/vnd.plotly.v1+json": plainJson({data: figure.data, layout: house, config}),
      "text/plain": [text.caption, words].join("\n"),
    },
    text,
  );
}
