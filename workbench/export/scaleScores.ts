import {CliError, USAGE} from "../cli/error.ts";

/**
 * Returns what a score is multiplied by to fit another maximum.
 *
 * @param ours - the maximum of what was graded
 * @param theirs - the maximum in the gradebook; undefined where it says none
 * @throws CliError when they differ and nobody asked to scale
 */
export function scaleFactor(
  ours: number,
  theirs: number | undefined,
  {scale, where}: {readonly scale: boolean; readonly where: string},
): number {
  if (theirs === undefined || Math.abs(theirs - ours) < 1e-9) return 1;
  if (!scale || theirs <= 0) {
    const fix =
      theirs > 0
        ? `set the maximum there to ${ours}, or give --scale to multiply every score by ${theirs}/${ours}`
        : `set the maximum there to ${ours}`;
    throw new CliError(`${where} has a maximum of ${theirs}, what was graded has ${ours}`, {
      exitCode: USAGE,
      fix,
    });
  }
  return theirs / ours;
}
