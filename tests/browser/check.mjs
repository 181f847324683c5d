// node check.mjs REPORT.html [--hostile] [--shots DIR]
// Drives the written page like a reader and holds what it shows against the data inside it. Exit 1 on a failure.
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { check, equal, finish, launch, open, parseCsv, report, settle, trouble } from './harness.mjs';

const args = process.argv.slice(2);
const shots = args.includes('--shots') ? args[args.indexOf('--shots') + 1] : null;
const file = args.find((arg, n) => !arg.startsWith('--') && args[n - 1] !== '--shots');
if (!file) throw new Error('usage: node check.mjs REPORT.html [--hostile] [--shots DIR]');
if (shots) mkdirSync(shots, { recursive: true });

const { url, html, data } = report(file);
const who = data.people;
const total = who.name.length;
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const date = (iso) => { const [y, m, d] = iso.split('-'); return [d ? Number(d) : '', MONTHS[m - 1], y].filter(Boolean).join(' '); };
const grouped = (n) => n.toLocaleString('en');
const counted = (n) => `${grouped(n)} of ${grouped(total)} ${total === 1 ? 'person' : 'people'}`;
const shownName = (name) => (name.trim() ? name : '(no name)');
const companyOf = (i) => (who.company[i] < 0 ? '' : data.companies[who.company[i]]);
const SPECIAL = { ß: 'ss', ø: 'o', ł: 'l', đ: 'd', æ: 'ae', œ: 'oe', ı: 'i', þ: 'th', ð: 'd', ħ: 'h', ŧ: 't' };
const fold = (text) => text.normalize('NFKD').replace(/[\p{Mn}\p{Cf}]/gu, '').toLowerCase().replace(/[ßøłđæœıþðħŧ]/g, (c) => SPECIAL[c]);
const indices = Array.from({ length: total }, (_, i) => i);
const hay = indices.map((i) => [who.name[i], who.position[i], companyOf(i)].map(fold).join('\n'));
const matching = (text) => { const words = fold(text).split(/\s+/).filter(Boolean); return indices.filter((i) => words.every((word) => hay[i].includes(word))); };

const browser = await launch();
let page = await open(browser, url);

// ---- helpers on the page
const count = () => page.locator('.count').textContent();
const shown = () => page.$$eval('.pane tr[data-place]', (rows) => rows.map((row) => [Number(row.dataset.place), Number(row.querySelector('.who').dataset.person)]));
const dialogOpen = () => page.locator('dialog[open]').count();
const close = async () => { if (await dialogOpen()) { await page.keyboard.press('Escape'); await page.locator('dialog[open]').waitFor({ state: 'detached' }).catch(() => {}); } };
const reset = async () => { const button = page.locator('[data-do="reset"]'); if (await button.isVisible()) await button.click(); };
const scrollTo = async (part) => { await page.locator('.pane').evaluate((pane, at) => { pane.scrollTop = at * pane.scrollHeight; }, part); await settle(page); };
const expectRows = async (wanted, what) => {
  equal(await count(), counted(wanted.length), what);
  const fits = new Set(wanted);
  for (const part of [0, 0.5, 1]) {
    if (wanted.length) await scrollTo(part);
    for (const [, person] of wanted.length ? await shown() : []) if (!fits.has(person)) throw new Error(`${what}: ${who.name[person]} does not belong here`);
  }
};
/** Opens somebody's dossier from the table; false where they are not within the first rows found. */
async function openPerson(i) {
  await close();
  await reset();
  await page.fill('#find-search', [who.name[i], who.position[i], companyOf(i)].join(' ').trim());
  const button = page.locator(`.pane .who[data-person="${i}"]`);
  if (!(await button.count())) return false;
  await button.click();
  return true;
}
/** The most frequent entry of a column, which is of most use for a filter. */
function common(column) {
  const tally = new Map();
  for (const at of column) if (at >= 0) tally.set(at, (tally.get(at) ?? 0) + 1);
  return [...tally].sort((a, b) => b[1] - a[1]).map(([at]) => at);
}

