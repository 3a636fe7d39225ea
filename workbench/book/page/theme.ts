import {recolourCharts} from "./charts.ts";

/** Lets the reader choose light or dark; without a choice the system's theme holds. */
export function enableTheme(): void {
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  document.querySelector(".theme-toggle")?.addEventListener("click", () => {
    const dark =
      root.dataset["theme"] === undefined ? system.matches : root.dataset["theme"] === "dark";
    const next = dark ? "light" : "dark";
    root.dataset["theme"] = next;
    try {
      localStorage.setItem("voxelbook:theme", next);
    } catch {
      // The choice holds for this page where the browser keeps nothing.
    }
    void recolourCharts();
  });
  system.addEventListener("change", () => void recolourCharts());
}
