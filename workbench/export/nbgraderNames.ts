import {posix} from "node:path";

/** nbgrader's name of the assignment that an exercise belongs to: its topic, `02-ct-numbers`. */
export function nbgraderAssignment(exercise: string): string {
  const topic = posix.dirname(exercise);
  return topic === "." ? exercise : topic;
}

/** nbgrader's name of an exercise's notebook, without ending: `hu-drift`. */
export function nbgraderNotebook(exercise: string): string {
  return posix.basename(exercise);
}

/** A time as nbgrader keeps it: UTC, without saying so. */
export function nbgraderTime(iso: string): string {
  const text = new Date(iso).toISOString();
  return `${text.slice(0, 10)} ${text.slice(11, 23)}000`;
}
