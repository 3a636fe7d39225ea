import {resolve} from "node:path";
import type {Command} from "commander";
import {findExercisesFolder} from "../../exercise/findExercisesFolder.ts";
import {findExercises} from "../../exercise/readExercise.ts";
import {releaseCourse} from "../../release/releaseCourse.ts";
import {findExercise} from "../check/targets.ts";
import {createProgress} from "../progress.ts";

interface ReleaseFlags {
  out: string;
  force?: boolean;
  json?: boolean;
}

const HELP = `
Writes the folder that you give to the class. It works on its own, outside this repository: exercise notebooks
without solutions, public tests, the packed course, npm start and npm test. The folder is searched for
any line of a solution or a hidden test before it appears.

Exit codes: 0 written, 1 something would give away a solution, 2 wrong usage, 3 npm could not pin the packages.

Examples:
  voxelbook release
  voxelbook release hu-drift --out week-2
  voxelbook release --force`;

async function release(names: string[], flags: ReleaseFlags): Promise<void> {
  const exercisesFolder = findExercisesFolder(process.cwd());
  const ids =
    names.length === 0
      ? await findExercises(exercisesFolder)
      : await Promise.all(names.map((name) => findExercise(exercisesFolder, name)));
  const out = resolve(flags.out);
  const progress = createProgress({label: "releasing", total: null, silent: flags.json ?? false});
  let step = 0;
  try {
    const onStep = (what: string): void => progress.update(step++, what);
    const exercises = await releaseCourse({
      exercisesFolder,
      ids,
      out,
      force: flags.force ?? false,
      onStep,
    });
    progress.stop();
    const released = exercises.map(({id}) => id);
    process.stdout.write(
      flags.json
        ? `${JSON.stringify({out, exercises: released}, null, 2)}\n`
        : `${released.length} exercises in ${flags.out}: ${released.join(", ")}\n`,
    );
  } finally {
    progress.stop();
  }
}

/** Adds `voxelbook release`. */
export function register(program: Command): void {
  program
    .command("release")
    .description("write the folder that students get")
    .argument("[exercises...]", "exercises to release; all when none is given")
    .option("--out <folder>", "where to write it", "released")
    .option("--force", "replace the folder of an earlier release")
    .option("--json", "print what was written as JSON")
    .addHelpText("after", HELP)
    .action(release);
}
