// Runs before anything is drawn: says that scripts are there, and takes up the reader's theme.
const root = document.documentElement;
root.classList.replace("no-js", "js");
try {
  const theme = localStorage.getItem("voxelbook:theme");
  if (theme === "light" || theme === "dark") root.dataset["theme"] = theme;
} catch {
  // A browser that keeps nothing shows the theme of the system.
}
