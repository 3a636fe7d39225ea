import {currentHost} from "./host.ts";

/**
 * Runs the public tests of an exercise on the answers of this notebook, and shows the report.
 *
 * @param exercise - id of the exercise, such as "02-ct-numbers/hu-drift"
 * @throws Error when this program is not a notebook that can check
 */
export async function check(exercise: string): Promise<void> {
  const host = currentHost();
  if (host?.check === undefined) {
    throw new Error(
      `check: a notebook of the course must be running to check ${exercise}; in a terminal, run npx voxelbook check ${exercise}`,
    );
  }
  await host.check(exercise);
}