// ---- structure
await check('one h1, a title, a language, landmarks and a skip link', async () => {
  equal(await page.locator('h1').count(), 1);
  equal(await page.locator('main').count(), 1);
  equal(await page.locator('nav[aria-label]').count() > 0, true);
  equal(await page.getAttribute('html', 'lang'), 'en');
  equal((await page.title()).length > 0, true);
  await page.keyboard.press('Tab');
  equal(await page.evaluate(() => document.activeElement.className), 'skip');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  equal(await page.evaluate(() => document.activeElement === document.body || !document.activeElement.closest('header, nav')), true, 'the next stop is in the report, or after it');
});
await check('every link inside the page leads somewhere, no id twice', () => page.evaluate(() => {
  const ids = [...document.querySelectorAll('[id]')].map((node) => node.id);
  const twice = ids.filter((id, at) => ids.indexOf(id) !== at);
  if (twice.length) throw new Error(`twice: ${twice.slice(0, 5)}`);
  for (const link of document.querySelectorAll('a[href^="#"]')) if (!document.getElementById(decodeURIComponent(link.hash.slice(1)))) throw new Error(`no target: ${link.hash}`);
}));
await check('two scripts and one style, a policy without unsafe words, no style attribute or handler in the file', () => {
  equal((html.match(/<script[\s>]/g) ?? []).length, 2, 'scripts');
  equal((html.match(/<style[\s>]/g) ?? []).length, 1, 'styles');
  equal(/unsafe|https?:/.test(/http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)[1]), false, 'policy');
  return page.evaluate((text) => {
    // The file as written: in the living page the script sets styles of its own.
    for (const node of new DOMParser().parseFromString(text, 'text/html').querySelectorAll('*')) {
      const bad = node.getAttributeNames().filter((name) => name === 'style' || name.startsWith('on'));
      if (bad.length) throw new Error(`${node.localName} has ${bad}`);
    }
  }, html);
});
await check('charts have a name and a description', () => page.$$eval('main figure svg', (list) => {
  for (const svg of list) if (svg.getAttribute('role') !== 'img' || !svg.querySelector('title')?.textContent || !svg.querySelector('desc')) throw new Error(svg.outerHTML.slice(0, 90));
  return `${list.length} charts`;
}));
await check('names in the text are those of the data', () => page.$$eval('main button.who[data-person], main .who[data-person]', (list) => list.map((node) => [Number(node.dataset.person), node.textContent])).then((list) => {
  for (const [person, text] of list) if (text !== shownName(who.name[person])) throw new Error(`${person}: ${JSON.stringify(text)} is not ${JSON.stringify(who.name[person])}`);
  return `${list.length} names`;
}));

