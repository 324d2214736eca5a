// The list is all there without it: this searches, filters, remembers, and asks before printing.
(() => {
  "use strict";
  const data = JSON.parse(document.getElementById("data").textContent);
  const query = document.getElementById("query");
  if (!data || !query) return;

  // ---- Words, as leaflets/catalogue/searching.py makes them: held against it by a test

  const DROPPED = new RegExp(data.folding.dropped, "gu");
  const LETTERS = data.folding.letters;
  const DIGIT = /\p{Nd}/u;

  /** The value of a digit of any script: digits follow one another, from zero. */
  function counted(digit) {
    let zero = digit.codePointAt(0);
    while (DIGIT.test(String.fromCodePoint(zero - 1)) && digit.codePointAt(0) - zero < 9) zero -= 1;
    return String(digit.codePointAt(0) - zero);
  }

  function plain(text) {
    return text.normalize("NFKD").toLowerCase().normalize("NFKD").replace(DROPPED, "")
      .replace(/./gsu, (char) => LETTERS[char] ?? char)
      .replace(/\p{Nd}/gu, counted)
      .replace(/[^\p{L}\p{M}\p{N}]+/gu, " ").trim();
  }

  // Words of these scripts stand without spaces, or begin with "the" and "and" joined on: they are
  // found anywhere. All others are found from their beginning.
  const ANYWHERE = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}\p{sc=Arab}\p{sc=Hebr}]/u;

  function tokens(text) {
    return plain(text).split(" ").filter(Boolean)
      .map((word) => (ANYWHERE.test(word) ? word : " " + word));
  }

  // ---- What the browser remembers, for this clinic; a browser that refuses remembers until the
  // page is closed

  const forNow = new Map();

  function remembered(what) {
    const key = `leaflets catalogue, ${data.clinic ?? "clinics"}, ${what}`;
    try {
      const found = JSON.parse(localStorage.getItem(key) ?? "null");
      if (Array.isArray(found)) return found.map(String);
    } catch { /* refused, or not ours */ }
    return forNow.get(key) ?? [];
  }

  function remember(what, list) {
    const key = `leaflets catalogue, ${data.clinic ?? "clinics"}, ${what}`;
    forNow.set(key, list);
    try { localStorage.setItem(key, JSON.stringify(list)); } catch { /* refused */ }
  }

  const found = document.getElementById("found");
  const nothing = document.getElementById("nothing");
  const search = document.getElementById("search");
  const count = (number, one) => `${number} ${one}${number === 1 ? "" : "s"}`;

  function say(words) {
    if (found.textContent !== words) found.textContent = words;
  }

  function ready(show, first) {
    document.documentElement.classList.add("scripted");
    search.hidden = false;
    query.addEventListener("input", show);
    search.addEventListener("submit", (event) => {
      event.preventDefault();
      first()?.focus();
    });
    document.addEventListener("keydown", (event) => {
      const typing = event.target.closest?.("input, select, textarea, dialog");
      if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
        event.preventDefault();
        query.focus();
        query.select();
      }
      if (event.key === "Escape" && event.target === query) {
        query.value = "";
        show();
      }
    });
    show();
  }

  // ---- The first page: clinics

  const clinics = document.getElementById("clinics");
  if (clinics) {
    const items = [...clinics.children].map((item) => ({ item, words: " " + item.dataset.words }));
    const [last] = remembered("last");
    const before = items.find(({ item }) => item.dataset.clinic === last);
    if (before) clinics.prepend(before.item);
    clinics.addEventListener("click", (event) => {
      const item = event.target.closest("li");
      if (item) remember("last", [item.dataset.clinic]);
    });
    ready(() => {
      const wanted = tokens(query.value);
      let shown = 0;
      for (const { item, words } of items) {
        item.hidden = !wanted.every((word) => words.includes(word));
        shown += !item.hidden;
      }
      nothing.hidden = shown > 0;
      say(count(shown, "clinic"));
    }, () => clinics.querySelector("li:not([hidden]) a"));
    return;
  }

  // ---- A clinic: leaflets

  const filters = document.getElementById("filters");
  const bar = document.getElementById("languages");
  const languageWords = new Map();
  const leafletWords = new Map();
  for (const option of filters.elements.leaflet.options) {
    leafletWords.set(option.value, option.dataset.words ?? "");
  }
  for (const link of bar.querySelectorAll("a")) {
    languageWords.set(link.dataset.language, link.dataset.words);
  }

  const today = new Date();
  const day = `${today.getFullYear()}-${String(today.getMonth() + 1).padStart(2, "0")}-${String(today.getDate()).padStart(2, "0")}`;

  /** What is wrong with a form: what the page says, and whether its day has passed since. */
  function wrongsOf(form) {
    const known = data.wrongs[Number(form.dataset.wrong)];
    const [overdue] = data.overdue;
    const late = form.dataset.until && form.dataset.until < day;
    return late && !known.some(([short]) => short === overdue) ? [...known, data.overdue] : known;
  }

  function badge(wrongs) {
    const line = document.createElement("p");
    const strong = document.createElement("strong");
    line.className = "wrong";
    strong.textContent = "Not for patients:";
    line.append(strong, " " + wrongs.map(([short]) => short).join(", "));
    return line;
  }

  const cards = [...document.querySelectorAll(".card")].map((item) => ({
    item,
    section: item.closest("section"),
    language: item.dataset.language,
    leaflet: item.dataset.leaflet,
    words: ` ${item.dataset.words} ${leafletWords.get(item.dataset.leaflet)} ${languageWords.get(item.dataset.language)}`,
    forms: [...item.querySelectorAll(".form")].map((form) => ({
      form, layout: form.dataset.layout ?? "", paper: form.dataset.paper ?? "",
      profile: form.dataset.profile ?? "", wrongs: wrongsOf(form),
    })),
  }));
  const sections = [...document.querySelectorAll("main section")];

  for (const { item, forms: [first, ...others] } of cards) {
    // What the page said when it was written, and what it should say today.
    if (first.wrongs.length > data.wrongs[Number(first.form.dataset.wrong)].length) {
      item.querySelector(".about > .wrong")?.remove();
      first.form.before(badge(first.wrongs));
    }
    for (const { form, wrongs } of others) {
      const said = data.wrongs[Number(form.dataset.wrong)];
      if (wrongs.length > said.length) {
        form.querySelector(".wrong, .right")?.remove();
        form.prepend(badge(wrongs));
      }
    }
  }

  // ---- Stars

  const favourites = new Set(remembered("favourites"));

  function draw(star, id) {
    const on = favourites.has(id);
    star.textContent = on ? "★" : "☆";
    star.setAttribute("aria-pressed", String(on));
  }

  for (const { item } of cards) {
    const star = document.createElement("button");
    star.type = "button";
    star.className = "star";
    const title = (item.querySelector(".staff") ?? item.querySelector("h3")).textContent.trim();
    star.setAttribute("aria-label", `Favourite: ${title}, ${item.closest("section").querySelector("h2").lastElementChild.textContent}`);
    star.addEventListener("click", () => {
      if (!favourites.delete(item.id)) favourites.add(item.id);
      remember("favourites", [...favourites]);
      draw(star, item.id);
      stars.parentElement.hidden = favourites.size === 0 && stars.getAttribute("aria-pressed") !== "true";
      say(favourites.has(item.id) ? `${title} is a favourite now.` : `${title} is no favourite any more.`);
    });
    draw(star, item.id);
    item.querySelector(".about").after(star);
  }
  for (const { item } of cards.filter(({ item }) => favourites.has(item.id)).reverse()) {
    item.parentElement.prepend(item);
  }

  // ---- Languages: links become switches; what was used last stands first

  const stars = document.createElement("button");
  let language = "";
  const switches = new Map();

  function press() {
    for (const [tag, button] of switches) button.setAttribute("aria-pressed", String(tag === language));
  }

  for (const link of [...bar.querySelectorAll("a")]) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...link.childNodes);
    const tag = link.dataset.language;
    button.addEventListener("click", () => {
      language = language === tag ? "" : tag;
      if (language) remember("languages", [tag, ...remembered("languages").filter((one) => one !== tag)].slice(0, 4));
      press();
      show();
    });
    switches.set(tag, button);
    link.replaceWith(button);
  }
  for (const tag of remembered("languages").reverse()) {
    const button = switches.get(tag);
    if (button) bar.prepend(button.parentElement);
  }
  const item = document.createElement("li");
  stars.type = "button";
  stars.setAttribute("aria-pressed", "false");
  const sign = document.createElement("span");
  sign.className = "stars";
  sign.setAttribute("aria-hidden", "true");
  sign.textContent = "★";
  stars.append(sign, " Favourites");
  stars.addEventListener("click", () => {
    stars.setAttribute("aria-pressed", String(stars.getAttribute("aria-pressed") !== "true"));
    show();
  });
  item.hidden = favourites.size === 0;
  item.append(stars);
  bar.prepend(item);

  // ---- Search and filters

  function fits(form, chosen) {
    if (chosen.layout && form.layout !== chosen.layout) return false;
    if (chosen.paper && form.paper !== chosen.paper) return false;
    if (chosen.profile && form.profile !== chosen.profile) return false;
    if (chosen.state === "final") return form.wrongs.length === 0;
    return !chosen.state || form.wrongs.some(([short]) => short === chosen.state);
  }

  function show() {
    const wanted = tokens(query.value);
    const starred = stars.getAttribute("aria-pressed") === "true";
    const chosen = Object.fromEntries(
      ["leaflet", "layout", "paper", "profile", "state"].map((name) => [name, filters.elements[name].value]));
    const narrow = Boolean(chosen.layout || chosen.paper || chosen.profile || chosen.state);
    const full = new Set();
    let shown = 0;
    for (const card of cards) {
      let hit = (!language || card.language === language)
        && (!chosen.leaflet || card.leaflet === chosen.leaflet)
        && (!starred || favourites.has(card.item.id))
        && wanted.every((word) => card.words.includes(word));
      if (hit && (narrow || card.narrowed)) {
        const good = card.forms.filter((form) => !narrow || fits(form, chosen));
        for (const form of card.forms) form.form.hidden = !good.includes(form);
        const more = card.item.querySelector(".about > details");
        if (more) more.open = narrow && good.some((form) => form !== card.forms[0]);
        card.narrowed = narrow;
        hit = good.length > 0;
      }
      if (card.item.hidden === hit) card.item.hidden = !hit;
      if (hit) {
        shown += 1;
        full.add(card.section);
      }
    }
    for (const section of sections) section.hidden = !full.has(section);
    nothing.hidden = shown > 0;
    document.getElementById("all").hidden = !(wanted.length || starred || language || narrow || chosen.leaflet);
    say(`${count(shown, "leaflet")} in ${count(full.size, "language")}`);
  }

  function showAll() {
    query.value = "";
    language = "";
    stars.setAttribute("aria-pressed", "false");
    press();
  }

  const choices = document.getElementById("choices");
  choices.hidden = false;
  choices.open = matchMedia("(min-width: 48rem)").matches;
  filters.addEventListener("change", show);
  document.getElementById("all").addEventListener("click", () => {
    filters.reset();
    showAll();
    show();
    query.focus();
  });

  // ---- Printing and saving

  const canPrintHere = location.protocol !== "file:" && navigator.pdfViewerEnabled !== false
    && !matchMedia("(pointer: coarse)").matches;
  if (canPrintHere) {
    for (const verb of document.querySelectorAll(".print b")) verb.textContent = "Print";
  }

  function printHere(address) {
    document.querySelector(".printing")?.remove();
    const frame = document.createElement("iframe");
    frame.className = "printing";
    frame.title = "The leaflet that is printed";
    frame.tabIndex = -1;
    frame.setAttribute("aria-hidden", "true");
    frame.addEventListener("load", () => {
      try {
        frame.contentWindow.focus();
        frame.contentWindow.print();
        say("The print window is opening.");
      } catch {
        open(address);
      }
    });
    frame.src = address;
    document.body.append(frame);
  }

  function open(address) {
    window.open(address, "_blank", "noopener");
    say("The leaflet has opened in a new window: print from there, with Ctrl and P.");
  }

  function save(address) {
    const link = document.createElement("a");
    link.href = address;
    link.download = "";
    link.target = "_blank";
    link.rel = "noopener";
    document.body.append(link);
    link.click();
    link.remove();
  }

  const question = document.getElementById("question");
  const yes = document.getElementById("question-yes");
  let goOn = () => {};

  function ask(wrongs, link, then) {
    const saving = link.classList.contains("download");
    const verb = saving ? "Save" : link.classList.contains("open") ? "Open" : "Print";
    const marked = wrongs.every(([, , printed]) => printed);
    document.getElementById("question-which").textContent = link.querySelector(".quiet").textContent.replace(/^: /, "");
    document.getElementById("question-why").replaceChildren(...wrongs.map(([, sentence]) => {
      const line = document.createElement("li");
      line.textContent = sentence;
      return line;
    }));
    document.getElementById("question-note").textContent = marked
      ? "Every page of it says so. Do not give it to patients."
      : "Its pages do not say all of this. Do not give it to patients.";
    yes.textContent = marked ? `${verb} as a draft` : `${verb} all the same`;
    goOn = then;
    question.showModal();
  }

  document.getElementById("question-no").addEventListener("click", () => question.close());
  yes.addEventListener("click", () => {
    question.close();
    goOn();
  });

  document.getElementById("leaflets").addEventListener("click", (event) => {
    const link = event.target.closest(".buttons a");
    if (!link) return;
    const { wrongs } = cards.flatMap((card) => card.forms).find(({ form }) => form.contains(link));
    const prints = link.classList.contains("print") && canPrintHere;
    const then = () => {
      if (link.classList.contains("download")) save(link.href);
      else if (prints) printHere(link.href);
      else open(link.href);
    };
    if (wrongs.length) {
      event.preventDefault();
      ask(wrongs, link, then);
    } else if (prints) {
      event.preventDefault();
      then();
    }
  });

  const named = decodeURIComponent(location.hash.slice(1));
  if (switches.has(named)) {
    language = named;
    press();
  }
  ready(show, () => document.querySelector("section:not([hidden]) .card:not([hidden]) .form:not([hidden]) .buttons a"));
})();
