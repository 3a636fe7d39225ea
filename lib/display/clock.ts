/** Seconds since some moment; what shows progress measures time with it, nothing else does. */
export function secondsNow(): number {
  return performance.now() / 1000;
}