if (total) {
  // ---- the table of all connections
  await check('table: everybody is counted', async () => {
    equal(await count(), counted(total));
    equal(await page.getAttribute('.pane table', 'aria-rowcount'), String(total + 1));
    equal(await page.locator('.count').getAttribute('role'), 'status');
  });
  await check('table: only rows in sight are in the page, the last one is reached by scrolling', async () => {
    await scrollTo(1);
    const rows = await shown();
    equal(rows.at(-1)[0], total - 1);
    equal(rows.length <= 90, true, 'rows in the page');
    const [row, pane] = await page.evaluate(() => ['.pane tbody:not(.gap) tr:last-child', '.pane'].map((s) => { const box = document.querySelector(s).getBoundingClientRect(); return [box.top, box.bottom]; }));
    equal(row[1] <= pane[1] + 1 && row[0] >= pane[0], true, 'last row in sight');
    equal(await page.locator('.pane tbody:not(.gap) tr:last-child').getAttribute('aria-rowindex'), String(total + 1));
    await scrollTo(0);
  });
  for (const [key, title] of [['name', 'Name'], ['role', 'Role'], ['state', 'State'], ['last', 'Last real message'], ['connected', 'Connected'], ['strength', 'Strength']]) {
    for (const way of ['ascending', 'descending']) {
      await check(`table: sorted by ${title}, ${way}`, async () => {
        const header = page.locator(`th.col-${key}`);
        for (let n = 0; n < 2 && (await header.getAttribute('aria-sort')) !== way; n += 1) await header.locator('button').click();
        equal(await header.getAttribute('aria-sort'), way);
        equal(await page.locator('th[aria-sort="ascending"], th[aria-sort="descending"]').count(), 1, 'one sorted column');
        const seen = [];
        for (const part of [0, 0.25, 0.5, 0.75, 1]) { await scrollTo(part); seen.push(...await shown()); }
        await scrollTo(0);
        // In the browser, because its collation decides.
        const wrong = await page.evaluate(([key_, way_, places]) => {
          const island = JSON.parse(document.getElementById('data').textContent), p = island.people;
          const company = (i) => (p.company[i] < 0 ? '' : island.companies[p.company[i]]);
          const value = { name: (i) => p.name[i].trim() || null, role: (i) => [p.position[i], company(i)].filter(Boolean).join(', ') || null, state: (i) => (p.state[i] < 0 ? null : p.state[i]), last: (i) => p.last[i] || null, connected: (i) => p.connected[i] || null, strength: (i) => p.strength[i] }[key_];
          const collator = new Intl.Collator('en', { sensitivity: 'base', numeric: true });
          const words = key_ === 'name' || key_ === 'role';
          const compare = (a, b) => (words ? collator.compare(a, b) : a < b ? -1 : a > b ? 1 : 0);
          const all = p.name.map((_, i) => value(i));
          const sorted = [...all].sort((a, b) => (a === null ? (b === null ? 0 : 1) : b === null ? -1 : way_ === 'ascending' ? compare(a, b) : compare(b, a)));
          return places.filter(([place, person]) => (sorted[place] === null) !== (all[person] === null) || (all[person] !== null && compare(sorted[place], all[person]) !== 0))
            .slice(0, 3).map(([place, person]) => `${place}: ${all[person]} instead of ${sorted[place]}`);
        }, [key, way, seen]);
        if (wrong.length) throw new Error(wrong.join('; '));
        return `${seen.length} rows looked at`;
      });
    }
  }

  // ---- search and filters
  const withName = indices.filter((i) => who.name[i].trim());
  await check('search: letters without accents find those with them, several words must all match', async () => {
    const accented = withName.find((i) => /[à-žÀ-Ž]/.test(who.name[i]) && fold(who.name[i]) !== who.name[i].toLowerCase()) ?? withName[0];
    if (accented === undefined) return 'nobody has a name';
    const text = fold(who.name[accented]).split(/\s+/).reverse().join(' ');
    await page.fill('#find-search', text);
    await expectRows(matching(text), text);
    equal(matching(text).includes(accented), true);
    const upper = who.name[accented].toUpperCase();
    await page.fill('#find-search', upper);
    await expectRows(matching(upper), upper);
    await reset();
    await expectRows(indices, 'after the reset');
    return text.slice(0, 40);
  });
  await check('search: a letter at a time, position and company are looked through', async () => {
    for (const i of [0, Math.floor(total / 2), total - 1]) {
      const text = (who.position[i] || companyOf(i) || who.name[i]).slice(0, 12);
      await page.fill('#find-search', '');
      await page.locator('#find-search').pressSequentially(text.slice(0, 5));
      await expectRows(matching(text.slice(0, 5)), text);
    }
    await reset();
  });
  const selects = [['state', data.states, who.state], ['level', data.levels, who.level], ['function', data.functions, who.function], ['pool', data.pools, who.pool]];
  for (const [key, list, column] of selects) {
    await check(`filter: ${key} alone, with a count in its label`, async () => {
      const options = common(column);
      if (!options.length) return 'not in this data';
      for (const at of options.slice(0, 3)) {
        const wanted = indices.filter((i) => column[i] === at);
        equal(await page.locator(`#find-${key} option[value="${list[at].name}"]`).textContent().then((text) => text.endsWith(`(${grouped(wanted.length)})`)), true, `label of ${list[at].label}`);
        await page.selectOption(`#find-${key}`, list[at].name);
        await expectRows(wanted, list[at].label);
        await reset();
      }
      equal(await count(), counted(total));
    });
  }
  await check('filter: company, part of a name and a whole name', async () => {
    const [at] = common(who.company);
    if (at === undefined) return 'no companies';
    const name = data.companies[at];
    await page.fill('#find-company', name);
    if (name === name.trim()) await expectRows(indices.filter((i) => who.company[i] === at), name);
    const part = name.slice(0, 3).toLowerCase();
    if (!data.companies.includes(part.trim()) && part.trim()) {
      await page.fill('#find-company', part);
      await expectRows(indices.filter((i) => who.company[i] >= 0 && fold(companyOf(i)).includes(fold(part.trim()))), part);
    }
    await page.waitForFunction(() => document.querySelectorAll('#companies option').length > 0);
    await reset();
    return name.slice(0, 40);
  });
  await check('filter: all at once', async () => {
    const i = indices.find((n) => who.company[n] >= 0 && who.level[n] >= 0 && who.function[n] >= 0 && who.pool[n] >= 0 && who.name[n].trim())
      ?? indices.find((n) => who.company[n] >= 0 && who.name[n].trim());
    if (i === undefined) return 'nobody with enough to filter by';
    const word = fold(who.name[i]).split(/\s+/)[0];
    let wanted = new Set(matching(word));
    await page.fill('#find-search', word);
    for (const [key, list, column] of selects) {
      if (column[i] < 0) continue;
      await page.selectOption(`#find-${key}`, list[column[i]].name);
      wanted = new Set([...wanted].filter((n) => column[n] === column[i]));
    }
    const exact = companyOf(i) === companyOf(i).trim() && companyOf(i);
    if (exact) {
      await page.fill('#find-company', companyOf(i));
      wanted = new Set([...wanted].filter((n) => who.company[n] === who.company[i]));
    }
    equal(wanted.has(i), true);
    await expectRows([...wanted], 'all filters');
    await reset();
    equal(await count(), counted(total));
    return `${wanted.size} left`;
  });
  await check('filter: nobody found is said kindly, and one click brings everybody back', async () => {
    await page.fill('#find-search', 'qqzzxx nobody has this name');
    equal(await count(), counted(0));
    equal(await page.locator('.nobody').isVisible(), true);
    await page.locator('.nobody button').click();
    equal(await count(), counted(total));
    equal(await page.locator('.nobody').isVisible(), false);
  });

  // ---- keyboard
  await check('keyboard: Tab reaches search, filters, headers and a row', async () => {
    await page.locator('.everybody h2').click();
    const seen = [];
    for (let n = 0; n < 40; n += 1) {
      await page.keyboard.press('Tab');
      const at = await page.evaluate(() => { const a = document.activeElement; return a.id || (a.closest('th') ? `th ${a.closest('th').className}` : a.closest('tr[data-place]') ? 'row' : a.tagName); });
      seen.push(at);
      if (at === 'row') break;
    }
    for (const wanted of ['find-search', 'find-company', 'find-state', 'find-level', 'find-function', 'find-pool', 'th col-name', 'th col-role', 'th col-state', 'th col-last', 'th col-connected', 'th col-strength', 'row']) {
      if (!seen.includes(wanted)) throw new Error(`${wanted} was not reached: ${seen}`);
    }
  });
  await check('keyboard: arrows, End and Home move between rows, one row is in the tab order', async () => {
    const at = () => page.evaluate(() => Number(document.activeElement.closest('tr[data-place]')?.dataset.place ?? -1));
    equal(await at(), 0);
    if (total > 2) {
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      equal(await at(), 2);
      await page.keyboard.press('ArrowUp');
      equal(await at(), 1);
    }
    await page.keyboard.press('End');
    equal(await at(), total - 1);
    const inSight = await page.evaluate(() => { const a = document.activeElement.getBoundingClientRect(), p = document.querySelector('.pane').getBoundingClientRect(); return a.top >= Math.max(0, p.top) && a.bottom <= Math.min(innerHeight, p.bottom) ? '' : JSON.stringify([a, p, innerHeight]); });
    equal(inSight, '', 'in sight');
    await page.keyboard.press('Home');
    equal(await at(), 0);
    equal(await page.locator('.pane .who[tabindex="0"]').count(), 1);
  });
  await check('keyboard: Enter opens the dossier, Escape closes it, the focus returns', async () => {
    await page.keyboard.press('ArrowDown');
    const person = await page.evaluate(() => document.activeElement.dataset.person);
    await page.keyboard.press('Enter');
    equal(await dialogOpen(), 1);
    equal(await page.locator('#dossier-name').textContent(), shownName(who.name[person]));
    equal(await page.evaluate(() => document.querySelector('dialog').contains(document.activeElement)), true, 'focus inside');
    for (let n = 0; n < 12; n += 1) await page.keyboard.press('Tab');
    equal(await page.evaluate(() => document.activeElement === document.body || document.querySelector('dialog').contains(document.activeElement)), true, 'focus stays inside');
    await page.keyboard.press('Escape');
    equal(await dialogOpen(), 0);
    equal(await page.evaluate(() => document.activeElement.dataset.person), person);
  });

  // ---- dossier
  const byDays = indices.filter((i) => data.active[i]).sort((a, b) => data.active[b].length - data.active[a].length);
  const silent = indices.find((i) => !data.active[i] && who.name[i].trim());
  const some = [...new Set([byDays[0], byDays.at(-1), byDays[Math.floor(byDays.length / 2)], indices.find((i) => who.waits[i]), indices.find((i) => who.endorsed[i]), indices.find((i) => who.recommended[i]), indices.find((i) => who.group[i]), silent, data.shortlist.rows[0]?.person])].filter((i) => i !== undefined);
  await check('dossier: its numbers are those of the data', async () => {
    let looked = 0;
    for (const i of some) {
      if (!(await openPerson(i))) continue;
      looked += 1;
      equal(await page.locator('#dossier-name').textContent(), shownName(who.name[i]));
      const facts = Object.fromEntries(await page.$$eval('dialog [data-fact]', (list) => list.map((node) => [node.dataset.fact, node.textContent])));
      const numbers = (text) => (text ?? '').replaceAll(',', '').match(/\d+(\.\d+)?/g)?.map(Number) ?? [];
      const sum = who.sent[i] + who.received[i];
      equal(numbers(facts.messages), sum ? [sum, who.sent[i], who.received[i]] : [], 'messages');
      for (const key of ['days', 'group', 'tokens', 'endorsed', 'recommended']) equal(numbers(facts[key]), who[key][i] ? [who[key][i]] : [], key);
      for (const key of ['last', 'connected']) equal(facts[key] ?? '', who[key][i] ? date(who[key][i]) : '', key);
      if (who.strength[i]) equal(Math.abs(numbers(facts.strength)[0] - who.strength[i]) <= (who.strength[i] < 1 ? 0.0051 : who.strength[i] < 100 ? 0.051 : 0.51), true, `strength ${facts.strength} of ${who.strength[i]}`);
      if (who.overdue[i] >= 1) equal(Math.abs(numbers(facts.overdue)[0] - who.overdue[i]) <= (who.overdue[i] < 100 ? 0.051 : 0.51), true, `overdue ${facts.overdue} of ${who.overdue[i]}`);
      equal(await page.locator('dialog .state').first().textContent(), data.states[who.state[i]]?.label ?? '');
      const body = await page.locator('dialog').textContent();
      if (who.reason[i].trim()) equal(body.includes(who.reason[i]), true, 'reason');
      const link = page.locator('dialog .dossier-link a');
      const wanted = who.slug[i] && !data.redacted;
      equal(await link.count(), wanted ? 1 : 0, 'link');
      if (wanted) equal([await link.getAttribute('href'), await link.getAttribute('rel'), await link.getAttribute('target')], [`https://www.linkedin.com/in/${encodeURIComponent(who.slug[i])}`, 'noopener noreferrer', '_blank']);
    }
    await close();
    await reset();
    return `${looked} people`;
  });
  await check('dossier: the strength curve of somebody with active days', async () => {
    for (const i of byDays.slice(0, 40)) {
      if (!(await openPerson(i))) continue;
      const curve = page.locator('dialog svg.curve');
      equal(await curve.count(), 1);
      equal((await curve.locator('title').textContent()).includes(shownName(who.name[i])), true);
      equal((await curve.locator('desc').textContent()).includes(grouped(data.active[i].length)), true);
      equal(await curve.locator('path.ahead').count(), 1);
      equal(await curve.locator('.days circle').count() > 0, true);
      equal(await curve.evaluate((svg) => /NaN|Infinity|undefined/.test(svg.outerHTML)), false, 'numbers');
      await close();
      return `${data.active[i].length} days`;
    }
    return 'nobody has one';
  });
  await check('dossier: a sentence where there is no active day', async () => {
    for (const i of indices.filter((n) => !data.active[n]).slice(0, 40)) {
      if (!(await openPerson(i))) continue;
      equal(await page.locator('dialog svg.curve').count(), 0);
      equal((await page.locator('dialog .no-curve').textContent()).length > 20, true);
      await close();
      return true;
    }
    return 'everybody has one';
  });
  await check('dossier: a click on its close button or beside it closes it', async () => {
    await reset();
    await page.locator('.pane .who').first().click();
    await page.locator('dialog .close').click();
    equal(await dialogOpen(), 0);
    await page.locator('.pane .who').first().click();
    await page.mouse.click(4, 4);
    equal(await dialogOpen(), 0);
  });
}
await check('a name in a table of the text opens the dossier', async () => {
  const name = page.locator('main .table button.who').first();
  if (!(await name.count())) return 'no names in tables';
  const person = Number(await name.getAttribute('data-person'));
  await name.click();
  equal(await page.locator('#dossier-name').textContent(), shownName(who.name[person]));
  await close();
  equal(await page.evaluate(() => Number(document.activeElement.dataset.person)), person, 'focus returns');
});

