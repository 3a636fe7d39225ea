import {InvalidArgumentError} from "commander";

/**
 * Reads an option that counts something.
 *
 * @throws InvalidArgumentError when it is no whole number of at least 1
 */
export function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1)
    throw new InvalidArgumentError("it must be a whole number of at least 1.");
  return value;
}
