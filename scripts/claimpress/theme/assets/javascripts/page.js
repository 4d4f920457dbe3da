/* What every page needs of a script: the buttons that copy, and the search, whose own script comes when somebody turns to it. */
"use strict";

/* ---- Copying ---- */

const SHOWN = 3000; // Milliseconds for which a button says that it has copied.
const said = document.querySelector("#cp-said");

/** Copy what a button names: the address of a link, or the text of anything else. */
async function copy({ currentTarget: button }) {
  const { href, textContent } = document.querySelector(button.dataset.copy);
  await navigator.clipboard.writeText(href ?? textContent.trim());
  button.toggleAttribute("data-done", true);
  said.textContent = button.dataset.copied;
  // Emptied again, so that the next copy is said too.
  setTimeout(() => { said.textContent = ""; button.removeAttribute("data-done"); }, SHOWN);
}

function offer(button) {
  button.hidden = false;
  button.addEventListener("click", copy);
}

// Pages that do not come over a safe connection have no clipboard.
if (navigator.clipboard) document.querySelectorAll(".cp-copy").forEach(offer);

/* ---- Passages of a document that is quoted so often that they take several pages ---- */

/**
 * The lasting address of a passage is on the first page of its source. From there, and from a page that it has left since, it leads
 * on to where the passage stands.
 */
function follow() {
  if (!location.hash) return;
  const place = document.getElementById(location.hash.slice(1));
  const way = place ? place.closest(".cp-at")?.querySelector("[href]") : document.querySelector(".cp-whole a");
  if (way) location.replace(way.href.replace(/#.*|$/, location.hash));
}

addEventListener("hashchange", follow);
follow();

/* ---- Searching ---- */

const search = document.querySelector(".md-search");
const later = document.querySelector("#cp-later");
const field = search?.querySelector("input");
const toggle = document.querySelector("#__search");
const asked = new URLSearchParams(location.search);
const leaner = search?.dataset.pagefind !== undefined; // A large site asks another program, which needs no such script.
let fetched;
let ready = false;

/** Fetch the script of the search, once. When it is there, it reads what has been typed into the field until then. */
function fetchSearch() {
  fetched ??= leaner ? import("./search.js").then(({ start }) => start(search)) : new Promise((resolve) => {
    const script = document.importNode(later.content, true).querySelector("script");
    script.addEventListener("load", () => { ready = true; resolve(); });
    document.body.append(script);
  });
  return fetched;
}

/**
 * Ctrl or Command with K leads to the search. The theme's keys are letters alone, which whoever speaks to a computer presses
 * without wanting to (WCAG 2.2, 2.1.4): its script does not hear of them, unless the search is open and they are typed into it.
 */
function onKey(event) {
  const { key } = event;
  if (event.metaKey || event.ctrlKey) {
    if (key !== "k" || event.altKey || event.shiftKey) return;
    event.preventDefault();
    (field ?? search.querySelector("button")).focus();
  } else if (key.length === 1 && !toggle.checked) {
    event.stopImmediatePropagation();
  }
}

/**
 * The results open below the field from the first letter on, even when the script is still on its way. A click tells the theme's
 * script, which keeps them hidden where it has not heard that the search is open.
 */
function open() {
  if (!toggle.checked) toggle.click();
}

/** Where the search is a button that the theme's script answers to, the click that fetched it is repeated. */
function press({ target }) {
  const button = target.closest("button");
  if (button && !field && !ready) fetchSearch().then(() => button.click());
}

if (search && (later || leaner)) {
  search.addEventListener("click", press);
  search.addEventListener("focusin", fetchSearch);
  search.addEventListener("pointerdown", fetchSearch);
  field?.addEventListener("input", open);
  field?.form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("keydown", onKey, { capture: true });
  if (asked.has("q") || search.contains(document.activeElement)) fetchSearch();
}

/* ---- Arriving from a search ---- */

/** The places where a word begins with one of some words; in Chinese, where no space parts words, all their places. */
function* places(words) {
  const parts = words.map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&"));
  const pattern = new RegExp(`(?<![^\\P{L}\\p{sc=Han}])(?:${parts.join("|")})`, "giu");
  const texts = document.createNodeIterator(document.querySelector("article"), NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    for (const { 0: { length }, index } of text.data.matchAll(pattern)) {
      yield new StaticRange({ startContainer: text, startOffset: index, endContainer: text, endOffset: index + length });
    }
  }
}

// The theme's results name the words that were found. They are marked without its script, and without a change to the page.
const words = asked.get("h")?.split(/\s+/).filter(Boolean) ?? [];
if (words.length && CSS.highlights) CSS.highlights.set("cp-found", new Highlight(...places(words)));