// ---- shortlist
const boxes = page.locator('input[data-tick]');
const cards = await boxes.count();
await check('cards: every entry of the list can be ticked', async () => {
  const persons = new Set(await boxes.evaluateAll((list) => list.map((box) => Number(box.dataset.tick))));
  for (const person of persons) if (!data.shortlist.rows.some((row) => row.person === person)) throw new Error(`no row for ${person}`);
  return `${cards} cards`;
});
if (cards) {
  const tick = async (places) => { for (const n of places) await boxes.nth(n).check(); };
  const rowsOf = async (places) => {
    const persons = await Promise.all(places.map((n) => boxes.nth(n).getAttribute('data-tick').then(Number)));
    return data.shortlist.rows.filter((row) => persons.includes(row.person));
  };
  const chosen = [...new Set([cards - 1, 0, Math.floor(cards / 2)])];
  const pasted = () => page.evaluate(() => navigator.clipboard.readText());
  await check('cards: the bar comes with the first tick and counts', async () => {
    equal(await page.locator('.bar').isVisible(), false);
    await tick(chosen);
    equal(await page.locator('.bar-count').textContent(), `${chosen.length} ticked`);
  });
  await check('cards: copied as Markdown, as the program wrote it', async () => {
    await page.locator('[data-do="markdown"]').click();
    await page.waitForFunction(() => /^Copied/.test(document.querySelector('.toast').textContent));
    equal(await pasted(), (await rowsOf(chosen)).map((row) => row.markdown).join('\n'));
    equal(await page.locator('.toast').textContent(), `Copied ${chosen.length} ${chosen.length === 1 ? 'person' : 'people'}`);
    equal(await page.locator('.toast').getAttribute('role'), 'status');
  });
  await check('cards: copied also where the newer way is refused', async () => {
    await page.evaluate(() => { window.keptClipboard = navigator.clipboard; Object.defineProperty(navigator, 'clipboard', { configurable: true, value: undefined }); });
    await boxes.nth(0).uncheck();
    const rest = chosen.filter((n) => n !== 0);
    try {
      if (rest.length) {
        await page.locator('[data-do="markdown"]').click();
        await settle(page);
        equal(await page.evaluate(() => window.keptClipboard.readText()), (await rowsOf(rest)).map((row) => row.markdown).join('\n'));
      }
    } finally {
      await page.evaluate(() => { delete navigator.clipboard; });
      await boxes.nth(0).check();
    }
  });
  await check('cards: saved as CSV, as the program wrote it', async () => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.locator('[data-do="csv"]').click()]);
    equal(download.suggestedFilename().endsWith('.csv'), true);
    const text = readFileSync(await download.path(), 'utf8');
    const rows = await rowsOf(chosen);
    equal(text, [data.shortlist.head, ...rows.map((row) => row.csv)].map((line) => `${line.replace(/\r?\n$/, '')}\n`).join(''));
    const records = parseCsv(text);
    equal(records.length, rows.length + 1, 'records');
    for (const record of records) equal(record.length, records[0].length, 'cells');
  });
  await check('cards: all of a group, then nothing', async () => {
    await page.locator('[data-do="clear"]').click();
    equal(await page.locator('.bar').isVisible(), false);
    const group = page.locator('[data-group]').first(), size = await group.locator('input[data-tick]').count();
    await page.locator('.tick-all').first().click();
    equal(await page.locator('.bar-count').textContent(), `${size} ticked`);
    await page.locator('.tick-all').first().click();
    equal(await page.locator('.bar').isVisible(), false);
  });
  await check('cards: an opening line is copied, in the card and in the dossier', async () => {
    const button = page.locator('.card [data-copy]').first();
    if (!(await button.count())) return 'no opening lines';
    const card = page.locator('.card', { has: page.locator('[data-copy]') }).first();
    const line = (await card.locator('blockquote').textContent()).trim();
    await button.click();
    await settle(page);
    equal(await pasted(), line);
    await page.evaluate(() => navigator.clipboard.writeText(''));
    await card.locator('button.who').click();
    await page.locator('dialog [data-copy]').click();
    await settle(page);
    equal(await pasted(), line);
    await close();
  });
}
await page.context().close();

