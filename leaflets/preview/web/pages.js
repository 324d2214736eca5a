// The pages: real pictures of the PDF, what can be clicked on them, what is laid over them.

const SVG = "http://www.w3.org/2000/svg";
const CSS_PER_POINT = 96 / 72;
const ROOM = 40; // CSS pixels around the pages
const NARROW = 24; // the same on telephones

/** An element with text or children; what comes from files is only ever text. */
export function make(name, attributes = {}, ...inside) {
  const found = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) found.setAttribute(key, value === true ? "" : value);
  }
  found.append(...inside);
  return found;
}

/** The last part of an id: what people call the block. */
export const shortName = (block) => block.split("/").pop();

export class Pages {
  /** room: the element they are shown in; chosen: called with the block that was clicked; lost: called
   *  when a picture cannot be had. */
  constructor(room, chosen, lost) {
    this.room = room;
    this.chosen = chosen;
    this.lost = lost;
    this.block = "";
    this.columns = []; // one for each leaflet that is shown: {leaflet, label, figures}
    this.view = {zoom: "width", facing: false};
    this.counts = new Map();
    this.seen = new IntersectionObserver((all) => this.#nearby(all), {root: null, rootMargin: "50%"});
    let waiting = 0;
    new ResizeObserver(() => {
      clearTimeout(waiting);
      waiting = setTimeout(() => this.fit(), 120);
    }).observe(room);
  }

  /** Shows leaflets beside each other; resolves when what is in sight has been drawn. */
  show(leaflets, view, counts) {
    const shape = (all, v) => JSON.stringify([v.facing, all.map((one) => one.leaflet.pages.map((p) => [p.width, p.height]))]);
    const now = leaflets.map(({leaflet, label}) => ({leaflet, label}));
    const same = this.columns.length && shape(this.columns, this.view) === shape(now, view);
    this.view = {...view};
    this.counts = counts;
    if (same) {
      now.forEach((column, n) => (column.figures = this.columns[n].figures));
      this.columns = now;
    } else {
      this.columns = now;
      this.#arrange();
    }
    return this.fit();
  }

  /** Nothing to show: words instead. */
  clear(...words) {
    this.columns = [];
    this.seen.disconnect();
    this.room.replaceChildren(make("div", {class: "empty"}, ...words));
  }

  /** Rows of figures: pages below each other, two facing ones, or one of each leaflet. */
  #arrange() {
    const top = this.room.scrollTop;
    this.seen.disconnect();
    for (const column of this.columns) column.figures = column.leaflet.pages.map((page) => this.#figure(page));
    const rows = [];
    if (this.columns.length > 1) {
      const most = Math.max(...this.columns.map((one) => one.figures.length));
      for (let n = 0; n < most; n++) {
        rows.push(this.columns.map((one) => one.figures[n] ?? this.#blank(one.figures[0])));
      }
    } else if (this.view.facing) {
      const all = [this.#blank(this.columns[0].figures[0]), ...this.columns[0].figures];
      if (all.length % 2) all.push(this.#blank(all[1]));
      for (let n = 0; n < all.length; n += 2) rows.push([all[n], all[n + 1]]);
    } else {
      for (const figure of this.columns[0].figures) rows.push([figure]);
    }
    const facing = this.view.facing && this.columns.length === 1;
    const direction = facing ? this.columns[0].leaflet.direction : "ltr";
    this.room.replaceChildren(...rows.map((row) => make("div", {class: facing ? "row facing" : "row", dir: direction}, ...row)));
    for (const column of this.columns) for (const figure of column.figures) this.seen.observe(figure);
    this.room.scrollTop = top;
  }

  #figure() {
    return make("figure", {class: "page"}, make("div", {class: "sheet"}, make("img", {alt: ""})), make("figcaption"));
  }

  #blank(like) {
    const found = make("div", {class: "page blank", "aria-hidden": "true"}, make("div", {class: "sheet"}));
    found.like = like;
    return found;
  }

  /** Sizes for the zoom, then pictures of all that is in sight. */
  fit() {
    if (!this.columns.length) return Promise.resolve();
    for (const column of this.columns) {
      column.leaflet.pages.forEach((page, n) => this.#size(column.figures[n], page));
    }
    for (const blank of this.room.querySelectorAll(".blank")) {
      const sheet = blank.like.querySelector(".sheet").style;
      Object.assign(blank.querySelector(".sheet").style, {width: sheet.width, height: sheet.height});
    }
    const drawn = [];
    for (const column of this.columns) {
      column.figures.forEach((figure, n) => {
        figure.wanted = {column, page: column.leaflet.pages[n]};
        if (this.#inSight(figure)) drawn.push(this.#draw(figure));
      });
    }
    // What is near, but out of sight, comes afterwards.
    return Promise.all(drawn).then(() => {
      for (const column of this.columns) for (const figure of column.figures) if (figure.near) this.#draw(figure);
    });
  }

  /** Whole device pixels for each picture, so that it is sharp. */
  #size(figure, page) {
    const ratio = window.devicePixelRatio || 1;
    const pixels = Math.max(8, Math.floor(page.width * this.scaleOf(page) * ratio));
    figure.scale = pixels / page.width;
    const sheet = figure.querySelector(".sheet").style;
    sheet.width = `${pixels / ratio}px`;
    sheet.height = `${(page.height * pixels) / page.width / ratio}px`;
  }

  /** CSS pixels per point. */
  scaleOf(page) {
    const zoom = this.view.zoom;
    if (zoom !== "width" && zoom !== "page") return (Number(zoom) / 100) * CSS_PER_POINT;
    const beside = this.columns.length > 1 ? this.columns.length : this.view.facing ? 2 : 1;
    const around = window.innerWidth > 760 ? ROOM : NARROW;
    const wide = this.room.clientWidth - around - 16 * (beside - 1) - 2;
    const across = this.columns.length > 1
      ? this.columns.reduce((sum, one) => sum + Math.max(...one.leaflet.pages.map((p) => p.width)), 0)
      : page.width * beside;
    const width = wide / across;
    if (zoom === "width") return Math.min(width, 2.6);
    const high = (window.innerWidth > 760 ? this.room.clientHeight : window.innerHeight * 0.8) - around - 26;
    return Math.max(0.2, Math.min(width, high / page.height));
  }

  get percent() {
    const first = this.columns[0]?.leaflet.pages[0];
    return first ? Math.round((this.scaleOf(first) / CSS_PER_POINT) * 100) : 100;
  }

  #inSight(figure) {
    const {top, bottom} = figure.getBoundingClientRect();
    const room = this.room.getBoundingClientRect();
    return bottom > Math.max(0, room.top) && top < Math.min(window.innerHeight, room.bottom);
  }

  #nearby(all) {
    for (const one of all) {
      one.target.near = one.isIntersecting;
      if (one.isIntersecting && one.target.wanted) this.#draw(one.target);
    }
  }

  /** A picture is loaded beside the old one and takes its place when it is whole: nothing flickers. */
  async #draw(figure) {
    const {column, page} = figure.wanted;
    const address = `/page/${column.leaflet.digest}/${page.number}.png?scale=${figure.scale.toFixed(4)}`;
    if (figure.shown !== address && figure.coming !== address) {
      figure.coming = address;
      const picture = make("img", {alt: "", src: address});
      try {
        await picture.decode();
      } catch {
        if (figure.coming === address) {
          figure.coming = "";
          this.lost();
        }
        return;
      }
      if (figure.coming !== address) return;
      figure.shown = address;
      figure.querySelector("img").replaceWith(picture);
    }
    if (figure.dressed !== column.leaflet) this.#dress(figure, column, page);
    this.#mark(figure);
  }

  /** Buttons over blocks, with their words for who hears the page; lines over the picture. */
  #dress(figure, column, page) {
    figure.dressed = column.leaflet;
    const kept = document.activeElement;
    const held = figure.contains(kept) && kept.dataset.key;
    const sheet = figure.querySelector(".sheet");
    for (const old of sheet.querySelectorAll(".spot, .words, svg")) old.remove();
    sheet.append(over(page));
    const times = new Map();
    for (const part of page.parts) {
      const time = (times.get(part.block) ?? 0) + 1;
      times.set(part.block, time);
      const name = `${shortName(part.block)}, page ${part.page}${time > 1 ? `, part ${time}` : ""}`;
      const [left, top, width, height] = part.place;
      const spot = make("button", {
        type: "button", class: "spot", "data-block": part.block, "data-key": `${part.block} ${part.page} ${time}`,
        "aria-pressed": "false", "aria-label": name,
      });
      const percent = (one, of) => `${(100 * one) / of}%`;
      Object.assign(spot.style, {
        left: percent(left, page.width), top: percent(top, page.height),
        width: percent(width, page.width), height: percent(height, page.height),
      });
      spot.addEventListener("click", () => this.chosen(part.block));
      for (const [event, on] of [["mouseenter", true], ["mouseleave", false], ["focus", true], ["blur", false]]) {
        spot.addEventListener(event, () => this.#together(part.block, on));
      }
      sheet.append(spot, ...this.#words(column.leaflet, part, page, time));
    }
    if (held) sheet.querySelector(`[data-key="${CSS.escape(held)}"]`)?.focus({preventScroll: true});
    const label = `${column.label ? `${column.label}, ` : ""}page ${page.number} of ${column.leaflet.pages.length}`;
    figure.setAttribute("aria-label", label);
    const caption = figure.querySelector("figcaption");
    caption.replaceChildren(...(column.label ? [make("b", {}, column.label), " · "] : []), `${page.number} / ${column.leaflet.pages.length}`);
  }

  #words(leaflet, part, page, time) {
    const first = leaflet.pages.flatMap((p) => p.parts).find((p) => p.block === part.block);
    if (first !== part) return []; // its words are read where it begins
    return (leaflet.words[part.block] ?? []).map((one) =>
      make("p", {class: "words unseen", lang: one.language, dir: one.direction}, one.text));
  }

  #together(block, on) {
    for (const spot of this.room.querySelectorAll(".spot")) {
      spot.classList.toggle("near", on && spot.dataset.block === block);
    }
  }

