import {InvalidArgumentError} from "commander";

const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})$/;

/**
 * Reads a due time. It must name its zone: midnight is another moment for everybody else.
 *
 * @throws InvalidArgumentError with an example
 */
export function readDue(text: string): Date {
  const time = Date.parse(text);
  if (!TIME.test(text) || Number.isNaN(time)) {
    throw new InvalidArgumentError(
      "it must be a time with its zone, such as 2026-12-01T23:59+01:00 or 2026-12-01T22:59Z.",
    );
  }
  return new Date(time);
}
