import type {Matrix} from "../../lib/core/index.ts";
import type {PeerArray} from "../shared/peerRows.ts";

/** A table as the peers read it: rows first. */
export const table = ({data, rows, columns}: Matrix): PeerArray => ({
  type: "float64",
  shape: [rows, columns],
  data,
});

/** A list of numbers as the peers read it. */
export const list = (values: ArrayLike<number>): PeerArray => ({
  type: "float64",
  shape: [values.length],
  data: Float64Array.from(values),
});
