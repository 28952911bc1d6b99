// Live updates, ticking times, keys, copying. Every page works without this file.
const body = document.body;
const all = (selector, within = document) => within.querySelectorAll(selector);
const byId = id => document.getElementById(id);
body.dataset.js = "";

// Times: the server's clock counts, not this machine's.
let skew = Number(body.dataset.now) - Date.now();

const units = [[86400, "d"], [3600, "h"], [60, "min"], [1, "s"]];
function rough(seconds) {
  const [size, name] = units.find(([size]) => seconds >= size) ?? units[3];
  return `${Math.floor(seconds / size)} ${name}`;
}
function exact(seconds) {
  const at = Math.max(0, units.findIndex(([size]) => seconds >= size));
  const [size, name] = seconds < 1 ? units[3] : units[at];
  const [smaller, smallerName] = units[at + 1] ?? [1, ""];
  const rest = seconds < 60 ? 0 : Math.floor(seconds % size / smaller);
  return `${Math.floor(seconds / size)} ${name}${rest ? ` ${rest} ${smallerName}` : ""}`;
}
function told(time) {
  const seconds = Math.round((Date.parse(time.dateTime) - Date.now() - skew) / 1000);
  if (time.dataset.tick === "since") return exact(Math.max(0, -seconds));
  return seconds > 0 ? `in ${exact(seconds)}` : seconds === 0 ? "now" : `${rough(-seconds)} ago`;
}
function tick() {
  for (const time of all("time[data-tick]")) {
    const text = told(time);
    if (time.textContent !== text) time.textContent = text;
  }
}
setInterval(() => { if (!document.hidden) tick(); }, 1000);

// Changing the page in place: nodes stay, so focus, scroll, selection, choices and open details stay with them.
const kept = { DETAILS: ["open"], INPUT: ["checked", "value"], DIALOG: ["open"] };

function morph(old, fresh) {
  if (old.isEqualNode(fresh)) return;
  if (old.nodeType !== Node.ELEMENT_NODE) {
    if (old.data !== fresh.data) old.data = fresh.data;
    return;
  }
  const keep = kept[old.nodeName] ?? [];
  for (const { name } of [...old.attributes]) {
    if (!fresh.hasAttribute(name) && !keep.includes(name)) old.removeAttribute(name);
  }
  for (const { name, value } of fresh.attributes) {
    if (old.getAttribute(name) !== value && !keep.includes(name)) old.setAttribute(name, value);
  }
  if (old.nodeName === "TIME" && old.dataset.tick) {
    const text = told(old);
    if (old.textContent !== text) old.textContent = text;
    return;
  }
  morphChildren(old, fresh);
}

function morphChildren(old, fresh) {
  const wanted = new Set([...fresh.children].map(child => child.id).filter(Boolean));
  for (const child of [...old.children]) {
    if (child.id && !wanted.has(child.id)) child.remove();
  }
  const keyed = new Map([...old.children].filter(child => child.id).map(child => [child.id, child]));
  let at = old.firstChild;
  for (const child of [...fresh.childNodes]) {
    const same = child.id ? keyed.get(child.id) : at && !at.id && at.nodeName === child.nodeName ? at : null;
    if (!same) {
      old.insertBefore(document.importNode(child, true), at);
    } else {
      if (same === at) at = at.nextSibling; else old.insertBefore(same, at);
      morph(same, child);
    }
  }
  while (at) {
    const next = at.nextSibling;
    at.remove();
    at = next;
  }
}

// Reading the page again, one at a time; what comes meanwhile is read once more afterwards.
let reading = false, again = false;
async function refresh() {
  if (document.hidden) return;
  if (reading) { again = true; return; }
  reading = true;
  try {
    const answer = await fetch(location.href.split("#")[0], { headers: { "X-Live": "1" } });
    if (answer.ok && !answer.redirected) {
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      skew = Number(page.body.dataset.now) - Date.now();
      for (const part of all("[data-live][id]", page.body)) {
        const here = byId(part.id);
        if (here) morph(here, part);
      }
      markRow();
      body.dataset.reads = Number(body.dataset.reads ?? 0) + 1;
    }
  } catch {
    // The service is away; the feed or the next poll says when it is back.
  }
  reading = false;
  if (again) { again = false; setTimeout(refresh, 200); }
}

