// What is shown stands in the address; what is on the disk comes as news from the server.

import {Pages, make, shortName} from "./pages.js";
import {blockFacts, countsOf, counted, problemList} from "./panel.js";

const CHOICES = ["leaflet", "language", "second", "clinic", "layout", "paper", "profile"];
const USUAL = ["layout", "paper", "profile"]; // may be left to the usual choice
const OVERLAYS = {c: "cuts", m: "margins", b: "baselines", o: "blocks"};
const SIGHTS = ["", "grey", "protanopia", "deuteranopia", "tritanopia"];
const ZOOMS = [50, 75, 100, 125, 150, 200, 300, 400];
const KEYS = [
  ["Tab", "go from block to block; Enter shows where it comes from"],
  ["j  k", "next and previous block"],
  ["n  p", "next and previous page"],
  ["+  −", "larger and smaller"],
  ["w", "fit the width"], ["h", "fit the whole page"], ["1", "100 %"],
  ["f", "facing pages"], ["s", "the original beside the translation"],
  ["c", "fold and cut lines"], ["m", "margins, and what a printer can print"],
  ["b", "baselines"], ["o", "outline of every block"],
  ["g", "colours: full, grey, protanopia, deuteranopia, tritanopia"],
  ["e", "go to the problems"], ["l", "choose a leaflet"],
  ["Esc", "close the block"], ["?", "this list"],
];

const find = (id) => document.getElementById(id);
const tab = Array.from(crypto.getRandomValues(new Uint8Array(8)), (n) => n.toString(16).padStart(2, "0")).join("");
const pages = new Pages(find("pages"), choose, () => setTimeout(load, 1000));
let asked = {}, view = {}, state = null, original = null, coming = null, block = "", shownProblems = "";

// ---- The address

function readAddress() {
  const query = new URLSearchParams(location.search);
  asked = Object.fromEntries(CHOICES.map((name) => [name, query.get(name) ?? ""]));
  const zoom = query.get("zoom") ?? "width";
  view = {
    zoom: ["width", "page"].includes(zoom) || (Number(zoom) >= 50 && Number(zoom) <= 400) ? zoom : "width",
    facing: query.get("facing") === "1",
    compare: query.get("compare") === "1",
    show: (query.get("show") ?? "").split(" ").filter((one) => Object.values(OVERLAYS).includes(one)),
    sight: SIGHTS.includes(query.get("sight")) ? query.get("sight") : "",
  };
}

function writeAddress(kind = "replaceState") {
  const query = new URLSearchParams();
  for (const name of CHOICES) if (asked[name]) query.set(name, asked[name]);
  if (view.zoom !== "width") query.set("zoom", view.zoom);
  if (view.facing) query.set("facing", "1");
  if (view.compare) query.set("compare", "1");
  if (view.show.length) query.set("show", view.show.join(" "));
  if (view.sight) query.set("sight", view.sight);
  history[kind](null, "", `?${query}`);
}

// ---- What is on the disk

async function ask(path, query, signal) {
  const answer = await fetch(`${path}?${new URLSearchParams(query)}`, {signal});
  if (!answer.ok) throw new Error(await answer.text());
  return answer.json();
}

async function load() {
  coming?.abort();
  const mine = (coming = new AbortController());
  try {
    const found = await ask("/state", {...asked, tab}, mine.signal);
    if (found.superseded || mine !== coming) return;
    const job = found.job;
    let beside = null;
    if (view.compare && job && job.language !== job.source) {
      const layout = asked.second ? "" : asked.layout;
      beside = await ask("/state", {...asked, language: job.source, second: "", layout, tab: `${tab}-original`}, mine.signal);
      if (beside.superseded || mine !== coming) return;
    }
    state = found;
    original = beside;
    await render();
  } catch (error) {
    if (error.name === "AbortError") return;
    notice(error instanceof TypeError ? "The preview has ended. What you see is what was there last." : error.message, "old");
  }
}

let rendering = 0;

async function render() {
  const mine = ++rendering;
  fillChoices();
  const {leaflet, problems, current} = state;
  const counts = countsOf(problems);
  find("pages").classList.toggle("old", Boolean(leaflet) && !current);
  tell(problems, leaflet);
  if (!leaflet) {
    pages.clear(make("p", {}, "These pages cannot be shown. What is in the way stands under Problems."), ...unknownNames());
    delete find("pages").dataset.shown;
    notice("");
  } else {
    const title = state.choices?.language.find((one) => one.name === leaflet.language)?.english ?? leaflet.language;
    document.title = `${leaflet.title} (${leaflet.language}) – preview`;
    const columns = [{leaflet, label: original?.leaflet ? title : ""}];
    if (original?.leaflet) columns.unshift({leaflet: original.leaflet, label: "Original"});
    notice(current ? "" : "Not what is on the disk: these are the last pages that could be made. See Problems.", "old");
    const before = find("pages").dataset.shown;
    await pages.show(columns, {zoom: view.zoom, facing: view.facing && !leaflet.imposed}, counts);
    if (mine !== rendering) return; // something newer is shown
    find("pages").dataset.shown = leaflet.digest;
    find("pages").dataset.generation = state.generation;
    if (before && before !== leaflet.digest) say(`Redrawn. ${counted(problems.length, "problem")}.`);
  }
  showView();
  pages.choose(block, false);
  if (block) describe();
}

