import {Ajv} from "ajv";

const ajv = new Ajv({allErrors: false, allowUnionTypes: true});

/** Something from the network that is not what it should be. */
export class UnfitData extends Error {
  override name = "UnfitData";
}

/**
 * Makes a check of data that came over the network.
 *
 * @param what - how an error calls it
 * @param schema - what it must be
 * @param most - how many bytes it may have as JSON
 * @returns a function that gives the data back, or throws UnfitData with the place and the rule
 */
export function plainCheck<T>(
  what: string,
  schema: Readonly<Record<string, unknown>>,
  most: number,
): (value: unknown) => T {
  const validate = ajv.compile<T>(schema);
  return (value) => {
    const bytes = Buffer.byteLength(JSON.stringify(value) ?? "");
    if (bytes > most) throw new UnfitData(`${what} must have at most ${most} bytes, got ${bytes}`);
    if (validate(value)) return value;
    const [fault] = validate.errors ?? [];
    const place = fault.instancePath === "" ? "it" : fault.instancePath.slice(0, 80);
    throw new UnfitData(`no ${what}: ${place} ${fault.message}`);
  };
}
