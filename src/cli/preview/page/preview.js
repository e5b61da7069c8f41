// The page of `banxin preview`: shows what the command tells, asks for what is seen.
"use strict";

const WORDS = {
  "zh-CN": {
    previous: "上一版（←、PageUp）", next: "下一版（→、PageDown）",
    out: "缩小（-）", in: "放大（+）", fit: "整版（0）", fitShort: "整版",
    printed: "成品", c: "青", m: "品红", y: "黄", k: "黑", sum: "墨量",
    grid: "网格", frames: "框", baselines: "基线",
    press: "付印 PDF", pressLong: "打开付印的 PDF/X", svgLong: "本版的 SVG",
    pressNo: "本期有错误，改正后才能付印",
    remarks: "告示", stories: "稿件", copy: "复制", copied: "已复制",
    none: "没有告示", noStories: "没有稿件", noPages: "还没有可看的版面",
    broken: "刚存的稿件有错误，下面是上一次排好的版面",
    lost: "预览已停止；重新运行 banxin preview",
    state: (t, ms) => `${t} 排好，用了 ${ms} 毫秒`, page: (n, all) => `${n} / ${all}`,
    onPage: (n) => `第 ${n} 版`, limit: (n) => `${n}%`, over: "超过",
    keys: "单击版面看原稿 · g 网格 f 框 b 基线 · 1–4 分色 5 墨量 Esc 成品",
  },
  en: {
    previous: "previous page (←, PageUp)", next: "next page (→, PageDown)",
    out: "smaller (-)", in: "larger (+)", fit: "whole page (0)", fitShort: "Fit",
    printed: "Printed", c: "C", m: "M", y: "Y", k: "K", sum: "Ink",
    grid: "Grid", frames: "Frames", baselines: "Baselines",
    press: "Press PDF", pressLong: "open the PDF/X for the press", svgLong: "this page as SVG",
    pressNo: "the issue has errors: mend them before it goes to press",
    remarks: "Remarks", stories: "Stories", copy: "Copy", copied: "Copied",
    none: "Nothing to remark", noStories: "No stories", noPages: "No page to show yet",
    broken: "What was saved last has an error; below are the last pages that could be set",
    lost: "The preview has ended; run banxin preview again",
    state: (t, ms) => `Set at ${t} in ${ms} ms`, page: (n, all) => `${n} / ${all}`,
    onPage: (n) => `page ${n}`, limit: (n) => `${n}%`, over: "over",
    keys: "click the page for its copy · g grid f frames b baselines · 1–4 plates 5 ink Esc printed",
  },
};
const say = WORDS[document.documentElement.lang] ?? WORDS.en;
const the = (id) => document.getElementById(id);
const desk = the("desk"), pages = the("pages");

const TILE = 512, PART = 256, EMU_INCH = 914400;
const FINEST = 1200, COARSEST = 12;
const PLATES = { c: "#0095c8", m: "#cc3d75", y: "#e6c800", k: "#232323" };
const OVERLAYS = { grid: "g", frames: "f", baselines: "b" };

let news = null;            // what the command told last
let leaves = [];            // the pages on the desk
let dpi = 0;                // device pixels to the inch
let fitted = true;          // whether the page is kept whole on the desk
let inks = "p";
let pane = "remarks";
let chosen = null;          // the remark or story that is looked at
const overlays = { grid: false, frames: false, baselines: false };

// What tests look at: the version that is on the screen, and when it came there.
const shown = (window.banxin = { version: 0, painted: 0, built: 0, ready: false });

const make = (tag, attributes = {}, ...children) => {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "text") node.textContent = value;
    else if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value !== null && value !== false) node.setAttribute(name, value);
  }
  node.append(...children);
  return node;
};
const percent = (part, whole) => `${(100 * part) / whole}%`;

// ---- pages and their parts

/// Pixels of a length, rounded as the command rounds.
const pixels = (emu) => Math.floor((Math.round((emu * dpi * PART) / EMU_INCH) + PART / 2) / PART);
const css = (devicePixels) => devicePixels / window.devicePixelRatio;

