import {availableParallelism} from "node:os";
import {type Command, InvalidArgumentError, Option} from "commander";
import type {WorkerFlags} from "../../queue/workerCommand.ts";

const HELP = `
A worker takes jobs from a queue in Redis: submissions of \`voxelbook grade --queue\`, and cases of
\`voxelbook features --table --queue\`. Any number of workers may run, on any machines that reach the
queue. Each needs the same version of voxelbook, and the same course for grading: a job whose tests
differ from those here is refused and goes to another worker. Images are read under the paths that the
table names, and refused when their SHA-256 differs.

A worker may die at any moment: its jobs wait at most 25 s, then another worker takes them; a job whose
worker died twice is given up. Ctrl-C, or SIGTERM, finishes the running jobs; a second one stops at once.
While Redis is away a worker waits 60 s for it, then ends.

Redis holds answers, seeds of hidden tests and results, never the course's secret, and must be trusted:
who can write to it can write marks. Give it a password, in VOXELBOOK_QUEUE_PASSWORD rather than in the
URL, and use rediss:// (TLS) between machines.

Exit codes: 0 stopped by a signal, 1 Redis went away, 2 wrong usage, 3 no Redis or no isolation here.

Example, with Redis on a machine that both others reach as 192.0.2.7:
  first machine    voxelbook grade submissions --queue redis://192.0.2.7:6379/0
  second machine   voxelbook worker --queue redis://192.0.2.7:6379/0 --course ~/course --jobs 8
More examples:
  voxelbook worker --queue redis://127.0.0.1:6379/0
  voxelbook worker --queue rediss://queue.example.org:6379/0 --only features --jobs 2`;

/** Reads how many jobs run side by side. */
function readJobs(text: string): number {
  const jobs = Number(text);
  if (!/^\d+$/.test(text) || jobs < 1 || jobs > 256) {
    throw new InvalidArgumentError(`it must be a whole number from 1 to 256, got ${text}.`);
  }
  return jobs;
}

/** Adds `voxelbook worker`. */
export function register(program: Command): void {
  program
    .command("worker")
    .description("do the jobs of a queue: grade submissions, measure cases")
    .option("--queue <url>", "redis://HOST:6379/0, or rediss:// with TLS")
    .option("--course <folder>", "the course, when it is not the working folder")
    .option("--jobs <n>", "jobs at a time", readJobs, availableParallelism())
    .addOption(
      new Option("--only <kind>", "take one kind of jobs only; features needs no course").choices([
        "grade",
        "features",
      ]),
    )
    .addOption(
      new Option("--isolation <tier>", "how answers are kept apart")
        .choices(["auto", "namespaces", "container", "permissions"])
        .default("auto"),
    )
    .option("--json", "print one line of JSON for each job")
    .addHelpText("after", HELP)
    .action(async (flags: WorkerFlags) => {
      // Loaded here: everything else starts without the queue's packages.
      const {workerCommand} = await import("../../queue/workerCommand.ts");
      await workerCommand(flags);
    });
}
