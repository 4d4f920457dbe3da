/*
 * The explorer of the claims: a filter by words, facets, an order, and the address that holds them.
 *
 * Everything comes from the rows of the table, read once, or for a list of several pages from files that are fetched when
 * somebody filters or sorts (explorer-index.js). Rows are taken out and put in again, a part of them at a time, so that a
 * list of thousands answers at once. Every word that is shown comes from the page.
 */
"use strict";

const FACETS = ["verdict", "topic", "claimant", "source", "year"];
const COLUMNS = ["claim", "verdict", "", "", "checked", "supports", "refutes", "context"];
const NEWEST = "-checked";
const NOBODY = "-"; // No page is named so: names of pages begin with a letter or a figure.
const PART = 100; // Rows that are shown at a time; explorer.css hides the others until they are taken out.
const FIRST = 10; // Rows that answer a click; the rest of the part follows once they have been drawn.
const SOON = 40; // Milliseconds until then.
const LATE = 200; // Milliseconds of waiting after which a reader is told of it.
const PAUSE = 300; // Milliseconds without a key before what was typed goes into the address.
const WIDE = matchMedia("(min-width: 62.01rem)"); // Below this the table becomes blocks without column heads.

const each = (names, value) => Object.fromEntries(names.map((name) => [name, value(name)]));
const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const labelled = (words, control, className) => make("label", { className }, make("span", {}, words), control);
const count = (counts, values) => values.forEach((value) => counts.set(value, (counts.get(value) ?? 0) + 1));
const collator = new Intl.Collator(document.documentElement.lang || undefined, { numeric: true });
const listen = (target, kind, answer) => target.addEventListener(kind, answer);
const pause = (time) => new Promise((answer) => { setTimeout(answer, time); });
const filled = (words, values) => words.replace(/\{(\w+)\}/g, (_, name) => values[name]);

