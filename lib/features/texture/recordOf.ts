import type {FeatureDefinition} from "../definition.ts";

/** Computes every feature of a list, by its name without the family; NaN for all where there is no input. */
export function recordOf<Input>(
  definitions: readonly FeatureDefinition<Input>[],
  input: Input | null,
): Record<string, number> {
  return Object.fromEntries(
    definitions.map(({name, of}) => [
      name.slice(name.indexOf(".") + 1),
      input === null ? Number.NaN : of(input),
    ]),
  );
}
