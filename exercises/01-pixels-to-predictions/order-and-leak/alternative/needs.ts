// alternative: each step waits for those that it needs
// answer: order
function inOrder(steps: string[]): string[] {
  const needs: Record<string, string[]> = {
    acquire: [],
    resample: ["acquire"],
    segment: ["acquire"],
    extract: ["acquire", "resample", "segment"],
    split: [],
    harmonise: ["extract", "split"],
    scale: ["harmonise", "extract", "split"],
    select: ["scale", "split"],
    fit: ["select", "harmonise", "split"],
    test: ["acquire", "segment", "resample", "extract", "fit", "select"],
  };
  const done: string[] = [];
  while (done.length < steps.length) {
    const waits = (step: string): boolean =>
      needs[step].some((need) => steps.includes(need) && !done.includes(need));
    done.push(...steps.filter((step) => !done.includes(step) && !waits(step)).slice(0, 1));
  }
  return done;
}
// answer: leak
function leaks(order: string[]): string[] {
  const found: string[] = [];
  for (const step of order) {
    if (step === "split") break;
    if (/^(harmonise|scale|select|fit)$/.test(step)) found.push(step);
  }
  return found;
}
