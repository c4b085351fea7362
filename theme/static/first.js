// Applies the reader's own settings before the page is drawn. None is stored until somebody changes one: see forum.js.
(() => {
  "use strict"
  const root = document.documentElement
  const known = { theme: ["light", "dark"], size: ["small", "large", "largest"], portraits: ["off"], signatures: ["off"] }
  let kept = null
  try { kept = JSON.parse(localStorage.getItem("stillboard.settings")) } catch { /* no storage here, or not our words in it */ }
  for (const name in known) if (kept && known[name].includes(kept[name])) root.dataset[name] = kept[name]
  // Long quotes are folded before they are seen, and unfolded again should forum.js, which has the buttons, not come.
  root.dataset.scripts = "first"
  addEventListener("load", () => { if (root.dataset.scripts === "first") delete root.dataset.scripts })
})()
