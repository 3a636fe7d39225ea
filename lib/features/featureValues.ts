import type {Aggregation, FeatureDefinition, FeatureValue} from "./definition.ts";

/** Computes every feature of a list from one input. */
export function featureValues<Input>(
  definitions: readonly FeatureDefinition<Input>[],
  input: Input,
  aggregation: Aggregation | null,
): FeatureValue[] {
  return definitions.map((definition) => namedValue(definition, definition.of(input), aggregation));
}

/** Writes an aggregation as the IBSI's tags do: 2_5D for 2.5D, comb for merged matrices. */
function tagOf(aggregation: Aggregation): string {
  return aggregation.replace(".", "_").replace(":avg", "_avg").replace(":mrg", "_comb");
}

/** Joins a value with the names of its feature. */
export function namedValue(
  {name, ibsi, tag, pyradiomics, unit}: FeatureDefinition<never>,
  value: number,
  aggregation: Aggregation | null,
): FeatureValue {
  const suffix = aggregation === null ? "" : `_${tagOf(aggregation)}`;
  return {
    name,
    ibsi,
    tag: tag === null ? null : `${tag}${suffix}`,
    pyradiomics,
    aggregation,
    unit,
    value,
  };
}
