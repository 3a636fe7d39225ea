const SVG = "http://www.w3.org/2000/svg";
const WIDTH = 360;
const HEIGHT = 260;
/** Room around a node's name. */
const NODE = {height: 26, letter: 7.5, pad: 9};

function svgElement(
  tag: string,
  attributes: Readonly<Record<string, string | number>>,
): SVGElement {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  return element;
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly halfWidth: number;
}

/** Puts nodes on an ellipse, the first at the left. */
function placesOf(nodes: readonly string[]): Map<string, Place> {
  return new Map(
    nodes.map((node, i) => {
      const angle = Math.PI + (2 * Math.PI * i) / nodes.length;
      const halfWidth = Math.min(70, (node.length * NODE.letter) / 2 + NODE.pad);
      const x = WIDTH / 2 + (WIDTH / 2 - 76) * Math.cos(angle);
      const y = HEIGHT / 2 + (HEIGHT / 2 - 22) * Math.sin(angle);
      return [node, {x, y, halfWidth}];
    }),
  );
}

/** Where the line to another node leaves a node's box. */
function edgeOf(a: Place, b: Place): {x: number; y: number} {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const scale = Math.min(
    dx === 0 ? Number.POSITIVE_INFINITY : (a.halfWidth + 3) / Math.abs(dx),
    dy === 0 ? Number.POSITIVE_INFINITY : (NODE.height / 2 + 3) / Math.abs(dy),
  );
  return {x: a.x + dx * scale, y: a.y + dy * scale};
}

/** Draws one arrow: a line and its head. */
function drawArrow(a: Place, b: Place): SVGElement {
  const start = edgeOf(a, b);
  const end = edgeOf(b, a);
  const angle = Math.atan2(end.y - start.y, end.x - start.x);
  const wing = (turn: number): string =>
    `${(end.x - 9 * Math.cos(angle + turn)).toFixed(1)} ${(end.y - 9 * Math.sin(angle + turn)).toFixed(1)}`;
  const [x, y] = [end.x.toFixed(1), end.y.toFixed(1)];
  const d = `M${start.x.toFixed(1)} ${start.y.toFixed(1)}L${x} ${y}M${wing(0.45)}L${x} ${y}L${wing(-0.45)}`;
  return svgElement("path", {d, class: "graph-arrow"});
}

/** Draws nodes and arrows; the text says the same to those who do not see it. */
export function drawGraph(
  nodes: readonly string[],
  arrows: readonly (readonly [string, string])[],
  label: string,
): SVGElement {
  const svg = svgElement("svg", {
    viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
    role: "img",
    "aria-label": label,
  });
  const places = placesOf(nodes);
  for (const [from, to] of arrows) svg.append(drawArrow(places.get(from)!, places.get(to)!));
  for (const [node, {x, y, halfWidth}] of places) {
    const {height} = NODE;
    const box = {x: x - halfWidth, y: y - height / 2, width: 2 * halfWidth, height, rx: 6};
    const text = svgElement("text", {
      x,
      y,
      "text-anchor": "middle",
      "dominant-baseline": "central",
    });
    const fits = Math.floor((2 * halfWidth - 6) / NODE.letter);
    text.textContent = node.length > fits + 1 ? `${node.slice(0, fits - 1)}…` : node;
    svg.append(svgElement("rect", {...box, class: "graph-node"}), text);
  }
  return svg;
}