class Leaf {
  constructor() {
    this.layers = [];
    this.overlay = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    this.overlay.setAttribute("class", "overlay");
    this.node = make("div", { class: "sheet", onclick: (event) => this.ask(event) });
    this.node.append(this.overlay);
  }

  /// Takes what is told of the page, and draws anew what has changed.
  tell(at, told) {
    const old = this.told;
    this.at = at;
    this.told = told;
    this.size();
    if (!old || JSON.stringify([old.area, old.columns, old.frames, old.grid, old.width, old.height])
        !== JSON.stringify([told.area, told.columns, told.frames, told.grid, told.width, told.height])) {
      this.drawOverlay();
    }
    if (!old || old.version === told.version) return;
    const known = old.version === told.before && told.changed && this.layers.length;
    if (!known) return this.refresh();
    const layer = this.layers.at(-1);
    for (const tile of layer.tiles.values()) {
      if (touches(tile.rect, told.changed)) tile.stale = true;
    }
    layer.version = told.version;
    this.flash(told.changed);
  }

  size() {
    this.width = pixels(this.told.width);
    this.height = pixels(this.told.height);
    this.node.style.width = `${css(this.width)}px`;
    this.node.style.height = `${css(this.height)}px`;
    this.node.classList.toggle("plate", inks !== "p");
  }

  /// A new layer of parts over those there are, which stay until it is whole.
  refresh() {
    const node = make("div", { class: "layer" });
    const [width, height] = [this.width, this.height];
    this.layers.push({ node, version: this.told.version, dpi, inks, width, height, tiles: new Map(), seen: new Map() });
    this.node.insertBefore(node, this.overlay);
  }

  /// Asks for the parts that are seen and not there; resolves when they are.
  async fill() {
    const layer = this.layers.at(-1);
    const box = this.node.getBoundingClientRect(), view = desk.getBoundingClientRect();
    const scale = layer.width / box.width;
    const range = (from, to, length) => {
      const last = Math.ceil(length / TILE) - 1;
      const clip = (it) => Math.max(0, Math.min(last, Math.floor(it / TILE)));
      return to < 0 || from > length ? [] : [clip(from), clip(to)];
    };
    const columns = range((view.left - box.left) * scale, (view.right - box.left) * scale, layer.width);
    const rows = range((view.top - box.top) * scale, (view.bottom - box.top) * scale, layer.height);
    const wanted = [];
    for (let y = rows[0]; y <= rows[1]; y++) {
      for (let x = columns[0]; x <= columns[1]; x++) wanted.push(this.part(layer, x, y));
    }
    for (const tile of layer.tiles.values()) {
      if (tile.stale) this.drop(layer, tile.key);
    }
    const whole = (await Promise.all(wanted)).every(Boolean);
    if (whole && this.layers.at(-1) === layer) {
      this.layers.splice(0, this.layers.length - 1).forEach((it) => it.node.remove());
    }
    return whole;
  }

  drop(layer, key) {
    layer.tiles.delete(key);
    layer.seen.get(key)?.remove();
    layer.seen.delete(key);
  }

  part(layer, x, y) {
    const key = `${x},${y}`, known = layer.tiles.get(key);
    if (known && !known.stale) return known.done;
    const [left, top] = [x * TILE, y * TILE];
    const width = Math.min(TILE, layer.width - left), height = Math.min(TILE, layer.height - top);
    const emu = this.told.width / layer.width;
    const image = new Image();
    image.src = `tile/${layer.version}/${this.at}/${layer.inks}/${layer.dpi}/${x}/${y}`;
    image.alt = "";
    Object.assign(image.style, {
      left: percent(left, layer.width), top: percent(top, layer.height),
      width: percent(width, layer.width), height: percent(height, layer.height),
    });
    const rect = [left * emu, top * emu, width * emu, height * emu];
    const latest = () => layer.tiles.get(key)?.image === image;
    const done = image.decode().then(() => {
      if (!latest()) return false;
      layer.node.append(image);
      layer.seen.get(key)?.remove();
      layer.seen.set(key, image);
      return true;
    }, () => {
      if (latest()) layer.tiles.delete(key);
      return false;
    });
    layer.tiles.set(key, { key, image, rect, done, stale: false });
    return done;
  }

