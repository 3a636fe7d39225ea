import type {Reply} from "./childProtocol.ts";

const REFUSALS = new Set(["threw", "load", "notFunction", "notPlain"]);
const MAX_ERROR = 500;

/** Reads one line from the child; returns undefined for anything that is not exactly a reply. */
export function readReply(line: string): Reply | undefined {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return undefined;
  }
  if (typeof json !== "object" || json === null || Array.isArray(json)) return undefined;
  const {id, ok, value, why, error} = json as Readonly<Record<string, unknown>>;
  if (typeof id !== "string") return undefined;
  if (ok === true) return {id, ok, value: value as Extract<Reply, {ok: true}>["value"]};
  if (ok !== false || typeof why !== "string" || !REFUSALS.has(why)) return undefined;
  if (typeof error !== "string") return undefined;
  const known = why as Extract<Reply, {ok: false}>["why"];
  return {id, ok, why: known, error: error.slice(0, MAX_ERROR)};
}
