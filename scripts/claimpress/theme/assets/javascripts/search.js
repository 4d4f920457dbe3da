/* The search of a large site: asked of Pagefind, which fetches of its index only what a word needs. It answers in the theme's own box. */

const AT_ONCE = 10; // Results that are fetched at a time; more come when the end of the list is near.
const SECTIONS = 5; // Places on a page that are offered below it.
const PAUSE = 120; // Milliseconds without a key after which is searched.
const NEAR = 200; // Pixels from the end of the list.
const SIGN = "[\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}]";
const SEAM = new RegExp(`(?<=${SIGN})(?=\\S)|(?<=\\S)(?=${SIGN})`, "gu");
const CLOSE = `${SIGN.slice(0, -1)}\\u3000-\\u303f\\uff00-\\uffef—…·]`; // What stands beside a sign without a space.
const GAP = new RegExp(`(?<=${CLOSE}(?:</mark>)?) (?=(?:<mark>)?${CLOSE})`, "gu");
const SIGNS = new RegExp(`^${SIGN}{2,}$`, "u");

/** What Pagefind is asked for some words: in its index every sign of Chinese and Japanese stands alone; a run of them is one phrase. */
export function asked(words) {
  const apart = words.replace(SEAM, " ");
  return SIGNS.test(words) ? `"${apart}"` : apart;
}

/** A text of Pagefind's as nodes: the words that were found are marked, signs stand together again, nothing else is HTML. */
function nodes(text) {
  const joined = text.replaceAll("\u200b", "").replace(GAP, "").replaceAll("</mark><mark>", "");
  return joined.split(/(<mark>.*?<\/mark>)/su).filter(Boolean).map((part) => {
    const inner = /^<mark>(.*)<\/mark>$/su.exec(part);
    const plain = (inner?.[1] ?? part).replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", "\"").replaceAll("&amp;", "&");
    return inner ? element("mark", "", plain) : plain;
  });
}

function element(name, className, ...children) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