// ---- looks: both schemes, narrow and wide
const persons = [...new Set([data.shortlist.rows[0]?.person, total ? 0 : undefined])].filter((i) => i !== undefined);
for (const colorScheme of ['light', 'dark']) {
  for (const width of [1280, 360]) {
    page = await open(browser, url, { width, height: width < 500 ? 780 : 900, colorScheme });
    const axeRun = async (where) => {
      await page.evaluate(axe);
      const found = await page.evaluate((target) => window.axe.run(target ?? document, { resultTypes: ['violations'] }), where);
      const bad = found.violations.filter((v) => ['serious', 'critical'].includes(v.impact));
      if (bad.length) throw new Error(bad.map((v) => `${v.id} ${v.nodes.length}x ${v.nodes[0].html.slice(0, 120)} ${v.nodes[0].any[0]?.message ?? ''}`).join('; '));
      return found.violations.length ? `minor: ${found.violations.map((v) => v.id)}` : undefined;
    };
    const shot = (name) => (shots ? page.screenshot({ path: `${shots}/${colorScheme}-${width}-${name}.png` }) : null);
    const sideways = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    await shot('top');
    await check(`${colorScheme} ${width}: no scrolling of the page sideways`, async () => equal(await sideways(), 0));
    if (cards) await boxesOn(page).first().check();
    await check(`${colorScheme} ${width}: axe finds nothing serious`, () => axeRun());
    if (shots && cards) { await page.locator('.card').first().evaluate((node) => node.scrollIntoView()); await shot('cards'); }
    if (shots) for (const [selector, name] of [['main .table', 'table'], ['main figure', 'figure'], ['.everybody', 'everybody']]) {
      const node = page.locator(selector).first();
      if (await node.count()) { await node.evaluate((at) => at.scrollIntoView()); await settle(page); await shot(name); }
    }
    for (const i of persons) {
      const button = page.locator(`button.who[data-person="${i}"]`).first();
      if (!(await button.count())) continue;
      await button.click();
      await check(`${colorScheme} ${width}: dossier of person ${i}: axe finds nothing serious, nothing is cut off`, async () => {
        equal(await page.evaluate(() => { const box = document.querySelector('dialog'); return box.scrollWidth - box.clientWidth; }), 0, 'sideways');
        await page.locator('dialog details').evaluateAll((list) => { for (const node of list) node.open = true; });
        return axeRun('dialog');
      });
      await shot(`dossier-${i}`);
      await page.keyboard.press('Escape');
    }
    await page.context().close();
  }
}
function boxesOn(on) { return on.locator('input[data-tick]'); }

