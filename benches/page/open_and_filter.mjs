// node benches/page/open_and_filter.mjs REPORT.html
// How long the page takes to show its first rows, and from an input until the rows are painted anew.
import { statSync } from 'node:fs';
import { launch, report } from '../../tests/browser/harness.mjs';

const file = process.argv[2];
if (!file) throw new Error('usage: node benches/page/open_and_filter.mjs REPORT.html');
const ROUNDS = 5;
const { url, data } = report(file);
const browser = await launch();
const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
const rows = [];
const add = (what, times) => rows.push([what, median(times), Math.max(...times), times.length]);

async function open() {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.addInitScript(() => {
    // The frame after the first rows came: a message posted within it is handled when it was painted.
    new MutationObserver((_, observer) => {
      if (!document.querySelector('.pane tr[data-place]')) return;
      observer.disconnect();
      requestAnimationFrame(() => { const { port1, port2 } = new MessageChannel(); port1.onmessage = () => { window.firstRows = performance.now(); }; port2.postMessage(0); });
    }).observe(document, { childList: true, subtree: true });
  });
  await page.goto(url);
  await page.waitForFunction(() => window.firstRows);
  return page;
}

const opened = [];
for (let n = 0; n < ROUNDS; n += 1) {
  const page = await open();
  opened.push(await page.evaluate(() => window.firstRows));
  await page.context().close();
}
add('open until first rows', opened);

/** Time from an event on a control until what it changed is painted. */
const timed = (page, selector, event, value) => page.evaluate(([s, type, v]) => new Promise((done) => {
  const node = document.querySelector(s);
  const before = performance.now();
  if (v !== null) node.value = v;
  if (type === 'click') node.click(); else node.dispatchEvent(new Event(type, { bubbles: true }));
  requestAnimationFrame(() => { const { port1, port2 } = new MessageChannel(); port1.onmessage = () => done(performance.now() - before); port2.postMessage(0); });
}), [selector, event, value ?? null]);

// Right after opening, before anything could be prepared: the worst case.
const cold = [];
for (let n = 0; n < 3; n += 1) {
  const page = await open();
  cold.push(await timed(page, '#find-search', 'input', 'm'));
  await page.context().close();
}
add('first letter, straight after opening', cold);

const page = await open();
await page.locator('.everybody').scrollIntoViewIfNeeded();
await page.waitForTimeout(1500);
const typed = [];
for (const word of ['maria', 'muller', 'account', 'lorem an']) {
  for (let n = 1; n <= word.length; n += 1) typed.push(await timed(page, '#find-search', 'input', word.slice(0, n)));
  typed.push(await timed(page, '#find-search', 'input', ''));
}
add('a letter in the search', typed);
for (const key of ['state', 'level', 'function', 'pool']) {
  const values = await page.$$eval(`#find-${key} option`, (list) => list.map((option) => option.value));
  const times = [];
  for (const value of [...values.slice(0, 6), '']) times.push(await timed(page, `#find-${key}`, 'change', value));
  add(`filter by ${key}`, times);
}
const company = [];
for (const word of ['lorem', data.companies[0] ?? 'x']) for (let n = 1; n <= word.length; n += 1) company.push(await timed(page, '#find-company', 'input', word.slice(0, n)));
company.push(await timed(page, '#find-company', 'input', ''));
add('a letter in the company', company);
const sorts = [];
for (const key of ['name', 'role', 'state', 'last', 'connected', 'strength']) for (let n = 0; n < 2; n += 1) sorts.push(await timed(page, `th.col-${key} button`, 'click'));
add('sort by a column', sorts);
const scrolls = [];
for (let n = 0; n < 12; n += 1) {
  scrolls.push(await page.evaluate((part) => new Promise((done) => {
    const pane = document.querySelector('.pane'), before = performance.now();
    pane.scrollTop = part * pane.scrollHeight;
    requestAnimationFrame(() => { const { port1, port2 } = new MessageChannel(); port1.onmessage = () => done(performance.now() - before); port2.postMessage(0); });
  }), (n * 5 % 12) / 12));
}
add('jump to another place', scrolls);
const dossier = await page.evaluate(() => { const a = JSON.parse(document.getElementById('data').textContent).active; return Object.entries(a).sort((x, y) => y[1].length - x[1].length)[0]?.[0]; });
if (dossier !== undefined) {
  const times = [];
  for (let n = 0; n < 5; n += 1) {
    // Any name's button will do: the person is what it carries.
    await page.evaluate((i) => { document.querySelector('.pane .who').dataset.person = i; }, dossier);
    times.push(await timed(page, '.pane .who', 'click'));
    await page.keyboard.press('Escape');
  }
  add('open the busiest dossier', times);
}
await browser.close();

console.log(`${(statSync(file).size / 1e6).toFixed(2)} MB, ${data.people.name.length.toLocaleString('en')} people`);
console.log(`${'milliseconds'.padEnd(40)} median     max    of`);
for (const [what, middle, most, n] of rows) console.log(`${what.padEnd(40)} ${middle.toFixed(1).padStart(6)}  ${most.toFixed(1).padStart(6)}  ${String(n).padStart(4)}`);
