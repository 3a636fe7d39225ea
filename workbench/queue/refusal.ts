import {randomBytes} from "node:crypto";
import {hostname} from "node:os";

/** Containers may share their host's name and the number of their process. */
const OWN = randomBytes(2).toString("hex");

/** What a worker says about a job that it may not do. */
export interface Refusal {
  /** `host#process-xxxx`. */
  readonly worker: string;
  readonly reason: string;
}

/** The name under which this process works: a worker's connections carry it. */
export function workerName(): string {
  return `${hostname().replace(/[^\w.-]/g, "-")}#${process.pid}-${OWN}`;
}

/** Reads the progress of a job; undefined when it is no refusal. */
export function readRefusal(value: unknown): Refusal | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const {worker, reason} = value as Partial<Refusal>;
  if (typeof worker !== "string" || typeof reason !== "string") return undefined;
  return {worker: worker.slice(0, 200), reason: reason.slice(0, 500)};
}