page = await open(browser, url, { width: 1600, height: 1000 });
await check('1600: no scrolling of the page sideways', async () => equal(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0));
if (shots) await page.screenshot({ path: `${shots}/light-1600-top.png` });
await page.context().close();

// ---- paper
page = await open(browser, url, { colorScheme: 'dark' });
await check('print: light, without navigation, bars and the living table', async () => {
  await page.emulateMedia({ media: 'print', colorScheme: 'light' });
  for (const selector of ['.contents', '#all', '.toast']) equal(await page.locator(selector).isVisible(), false, selector);
  equal(await page.locator('.print-only').isVisible(), true);
  // A reader with dark pages prints dark ink on white paper, too.
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  const ink = await page.evaluate(() => ['body', 'main h2', 'main p', 'main figure text'].map((s) => document.querySelector(s)).filter(Boolean)
    .map((node) => { const style = getComputedStyle(node); return Math.max(...(node.tagName === 'text' ? style.fill : style.color).match(/[\d.]+/g).slice(0, 3).map(Number)); }));
  equal(ink.every((most) => most < 130), true, `dark ink on paper, brightest channels ${ink}`);
  await page.emulateMedia({ media: null, colorScheme: 'dark' });
  const pdf = await page.pdf({ printBackground: true, preferCSSPageSize: true, ...(shots ? { path: `${shots}/print.pdf` } : {}) });
  equal(pdf.subarray(0, 5).toString(), '%PDF-');
  return `${Math.round(pdf.length / 1024)} kB`;
});
await page.context().close();

