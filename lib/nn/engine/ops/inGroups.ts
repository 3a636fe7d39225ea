import type {EngineTensor, Tf} from "../engine.ts";

/**
 * Computes a layer group by group: the channels of the image are cut into groups, and so is the last
 * axis of the kernel: the filters of a convolution, the channels of a transposed one.
 */
export function inGroups(
  tf: Tf,
  [x, weight]: readonly [EngineTensor, EngineTensor],
  groups: number,
  layer: (x: EngineTensor, weight: EngineTensor) => EngineTensor,
): EngineTensor {
  if (groups === 1) return layer(x, weight);
  const band = (t: EngineTensor, group: number): EngineTensor => {
    const channels = t.shape[t.rank - 1];
    const width = channels / groups;
    const rows = tf.reshape(t, [t.size / channels, channels]);
    const cut = tf.slice(rows, [0, group * width], [t.size / channels, width]);
    return tf.reshape(cut, [...t.shape.slice(0, -1), width]);
  };
  const parts = Array.from({length: groups}, (_, group) =>
    layer(band(x, group), band(weight, group)),
  );
  return tf.concat(parts, x.rank - 1);
}
