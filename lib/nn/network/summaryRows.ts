import type {NetworkSummary} from "./summary.ts";

/** A row of a network's table: plain fields, as `showTable` takes them. */
export interface SummaryRow extends Readonly<Record<string, string | number | null>> {
  readonly layer: string;
  readonly kind: string;
  /** Size of the result along each axis, then its channels. */
  readonly output: string;
  readonly parameters: number;
  /** In millions. */
  readonly multiplyAdds: number;
  /** Of the result, in MiB. */
  readonly memory: number;
  readonly receptiveField: string;
  readonly jump: string;
}

/** Writes what may differ by axis: one number where it does not. */
function perAxisText(values: readonly number[] | null): string {
  if (values === null) return "all";
  return values.every((n) => n === values[0]) ? String(values[0]) : values.join(" × ");
}

/**
 * Turns a summary into the rows of a table, the totals last.
 *
 * @param summary - of a network
 * @param options - which: "weighted" leaves out layers without parameters; "all" when left out
 * @returns layer, kind, output, parameters, multiplyAdds in millions, memory in MiB, receptiveField and
 *   jump in voxels
 * @throws RangeError when which is unknown
 * @ref araujo2019
 * @example summaryRows(summary(convBlock({dims: 2, inChannels: 1, filters: 4, kernel: 3, norm: "none", activation: "relu"}), [1, 8, 8, 1]))[0].output // "6 × 6 × 4"
 */
export function summaryRows(
  {layers, ...totals}: NetworkSummary,
  {which = "all"}: {readonly which?: "all" | "weighted"} = {},
): SummaryRow[] {
  if (which !== "all" && which !== "weighted") {
    throw new RangeError(
      `summaryRows: which must be "all" or "weighted", got ${JSON.stringify(which)}`,
    );
  }
  const shown = layers.filter(({trainable}) => which === "all" || trainable > 0);
  const rows = shown.map(
    (layer): SummaryRow => ({
      layer: layer.name,
      kind: layer.kind,
      output: layer.outputShape.slice(1).join(" × "),
      parameters: layer.trainable,
      multiplyAdds: layer.multiplyAdds / 1e6,
      memory: layer.bytes / 2 ** 20,
      receptiveField: perAxisText(layer.receptiveField),
      jump: perAxisText(layer.jump),
    }),
  );
  return [
    ...rows,
    {
      layer: "total",
      kind: "",
      output: "",
      parameters: totals.trainable,
      multiplyAdds: totals.multiplyAdds / 1e6,
      memory: totals.trainingBytes / 2 ** 20,
      receptiveField: "",
      jump: "",
    },
  ];
}
