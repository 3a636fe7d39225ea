import {decodeValue, encodeValue} from "../../../exercise/wire.ts";

/** Where tslab's executor keeps the names of all cells. */
interface CellScope {
  readonly __tslab__: {readonly exports: Readonly<Record<string, unknown>>};
}

/**
 * Calls a function that the cells have declared, or reads a value when `args` is empty text.
 * Arguments and result are JSON with tags, as between the grader and a submission.
 */
export async function callAnswer(name: string, args: string): Promise<string> {
  const found = (globalThis as typeof globalThis & CellScope).__tslab__.exports[name];
  if (args === "") return JSON.stringify(encodeValue(found));
  if (typeof found !== "function") {
    throw new TypeError(`${name} must be a function, got ${typeof found}`);
  }
  const given = decodeValue(JSON.parse(args)) as unknown[];
  return JSON.stringify(encodeValue(await found(...given)));
}