  /** Which block is chosen, and how many problems each has. */
  #mark(figure) {
    const told = new Set();
    for (const spot of figure.querySelectorAll(".spot")) {
      const block = spot.dataset.block;
      spot.setAttribute("aria-pressed", String(block === this.block));
      spot.querySelector("i")?.remove();
      const count = this.counts.get(block);
      if (!count || told.has(block)) continue;
      told.add(block);
      spot.append(make("i", {class: count.errors ? "error" : "", "aria-hidden": "true"}, String(count.errors + count.warnings)));
    }
  }

  choose(block, show = true) {
    this.block = block;
    for (const figure of this.room.querySelectorAll("figure")) this.#mark(figure);
    if (!block || !show) return;
    const spots = [...this.room.querySelectorAll(".spot")].filter((one) => one.dataset.block === block);
    if (spots.length && !spots.some((one) => this.#inSight(one))) spots[0].scrollIntoView({block: "center"});
  }
}

/** Lines over a page, in its points. */
function over(page) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", `0 0 ${page.width} ${page.height}`);
  svg.setAttribute("aria-hidden", "true");
  const group = (name, lines, shape) => {
    const found = document.createElementNS(SVG, "g");
    found.setAttribute("class", name);
    for (const numbers of lines) {
      const one = document.createElementNS(SVG, shape.name);
      shape.names.forEach((key, n) => one.setAttribute(key, numbers[n]));
      found.append(one);
    }
    svg.append(found);
  };
  const line = {name: "line", names: ["x1", "y1", "x2", "y2"]};
  const box = {name: "rect", names: ["x", "y", "width", "height"]};
  group("cuts", page.cuts, line);
  group("margins", page.margins, box);
  group("safe", page.safe, box);
  group("baselines", page.baselines, line);
  return svg;
}
