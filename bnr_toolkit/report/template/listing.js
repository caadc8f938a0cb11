"use strict";
const form = document.getElementById("search");
const count = document.getElementById("count");
const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const entries = [...document.querySelectorAll(".pages li")].map((item) => ({
  item,
  text: folded(`${item.textContent} ${item.dataset.probe} ${item.dataset.year}`),
  platforms: item.dataset.platforms.split("|"),
  year: item.dataset.year,
}));
const chosen = (id) => document.getElementById(id).value;
const narrow = () => {
  const words = folded(chosen("text")).split(/\s+/).filter(Boolean);
  const platform = chosen("platform");
  const year = chosen("year");
  let shown = 0;
  for (const entry of entries) {
    const fits = words.every((word) => entry.text.includes(word));
    const kept = fits && (!platform || entry.platforms.includes(platform)) && (!year || entry.year === year);
    entry.item.hidden = !kept;
    shown += kept ? 1 : 0;
  }
  for (const section of document.querySelectorAll(".probe")) {
    section.hidden = !section.querySelector("li:not([hidden])");
  }
  const said = shown === 0 ? count.dataset.none : shown === 1 ? count.dataset.one : count.dataset.more;
  count.textContent = said.replace("COUNT", shown).replace("TOTAL", entries.length);
};
form.hidden = false;
form.addEventListener("input", narrow);
form.addEventListener("submit", (event) => event.preventDefault());
narrow();