function make(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

/* ---- What the page holds ---- */

/** The links of a cell as values of a facet: the last part of the address, and the words with their looks. */
const linked = (cell) => Array.from(cell.querySelectorAll("a"), (link) => [
  link.getAttribute("href").replace(/\/$/, "").split("/").at(-1),
  { text: link.textContent, look: link.parentElement.className },
]);

function readRow(row, number) {
  const [claim, verdict, claimant, topics, checked, ...figures] = row.cells;
  const [supports, refutes, context] = figures.map((cell) => Number(cell.textContent));
  const { dateTime, dataset } = checked.firstElementChild;
  const [year, said] = [dateTime.slice(0, 4), linked(claimant)];
  return {
    ...{ row, supports, refutes, context },
    checked: -number, // The page has the newest first.
    claim: claim.textContent,
    text: fold(`${claim.textContent}\n${claimant.textContent}\n${topics.textContent}`),
    found: {
      verdict: linked(verdict),
      topic: linked(topics),
      claimant: said.length ? said : [[NOBODY, { text: claimant.textContent }]],
      source: dataset.sources.split(" ").filter(Boolean).map((key) => [key, {}]),
      year: [[year, { text: year }]],
    },
  };
}

/** The values of a facet with their labels, in the order in which they are listed. */
function listed(name, labels) {
  if (name !== "verdict") labels.sort(([, a], [, b]) => collator.compare(a.text, b.text));
  return new Map(name === "year" ? labels.reverse() : labels);
}

/** The values of a facet that occur in the table. */
function readFacet(name, claims, place) {
  const seen = new Map(claims.flatMap((claim) => claim.found[name]));
  const given = Array.from(place.querySelectorAll(`[data-facet="${name}"]`), ({ dataset, lang }) =>
    [dataset.value, { ...seen.get(dataset.value), text: dataset.label, lang }]);
  return listed(name, given.length ? given.filter(([key]) => seen.has(key)) : [...seen]);
}

function readTable(table, place) {
  const claims = Array.from(table.tBodies[0].rows, readRow);
  const labels = each(FACETS, (name) => readFacet(name, claims, place));
  const scale = [...labels.verdict.keys()];
  for (const claim of claims) {
    claim.values = each(FACETS, (name) => claim.found[name].map(([key]) => key));
    claim.verdict = scale.indexOf(claim.values.verdict[0]);
  }
  return { all: claims.length, claims, labels, sorted: new Map([[NEWEST, claims]]), load() {}, rows: (some) => some.map(({ row }) => row) };
}

/* ---- Which claims, and in what order ---- */

function inOrder({ claims, sorted }, order) {
  const column = order.replace("-", "");
  const compare = column === "claim" ? (a, b) => collator.compare(a.claim, b.claim) : (a, b) => a[column] - b[column];
  const turned = order.startsWith("-") ? (a, b) => compare(b, a) : compare;
  if (!sorted.has(order)) sorted.set(order, [...claims].sort(turned));
  return sorted.get(order);
}

/** The one facet that a claim does not fit; "" when it fits all of them, null when it fails several. */
function missed(claim, state, limited) {
  let miss = "";
  for (const name of limited) {
    if (claim.values[name].some((value) => state[name].has(value))) continue;
    if (miss) return null;
    miss = name;
  }
  return miss;
}

/** The claims that fit, and for each value of some facets how many would if its own facet were left out of account. */
function sift(claims, state, counted) {
  const words = fold(state.words).split(/\s+/).filter(Boolean);
  const limited = FACETS.filter((name) => state[name].size);
  const counts = each(counted, () => new Map());
  const found = [];
  for (const claim of claims) {
    const miss = words.every((word) => claim.text.includes(word)) ? missed(claim, state, limited) : null;
    if (miss === null) continue;
    if (!miss) found.push(claim);
    for (const name of counted) if (!miss || miss === name) count(counts[name], claim.values[name]);
  }
  return { found, counts };
}

/** Whether the list is asked for as the page has it. */
const isWhole = (state) => !state.words.trim() && state.sort === NEWEST && !FACETS.some((name) => state[name].size);

/** What has to be known for that; the files of a list of several pages are fetched one by one. */
const needs = (state, facets = []) => ({
  source: state.source.size > 0 || facets.includes("source"),
  words: Boolean(state.words.trim()) || state.sort.endsWith("claim"),
});

/* ---- The address ---- */

/** What the address asks for, less the values that no claim has. The theme's search answers to `q`: that is why `words`. */
function readAddress({ labels }) {
  const asked = new URLSearchParams(location.search);
  const order = asked.get("sort") ?? "";
  return {
    words: asked.get("words") ?? "",
    sort: COLUMNS.some((column) => column && column === order.replace(/^-/, "")) ? order : NEWEST,
    part: history.state?.part ?? PART,
    ...each(FACETS, (name) => new Set(asked.getAll(name).filter((value) => labels[name]?.has(value) ?? true))),
  };
}

function address(state) {
  const asked = new URLSearchParams(state.words.trim() && { words: state.words.trim() });
  for (const name of FACETS) for (const value of state[name]) asked.append(name, value);
  if (state.sort !== NEWEST) asked.set("sort", state.sort);
  return location.pathname + `?${asked}`.replace(/\?$/, "");
}

/* ---- The controls ---- */

function facetView(words) {
  const chosen = make("span", {});
  const list = make("fieldset", {}, make("legend", { className: "cp-unseen" }, words));
  const details = make("details", { className: "cp-explorer__facet" }, make("summary", {}, words, chosen), list);
  return { details, list, chosen, options: new Map() };
}

/** A facet's values; they are added when it is first opened, because there can be thousands. */
function addOptions(facet, labels) {
  for (const [value, { text, look = "", lang = document.documentElement.lang }] of labels) {
    const box = make("input", { type: "checkbox", value });
    const count = make("span", { className: "cp-explorer__count" });
    const words = make("span", { className: look, lang, textContent: text });
    facet.options.set(value, { box, count });
    facet.list.append(make("label", {}, box, words, " ", count));
  }
}

/** Put a button into the head of each column that the table can be ordered by. */
function headButtons(table) {
  const heads = [...table.tHead.rows[0].cells].filter((_, number) => COLUMNS[number]);
  const buttons = heads.map((head) => make("button", { type: "button" }, ...head.childNodes));
  heads.forEach((head, number) => head.append(buttons[number]));
  return new Map(COLUMNS.filter(Boolean).map((column, number) => [column, buttons[number]]));
}

/** Put the controls in their place; the view is what changes of them. */
function build(place, table) {
  const words = { ...place.dataset };
  const orders = Array.from(place.querySelectorAll("[data-order]"), ({ dataset }) => new Option(dataset.label, dataset.order));
  const view = {
    ...{ words, table, pages: document.querySelectorAll(".cp-parts") },
    filter: make("input", { type: "search", autocomplete: "off", spellcheck: false }),
    toggle: make("button", { type: "button", className: "cp-explorer__toggle", ariaExpanded: "false" }),
    facets: each(FACETS, (name) => facetView(words[name])),
    order: make("select", {}, ...orders),
    status: make("p", { role: "status", ariaLive: "polite" }),
    clear: make("button", { type: "button", textContent: words.clear, hidden: true }),
    more: make("button", { type: "button", className: "cp-explorer__more", hidden: true }),
    heads: headButtons(table),
  };
  const panel = make("div", { className: "cp-explorer__panel", id: "cp-explorer-panel" });
  panel.append(...FACETS.map((name) => view.facets[name].details), labelled(words.sort, view.order, "cp-explorer__order"));
  view.toggle.setAttribute("aria-controls", panel.id);
  const foot = make("div", { className: "cp-explorer__foot" }, view.status, view.clear);
  place.replaceChildren(labelled(words.filter, view.filter, "cp-explorer__filter"), view.toggle, panel, foot);
  table.closest(".cp-table").append(view.more);
  return view;
}

const checked = ({ options }) => new Set([...options.keys()].filter((value) => options.get(value).box.checked));

/* ---- What is shown ---- */

function showFacet({ list, options }, values, counts) {
  for (const [key, { box, count }] of options) {
    box.checked = values.has(key);
    box.disabled = !counts.has(key) && !box.checked;
    count.textContent = counts.get(key) ?? 0;
  }
  list.ariaBusy = "false";
}

function showOrder(view, order) {
  const direction = order.startsWith("-") ? "descending" : "ascending";
  view.order.value = order;
  for (const [column, button] of view.heads) {
    button.parentElement.ariaSort = order.replace("-", "") === column ? direction : "none";
    button.disabled = !WIDE.matches;
  }
}

function showChoice(view, state, whole) {
  const set = FACETS.reduce((sum, name) => sum + state[name].size, 0);
  view.toggle.textContent = set ? filled(view.words.set, { n: set }) : view.words.filters;
  view.clear.hidden = !set && !state.words;
  if (view.filter.value !== state.words) view.filter.value = state.words;
  for (const name of FACETS) view.facets[name].chosen.textContent = state[name].size ? ` (${state[name].size})` : "";
  for (const links of view.pages) links.hidden = !whole;
  showOrder(view, state.sort);
}

function showCount(view, n, all, part) {
  view.table.dataset.explored = "";
  view.status.textContent = filled(view.words.shown, { n, all });
  view.more.hidden = n <= part;
  view.more.textContent = filled(view.words.more, { n: Math.min(n - part, PART) });
}

/** Show some rows, the first of them at once; false when something else was asked for in the meantime. */
async function showRows(view, index, claims, first, turn) {
  const [body] = view.table.tBodies;
  const rows = await index.rows(claims.slice(0, first));
  if (turn !== view.turn) return false;
  body.replaceChildren(...rows);
  if (claims.length > first) {
    pause(SOON).then(async () => {
      const rest = turn === view.turn ? await index.rows(claims.slice(first)) : [];
      if (turn === view.turn) body.append(...rest);
    }).catch(() => { view.status.textContent = view.words.failed; });
  }
  return true;
}

/** Wait for what is fetched, and say so when it takes long. */
async function patiently(view, work) {
  const told = setTimeout(() => { view.status.textContent = view.words.loading; }, LATE);
  try {
    return await work;
  } finally {
    clearTimeout(told);
  }
}

/** Show what was asked for; until it is there, the table says that it is not (WAI-ARIA 1.2, aria-busy). */
async function show(index, view, state, first) {
  const turn = view.turn = {};
  view.table.ariaBusy = "true";
  try {
    await showAll(index, view, state, turn, first);
  } finally {
    if (turn === view.turn) view.table.ariaBusy = "false";
  }
}

async function showAll(index, view, state, turn, first = FIRST) {
  const open = FACETS.filter((name) => view.facets[name].details.open && view.facets[name].options.size);
  const whole = index.front && isWhole(state);
  showChoice(view, state, whole);
  // The others are counted when they are opened; until then they show what they showed before.
  for (const name of FACETS) if (!open.includes(name)) view.facets[name].list.ariaBusy = "true";
  if (!whole || open.length) await patiently(view, index.load(needs(state, open)));
  if (turn !== view.turn) return;
  const { found, counts } = sift(inOrder(index, state.sort), state, open);
  for (const name of open) showFacet(view.facets[name], state[name], counts[name]);
  if (whole) {
    view.table.tBodies[0].replaceChildren(...index.front);
    showCount(view, index.all, index.all, index.all);
  } else if (await showRows(view, index, found.slice(0, state.part), first, turn)) {
    showCount(view, found.length, index.all, state.part);
  }
}

/* ---- What a reader does ---- */

/** Close the facets that a reader has left, where they lie over the table. */
function closeOthers({ facets }, target) {
  for (const { details } of Object.values(facets)) details.open &&= !WIDE.matches || details.contains(target);
}

function closeOnEscape(event, details) {
  if (event.key !== "Escape" || !details.open) return;
  details.open = false;
  details.querySelector("summary").focus();
}

/** The order that a click on a head asks for: figures and dates from the top; the other way round the next time. */
function nextOrder(column, order) {
  const [first, second] = ["claim", "verdict"].includes(column) ? [column, `-${column}`] : [`-${column}`, column];
  return order === first ? second : first;
}

/** Fill a facet when it is opened, and count anew what its values would give. */
async function openFacet(index, view, name, state) {
  const facet = view.facets[name];
  await patiently(view, index.load(needs(state(), [name])));
  if (!facet.options.size) addOptions(facet, index.labels[name]);
  showFacet(facet, state()[name], sift(index.claims, state(), [name]).counts[name]);
}

function explore(place, table, index) {
  const view = build(place, table);
  let state = { words: "", sort: NEWEST, part: PART, ...each(FACETS, () => new Set()) };
  let typing;
  const failed = () => { view.status.textContent = view.words.failed; };
  const keep = () => history.replaceState({ part: state.part }, "", address(state));
  const alter = (changes, first) => {
    clearTimeout(typing);
    state = { ...state, part: PART, ...changes };
    show(index, view, state, first).catch(failed);
  };
  const add = () => history.pushState({ part: state.part }, "", address(state));
  const change = (changes) => { alter(changes); add(); };
  const restore = async () => {
    const asked = new URLSearchParams(location.search);
    if (FACETS.some((name) => asked.has(name))) await patiently(view, index.load({ source: asked.has("source") }));
    alter(readAddress(index), Infinity);
  };
  const comeBack = () => restore().catch(failed);

  listen(view.filter, "input", () => {
    alter({ words: view.filter.value });
    typing = setTimeout(keep, PAUSE);
  });
  for (const [name, facet] of Object.entries(view.facets)) {
    listen(facet.details, "keydown", (event) => closeOnEscape(event, facet.details));
    listen(facet.details, "toggle", () => {
      if (facet.details.open) openFacet(index, view, name, () => state).catch(failed);
    });
    listen(facet.list, "change", () => change({ [name]: checked(facet) }));
  }
  view.heads.forEach((button, column) => listen(button, "click", () => change({ sort: nextOrder(column, state.sort) })));
  listen(view.order, "change", () => change({ sort: view.order.value }));
  listen(view.clear, "click", () => change({ words: "", ...each(FACETS, () => new Set()) }));
  listen(view.clear, "click", () => view.filter.focus());
  listen(view.more, "click", () => alter({ part: state.part + PART }, Infinity));
  listen(view.more, "click", keep);
  listen(view.toggle, "click", () => { view.toggle.ariaExpanded = String(place.toggleAttribute("data-open")); });
  for (const kind of ["click", "focusin"]) listen(document, kind, ({ target }) => closeOthers(view, target));
  listen(WIDE, "change", () => showOrder(view, state.sort));
  listen(window, "popstate", comeBack);
  comeBack();
}

const place = document.querySelector(".cp-explorer");
const table = document.querySelector(".cp-table--claims table");
if (place?.dataset.index) {
  const { indexOf } = await import("./explorer-index.js");
  explore(place, table, indexOf({ ...place.dataset }, table, { NEWEST, NOBODY, fold, listed, make }));
} else if (place && table) {
  explore(place, table, readTable(table, place));
}