  box(kind, rect) {
    const { width, height } = this.told;
    const node = make("div", { class: kind });
    Object.assign(node.style, {
      left: percent(rect[0], width), top: percent(rect[1], height),
      width: percent(rect[2], width), height: percent(rect[3], height),
    });
    this.node.append(node);
    return node;
  }

  flash(rect) {
    const node = this.box("fresh", rect);
    node.addEventListener("animationend", () => node.remove());
  }

  drawOverlay() {
    const { told, overlay } = this;
    overlay.setAttribute("viewBox", `0 0 ${told.width} ${told.height}`);
    overlay.setAttribute("preserveAspectRatio", "none");
    overlay.replaceChildren();
    const shape = (tag, attributes) => {
      const node = document.createElementNS(overlay.namespaceURI, tag);
      Object.entries(attributes).forEach(([name, value]) => node.setAttribute(name, value));
      overlay.append(node);
    };
    const rect = (kind, [x, y, width, height]) => shape("rect", { class: kind, x, y, width, height });
    if (overlays.grid) {
      told.columns.forEach((it) => rect("column", it));
      rect("area", told.area);
    }
    if (overlays.baselines) shape("path", { class: "line", d: baselines(told) });
    if (overlays.frames) told.frames.forEach((it) => rect("frame", it));
  }

  async ask(event) {
    const box = this.node.getBoundingClientRect();
    const x = Math.round(((event.clientX - box.left) / box.width) * this.told.width);
    const y = Math.round(((event.clientY - box.top) / box.height) * this.told.height);
    const found = await fetch(`spot/${this.at}/${x}/${y}`).then((it) => (it.ok ? it.json() : null));
    showSource(found);
    const story = found && news.stories.find((it) => it.id === found.story);
    choose(story ? `story/${story.number}` : null);
  }
}

const touches = (a, b) =>
  a[0] < b[0] + b[2] && b[0] < a[0] + a[2] && a[1] < b[1] + b[3] && b[1] < a[1] + a[3];

function baselines({ area: [x, y, width, height], grid: [first, step] }) {
  let path = "";
  if (step > 0) for (let at = first; at <= y + height; at += step) path += `M${x} ${at}h${width}`;
  if (step < 0) for (let at = first; at >= x; at += step) path += `M${at} ${y}v${height}`;
  return path;
}

// ---- place and zoom

/// The page and the point of it at the middle of the desk, or at a point of the window.
function place(clientX, clientY) {
  const view = desk.getBoundingClientRect();
  const x = clientX ?? view.left + desk.clientWidth / 2, y = clientY ?? view.top + desk.clientHeight / 2;
  let near = null;
  for (const leaf of leaves) {
    const box = leaf.node.getBoundingClientRect();
    const away = Math.max(0, box.top - y, y - box.bottom);
    if (!near || away < near.away) {
      near = { away, number: leaf.told.number, x: (x - box.left) / box.width, y: (y - box.top) / box.height, at: [x, y] };
    }
  }
  return near;
}

function goTo(spot) {
  const leaf = spot && (leaves.find((it) => it.told.number === spot.number) ?? leaves.at(-1));
  if (!leaf) return;
  const box = leaf.node.getBoundingClientRect();
  desk.scrollBy(box.left + spot.x * box.width - spot.at[0], box.top + spot.y * box.height - spot.at[1]);
}

/// The finest drawing in which a page is seen whole.
function whole() {
  const near = place()?.number;
  const told = (leaves.find((it) => it.told.number === near) ?? leaves[0])?.told ?? news.pages[0];
  if (!told) return 72;
  const room = (css, emu) => Math.floor((css * window.devicePixelRatio * EMU_INCH) / emu);
  return Math.min(room(desk.clientWidth - 44, told.width), room(desk.clientHeight - 44, told.height));
}

