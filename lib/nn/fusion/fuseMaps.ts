import type {NetworkBuilder} from "../network/builderOptions.ts";
import type {FusionKind} from "./fusionKinds.ts";

/** What fusing maps needs to know. */
interface FuseOptions {
  readonly fusion: FusionKind;
  /** Features of each modality in an outer product. */
  readonly rank: number;
}

/** Mixes maps by shares that all of them set at each place, and that add up to 1. */
function addGates(builder: NetworkBuilder, prefix: string, maps: readonly string[]): string {
  const joined = builder.concat(`${prefix}.concat`, maps);
  const logits = builder.conv(`${prefix}.share`, joined, {filters: maps.length, kernel: 1});
  const shares = builder.activation(`${prefix}.softmax`, logits, {type: "softmax"});
  const parts = maps.map((map, m) => {
    const share = builder.slice(`${prefix}.share${m}`, shares, {start: m, count: 1});
    return builder.gate(`${prefix}.gate${m}`, map, share);
  });
  return builder.add(`${prefix}.add`, parts);
}

/** Lets each map ask the others: what it gathers is added to what it is. */
function addAttention(builder: NetworkBuilder, prefix: string, maps: readonly string[]): string {
  const project = (name: string, from: string): string =>
    builder.conv(name, from, {filters: builder.channelsOf(maps[0]), kernel: 1, bias: false});
  const asked = maps.map((map, m) => {
    const others = maps.filter((_, k) => k !== m);
    const context =
      others.length === 1 ? others[0] : builder.concat(`${prefix}.context${m}`, others);
    const query = project(`${prefix}.query${m}`, map);
    const key = project(`${prefix}.key${m}`, context);
    const value = project(`${prefix}.value${m}`, context);
    const gathered = builder.attention(`${prefix}.attention${m}`, {query, key, value});
    return builder.add(`${prefix}.add${m}`, [map, gathered]);
  });
  return builder.concat(`${prefix}.concat`, asked);
}

/** Multiplies a few features of each map with those of all others, at each place. */
function addProducts(
  builder: NetworkBuilder,
  prefix: string,
  maps: readonly string[],
  filters: number,
): string {
  const narrow = maps.map((map, m) =>
    builder.conv(`${prefix}.narrow${m}`, map, {filters, kernel: 1}),
  );
  return narrow
    .slice(1)
    .reduce((product, map, m) => builder.outer(`${prefix}.outer${m}`, [product, map]), narrow[0]);
}

/** Fuses the maps of one level of the encoders, for the decoder. */
export function fuseSkip(
  builder: NetworkBuilder,
  {prefix, maps}: {readonly prefix: string; readonly maps: readonly string[]},
  {fusion}: FuseOptions,
): string {
  if (fusion === "gated") return addGates(builder, prefix, maps);
  return builder.concat(`${prefix}.concat`, maps);
}

/** Fuses the maps at the bottom of the encoders. */
export function fuseBottom(
  builder: NetworkBuilder,
  maps: readonly string[],
  {fusion, rank}: FuseOptions,
): string {
  switch (fusion) {
    case "gated":
      return addGates(builder, "fused", maps);
    case "attention":
      return addAttention(builder, "fused", maps);
    case "tensor":
      return addProducts(builder, "fused", maps, rank);
    default:
      return builder.concat("fused.concat", maps);
  }
}
