import type {Network} from "./network.ts";
import type {LayerSummary} from "./summary.ts";
import {summary} from "./summary.ts";

/** Layers that are drawn as one. */
export interface NetworkBlock {
  readonly name: string;
  readonly layers: readonly LayerSummary[];
  /** Shape of the last of its finest results. */
  readonly outputShape: readonly number[];
  readonly trainable: number;
  /** Halvings of the image's size in its finest result, along the axis that is halved most. */
  readonly level: number;
}

/** A network as a figure: blocks and arrows, and the same as a chart. */
export interface NetworkFigure {
  readonly blocks: readonly NetworkBlock[];
  /** Names of the blocks at both ends; `skip` marks an arrow that passes others by. */
  readonly edges: readonly {readonly from: string; readonly to: string; readonly skip: boolean}[];
  /** Traces and layout for plotly, as `showChart` takes them. */
  readonly data: readonly Readonly<Record<string, unknown>>[];
  readonly layout: Readonly<Record<string, unknown>>;
  /** What the figure shows, in a sentence for those who cannot see it. */
  readonly alt: string;
}

/** The input as if it were a layer. */
function inputLayer(shape: readonly number[], dims: number): LayerSummary {
  return {
    name: "input",
    kind: "add",
    inputs: [],
    outputShape: shape,
    trainable: 0,
    buffers: 0,
    multiplyAdds: 0,
    bytes: 0,
    receptiveField: Array<number>(dims).fill(1),
    jump: Array<number>(dims).fill(1),
  };
}

/** Gathers layers whose names begin with the same parts. */
function blocksOf(layers: readonly LayerSummary[], parts: number): NetworkBlock[] {
  const groups = new Map<string, LayerSummary[]>();
  for (const layer of layers) {
    const name = layer.name.split(".").slice(0, parts).join(".");
    groups.set(name, [...(groups.get(name) ?? []), layer]);
  }
  let level = 0;
  return [...groups].map(([name, members]) => {
    // A block stands where its finest results do: pooling at its end leads to the next level. What sees
    // the whole image stays on the level before it.
    const levels = members.map(({jump}) => (jump === null ? level : Math.log2(Math.max(...jump))));
    level = Math.min(...levels);
    const {outputShape} = members[levels.lastIndexOf(level)];
    const trainable = members.reduce((sum, layer) => sum + layer.trainable, 0);
    return {name, layers: members, outputShape, trainable, level};
  });
}

/** Lists the arrows between blocks; one that does not lead to the next block is a skip. */
function edgesOf(blocks: readonly NetworkBlock[]) {
  const blockOf = new Map<string, number>();
  blocks.forEach(({layers}, index) => {
    for (const {name} of layers) blockOf.set(name, index);
  });
  const pairs = new Map<string, readonly [number, number]>();
  blocks.forEach(({layers}, to) => {
    for (const input of layers.flatMap(({inputs}) => inputs)) {
      const from = blockOf.get(input) as number;
      if (from !== to) pairs.set(`${from} ${to}`, [from, to]);
    }
  });
  return [...pairs.values()].map(([from, to]) => ({from, to, skip: to - from !== 1}));
}

/** Says what a block makes, beside its mark. */
function blockText({name, outputShape}: NetworkBlock): string {
  const size = outputShape.slice(1, -1);
  const even = size.every((n) => n === size[0]);
  const text = even && size.length > 1 ? `${size[0]}<sup>${size.length}</sup>` : size.join(" × ");
  return `${name}<br>${[outputShape[outputShape.length - 1], text].filter((t) => t !== "").join(" @ ")}`;
}

/** Puts the words of a block where no arrow of the way passes: outside on the slopes, above on the flat. */
function textPlace(blocks: readonly NetworkBlock[], index: number): string {
  const {level} = blocks[index];
  const before = blocks[index - 1]?.level ?? level;
  const after = blocks[index + 1]?.level ?? level;
  if (before < level && after < level) return "bottom center";
  if (after > level) return "bottom left";
  return before > level ? "bottom right" : "top center";
}

