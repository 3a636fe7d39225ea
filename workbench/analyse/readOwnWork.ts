import {readFile} from "node:fs/promises";

/** What a notebook says about the time that its student spent: nobody has checked it. */
export interface OwnWork {
  readonly seconds: number;
  /** How often the answers were checked. */
  readonly checks: number;
}

/** A term; who says more has edited the file. */
const MAX_SECONDS = 200 * 86_400;
const MAX_CHECKS = 100_000;

type Fields = Readonly<Record<string, unknown>>;

const fieldsOf = (value: unknown): Fields =>
  typeof value === "object" && value !== null ? (value as Fields) : {};

const within = (value: unknown, max: number): value is number =>
  typeof value === "number" && value >= 0 && value <= max;

/** Reads `metadata.voxelbook_work` of a notebook; undefined where it is absent or cannot be true. */
export function ownWork(notebook: unknown): OwnWork | undefined {
  const metadata = fieldsOf(fieldsOf(notebook)["metadata"]);
  const {seconds, checks} = fieldsOf(metadata["voxelbook_work"]) as Partial<OwnWork>;
  const sound = within(seconds, MAX_SECONDS) && within(checks, MAX_CHECKS);
  return sound && Number.isInteger(checks) ? {seconds, checks} : undefined;
}

/** Reads it from a file that is known to be a notebook. */
export async function readOwnWork(path: string): Promise<OwnWork | undefined> {
  return ownWork(JSON.parse((await readFile(path, "utf8")).replace(/^\ufeff/, "")));
}