// ---- without JavaScript
{
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 1280, height: 900 } });
  const plain = await context.newPage();
  await plain.goto(url);
  await check('without JavaScript: the text stands, and a line says where the table is', async () => {
    equal(await plain.locator('h1').isVisible(), true);
    equal(await plain.locator('noscript').first().textContent().then((text) => text.includes('contacts.csv')), true);
    equal(await plain.locator('.scripted:visible').count(), 0, 'dead controls');
    const charts = await plain.locator('main figure svg').count();
    if (charts) equal(await plain.locator('main figure svg').first().isVisible(), true);
    return `${charts} charts`;
  });
  await context.close();
}

if (data.redacted) await check('redacted: no day stands in a dossier, in its curve or in what a screen reader hears of it', async () => {
  page = await open(browser, url);
  const day = new RegExp(`\\b\\d{1,2} (${MONTHS.map((name) => `${name}|${name.slice(0, 3)}`).join('|')}) \\d{4}`);
  equal(day.test('on 3 May 2024') && day.test('31 Jul 2026'), true, 'the pattern');
  for (const i of Object.keys(data.active).slice(0, 3).map(Number)) {
    equal(await openPerson(i), true, who.name[i]);
    const said = await page.locator('dialog').textContent();
    if (day.test(said)) throw new Error(day.exec(said)[0]);
  }
  await close();
});