function zoomTo(wanted, x, y) {
  const next = Math.max(COARSEST, Math.min(FINEST, Math.round(wanted)));
  if (next === dpi) return;
  const spot = leaves.length ? place(x, y) : null;
  dpi = next;
  leaves.forEach((it) => { it.size(); it.refresh(); });
  goTo(spot);
  settle();
}

function zoomBy(factor, x, y) {
  fitted = false;
  const next = dpi * factor;
  zoomTo(Math.round(next) === dpi ? dpi + Math.sign(factor - 1) : next, x, y);
}

function fit() {
  fitted = true;
  zoomTo(whole());
}

function look(kind) {
  if (inks === kind) return;
  inks = kind;
  leaves.forEach((it) => { it.size(); it.refresh(); });
  settle();
}

function turn(by) {
  const at = leaves.findIndex((it) => it.told.number === place()?.number) + by;
  const leaf = leaves[Math.max(0, Math.min(leaves.length - 1, at))];
  if (leaf) desk.scrollTop += leaf.node.getBoundingClientRect().top - desk.getBoundingClientRect().top - 22;
}

/// Brings a place on a page into the middle of the desk and marks it.
function jump([at, rect]) {
  const leaf = leaves[at];
  if (!leaf) return;
  document.querySelectorAll(".mark").forEach((it) => it.remove());
  const slack = 25400;
  const mark = leaf.box("mark", [rect[0] - slack, rect[1] - slack, rect[2] + 2 * slack, rect[3] + 2 * slack]);
  const box = mark.getBoundingClientRect(), view = desk.getBoundingClientRect();
  const middle = (low, length, from, room) => low + Math.min(length, room) / 2 - (from + room / 2);
  desk.scrollBy(
    middle(box.left, box.width, view.left, desk.clientWidth),
    middle(box.top, box.height, view.top, desk.clientHeight));
}

// ---- telling

let filling = null, lost = false;

/// Fetches what is seen, says where one is, and notes when all of it is on the screen.
function settle() {
  if (!news) return;
  buttons();
  shown.ready = false;
  const run = (filling = {});
  Promise.all(leaves.map((it) => it.fill())).then((all) => {
    if (run !== filling) return;
    if (!all.every(Boolean)) {
      // The pages changed while they were asked for.
      if (!lost) setTimeout(() => run === filling && settle(), 40);
      return;
    }
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => {
        if (run !== filling) return;
        Object.assign(shown, {
          version: news.version, built: news.built, ready: true,
          painted: performance.timeOrigin + performance.now(),
        });
      };
      channel.port2.postMessage(null);
    });
  });
}

function take(told) {
  const spot = leaves.length ? place() : null;
  const first = !news;
  const other = news && news.pages.length !== told.pages.length;
  news = told;
  if (!dpi) dpi = whole();
  while (leaves.length > told.pages.length) leaves.pop().node.remove();
  told.pages.forEach((page, at) => {
    const fresh = !leaves[at];
    if (fresh) {
      leaves[at] = new Leaf();
      pages.append(leaves[at].node);
    }
    leaves[at].tell(at, page);
    if (fresh) leaves[at].refresh();
  });
  pages.querySelector(".empty")?.remove();
  if (!leaves.length) pages.append(make("p", { class: "empty", text: say.noPages }));
  if (other) goTo(spot);
  if (first) restore();
  settle();
  lists();
}

