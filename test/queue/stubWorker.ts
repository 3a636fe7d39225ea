// A worker in a process of its own that grades nothing: `stubWorker.ts URL`. Jobs of a student whose name
// begins with "slow" take a second and a half, those of one that begins with "stuck" never end.
import {setTimeout as sleep} from "node:timers/promises";
import {onInterrupt} from "../../workbench/book/onInterrupt.ts";
import {checkGradeJob} from "../../workbench/queue/gradeSchema.ts";
import {readQueueUrl} from "../../workbench/queue/queueUrl.ts";
import {serveQueue} from "../../workbench/queue/serveQueue.ts";
import {recordOf} from "./stubs.ts";

const {signal} = onInterrupt();
const service = {
  queue: "grade",
  async serve(data: unknown) {
    const job = checkGradeJob(data);
    console.log(`begun ${job.student}`);
    if (job.student.startsWith("slow")) await sleep(1_500);
    if (job.student.startsWith("stuck")) await sleep(60_000);
    return {kind: "done" as const, result: recordOf(job), line: job.student};
  },
  close: () => Promise.resolve(),
};
await serveQueue({
  ...{address: readQueueUrl(process.argv[2]), services: [service], jobs: 1, signal},
  lockMs: 1_000,
  stalledMs: 300,
  say: (line) => console.log(line),
  onJob: ({outcome, line}) => console.log(`${outcome} ${line}`),
  onReady: () => console.log("ready"),
});
console.log("ended");
process.exit(0);
