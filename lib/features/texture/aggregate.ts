import type {Aggregation} from "../definition.ts";
import type {CountMatrix} from "./countMatrix.ts";
import type {TextureDimensions} from "./textureFamily.ts";

/** Aggregations of matrices that have a direction, and of those that have none. */
export const DIRECTED: readonly Aggregation[] = [
  "2D:avg",
  "2D:mrg",
  "2.5D:avg",
  "2.5D:mrg",
  "3D:avg",
  "3D:mrg",
];
export const UNDIRECTED: readonly Aggregation[] = ["2D", "2.5D", "3D"];

/** Tells whether an aggregation begins with matrices of slices or of the volume. */
export function dimensionsFor(aggregation: Aggregation): TextureDimensions {
  return aggregation.startsWith("3D") ? "3D" : "2D";
}

/** Groups matrices that have one key, in the order in which the keys come. */
function groups<Matrix>(
  matrices: readonly Matrix[],
  keyOf: (matrix: Matrix) => string,
): Matrix[][] {
  const found = new Map<string, Matrix[]>();
  for (const matrix of matrices) {
    const group = found.get(keyOf(matrix));
    if (group === undefined) found.set(keyOf(matrix), [matrix]);
    else group.push(matrix);
  }
  return [...found.values()];
}

/** Merges matrices as an aggregation says; features of what comes out are averaged. */
export function aggregate<Matrix extends Pick<CountMatrix, "slice">>(
  matrices: readonly Matrix[],
  aggregation: Aggregation,
  {
    merge,
    directionOf,
  }: {
    readonly merge: (matrices: readonly Matrix[]) => Matrix;
    readonly directionOf: (matrix: Matrix) => string;
  },
): readonly Matrix[] {
  if (matrices.length === 0) return [];
  switch (aggregation) {
    case "2D:mrg":
      return groups(matrices, ({slice}) => String(slice)).map(merge);
    case "2.5D:avg":
      return groups(matrices, directionOf).map(merge);
    case "2.5D:mrg":
    case "3D:mrg":
    case "2.5D":
      return [merge(matrices)];
    default:
      return matrices;
  }
}