function lists() {
  the("title").textContent = news.title || "版心";
  document.title = news.title ? `${news.title} · 版心` : "版心";
  banner(news.trouble ?? (news.broken ? say.broken : null));
  const marked = (kind) => (chosen === kind ? "true" : null);
  const remarks = news.remarks.map((it, at) => {
    const where = [it.file && `${it.file}:${it.line}`, it.on && say.onPage(news.pages[it.on[0]]?.number ?? "?")];
    return make("li", {
      class: it.severity, tabindex: 0, "data-key": `remark/${at}`, "aria-current": marked(`remark/${at}`),
      onclick: () => open_(`remark/${at}`, it.on),
    },
    make("span", { text: it.message }),
    ...it.hints.map((hint) => make("small", { class: "hint", text: `→ ${hint}` })),
    make("small", { text: [it.code, ...where.filter(Boolean)].join(" · ") }));
  });
  the("remarks").replaceChildren(...(remarks.length ? remarks : [make("li", { class: "none", text: say.none })]));
  const stories = news.stories.map((it) => {
    const on = [...new Set(it.places.map(([page]) => news.pages[page]?.number))].map(say.onPage).join("、");
    return make("li", {
      tabindex: 0, "data-key": `story/${it.number}`, "aria-current": marked(`story/${it.number}`),
      onclick: () => open_(`story/${it.number}`, it.places[0]),
    }, make("span", { text: it.title || it.id }), make("small", { text: `${it.id} · ${on}` }));
  });
  the("stories").replaceChildren(...(stories.length ? stories : [make("li", { class: "none", text: say.noStories })]));
  the("tab-remarks").textContent = `${say.remarks} ${news.remarks.length}`;
  the("tab-stories").textContent = `${say.stories} ${news.stories.length}`;
  the("state").textContent = say.state(new Date(news.built).toLocaleTimeString(), Math.round(news.took / 1000));
}

function banner(words) {
  the("banner").hidden = !words;
  the("banner").textContent = words ?? "";
}

async function open_(key, on) {
  choose(key);
  if (on) jump(on);
  showSource(await fetch(key).then((it) => (it.ok ? it.json() : null)));
}

function choose(key) {
  chosen = key;
  document.querySelectorAll("[data-key]").forEach((it) => {
    it.toggleAttribute("aria-current", it.dataset.key === key);
    if (it.dataset.key === key) {
      it.setAttribute("aria-current", "true");
      it.scrollIntoView({ block: "nearest" });
    }
  });
}

function showSource(found) {
  the("source").hidden = !found;
  if (!found) return;
  the("path").textContent = found.path;
  the("copy").textContent = say.copy;
  const lines = found.lines.map((text, at) => {
    const number = found.first + at, here = number === found.line;
    const letters = [...text], from = found.column - 1, to = from + found.length;
    const words = here
      ? [letters.slice(0, from).join(""), make("mark", { text: letters.slice(from, to).join("") }), letters.slice(to).join("")]
      : [text];
    return make("div", { class: here ? "here" : "" }, make("i", { text: number }), make("span", {}, ...words));
  });
  the("lines").replaceChildren(...lines);
  the("lines").querySelector(".here")?.scrollIntoView({ block: "center" });
}

// ---- buttons and keys

const kinds = () => ["p", "c", "m", "y", "k", ...news.spots.map((_, at) => `s${at}`), "sum"];

function buttons() {
  const words = (kind) => ({ p: say.printed, sum: say.sum })[kind] ?? say[kind] ?? news.spots[Number(kind.slice(1))];
  const signature = JSON.stringify(news.spots);
  if (the("inks").dataset.spots !== signature) {
    the("inks").dataset.spots = signature;
    the("inks").replaceChildren(...kinds().map((kind) => make(
      "button", { "data-inks": kind, onclick: () => look(kind) },
      ...(PLATES[kind] ? [make("span", { class: "swatch", style: `background:${PLATES[kind]}` })] : []), words(kind))));
  }
  document.querySelectorAll("[data-inks]").forEach((it) => it.setAttribute("aria-pressed", it.dataset.inks === inks));
  document.querySelectorAll("[data-overlay]").forEach((it) => it.setAttribute("aria-pressed", overlays[it.dataset.overlay]));
  document.querySelectorAll("[data-pane]").forEach((it) => {
    it.setAttribute("aria-selected", it.dataset.pane === pane);
    the(it.dataset.pane).hidden = it.dataset.pane !== pane;
  });
  const at = Math.max(0, leaves.findIndex((it) => it.told.number === place()?.number));
  the("page").textContent = leaves.length ? say.page(leaves[at].told.number, leaves.at(-1).told.number) : "–";
  the("zoom").textContent = `${Math.round((100 * dpi) / 96 / window.devicePixelRatio)}%`;
  the("svg").href = `page/${at}/page.svg`;
  const stopped = news.broken || news.errors;
  the("press").setAttribute("aria-disabled", stopped);
  the("press").title = stopped ? say.pressNo : say.pressLong;
  if (stopped) the("press").removeAttribute("href"); else the("press").href = "press.pdf";
  the("legend").hidden = inks !== "sum";
  the("legend").replaceChildren("0", make("b"), say.limit(news.ink_limit / 10), make("u"), say.over);
}