// The feed; while it is broken, a look every five seconds.
let feed = null, poll = null;
const feedUrl = body.dataset.feed;
function state(value, text) {
  body.dataset.live = value;
  byId("live").textContent = text;
}
function listen() {
  if (!feedUrl || feed) return;
  feed = new EventSource(feedUrl);
  feed.addEventListener("ready", () => {
    if (body.dataset.live === "polling") refresh();
    clearInterval(poll);
    poll = null;
    state("connected", "live");
  });
  feed.addEventListener("change", refresh);
  feed.onerror = () => {
    state("polling", "reconnecting");
    poll ??= setInterval(refresh, 5000);
    if (feed.readyState === EventSource.CLOSED) {
      feed = null;
      setTimeout(listen, 5000);
    }
  };
}
function stop() {
  feed?.close();
  feed = null;
  clearInterval(poll);
  poll = null;
}
document.addEventListener("visibilitychange", () => {
  if (document.hidden) { stop(); state("paused", "paused"); }
  else if (feedUrl) { tick(); refresh(); listen(); }
});
addEventListener("pagehide", stop);
addEventListener("pageshow", event => { if (event.persisted) { refresh(); listen(); } });
listen();

// Choosing rows.
const choices = () => [...all("input[name=id][type=checkbox]")];
function countChosen() {
  const chosen = choices().filter(box => box.checked).length;
  if (byId("chosen")) byId("chosen").textContent = chosen ? `${chosen} selected` : "";
}
document.addEventListener("change", event => {
  if (event.target.id === "all") for (const box of choices()) box.checked = event.target.checked;
  if (event.target.form?.dataset.auto !== undefined) event.target.form.requestSubmit();
  countChosen();
});

// Copying.
async function copy(text) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const area = document.createElement("textarea");
  area.value = text;
  body.append(area);
  area.select();
  document.execCommand("copy");
  area.remove();
}
document.addEventListener("click", async event => {
  const button = event.target.closest("[data-copy], [data-copy-from]");
  if (!button) return;
  const from = button.dataset.copyFrom;
  await copy(from ? await (await fetch(from)).text() : button.dataset.copy);
  button.textContent = "copied";
  setTimeout(() => { button.textContent = "copy"; }, 1500);
});
byId("help-button")?.addEventListener("click", () => byId("help").showModal());

// Keys; each has a link or button that does the same.
let current = null, going = false;
function markRow() {
  for (const row of all("[data-row]")) row.classList.toggle("at", row.id === current);
}
function move(step) {
  const rows = [...all("[data-row]")];
  const at = rows.findIndex(row => row.id === current);
  const row = rows[Math.min(rows.length - 1, Math.max(0, at < 0 ? 0 : at + step))];
  if (!row) return;
  current = row.id;
  markRow();
  row.querySelector("[data-open]")?.focus({ preventScroll: true });
  row.scrollIntoView({ block: "nearest" });
}
const keys = {
  "/": () => (byId("search") ?? { focus: () => location.assign("/sagas") }).focus(),
  j: () => move(1),
  k: () => move(-1),
  g: () => { going = true; setTimeout(() => { going = false; }, 1500); },
  "?": () => byId("help").showModal(),
  Enter: () => byId(current)?.querySelector("[data-open]")?.click(),
  Escape: () => document.querySelector("[data-back]")?.click(),
};
addEventListener("keydown", event => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const typing = event.target.closest("input:not([type=checkbox]), select, textarea, [contenteditable]");
  if (typing) {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  if (document.querySelector("dialog[open]") || (event.key === "Enter" && event.target.closest("a, button, summary"))) return;
  const to = going && document.querySelector(`[data-go="${CSS.escape(event.key)}"]`);
  const act = to ? () => to.click() : keys[event.key];
  if (!act) return;
  event.preventDefault();
  going = false;
  act();
});