// ---- nothing went wrong on the way
await check('no request but the file itself', () => equal(trouble.requests, []));
await check('nothing on the console', () => equal(trouble.console, []));
await check('no error in the script', () => equal(trouble.errors, []));
await check('no breach of the policy', () => equal(trouble.csp, []));
await check('nothing of the data was run', () => equal(trouble.alerts, []));

if (args.includes('--hostile')) {
  page = await open(browser, url);
  await check('hostile: names are shown as text and make no elements', async () => {
    const nasty = indices.filter((i) => /[<>]/.test(who.name[i]));
    equal(nasty.length > 0, true, 'the data holds such names');
    equal(await page.locator('img').count(), 0, 'img');
    equal(await page.locator('script').count(), 2, 'script');
    for (const i of nasty.slice(0, 4)) {
      equal(await openPerson(i), true, who.name[i]);
      equal(await page.locator('#dossier-name').textContent(), who.name[i]);
      equal(await page.locator('dialog img, dialog script').count(), 0);
    }
    await close();
    equal(trouble.alerts, []);
  });
  await check('hostile: long words and letters from right to left break nothing at 360', async () => {
    await page.setViewportSize({ width: 360, height: 780 });
    await settle(page);
    equal(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0);
    const long = indices.find((i) => who.name[i].length > 100);
    if (long !== undefined && await openPerson(long)) {
      equal(await page.evaluate(() => { const box = document.querySelector('dialog'); return box.scrollWidth - box.clientWidth; }), 0, 'dossier');
      if (shots) await page.screenshot({ path: `${shots}/hostile-360-dossier.png` });
    }
    const isolated = await page.$$eval('.pane .who bdi', (list) => list.every((node) => getComputedStyle(node).unicodeBidi === 'isolate'));
    equal(isolated, true, 'isolated');
  });
  await check('hostile: nothing was run, asked for or refused', () => equal([trouble.alerts, trouble.requests, trouble.csp, trouble.errors], [[], [], [], []]));
}
await browser.close();
finish();
