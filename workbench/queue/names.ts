/** In front of every key in Redis. */
export const PREFIX = "voxelbook";

/** The queues: submissions to grade, and cases to measure. */
export const GRADE_QUEUE = "grade";
export const CASE_QUEUE = "case";

/** The largest job: a notebook of 16 MB, which is as much as is read, and what goes with it. */
export const JOB_BYTES = 24 * 2 ** 20;
/** The largest result. */
export const RESULT_BYTES = 32 * 2 ** 20;

/**
 * How long a job is a worker's own without a sign of life from it, and how often the others look for jobs
 * whose worker is silent. A dead worker's job waits for the lock to end and for the second look after the
 * death: at most 25 s.
 */
export const LOCK_MS = 15_000;
export const STALLED_MS = 5_000;

/** A job whose worker died is tried once more, then given up. */
export const TRIES = 2;

/** Results that nobody has fetched, as after a producer was killed: how long and how many are kept. */
export const KEPT = {age: 24 * 3600, count: 500};
export const KEPT_FAILURES = {age: 3600, count: 100};

/** Events that Redis keeps; each holds a whole result, so that few are kept. */
export const KEPT_EVENTS = 500;

/** How long everyone waits for Redis to come back, and a producer for a worker that can do its jobs. */
export const PATIENCE_MS = 60_000;

/** How long a refused job stays away from the workers. */
export const REFUSED_MS = 1_000;
