import {chooseIsolation} from "../../grader/chooseIsolation.ts";
import type {Tier} from "../../grader/isolation.ts";
import type {Graders} from "../../grader/job.ts";
import {LIMITS} from "../../grader/limits.ts";
import {poolGraders} from "../../grader/poolGraders.ts";
import type {InForce} from "../../grader/recordFile.ts";

/** Who grades, and what that means for records of earlier runs. */
export interface ChosenGraders {
  readonly graders: Graders;
  readonly inForce: InForce;
}

export interface GradersOptions {
  readonly isolation: Tier | "auto";
  readonly jobs: number;
  readonly exercisesFolder: string;
  readonly libVersion: string;
  /** Told what the instructor should see while it goes on. */
  readonly say: (line: string) => void;
}

/** Worker processes on this machine, in the strongest isolation that works here. */
export async function localGraders(options: GradersOptions): Promise<ChosenGraders> {
  const {isolation: wanted, jobs, exercisesFolder, libVersion, say} = options;
  const isolation = await chooseIsolation(LIMITS, {wanted, allowPermissions: false});
  const pool = poolGraders({
    ...{exercisesFolder, libVersion, isolation, jobs},
    onDeath: ({student, exercise}, error) =>
      say(`${student} ${exercise}: ${error}; it is graded again`),
  });
  const {tier, limits} = isolation;
  const close = async (): Promise<void> => {
    await pool.close();
    await isolation.close();
  };
  return {
    graders: {about: pool.about, grade: pool.grade.bind(pool), close},
    inForce: {tier, limits},
  };
}

/** The workers of a queue, on whatever machines they run; what isolates there is theirs to choose. */
export async function queuedGraders(
  url: string,
  options: {
    readonly exercisesFolder: string;
    readonly force: boolean;
    readonly say: (line: string) => void;
  },
): Promise<ChosenGraders> {
  // Loaded here: everything else starts without the queue's packages.
  const {queueGraders} = await import("../../queue/queueGraders.ts");
  const say = (line: string): void => options.say(`voxelbook: ${line}`);
  const graders = await queueGraders(url, {...options, say});
  return {graders, inForce: {tier: undefined, limits: LIMITS}};
}