/** Of each name in the address that there is none of: all there are. */
function unknownNames() {
  return CHOICES.filter((name) => asked[name] && !state.choices?.[name].some((one) => one.name === asked[name])).flatMap((name) => {
    const label = find("choices").elements[name].labels[0].firstElementChild.textContent;
    const there = state.choices?.[name] ?? [];
    return [
      make("p", {}, `${label}: there is no “${asked[name]}”. ${there.length ? "There is:" : "There is none yet."}`),
      make("ul", {}, ...there.map((one) => make("li", {}, one.title === one.name ? one.name : `${one.name} – ${one.title}`))),
    ];
  });
}

function tell(problems, leaflet) {
  const known = new Set((leaflet?.pages ?? []).flatMap((page) => page.parts.map((part) => part.block)));
  const now = JSON.stringify(problems);
  if (now === shownProblems) return; // whoever reads them keeps the place
  const first = !shownProblems;
  shownProblems = now;
  const errors = problems.filter((one) => one.severity === "error").length;
  const sum = problems.length ? ` ${counted(errors, "error").toLowerCase()}, ${counted(problems.length - errors, "warning").toLowerCase()}` : "";
  find("problems-title").replaceChildren("Problems", make("span", {class: "count"}, sum));
  find("problems").replaceChildren(...problemList(problems, known, choose));
  if (!first || problems.length) say(`${counted(problems.length, "problem")}.`);
}

function notice(words, kind = "") {
  const found = find("notice");
  found.hidden = !words;
  found.className = `notice ${kind}`;
  found.textContent = words;
}

function say(words) {
  const found = find("said");
  found.textContent = "";
  requestAnimationFrame(() => (found.textContent = words));
}

// ---- Choices

function fillChoices() {
  if (!state.choices) return;
  for (const name of CHOICES) {
    const select = find("choices").elements[name];
    const usual = USUAL.includes(name);
    // A short name (en) may have meant a longer one (en-GB).
    const chosen = (state.job && !usual ? state.job[name] : asked[name]) || (usual || name === "second" ? "" : state.usual[name]);
    const options = [];
    if (usual) {
      const meant = state.choices[name].find((one) => one.name === state.usual[name]);
      options.push(make("option", {value: ""}, meant ? `${meant.title} (usual)` : "Usual choice"));
    }
    if (name === "second") options.push(make("option", {value: ""}, "nothing"));
    const there = state.choices[name].map((one) => option(name, one));
    options.push(...there);
    const known = !chosen || state.choices[name].some((one) => one.name === chosen);
    if (!known) options.unshift(make("option", {value: chosen}, `${chosen} (there is none)`));
    select.classList.toggle("wrong", !known);
    const now = JSON.stringify(options.map((one) => [one.value, one.textContent]));
    if (select.filled !== now) {
      select.replaceChildren(...options);
      select.filled = now;
    }
    select.value = chosen;
    select.title = select.selectedOptions[0]?.title ?? "";
  }
}

function option(name, one) {
  const language = name === "language" || name === "second";
  const words = language ? `${one.title}${one.english !== one.title ? ` · ${one.english}` : ""} (${one.name})` : one.title;
  return make("option", {value: one.name, title: one.about ?? one.name}, words);
}

find("choices").addEventListener("change", () => {
  for (const name of CHOICES) asked[name] = find("choices").elements[name].value;
  writeAddress("pushState");
  load();
});
find("choices").addEventListener("submit", (event) => event.preventDefault());
find("more").addEventListener("click", () => {
  const open = find("choices").classList.toggle("open");
  find("more").setAttribute("aria-expanded", String(open));
});

// ---- One block

function choose(name) {
  block = block === name ? "" : name;
  pages.choose(block);
  find("block").hidden = !block;
  if (block) describe(true);
}

async function describe(fresh = false) {
  const name = block;
  try {
    const facts = await ask("/block", {...asked, block: name});
    if (name !== block) return;
    find("block-name").textContent = name;
    find("facts").replaceChildren(...(facts.gone
      ? [make("p", {}, "Nothing more can be said of this block: its file is gone, or cannot be used."),
        ...problemList(state.problems.filter((one) => one.block === name), new Set(), choose)]
      : blockFacts(facts, state.problems)));
    if (fresh) {
      document.querySelector("aside").scrollTop = 0;
      say(`${shortName(name)}: ${facts.place ?? "gone"}.`);
    }
  } catch {
    // the server is gone; that is said elsewhere
  }
}

// ---- How it is shown

