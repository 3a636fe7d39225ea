import {LINE_COLOURS} from "./colourMap.ts";
import type {FigureText} from "./show.ts";
import {showChart} from "./showChart.ts";

/** Values whose distribution is drawn. */
export interface HistogramSeries {
  readonly name: string;
  readonly values: ArrayLike<number>;
}

/** A histogram. */
export interface HistogramChart {
  readonly series: readonly HistogramSeries[];
  /** Width of a bin, in the unit of the values, > 0; no default, since it changes the picture. */
  readonly binWidth: number;
  /** Left edge of some bin; 0 unless given. */
  readonly origin?: number;
  /** Quantity and unit of the values, such as "HU (HU)". */
  readonly xLabel: string;
  /** Quantity and unit of the bars, such as "voxels (count)". */
  readonly yLabel: string;
}

/** Most bins that a chart of this width can show. */
const MOST_BINS = 2000;

/** Counts values in bins [edge, edge + width), all series on the same edges. */
function counts({
  series,
  binWidth,
  origin = 0,
}: Pick<HistogramChart, "series" | "binWidth" | "origin">): {
  readonly first: number;
  readonly bins: readonly Float64Array[];
} {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  const place = (value: number): number => Math.floor((value - origin) / binWidth);
  for (const {name, values} of series) {
    if (values.length === 0) {
      throw new RangeError(`histogramChart: series ${name} must hold at least one value, got 0`);
    }
    for (let i = 0; i < values.length; i++) {
      if (!Number.isFinite(values[i])) {
        throw new RangeError(
          `histogramChart: values of ${name} must be finite, got ${values[i]} at ${i}`,
        );
      }
      low = Math.min(low, place(values[i]));
      high = Math.max(high, place(values[i]));
    }
  }
  if (high - low + 1 > MOST_BINS) {
    throw new RangeError(
      `histogramChart: binWidth must give at most ${MOST_BINS} bins, got ${high - low + 1} with ${binWidth}`,
    );
  }
  const bins = series.map(({values}) => {
    const found = new Float64Array(high - low + 1);
    for (let i = 0; i < values.length; i++) found[place(values[i]) - low]++;
    return found;
  });
  return {first: low, bins};
}

/**
 * Shows how values are distributed, as counts in bins of a chosen width.
 *
 * Counts here, not in plotly, so that the figure carries counts and not every voxel.
 *
 * @param chart - one to seven series on the same bins; bin width in the values' unit; labels with units
 * @param text - caption (what to see) and alt (what it shows)
 * @throws RangeError when binWidth is not above 0, a value is not finite, or a label has no unit
 */
export function histogramChart(chart: HistogramChart, text: FigureText): void {
  const {series, binWidth, origin = 0, xLabel, yLabel} = chart;
  if (!(Number.isFinite(binWidth) && binWidth > 0)) {
    throw new RangeError(`histogramChart: binWidth must be above 0, got ${binWidth}`);
  }
  if (series.length < 1 || series.length > LINE_COLOURS.length) {
    throw new RangeError(
      `histogramChart: series must number 1 to ${LINE_COLOURS.length}, got ${series.length}`,
    );
  }
  const {first, bins} = counts({series, binWidth, origin});

  // One series as bars; several as stepped outlines, which do not hide one another.
  const data = bins.map((found, k) => {
    const color = LINE_COLOURS[k];
    const edges = Array.from(found, (_, b) => origin + (first + b) * binWidth);
    if (bins.length === 1) {
      const x = edges.map((edge) => edge + binWidth / 2);
      return {type: "bar", name: series[k].name, x, y: found, width: binWidth, marker: {color}};
    }
    const dash = ["solid", "dash", "dot", "dashdot", "longdash"][k % 5];
    const x = [edges[0], ...edges, origin + (first + found.length) * binWidth];
    const y = [0, ...found, 0];
    return {
      type: "scatter",
      mode: "lines",
      name: series[k].name,
      x,
      y,
      line: {shape: "hv", color, dash, width: 1.8},
    };
  });
  showChart(
    {
      data,
      layout: {
        xaxis: {title: {text: xLabel}},
        yaxis: {title: {text: yLabel}},
        bargap: 0,
        showlegend: series.length > 1,
      },
    },
    text,
  );
}
