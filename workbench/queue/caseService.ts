import type {Worker} from "node:worker_threads";
import {featureSettings} from "voxelbook/features";
import {failedLabel} from "../cli/features/featureCase.ts";
import {startWorker} from "../cli/features/startWorker.ts";
import {ask, crashReason} from "../cli/features/workerPool.ts";
import type {CaseAnswer} from "./case.entry.ts";
import {type CaseJob, checkCaseJob} from "./caseSchema.ts";
import {FreeList} from "./freeList.ts";
import {CASE_QUEUE} from "./names.ts";
import type {Served, Service} from "./service.ts";

/** Measures cases of a queue on threads of their own, as a table is measured on one machine. */
export class CaseService implements Service {
  readonly queue = CASE_QUEUE;
  private readonly libVersion: string;
  private readonly threads = new FreeList<Worker>();

  constructor(libVersion: string) {
    this.libVersion = libVersion;
  }

  async serve(data: unknown): Promise<Served> {
    const job = checkCaseJob(data);
    const {one, run} = job;
    if (run.version !== this.libVersion) {
      const reason = `the job needs voxelbook ${run.version}, here is ${this.libVersion}`;
      return {kind: "refused", reason};
    }
    // The library says what is wrong with settings that are none.
    featureSettings(run.settings);
    const answer = await this.answer(job);
    if ("refused" in answer) return {kind: "refused", reason: answer.refused};
    const {reply} = answer;
    const fault = reply.results?.find(({error}) => error !== null)?.error;
    const line = `${one.id}: ${fault ?? "measured"}`;
    return {kind: "done", result: reply, line};
  }

  async close(): Promise<void> {
    await Promise.all(this.threads.clear().map((thread) => thread.terminate()));
  }

  /** Asks a thread; one that breaks down, as for want of memory, is the result. */
  private async answer(job: CaseJob): Promise<CaseAnswer> {
    const thread = await this.threads.take(() => startWorker("queue/case.entry", undefined));
    try {
      const answer = await ask<CaseJob, CaseAnswer>(thread, job);
      this.threads.give(thread);
      return answer;
    } catch (error) {
      this.threads.drop(thread);
      await thread.terminate();
      return {reply: {key: null, results: [failedLabel(null, crashReason(error))]}};
    }
  }
}