/** The address of a page or a place on it; Pagefind was given all pages in one folder, their ways in their names. */
export const way = (url) => url.replaceAll("%2F", "/").replace(/(^|\/)index\.html(?=#|$)/u, "$1");

/** The same, with the words that the page there marks. */
function address(url, words) {
  const there = new URL(way(url), location);
  there.searchParams.set("h", words);
  return there.href;
}

function link(url, words, ...children) {
  const article = element("article", "md-search-result__article", ...children);
  const made = element("a", "md-search-result__link", article);
  made.href = address(url, words);
  made.tabIndex = -1;
  return made;
}

/** An excerpt, which mostly ends in the middle of a sentence. */
const teaser = (excerpt) => element("p", "", ...nodes(/[.!?。？！]\s*$/u.test(excerpt) ? excerpt : `${excerpt}…`));

/** A page that was found, and below it the places on it. */
function item({ url, meta, excerpt, sub_results: places }, words, texts) {
  const verdict = meta.verdict ? [element("nav", "md-tags", element("span", "md-tag", meta.verdict))] : [];
  const page = link(url, words, element("h1", "", ...nodes(meta.title ?? "")), teaser(excerpt), ...verdict);
  const made = element("li", "md-search-result__item", page);
  const below = places.filter((place) => place.url.includes("#") && place.title !== meta.title).slice(0, SECTIONS);
  if (below.length) {
    const count = below.length === 1 ? texts.moreOne : texts.moreOther.replace("#", below.length);
    const summary = element("summary", "", element("div", "", count));
    summary.tabIndex = -1;
    const links = below.map((place) => link(place.url, words, element("h2", "", ...nodes(place.title)), teaser(place.excerpt)));
    made.append(element("details", "md-search-result__more", summary, ...links));
  }
  return made;
}

/** Load the program and say which parts its index has. */
export async function load(folder, root) {
  const told = await (await fetch(new URL("parts.json", folder), { cache: "no-cache" })).json();
  const at = (name) => new URL(`${name}/`, folder).href;
  const pagefind = await import(new URL(`${told.engine}/pagefind.js`, folder));
  const baseUrl = root.pathname;
  await pagefind.options({ basePath: at(told.engine), baseUrl, metaCacheTag: told.engine });
  await pagefind.init();
  // The name of a part changes with what it holds, so that a browser may keep it.
  await Promise.all(told.parts.map(([name, weight]) => pagefind.mergeIndex(at(name), { baseUrl, indexWeight: weight, metaCacheTag: name })));
  return pagefind;
}

/** Let somebody search: read the field until the page is left. */
export async function start(box) {
  const { dataset: texts } = box;
  const field = box.querySelector("input");
  const [meta, list, scroll] = ["__meta", "__list"].map((part) => box.querySelector(`.md-search-result${part}`)).concat(box.querySelector(".md-search__scrollwrap"));
  const toggle = document.querySelector("#__search");
  const query = new URLSearchParams(location.search).get("q");
  let found = [];
  let shown = 0;
  let round = 0;
  let timer;
  let pagefind;

  /** Show the next results, in their order, unless something else was asked meanwhile. */
  async function more(words, mine) {
    const some = found.slice(shown, shown + AT_ONCE);
    shown += some.length;
    const pages = await Promise.all(some.map((result) => result.data()));
    if (mine === round) list.append(...pages.map((page) => item(page, words, texts)));
  }

  function count(number) {
    return number === 0 ? texts.none : number === 1 ? texts.one : texts.other.replace("#", number.toLocaleString(document.documentElement.lang));
  }

  async function ask() {
    clearTimeout(timer); // What was typed last is asked for now.
    if (!pagefind) return; // Once the program is there, it is asked for.
    const words = field.value.trim();
    const mine = ++round;
    try {
      const { results } = words ? await pagefind.search(asked(words)) : { results: [] };
      if (mine !== round) return;
      [found, shown] = [results, 0];
      if (list.contains(document.activeElement)) field.focus(); // What had the focus is going.
      list.replaceChildren();
      scroll.scrollTop = 0;
      meta.textContent = words ? count(found.length) : texts.placeholder;
      await more(words, mine);
    } catch {
      meta.textContent = texts.failed;
    }
  }

  /** The arrows lead from the field through the results and back, Enter to the first, Escape away; any other key writes. */
  function onKey(event) {
    const stops = [field, ...box.querySelectorAll(":not(details) > .md-search-result__link, .md-search-result__more[open] .md-search-result__link")];
    const here = stops.indexOf(document.activeElement);
    if (event.key === "Escape" || event.key === "Tab") {
      toggle.checked = false;
      if (event.key === "Escape") document.activeElement.blur();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      stops[(here + (event.key === "ArrowDown" ? 1 : -1) + stops.length) % stops.length].focus();
    } else if (event.key === "Enter" && here === 0) {
      event.preventDefault();
      stops[1]?.click();
    } else if (event.key.length === 1 && here > 0 && !event.ctrlKey && !event.metaKey && event.key !== " ") {
      field.focus();
    }
  }

  box.addEventListener("keydown", onKey);
  field.addEventListener("focus", () => { toggle.checked = true; });
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });
  list.addEventListener("click", ({ target }) => { if (target.closest("a")) toggle.checked = false; });
  scroll.addEventListener("scroll", () => {
    if (shown < found.length && scroll.scrollTop + scroll.clientHeight > scroll.scrollHeight - NEAR) more(field.value.trim(), round);
  }, { passive: true });
  if (query !== null) {
    field.value = query;
    toggle.checked = true;
    field.focus();
  } else if (box.contains(document.activeElement)) {
    toggle.checked = true;
  }
  try {
    pagefind = await load(new URL(texts.pagefind, location), new URL(texts.root, location));
  } catch {
    meta.textContent = texts.failed;
    return;
  }
  await ask();
}
