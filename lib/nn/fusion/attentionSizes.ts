import {ShapeError} from "../../core/index.ts";
import {shapeText, sizeOf} from "../tensor.ts";

/** Sizes of an attention: places of q (n) and of k and v (m), channels of q and k (d) and of v (e). */
export interface AttentionSizes {
  readonly batch: number;
  readonly n: number;
  readonly m: number;
  readonly d: number;
  readonly e: number;
}

/** The shapes that an attention is given. */
interface Shapes {
  readonly q: readonly number[];
  readonly k: readonly number[];
  readonly v: readonly number[];
}

/** Says whether channels of q and k, places of k and v, and all batches agree. */
export function attends({q, k, v}: Shapes): boolean {
  const places = (shape: readonly number[]): number => sizeOf(shape.slice(1, -1));
  return (
    [q, k, v].every((shape) => shape.length >= 3 && shape[0] === q[0]) &&
    k[k.length - 1] === q[q.length - 1] &&
    places(v) === places(k)
  );
}

/** Checks the shapes that an attention is given, and returns its sizes. */
export function attentionSizes(who: string, shapes: Shapes): AttentionSizes {
  const {q, k, v} = shapes;
  if (!attends(shapes)) {
    throw new ShapeError(
      `${who}: q and k must have as many channels, k and v as many places, all one batch, got ${shapeText(q)}, ${shapeText(k)} and ${shapeText(v)}`,
    );
  }
  return {
    batch: q[0],
    n: sizeOf(q.slice(1, -1)),
    m: sizeOf(k.slice(1, -1)),
    d: q[q.length - 1],
    e: v[v.length - 1],
  };
}

/** Returns the factor of the similarities: 1/√d unless another is given. */
export function attentionScale(who: string, scale: number | undefined, d: number): number {
  const factor = scale ?? 1 / Math.sqrt(d);
  if (Number.isFinite(factor) && factor > 0) return factor;
  throw new RangeError(`${who}: scale must be a finite number above 0, got ${factor}`);
}
