// Beside the pages: what is wrong, and what there is to say of one block.

import {make, shortName} from "./pages.js";

const STATES = {translated: "translated", draft: "draft", stale: "out of date", missing: "missing"};

export const counted = (number, word) => `${number || "No"} ${word}${number === 1 ? "" : "s"}`;

/** Block -> how many errors and warnings are about it. */
export function countsOf(problems) {
  const found = new Map();
  for (const problem of problems) {
    if (!problem.block) continue;
    const count = found.get(problem.block) ?? {errors: 0, warnings: 0};
    count[problem.severity === "error" ? "errors" : "warnings"] += 1;
    found.set(problem.block, count);
  }
  return found;
}

/** All problems, those of the leaflet's blocks with a way to them. */
export function problemList(problems, known, choose) {
  if (!problems.length) return [make("p", {class: "good"}, "Nothing is wrong.")];
  return [make("ul", {}, ...problems.map((problem) => problemItem(problem, known, choose)))];
}

function problemItem(problem, known, choose) {
  const kind = problem.severity === "error" ? "Error" : "Warning";
  const item = make("li", {class: `problem ${problem.severity}`},
    make("p", {}, make("b", {}, `${kind}: `), problem.message));
  if (problem.place) item.append(make("p", {class: "place"}, problem.place));
  if (problem.field) item.append(make("p", {class: "fine"}, problem.field));
  if (problem.hint) item.append(make("p", {}, "→ ", problem.hint));
  item.append(make("p", {class: "fine"}, problem.code));
  if (problem.block && known.has(problem.block)) {
    const button = make("button", {type: "button"}, `Show ${shortName(problem.block)}`);
    button.addEventListener("click", () => choose(problem.block));
    item.append(button);
  }
  return item;
}

/** Where a block comes from, how far its translations are, its words, and what is wrong with it. */
export function blockFacts(facts, problems) {
  const own = problems.filter((problem) => problem.block === facts.block);
  const found = [
    make("p", {class: "fine"}, facts.kind || "title and facts of the leaflet"),
    make("p", {class: "place"}, facts.place),
    make("h3", {}, "Checks"),
    ...problemList(own, new Set(), () => {}),
  ];
  if (facts.languages.length) found.push(make("h3", {}, "Translations"), standing(facts.languages));
  found.push(make("h3", {}, facts.messages[0]?.translation === undefined ? "Words" : "Words and their translation"));
  found.push(make("div", {}, ...facts.messages.map((message) => words(message, facts))));
  return found;
}

function standing(languages) {
  const rows = languages.map((one) => {
    const some = one.count < one.of && one.state !== "translated" ? ` (${one.count} of ${one.of})` : "";
    return make("tr", {},
      make("th", {scope: "row"}, make("span", {lang: one.name, dir: one.direction}, one.title), ` ${one.name}`),
      make("td", {}, make("span", {class: `state ${one.state}`}, STATES[one.state] + some)));
  });
  return make("table", {}, make("tbody", {}, ...rows));
}

function words(message, facts) {
  const item = make("div", {class: "message"},
    make("p", {class: "fine"}, message.field),
    make("p", {class: message.translation === undefined ? "" : "was", lang: facts.source}, message.source));
  if (message.translation !== undefined) {
    item.append(make("p", {lang: facts.language, dir: facts.direction}, message.translation || "—"));
    if (message.state !== "translated") {
      item.append(make("p", {}, make("span", {class: `state ${message.state}`}, STATES[message.state])));
    }
  }
  item.append(make("p", {class: "place"}, message.translation_place ?? message.place));
  return item;
}