function showView() {
  const room = find("pages");
  for (const name of Object.values(OVERLAYS)) {
    room.classList.toggle(name, view.show.includes(name));
    document.querySelector(`[data-show="${name}"]`).setAttribute("aria-pressed", String(view.show.includes(name)));
  }
  for (const name of SIGHTS.slice(1)) room.classList.toggle(name, view.sight === name);
  find("sight").value = view.sight;
  for (const name of ["facing", "compare"]) {
    document.querySelector(`[data-view="${name}"]`).setAttribute("aria-pressed", String(view[name]));
  }
  const ownWords = state?.job && state.job.language === state.job.source;
  document.querySelector('[data-view="compare"]').setAttribute("aria-disabled", String(Boolean(ownWords)));
  document.querySelector('[data-view="facing"]').setAttribute("aria-disabled", String(Boolean(state?.leaflet?.imposed || original)));
  const zoom = find("zoom");
  zoom.querySelector(".own")?.remove();
  if (![...zoom.options].some((one) => one.value === view.zoom)) {
    zoom.append(make("option", {value: view.zoom, class: "own"}, `${view.zoom} %`));
  }
  zoom.value = view.zoom;
}

function redraw(again = false) {
  writeAddress();
  if (again || !state?.leaflet) return load();
  return render();
}

function zoomBy(step) {
  const now = ["width", "page"].includes(view.zoom) ? pages.percent : Number(view.zoom);
  const next = step > 0 ? ZOOMS.find((one) => one > now) : ZOOMS.findLast((one) => one < now);
  view.zoom = String(next ?? now);
  redraw();
}

const DO = {
  smaller: () => zoomBy(-1),
  larger: () => zoomBy(1),
  keys: () => find("keys").showModal(),
  "close-keys": () => find("keys").close(),
  close: () => choose(block),
};
const flip = {
  show: (name) => {
    view.show = view.show.includes(name) ? view.show.filter((one) => one !== name) : [...view.show, name];
    say(`${name} ${view.show.includes(name) ? "shown" : "hidden"}.`);
    writeAddress();
    showView();
  },
  view: (name) => {
    if (name === "compare" && state?.job && state.job.language === state.job.source) {
      return say("This is the original. Choose another language first.");
    }
    if (name === "facing" && state?.leaflet?.imposed) return say("These pages stand on a sheet already.");
    view[name] = !view[name];
    redraw(name === "compare");
  },
  sight: (name) => {
    view.sight = name;
    say(find("sight").querySelector(`[value="${name}"]`).textContent);
    writeAddress();
    showView();
  },
};

document.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (button?.dataset.do) DO[button.dataset.do]();
  if (button?.dataset.show) flip.show(button.dataset.show);
  if (button?.dataset.view) flip.view(button.dataset.view);
});
find("zoom").addEventListener("change", () => {
  view.zoom = find("zoom").value;
  redraw();
});
find("sight").addEventListener("change", () => flip.sight(find("sight").value));

// ---- Keys

function go(selector, step) {
  const all = [...document.querySelectorAll(selector)];
  const now = document.activeElement;
  let at = all.findIndex((one) => one === now || one.contains(now));
  at = at < 0 ? (step > 0 ? 0 : all.length - 1) : (at + step + all.length) % all.length;
  const found = all[at];
  if (!found) return;
  if (!found.matches("button")) found.tabIndex = -1;
  found.focus({preventScroll: true});
  found.scrollIntoView({block: found.matches("button") ? "nearest" : "start"});
}

const PRESSED = {
  j: () => go("#pages .spot", 1), k: () => go("#pages .spot", -1),
  n: () => go("#pages figure", 1), p: () => go("#pages figure", -1),
  "+": () => zoomBy(1), "=": () => zoomBy(1), "-": () => zoomBy(-1), "−": () => zoomBy(-1),
  w: () => { view.zoom = "width"; redraw(); },
  h: () => { view.zoom = "page"; redraw(); },
  1: () => { view.zoom = "100"; redraw(); },
  f: () => flip.view("facing"), s: () => flip.view("compare"),
  g: () => flip.sight(SIGHTS[(SIGHTS.indexOf(view.sight) + 1) % SIGHTS.length]),
  e: () => find("problems-title").focus(),
  l: () => find("choices").elements.leaflet.focus(),
  "?": () => find("keys").showModal(),
  Escape: () => { if (block) choose(block); },
};
for (const [key, name] of Object.entries(OVERLAYS)) PRESSED[key] = () => flip.show(name);

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || find("keys").open) return;
  if (event.target.matches("select, input, textarea") && event.key !== "Escape") return;
  const act = PRESSED[event.key];
  if (!act) return;
  if (event.key !== "Escape") event.preventDefault();
  act();
});
find("keys-list").append(...KEYS.flatMap(([keys, words]) => [
  make("dt", {}, ...keys.split("  ").flatMap((key, n) => (n ? [" ", make("kbd", {}, key)] : [make("kbd", {}, key)]))),
  make("dd", {}, words),
]));

// ---- Begin

window.addEventListener("popstate", () => { readAddress(); load(); });
readAddress();
load();
const news = new EventSource("/events");
news.addEventListener("saved", (event) => {
  if (!state || Number(event.data) !== state.generation || find("notice").textContent.startsWith("The preview has ended")) load();
});
news.addEventListener("error", () => notice("The preview has ended, or cannot be reached. What you see is what was there last.", "old"));
