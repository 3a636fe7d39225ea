import type {NamedAttrMap} from "@tensorflow/tfjs-core";
import type {EngineTensor, Tf} from "../engine.ts";

/** The gradient of one kernel: how dy goes back to each input, from saved inputs or outputs. */
export interface Rule {
  /** Inputs that are kept for the way back. */
  readonly inputs?: readonly string[];
  /** Keeps the first output, behind the inputs. */
  readonly output?: boolean;
  back(
    tf: Tf,
    dy: EngineTensor,
    saved: readonly EngineTensor[],
    attrs: NamedAttrMap,
  ): Readonly<Record<string, () => EngineTensor>>;
}

/** Rules by the name of the kernel. */
export type Rules = Readonly<Record<string, Rule>>;

/** Sums a gradient over the axes along which its input was repeated. */
export function unbroadcast(tf: Tf, g: EngineTensor, shape: readonly number[]): EngineTensor {
  const missing = g.rank - shape.length;
  const axes = g.shape
    .map((_, axis) => axis)
    .filter((axis) => axis < missing || (shape[axis - missing] === 1 && g.shape[axis] > 1));
  return tf.reshape(axes.length === 0 ? g : tf.sum(g, axes), [...shape]);
}

/** A tensor as floating-point numbers. */
export const float = (tf: Tf, x: EngineTensor): EngineTensor => tf.cast(x, "float32");