function lay(name) {
  overlays[name] = !overlays[name];
  leaves.forEach((it) => it.drawOverlay());
  buttons();
}

function press(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const fine = dpi > 1.2 * whole();
  const keys = {
    PageUp: () => turn(-1), PageDown: () => turn(1),
    ArrowLeft: fine ? null : () => turn(-1), ArrowRight: fine ? null : () => turn(1),
    ArrowUp: fine ? null : () => turn(-1), ArrowDown: fine ? null : () => turn(1),
    Home: () => desk.scrollTo({ top: 0 }), End: () => desk.scrollTo({ top: desk.scrollHeight }),
    "+": () => zoomBy(1.25), "=": () => zoomBy(1.25), "-": () => zoomBy(0.8), 0: fit,
    g: () => lay("grid"), f: () => lay("frames"), b: () => lay("baselines"),
    1: () => look("c"), 2: () => look("m"), 3: () => look("y"), 4: () => look("k"), 5: () => look("sum"),
    Escape: () => look("p"),
    Enter: () => document.activeElement?.closest("li")?.click(),
  };
  const act = news && keys[event.key];
  if (!act) return;
  if (event.key !== "Enter") event.preventDefault();
  act();
}

// ---- the place is kept when the page is loaded again

function keep() {
  if (leaves.length) {
    sessionStorage.setItem("place", JSON.stringify({ dpi, fitted, inks, overlays, pane, spot: place() }));
  }
}

function restore() {
  const kept = JSON.parse(sessionStorage.getItem("place") ?? "null");
  if (!kept) return;
  ({ fitted, inks, pane } = kept);
  Object.assign(overlays, kept.overlays);
  dpi = kept.fitted ? whole() : kept.dpi;
  leaves.forEach((it) => { it.size(); it.refresh(); it.drawOverlay(); });
  goTo(kept.spot);
}

// ---- beginning

document.querySelectorAll("[data-word]").forEach((it) => { it.title = say[it.dataset.word]; it.setAttribute("aria-label", say[it.dataset.word]); });
document.querySelectorAll("[data-text]").forEach((it) => { it.textContent = say[it.dataset.text]; });
the("keys").textContent = say.keys;
the("overlays").replaceChildren(...Object.entries(OVERLAYS).map(([name, key]) => make(
  "button", { "data-overlay": name, title: `${say[name]} (${key})`, onclick: () => lay(name), text: say[name] })));
the("previous").onclick = () => turn(-1);
the("next").onclick = () => turn(1);
the("out").onclick = () => zoomBy(0.8);
the("in").onclick = () => zoomBy(1.25);
the("fit").onclick = fit;
the("copy").onclick = async () => {
  await navigator.clipboard.writeText(the("path").textContent);
  the("copy").textContent = say.copied;
};
document.querySelectorAll("[data-pane]").forEach((it) => (it.onclick = () => { pane = it.dataset.pane; buttons(); }));
document.addEventListener("keydown", press);
desk.addEventListener("wheel", (event) => {
  if (!event.ctrlKey && !event.metaKey) return;
  event.preventDefault();
  zoomBy(Math.exp(-event.deltaY / 400), event.clientX, event.clientY);
}, { passive: false });
let resting = 0;
desk.addEventListener("scroll", () => {
  clearTimeout(resting);
  resting = setTimeout(settle, 30);
});
new ResizeObserver(() => (news && fitted ? fit() : settle())).observe(desk);
window.addEventListener("beforeunload", keep);

const events = new EventSource("events");
events.onmessage = (event) => {
  lost = false;
  take(JSON.parse(event.data));
};
events.onerror = () => {
  lost = true;
  banner(say.lost);
};