/** Draws arrows of one kind as one trace of line segments. */
function edgeTrace(
  blocks: readonly NetworkBlock[],
  edges: readonly {from: number; to: number}[],
  {name, dash}: {name: string; dash: string},
) {
  return {
    type: "scatter",
    mode: "lines",
    name,
    x: edges.flatMap(({from, to}) => [from, to, null]),
    y: edges.flatMap(({from, to}) => [-blocks[from].level, -blocks[to].level, null]),
    line: {color: dash === "solid" ? "#0072b2" : "#d55e00", width: 2, dash},
    hoverinfo: "skip",
  };
}

/** Makes the chart: order of computation to the right, coarser maps further down. */
function chartOf(
  blocks: readonly NetworkBlock[],
  edges: readonly {from: number; to: number; skip: boolean}[],
  unit: "pixels" | "voxels",
) {
  const levels = [...new Set(blocks.map(({level}) => level))].sort((a, b) => a - b);
  const marks = {
    type: "scatter",
    mode: "markers+text",
    name: "blocks",
    x: blocks.map((_, index) => index),
    y: blocks.map(({level}) => -level),
    text: blocks.map(blockText),
    textposition: blocks.map((_, index) => textPlace(blocks, index)),
    showlegend: false,
    hovertext: blocks.map(
      ({name, trainable, layers}) => `${name}: ${layers.length} layers, ${trainable} parameters`,
    ),
    hoverinfo: "text",
    marker: {symbol: "square", size: 12, color: "#0072b2"},
    cliponaxis: false,
  };
  const ways = edges.filter(({skip}) => !skip);
  const skips = edges.filter(({skip}) => skip);
  const data = [
    edgeTrace(blocks, ways, {name: "from block to block", dash: "solid"}),
    ...(skips.length > 0 ? [edgeTrace(blocks, skips, {name: "skips", dash: "dot"})] : []),
    marks,
  ];
  const layout = {
    xaxis: {
      title: {text: "order of computation (1)"},
      showticklabels: false,
      showgrid: false,
      range: [-2.4, blocks.length + 1.4],
    },
    yaxis: {
      title: {text: `distance of neighbours (${unit})`},
      tickvals: levels.map((level) => -level),
      ticktext: levels.map((level) => String(2 ** level)),
      range: [-levels[levels.length - 1] - 0.9, -levels[0] + 0.9],
    },
    showlegend: skips.length > 0,
  };
  return {data, layout};
}

/**
 * Draws a network as a graph: blocks from left to right in the order of computation, one step down for
 * each halving of the size, skips as dotted lines. A U-Net draws its U.
 *
 * @formula a block stands at height $-\log_2 j$ for the least jump $j$ of its layers
 * @param network - the network
 * @param inputShape - [batch, (z,) (y,) x, channels]
 * @param options - parts: how many parts of the layers' names make a block, 1 when left out; Infinity
 *   draws every layer
 * @returns blocks, edges, and a chart with its text alternative
 * @throws RangeError when parts is below 1
 * @throws ShapeError when the image does not fit the network
 * @ref ronneberger2015
 * @example describeNetwork(unet({dims: 2, inChannels: 1, classes: 2, padding: "same", depth: 1}), [1, 8, 8, 1]).blocks.map(({name}) => name) // ["input", "encoder0", "bottom", "decoder0", "head"]
 */
export function describeNetwork(
  network: Network,
  inputShape: readonly number[],
  {parts = 1}: {readonly parts?: number} = {},
): NetworkFigure {
  if (!(parts >= 1))
    throw new RangeError(`describeNetwork: parts must be at least 1, got ${parts}`);
  const {layers, name, trainable} = summary(network, inputShape);
  const blocks = blocksOf([inputLayer(inputShape, network.dims), ...layers], parts);
  const edges = edgesOf(blocks);
  const skips = edges.filter(({skip}) => skip);
  const across = skips.map(({from, to}) => `${blocks[from].name} to ${blocks[to].name}`).join(", ");
  return {
    blocks,
    edges: edges.map(({from, to, skip}) => ({
      from: blocks[from].name,
      to: blocks[to].name,
      skip,
    })),
    ...chartOf(blocks, edges, network.dims === 3 ? "voxels" : "pixels"),
    alt: `${name} with ${trainable} parameters as a chain of ${blocks.length} blocks: ${blocks.map((block) => block.name).join(", ")}${across === "" ? "" : `; skips lead from ${across}`}.`,
  };
}
