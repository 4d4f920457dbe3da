/*
 * The claims of a list of several pages, for the explorer: files of columns beside these pages, each fetched when it is needed.
 *
 * `facets.json` has everything that claims are filtered and sorted by but the sources (`sources.json`) and the claims themselves
 * (`words-1.json` for the oldest, and so on). A number in a column is the place of a value in the list of its kind.
 */
"use strict";

/** Do something once; when it fails, the next call tries again. */
function once(work) {
  let done;
  return () => (done ??= work().catch((error) => { done = undefined; throw error; }));
}

async function read(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}

/** A link whose text may run against the direction of the page. */
function link(make, folder, [key, text, against], end) {
  const words = against ? [make("bdi", {}, text)] : [text];
  const element = make("a", {}, ...words);
  element.setAttribute("href", `${folder}${key}${end}`);
  return element;
}

function claimCell(make, { id, claim, lang, withdrawn }, end, mark) {
  const words = lang ? make("span", { lang, dir: "auto" }, claim) : claim;
  const element = make("a", {}, words);
  element.setAttribute("href", `${id}${end}`);
  return make("td", {}, element, ...(withdrawn ? [" ", make("strong", {}, mark)] : []));
}

/** The row of a claim, as the pages of the list have it. */
function rowOf(make, claim, { end, comma }, words) {
  const { verdict, claimant, topics, date: [iso, text] } = claim.labels;
  const topicLinks = topics.flatMap((topic, number) => [...(number ? [comma] : []), link(make, "../topics/", topic, end)]);
  const figure = (number) => Object.assign(make("td", {}, String(number)), { style: "text-align: right;" });
  return make(
    "tr", {},
    claimCell(make, claim, end, words.withdrawn),
    make("td", {}, make("span", { className: `cp-verdict cp-verdict--${verdict[2]}` }, link(make, "../verdicts/", verdict.slice(0, 2), end))),
    make("td", {}, claimant ? link(make, "../claimants/", claimant, end) : words.nobody),
    make("td", {}, ...topicLinks),
    make("td", {}, make("time", { dateTime: iso }, text)),
    figure(claim.supports), figure(claim.refutes), figure(claim.context),
  );
}

/** The claims with what stands in the file of facets, the newest first. */
function claimsOf({ verdicts, topics, claimants, dates, figures, rows }, nobody) {
  const withdrawn = new Set(rows.withdrawn);
  return rows.verdict.map((verdict, number) => {
    const labels = {
      verdict: verdicts[verdict],
      topics: rows.topics[number].map((topic) => topics[topic]),
      claimant: claimants[rows.claimant[number]],
      date: dates[rows.date[number]],
    };
    const [supports, refutes, context] = figures[rows.figures[number]];
    const values = {
      verdict: [labels.verdict[0]],
      topic: labels.topics.map(([key]) => key),
      claimant: [labels.claimant?.[0] ?? nobody],
      source: [],
      year: [labels.date[0].slice(0, 4)],
    };
    return { verdict, supports, refutes, context, checked: -number, withdrawn: withdrawn.has(number), labels, values };
  });
}

/** What the explorer asks: how many claims there are, which, the labels of their facets, and their rows. */
export function indexOf(words, table, { NEWEST, NOBODY, fold, listed, make }) {
  const files = (name) => read(`${words.index}${name}.json`);
  const index = { all: Number(words.all), claims: [], labels: {}, sorted: new Map([[NEWEST, []]]), front: [...table.tBodies[0].rows], load, rows };
  const labelled = (list) => list.map(([key, text]) => [key, { text }]);
  const parts = new Map();
  let given;

  const facets = once(async () => {
    given = await files("facets");
    index.claims = claimsOf(given, NOBODY);
    index.sorted.set(NEWEST, index.claims);
    const used = new Set(given.rows.verdict);
    const years = new Set(index.claims.flatMap(({ values }) => values.year));
    const none = given.rows.claimant.includes(-1) ? [[NOBODY, { text: words.nobody }]] : [];
    const verdicts = given.verdicts.map(([key, text, icon]) => [key, { text, look: `cp-verdict cp-verdict--${icon}` }]);
    Object.assign(index.labels, {
      verdict: listed("verdict", verdicts.filter((_, number) => used.has(number))),
      topic: listed("topic", labelled(given.topics)),
      claimant: listed("claimant", [...labelled(given.claimants), ...none]),
      year: listed("year", [...years].map((year) => [year, { text: year }])),
    });
  });

  const sources = once(async () => {
    const [{ sources: list, rows: columns }] = await Promise.all([files("sources"), facets()]);
    index.claims.forEach(({ values }, number) => { values.source = columns[number].map((source) => list[source][0]); });
    index.labels.source = listed("source", list.map(([key, text, lang]) => [key, { text, lang }]));
  });

  /** The claims themselves; the files count from the oldest. */
  async function readWords(number) {
    const [{ id, claim, lang }] = await Promise.all([files(`words-${number}`), facets()]);
    const newest = index.claims.length - 1 - (number - 1) * given.words;
    id.forEach((key, place) => {
      const found = index.claims[newest - place];
      const mark = found.withdrawn ? ` ${words.withdrawn}` : "";
      const said = found.labels.claimant?.[1] ?? words.nobody;
      const topics = found.labels.topics.map(([, text]) => text).join(given.comma);
      Object.assign(found, { id: key, claim: claim[place], lang: lang[place] });
      found.text = fold(`${found.claim}${mark}\n${said}\n${topics}`);
    });
  }

  function part(number) {
    if (!parts.has(number)) parts.set(number, once(() => readWords(number)));
    return parts.get(number)();
  }

  async function load(needs) {
    await Promise.all([facets(), needs.source && sources()]);
    const all = needs.words ? Math.ceil(index.claims.length / given.words) : 0;
    await Promise.all(Array.from({ length: all }, (_, number) => part(number + 1)));
  }

  async function rows(claims) {
    const numbers = claims.map(({ checked }) => Math.floor((index.claims.length - 1 + checked) / given.words) + 1);
    await Promise.all([...new Set(numbers)].map(part));
    return claims.map((claim) => (claim.row ??= rowOf(make, claim, given, words)));
  }

  return index;
}
