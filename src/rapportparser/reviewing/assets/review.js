// Links and filters work without this script. It shows both places of what is chosen, steps through the findings,
// and says what the filter leaves.
"use strict";
(() => {
  const outline = document.getElementById("outline");
  const said = document.getElementById("said");
  const words = said.dataset;
  let chosen = [];

  // By style alone: what is far away has no layout yet.
  const isSeen = (element) =>
    element === null || (getComputedStyle(element).display !== "none" && isSeen(element.parentElement));
  const sideBySide = () => getComputedStyle(outline).overflowY === "auto";

  function mark(elements) {
    for (const element of chosen) {
      element.classList.remove("current");
      element.removeAttribute("aria-current");
    }
    chosen = elements.filter(Boolean);
    for (const element of chosen) {
      element.classList.add("current");
      element.setAttribute("aria-current", "true");
    }
  }

  // Give an entry of the outline, its place in the report, and the flag beside the page.
  function pair(entry) {
    const link = entry.getAttribute("href");
    const place = link ? document.getElementById(link.slice(1)) : null;
    return [entry, place, document.querySelector(`.flag[data-of="${entry.id.slice(1)}"]`)];
  }

  // A filter must not hide what somebody asks for.
  function uncover(element) {
    if (!isSeen(element)) {
      document.getElementById("filter-all").click();
    }
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    const goal = link && document.getElementById(link.getAttribute("href").slice(1));
    if (!goal) {
      return;
    }
    uncover(goal);
    const entry = outline.contains(goal) ? goal : link;
    if (entry.matches(".go")) {
      mark(pair(entry));
    }
  });

  const findings = [...outline.querySelectorAll(".finding .go")];
  let at = -1;

  function step(by) {
    if (findings.length === 0) {
      said.textContent = words.none;
      return;
    }
    const current = findings.indexOf(chosen[0]);
    at = current >= 0 ? current : at;
    at = (at + by + findings.length + (at < 0 && by < 0 ? 1 : 0)) % findings.length;
    const entry = findings[at];
    uncover(entry.closest(".finding"));
    if (!isSeen(entry)) {
      return;
    }
    mark(pair(entry));
    if (chosen[1] && sideBySide()) {
      chosen[1].scrollIntoView({ block: "center" });
    }
    entry.focus({ preventScroll: true });
    entry.scrollIntoView({ block: "center" });
    said.textContent = `${words.finding}: ${at + 1} ${words.of} ${findings.length}`;
  }

  document.getElementById("next").addEventListener("click", () => step(1));
  document.getElementById("previous").addEventListener("click", () => step(-1));
  document.addEventListener("keydown", (event) => {
    const isTyped = event.ctrlKey || event.altKey || event.metaKey || !document.getElementById("keys").checked;
    if (!isTyped && (event.key === "n" || event.key === "p")) {
      event.preventDefault();
      step(event.key === "n" ? 1 : -1);
    }
  });

  document.querySelector(".filter").addEventListener("change", (event) => {
    const rows = outline.querySelectorAll(".row:not(.green)").length;
    const counts = {
      all: "",
      "not-green": `${rows} ${words.rows}`,
      findings: `${findings.length} ${words.finding.toLowerCase()}`,
    };
    said.textContent = counts[event.target.value];
  });
})();
