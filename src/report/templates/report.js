'use strict';
/*
 * The living parts of the report: the table of all connections, the dossier of one person, the ticked shortlist.
 * Plain JavaScript, no library. Nothing is loaded, sent or stored. Text from the export reaches the page through
 * textContent and attributes alone, never as markup. Without this file the page stands as text, tables and charts.
 */
(() => {
  /** @typedef {{ [name: string]: any }} Island  what the program wrote down: src/report/html/island.rs */

  // ---------------------------------------------------------------------------------------------- making things ----

  const SVG = 'http://www.w3.org/2000/svg';

  /** Sets properties and attributes, then adds children; strings become text, so nothing of the data is parsed. */
  function fill(node, props, children) {
    for (const [key, value] of Object.entries(props)) {
      if (value === null || value === undefined || value === false) continue;
      if (key === 'class') node.setAttribute('class', value);
      else if (key.startsWith('on')) node.addEventListener(key.slice(2), value);
      else node.setAttribute(key, value === true ? '' : String(value));
    }
    node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ''));
    return node;
  }
  const el = (tag, props = {}, ...children) => fill(document.createElement(tag), props, children);
  const draw = (tag, props = {}, ...children) => fill(document.createElementNS(SVG, tag), props, children);
  const unseen = (text) => el('span', { class: 'unseen' }, text);

  // ----------------------------------------------------------------------------------------------------- wording ----

  const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October',
    'November', 'December'];
  const NOBODY = '(no name)';
  const number = new Intl.NumberFormat('en');

  /** Day, month and year, or month and year where the day is left out; `short` cuts the month for narrow columns. */
  function date(iso, short = false) {
    if (!iso) return '';
    const [year, month, day] = iso.split('-');
    const name = MONTHS[Number(month) - 1] ?? '';
    return [day ? Number(day) : '', short ? name.slice(0, 3) : name, year].filter(Boolean).join(' ');
  }

  /** As many digits as a reader can use. */
  function amount(value) {
    if (value === 0) return '0';
    return value.toFixed(value < 1 ? 2 : value < 100 ? 1 : 0);
  }
  const many = (n, one, more) => `${number.format(n)} ${n === 1 ? one : more}`;
  const people = (n) => many(n, 'person', 'people');
  const nameOf = (name) => (name.trim() ? name : NOBODY);

  /** Letters that Unicode does not take apart into a plain one and a mark. */
  const PLAIN = { ß: 'ss', ø: 'o', ł: 'l', đ: 'd', æ: 'ae', œ: 'oe', ı: 'i', þ: 'th', ð: 'd', ħ: 'h', ŧ: 't' };

  /** Lower case, without accents and invisible letters: what is typed without them finds what has them. */
  function fold(text) {
    // Most names are ASCII; for them the costly way is spared.
    // eslint-disable-next-line no-control-regex
    if (/^[\x00-\x7f]*$/.test(text)) return text.toLowerCase();
    return text.normalize('NFKD').replace(/[\p{Mn}\p{Cf}]/gu, '').toLowerCase()
      .replace(/[ßøłđæœıþðħŧ]/g, (letter) => PLAIN[letter]);
  }

  // ------------------------------------------------------------------------------------------------------- basis ----

  const root = document.documentElement;
  const narrow = matchMedia('(max-width: 47.99rem)');
  const wide = matchMedia('(min-width: 70rem)');
  const later = window.requestIdleCallback ?? ((task) => setTimeout(task, 60));

  /** @type {Island} */
  const data = JSON.parse(document.getElementById('data').textContent);
  const all = data.people;
  const total = all.name.length;
  const companyOf = (i) => (all.company[i] < 0 ? '' : data.companies[all.company[i]]);
  const roleOf = (i) => [all.position[i], companyOf(i)].filter(Boolean).join(', ');

  /** The dot and name of a state. The colour never stands alone. */
  function stateOf(i) {
    const state = data.states[all.state[i]];
    if (!state) return el('span', { class: 'state' });
    const dot = el('span', { class: 'dot', 'aria-hidden': 'true' });
    dot.style.setProperty('--tone', `var(--chart-${state.tone})`);
    return el('span', { class: 'state' }, dot, el('span', {}, state.label));
  }

  // --------------------------------------------------------------------------------------- saying what was done ----

  const toast = el('div', { class: 'toast', role: 'status', 'aria-live': 'polite' });
  document.body.append(toast);
  let fading = 0;

  /** Tells what has happened: on the page for a moment, and to screen readers. */
  function announce(text) {
    // Inside an open dialog, because everything outside it is inert and would not be read out.
    (document.querySelector('dialog[open]') ?? document.body).append(toast);
    toast.textContent = text;
    toast.classList.add('shown');
    clearTimeout(fading);
    fading = setTimeout(() => toast.classList.remove('shown'), 2600);
  }

  /** Copies, also on a page opened from disk where the newer way may be refused. */
  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      const box = el('textarea', { class: 'unseen', readonly: true, 'aria-hidden': 'true', tabindex: '-1' });
      const before = document.activeElement;
      box.value = text;
      (document.querySelector('dialog[open]') ?? document.body).append(box);
      box.select();
      let done = false;
      try { done = document.execCommand('copy'); } catch { /* then it cannot be done here, and that is said */ }
      box.remove();
      before?.focus?.({ preventScroll: true });
      return done;
    }
  }
  const copied = (done, what) => announce(done ? `Copied ${what}` : 'Your browser did not allow copying');

  function save(name, text) {
    const link = el('a', { download: name });
    link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  // ---------------------------------------------------------------------------------------------- strength curve ----

  const MILLISECONDS = 86400000;
  const dayOf = (iso) => Math.round(Date.parse(iso.length === 7 ? `${iso}-28` : iso) / MILLISECONDS);
  const yearOf = (day) => new Date(day * MILLISECONDS).getUTCFullYear();
  // In a redacted report a day only stands for its month.
  const dateOf = (day, short) => date(new Date(day * MILLISECONDS).toISOString().slice(0, data.redacted ? 7 : 10), short);
  const today = dayOf(data.as_of);

  /** Active days of a person; the island keeps the first and then the differences, which is short. */
  function activeDays(i) {
    let day = 0;
    return (data.active[i] ?? []).map((step) => (day += step));
  }

  /**
   * The strength of a tie over time, as points [day, strength]: every active day adds one, and all of it halves
   * with every half-life. Before each jump stands a point, so that the line goes up straight.
   */
  function course(days, from, to) {
    const points = [];
    const step = Math.max(1, (to - from) / 240);
    let strength = 0, at = from, next = 0;
    const fade = (day) => { strength *= 2 ** (-(day - at) / data.half_life); at = day; };
    for (let day = from; ; day = Math.min(to, day + step)) {
      while (next < days.length && days[next] <= day) {
        fade(days[next]);
        points.push([at, strength]);
        strength += 1;
        points.push([at, strength]);
        next += 1;
      }
      fade(day);
      points.push([day, strength]);
      if (day >= to) return points;
    }
  }

  /** A round number, so that three or four lines of the grid fit below `top`. */
  function roundStep(top) {
    const rough = top / 3.6, power = 10 ** Math.floor(Math.log10(rough));
    return [1, 2, 2.5, 5, 10].map((n) => n * power).find((n) => n >= rough) ?? rough;
  }

  /** The curve as a picture with a title and a description; colours are those of the charts. */
  function curve(i, days) {
    const W = 640, H = 232, left = 34, right = 12, top = 18, bottom = 206;
    const first = days[0], start = first - Math.max(20, (today - first) * 0.03);
    const past = course(days, start, today);
    const now = past[past.length - 1][1];
    const { threshold, half_life: half } = data;
    // Ahead: until it falls below the threshold, at most two half-lives; a little in any case, so that the end is seen.
    const span = now > threshold && threshold > 0 ? Math.min(2 * half, half * Math.log2(now / threshold) * 1.04)
      : now > threshold ? 2 * half : 0;
    const end = today + Math.max(span, (today - start) * 0.04);
    const high = past.reduce((most, point) => Math.max(most, point[1]), 1);
    const step = roundStep(high * 1.04);
    const ceiling = Math.max(high * 1.06, threshold * 1.2);
    const x = (day) => left + ((day - start) / (end - start)) * (W - left - right);
    const y = (value) => bottom - (value / ceiling) * (bottom - top);
    const path = (points) => points.map(([day, value], n) => `${n ? 'L' : 'M'}${x(day).toFixed(1)} ${y(value).toFixed(1)}`).join('');
    const label = (px, py, anchor, text, more = {}) => draw('text', { x: px.toFixed(1), y: py.toFixed(1), 'text-anchor': anchor, fill: 'var(--chart-muted)', 'font-size': 11.5, ...more }, text);

    const back = draw('g'), front = draw('g');
    for (let value = 0; value <= ceiling; value += step) {
      back.append(draw('line', { x1: left, x2: W - right, y1: y(value), y2: y(value), stroke: value ? 'var(--chart-grid)' : 'var(--chart-axis)', 'stroke-width': 1 }));
      back.append(label(left - 7, y(value) + 4, 'end', String(Number(value.toFixed(2)))));
    }
    // Years below the axis, only as many as have room; months where the whole lasts less than two years.
    const ticks = [];
    const years = yearOf(end) - yearOf(start);
    if (years >= 2) {
      const every = Math.ceil(years / 9);
      for (let year = yearOf(start) + 1; year <= yearOf(end); year += every) ticks.push([dayOf(`${year}-01-01`), String(year)]);
    } else {
      const whole = (yearOf(end) - yearOf(start)) * 12 + 12, every = (end - start) / 30 > 14 ? 3 : (end - start) / 30 > 7 ? 2 : 1;
      for (let m = 0; m <= whole; m += every) {
        const when = new Date(Date.UTC(yearOf(start), m, 1)), day = when.getTime() / MILLISECONDS;
        const name = MONTHS[when.getUTCMonth()].slice(0, 3);
        if (day > start && day < end) ticks.push([day, when.getUTCMonth() === 0 ? String(when.getUTCFullYear()) : name]);
      }
    }
    for (const [day, text] of ticks) {
      back.append(draw('line', { x1: x(day), x2: x(day), y1: bottom, y2: bottom + 4, stroke: 'var(--chart-axis)' }));
      if (x(day) > left + 8 && x(day) < W - 18) back.append(label(x(day), bottom + 18, 'middle', text));
    }
    if (threshold > 0) {
      back.append(draw('line', { x1: left, x2: W - right, y1: y(threshold), y2: y(threshold), stroke: 'var(--chart-received)', 'stroke-width': 1, 'stroke-dasharray': '2 3' }));
    }
    const line = path(past);
    front.append(draw('path', { d: `${line}L${x(today).toFixed(1)} ${bottom}L${x(start).toFixed(1)} ${bottom}Z`, fill: 'var(--chart-bar)', opacity: 0.13 }));
    front.append(draw('path', { d: line, fill: 'none', stroke: 'var(--chart-bar)', 'stroke-width': 1.8, 'stroke-linejoin': 'round' }));
    const ahead = [];
    for (let n = 0; n <= 40; n += 1) {
      const day = today + ((end - today) * n) / 40;
      ahead.push([day, now * 2 ** (-(day - today) / half)]);
    }
    front.append(draw('path', { class: 'ahead', d: path(ahead), fill: 'none', stroke: 'var(--chart-bar)', 'stroke-width': 1.8, 'stroke-dasharray': '4 4' }));
    // Dots of active days, one for each pixel at most: hundreds would only lie upon each other.
    const dots = draw('g', { class: 'days', fill: 'var(--chart-bar)' });
    let before = -9;
    for (const day of days) {
      if (x(day) - before < 1.5) continue;
      before = x(day);
      dots.append(draw('circle', { cx: before.toFixed(1), cy: bottom, r: 2.6, stroke: 'var(--surface)', 'stroke-width': 0.8 }));
    }
    front.append(dots);
    front.append(draw('line', { x1: x(today), x2: x(today), y1: top - 6, y2: bottom, stroke: 'var(--chart-ink)', 'stroke-width': 1, opacity: 0.55 }));
    const side = x(today) > W - 130 ? 'end' : 'start';
    front.append(label(x(today) + (side === 'end' ? -5 : 5), top - 1, side, dateOf(today, true), { fill: 'var(--chart-ink)' }));
    front.append(draw('circle', { cx: x(today), cy: y(now), r: 3.6, fill: 'var(--chart-bar)', stroke: 'var(--surface)', 'stroke-width': 1.5 }));

    const title = `Strength of the tie with ${nameOf(all.name[i])} over time`;
    const about = `${many(days.length, 'active day', 'active days')} from ${dateOf(first)} to ${dateOf(days[days.length - 1])}; strongest at ${amount(high)}, ${amount(all.strength[i] ?? now)} on ${date(data.as_of)}.`;
    return draw('svg', { class: 'curve', viewBox: `0 0 ${W} ${H}`, role: 'img', 'aria-labelledby': 'curve-title curve-about' },
      draw('title', { id: 'curve-title' }, title), draw('desc', { id: 'curve-about' }, about), back, front);
  }

  // ----------------------------------------------------------------------------------------------------- dossier ----

  const rankOf = new Map(data.shortlist.rows.map((row, n) => [row.person, n]));

  /** What the export knows of one person, as pairs of a term and its value; what is zero or unknown is left out. */
  function facts(i) {
    const named = (list, at) => (list[at]?.name === 'unknown' ? '' : list[at]?.label);
    const sent = all.sent[i], received = all.received[i], days = all.days[i];
    const list = [];
    const add = (key, term, value) => { if (value) list.push([key, term, value]); };
    add('messages', 'Real messages', sent + received && `${number.format(sent + received)} (${number.format(sent)} yours, ${number.format(received)} theirs)`);
    add('days', 'Days with one', days && number.format(days));
    add('last', 'Last one', date(all.last[i]));
    add('connected', 'Connected', date(all.connected[i]));
    add('strength', 'Tie strength', all.strength[i] ? amount(all.strength[i]) : '');
    add('overdue', 'Silence', all.overdue[i] === null ? '' : all.overdue[i] < 1 ? 'less than your usual gap' : `${amount(all.overdue[i])} times your usual gap`);
    add('answer', 'Answer score', all.answer[i] ? amount(all.answer[i]) : '');
    add('group', 'In shared groups', all.group[i] && many(all.group[i], 'message', 'messages'));
    add('tokens', 'Greetings and wishes', all.tokens[i] && number.format(all.tokens[i]));
    add('endorsed', 'Endorsed you', all.endorsed[i] && many(all.endorsed[i], 'time', 'times'));
    add('recommended', 'Recommended you', all.recommended[i] && many(all.recommended[i], 'time', 'times'));
    add('level', 'Level', named(data.levels, all.level[i]));
    add('function', 'Function', named(data.functions, all.function[i]));
    add('pool', 'Fits the list', named(data.pools, all.pool[i]));
    return list;
  }

  /** The words above that are not plain English, said plainly; only those that stand in this dossier. */
  const MEANING = [
    ['messages', 'Real message', 'written between the two of you, and more than a greeting, a one-click wish or a text sent to many.'],
    ['strength', 'Tie strength', `the weight of past contact: each day with a real message counts 1 and halves every ${many(Math.round(data.half_life), 'day', 'days')}. It says nothing about what will come.`],
    ['overdue', 'Usual gap', 'the average time between your days with a real message.'],
    ['answer', 'Answer score', 'higher where more of the messages you began with were answered.'],
    ['tokens', 'Greetings and wishes', 'hellos on connecting, one-click messages and texts you sent to many; they do not count as real messages.'],
    ['group', 'In shared groups', 'conversations with more than one other person; they do not count as real messages either.'],
    ['pool', 'Fits the list', 'the part of the list of people to write to where this person would be found.'],
  ];

  const dossierBody = el('div', { class: 'dossier-body' });
  const dossierClose = el('button', { type: 'button', class: 'close', 'aria-label': 'Close', onclick: () => dossier.close() }, '×');
  const dossier = el('dialog', { class: 'dossier', 'aria-labelledby': 'dossier-name' }, dossierClose, dossierBody);
  let opener = null;
  dossier.addEventListener('close', () => {
    document.body.append(toast);
    if (opener?.isConnected) opener.focus({ preventScroll: true });
    opener = null;
  });
  // A click beside the dialog falls on its backdrop, which is the element itself.
  dossier.addEventListener('click', (event) => { if (event.target === dossier) dossier.close(); });
  document.body.append(dossier);

  /** The lines of somebody's card, taken from the page, so that they are written down only once. */
  function fromCard(i) {
    const card = document.querySelector(`[data-card="${i}"]`);
    if (!card) return null;
    const part = (selector) => card.querySelector(selector)?.cloneNode(true);
    const more = [...card.querySelectorAll('.card-lines')].map((lines) => lines.cloneNode(true));
    return el('section', { class: 'on-list' }, el('h3', {}, 'On your list'), part('.card-why'), ...more, part('.begin'));
  }

  function openDossier(i, from) {
    const days = activeDays(i);
    const shown = facts(i);
    const keys = new Set(shown.map(([key]) => key));
    const role = roleOf(i), slug = all.slug[i];
    const parts = [
      el('h2', { id: 'dossier-name', tabindex: '-1' }, el('bdi', {}, nameOf(all.name[i]))),
      role && el('p', { class: 'dossier-role' }, el('bdi', {}, role)),
      el('p', { class: 'dossier-state' }, stateOf(i), all.waits[i] ? el('span', { class: 'pill' }, 'may wait for a word from you') : null),
      all.reason[i].trim() && el('p', { class: 'dossier-reason' }, `As of ${date(data.as_of)}: `, el('bdi', {}, all.reason[i])),
      fromCard(i),
    ];
    if (days.length) {
      parts.push(el('figure', { class: 'dossier-figure' }, el('h3', {}, 'Strength of this tie'), curve(i, days),
        el('figcaption', {}, `Every day with a real message adds 1 (dots); all of it halves every ${many(Math.round(data.half_life), 'day', 'days')}. Dashed: how it would go on without further contact.`,
          data.threshold > 0 ? ` Dotted: ${data.threshold}, where little is left.` : '')));
    } else {
      parts.push(el('p', { class: 'note no-curve' }, 'There is no day with a real message between you yet, so there is no curve to draw. A first hello would begin one.'));
    }
    if (shown.length) {
      parts.push(el('h3', {}, 'What the export knows'), el('dl', { class: 'facts' },
        shown.map(([key, term, value]) => el('div', {}, el('dt', {}, term), el('dd', { 'data-fact': key }, value)))));
    }
    const terms = MEANING.filter(([key]) => keys.has(key));
    if (terms.length) {
      parts.push(el('details', { class: 'terms' }, el('summary', {}, 'What do these words mean?'),
        el('dl', {}, terms.map(([, term, text]) => el('div', {}, el('dt', {}, term), el('dd', {}, text))))));
    }
    if (slug && !data.redacted) {
      parts.push(el('p', { class: 'dossier-link' }, el('a', { href: `https://www.linkedin.com/in/${encodeURIComponent(slug)}`, target: '_blank', rel: 'noopener noreferrer' },
        'Open the profile on LinkedIn', unseen(' (in a new tab)'))));
    }
    dossierBody.replaceChildren(...parts.filter(Boolean));
    dossier.dataset.person = i;
    opener = from;
    dossier.showModal();
    dossier.scrollTop = 0;
    dossierBody.firstChild.focus({ preventScroll: true });
  }

  /** Names in the text become buttons; without this script they are plain text. */
  function awakenNames() {
    for (const name of document.querySelectorAll('bdi.who[data-person]')) {
      const person = Number(name.dataset.person);
      if (person >= total) continue;
      name.removeAttribute('data-person');
      const button = el('button', { type: 'button', class: 'who', 'aria-haspopup': 'dialog', 'data-person': person });
      name.replaceWith(button);
      name.className = '';
      if (!name.textContent.trim()) name.textContent = NOBODY;
      button.append(name);
    }
  }

  document.addEventListener('click', (event) => {
    const who = event.target.closest('button.who');
    if (who) openDossier(Number(who.dataset.person), who);
    const line = event.target.closest('[data-copy]');
    if (line) copy(line.parentElement.querySelector('blockquote').textContent.trim()).then((done) => copied(done, 'the opening line'));
  });

  // --------------------------------------------------------------------------------------------------- shortlist ----

  /** Tick boxes of the cards and the bar that says what to do with the ticked. */
  function shortlist() {
    const boxes = [...document.querySelectorAll('input[data-tick]')];
    if (!boxes.length) return;
    const rows = () => {
      const ticked = new Set(boxes.filter((box) => box.checked).map((box) => Number(box.dataset.tick)));
      return data.shortlist.rows.filter((row) => ticked.has(row.person));
    };
    const count = el('strong', { class: 'bar-count' });
    const asMarkdown = () => {
      const chosen = rows();
      copy(chosen.map((row) => row.markdown).join('\n')).then((done) => copied(done, people(chosen.length)));
    };
    const asCsv = () => {
      const chosen = rows();
      // A record may come with its line end or without.
      const lines = [data.shortlist.head, ...chosen.map((row) => row.csv)].map((line) => `${line.replace(/\r?\n$/, '')}\n`);
      save('rekindle-ticked.csv', lines.join(''));
      announce(`Saved ${people(chosen.length)} as rekindle-ticked.csv`);
    };
    const clear = () => {
      for (const box of boxes) box.checked = false;
      update();
      boxes[0].focus({ preventScroll: true });
      announce('Nothing is ticked any more');
    };
    const bar = el('div', { class: 'bar', role: 'region', 'aria-label': 'People you ticked', hidden: true }, count,
      el('button', { type: 'button', class: 'primary', 'data-do': 'markdown', onclick: asMarkdown }, 'Copy as Markdown'),
      el('button', { type: 'button', 'data-do': 'csv', onclick: asCsv }, 'Download CSV'),
      el('button', { type: 'button', class: 'quiet', 'data-do': 'clear', onclick: clear }, 'Clear'));
    document.body.append(bar);

    const groups = [...document.querySelectorAll('[data-group]')].map((list) => {
      const own = [...list.querySelectorAll('input[data-tick]')];
      const button = el('button', { type: 'button', class: 'small tick-all', onclick: () => {
        const tick = !own.every((box) => box.checked);
        for (const box of own) box.checked = tick;
        update();
        announce(tick ? `Ticked ${people(own.length)}` : `Unticked ${people(own.length)}`);
      } }, 'Tick all');
      // The name of the group is the heading above it: several buttons of one name could not be told apart.
      let above = list.previousElementSibling;
      while (above && !/^H[2-4]$/.test(above.tagName)) above = above.previousElementSibling;
      list.before(button);
      return { own, button, title: above ? `: ${above.textContent}` : '' };
    });
    function update() {
      const chosen = rows().length;
      bar.hidden = chosen === 0;
      root.classList.toggle('has-bar', chosen > 0);
      count.textContent = `${number.format(chosen)} ticked`;
      for (const { own, button, title } of groups) {
        button.replaceChildren(own.every((box) => box.checked) ? 'Untick all' : 'Tick all', unseen(title));
      }
    }
    document.addEventListener('change', (event) => { if (event.target.matches?.('input[data-tick]')) update(); });
    update(); // a browser may have kept the ticks over a reload
  }

  // --------------------------------------------------------------------------------------- table of all connections ----

  /** Order by words; accents and case do not part what belongs together. */
  const collator = new Intl.Collator('en', { sensitivity: 'base', numeric: true });

  const COLUMNS = [
    { key: 'name', title: 'Name', text: (i) => all.name[i].trim(), first: 'ascending' },
    { key: 'role', title: 'Role', text: roleOf, first: 'ascending' },
    { key: 'state', title: 'State', value: (i) => (all.state[i] < 0 ? null : all.state[i]), first: 'ascending' },
    { key: 'last', title: 'Last real message', value: (i) => all.last[i] || null, first: 'descending' },
    { key: 'connected', title: 'Connected', value: (i) => all.connected[i] || null, first: 'descending' },
    { key: 'strength', title: 'Strength', value: (i) => all.strength[i], first: 'descending', right: true },
  ];

  /** Everybody in the order of a column, worked out once; what is empty comes last both ways. */
  const orders = new Map();
  function orderBy(column, direction) {
    const name = `${column.key} ${direction}`;
    const known = orders.get(name);
    if (known) return known;
    const values = Array.from({ length: total }, (_, i) => (column.text ? column.text(i) || null : column.value(i)));
    const distinct = [...new Set(values)].filter((value) => value !== null);
    distinct.sort(column.text ? collator.compare : (a, b) => (a < b ? -1 : a > b ? 1 : 0));
    const place = new Map();
    let rank = 0;
    distinct.forEach((value, n) => {
      if (n && !(column.text && collator.compare(distinct[n - 1], value) === 0)) rank += 1;
      place.set(value, rank);
    });
    // Rank and index in one number: numbers are sorted several times faster than by a function that compares.
    for (const way of ['ascending', 'descending']) {
      const keys = Float64Array.from(values, (value, i) => {
        const at = value === null ? rank + 1 : way === 'ascending' ? place.get(value) : rank - place.get(value);
        return at * total + i;
      });
      orders.set(`${column.key} ${way}`, Uint32Array.from(keys.sort(), (key) => key % total));
    }
    return orders.get(name);
  }

  /** Search, filters, order and the rows in sight. */
  function everybody() {
    const home = document.getElementById('all');
    if (!home) return;
    if (!total) {
      home.append(el('p', { class: 'note' }, 'There is nobody to show here yet.'));
      return;
    }

    // What a search looks through, made when the browser has time, or at the first letter.
    let haystack = null;
    const foldedCompanies = data.companies.map(fold);
    const texts = () => (haystack ??= all.name.map((name, i) => `${fold(name)}\n${fold(all.position[i])}\n${all.company[i] < 0 ? '' : foldedCompanies[all.company[i]]}`));

    const counted = (list, column) => {
      const counts = new Uint32Array(list.length);
      for (const at of column) if (at >= 0) counts[at] += 1;
      return counts;
    };
    const facets = [
      { key: 'state', title: 'State', list: data.states, column: all.state },
      { key: 'level', title: 'Level', list: data.levels, column: all.level },
      { key: 'function', title: 'Function', list: data.functions, column: all.function },
      { key: 'pool', title: 'Listed under', list: data.pools, column: all.pool },
    ];
    const perCompany = counted(data.companies, all.company);
    const byCompanySize = Array.from(data.companies.keys()).sort((a, b) => perCompany[b] - perCompany[a] || a - b);

    // ---- controls
    const field = (key, title, control, extra) => {
      control.id = `find-${key}`;
      return el('div', { class: `field field-${key}` }, el('label', { for: control.id }, title), control, extra);
    };
    const search = el('input', { type: 'search', autocomplete: 'off', spellcheck: 'false', placeholder: 'Name, position or company' });
    const company = el('input', { type: 'search', autocomplete: 'off', spellcheck: 'false', list: 'companies', placeholder: 'Any company' });
    const offers = el('datalist', { id: 'companies' });
    for (const facet of facets) {
      const counts = counted(facet.list, facet.column);
      facet.any = el('option', { value: '' }, 'All');
      facet.select = el('select', {}, facet.any);
      facet.options = facet.list.map((item, at) => {
        const option = el('option', { value: item.name });
        if (counts[at]) facet.select.append(option); // nobody at all: not worth a line
        return option;
      });
      facet.choice = () => facet.list.findIndex((item) => item.name === facet.select.value);
    }
    const count = el('p', { class: 'count', role: 'status', 'aria-live': 'polite' });
    const reset = el('button', { type: 'button', class: 'small', 'data-do': 'reset', onclick: () => clear() }, 'Reset');
    const controls = el('div', { class: 'finder', role: 'search', 'aria-label': 'Find people' },
      field('search', 'Search', search), field('company', 'Company', company, offers),
      ...facets.map((facet) => field(facet.key, facet.title, facet.select)));

    // ---- the table
    const headers = COLUMNS.map((column) => {
      const button = el('button', { type: 'button', onclick: () => sortBy(column) }, el('span', {}, column.title), el('span', { class: 'arrow', 'aria-hidden': 'true' }));
      return el('th', { scope: 'col', role: 'columnheader', class: `col-${column.key}`, 'aria-sort': 'none' }, button);
    });
    const gap = () => { const cell = el('td'); return { cell, body: el('tbody', { class: 'gap', 'aria-hidden': 'true' }, el('tr', {}, cell)) }; };
    const above = gap(), below = gap();
    const body = el('tbody', { role: 'rowgroup' });
    const caption = el('caption', { class: 'unseen' }, 'All connections; the buttons in the head sort them. In the list of names the arrow keys move up and down, Enter opens.');
    const table = el('table', { role: 'table', 'aria-rowcount': total + 1 }, caption,
      el('thead', { role: 'rowgroup' }, el('tr', { role: 'row', 'aria-rowindex': 1 }, headers)), above.body, body, below.body);
    const pane = el('div', { class: 'pane', role: 'group', 'aria-label': 'All connections', tabindex: '-1' }, table);
    const none = el('div', { class: 'nobody', hidden: true }, el('p', {}, 'Nobody fits all of this at once. Perhaps one filter less?'),
      el('button', { type: 'button', onclick: () => clear() }, 'Show everybody again'));
    home.append(controls, el('div', { class: 'count-line' }, count, reset), el('div', { class: 'sheet' }, pane, none));

    // ---- state
    let column = COLUMNS[5], direction = 'descending';
    let view = new Uint32Array(0), length = 0;
    let active = 0; // the row whose name the Tab key reaches
    let rowHeight = 52, drawnFrom = 0, drawnTo = 0;
    const rows = new Map(); // place in the view -> row
    const strongest = all.strength.reduce((most, value) => Math.max(most, value ?? 0), 0) || 1;

    /** One row. Its height is fixed, so that its place is known without asking the browser. */
    function makeRow(place) {
      const i = view[place];
      const name = el('button', { type: 'button', class: 'who', 'data-person': i, tabindex: place === active ? '0' : '-1', 'aria-haspopup': 'dialog' }, el('bdi', {}, nameOf(all.name[i])));
      const strength = all.strength[i];
      const meter = el('span', { class: 'meter', 'aria-hidden': 'true' });
      // The root keeps weak ties visible beside a few very strong ones.
      meter.style.setProperty('--part', `${(100 * Math.sqrt((strength ?? 0) / strongest)).toFixed(1)}%`);
      const cell = (key, ...children) => el('td', { role: 'cell', class: `col-${key}` }, ...children);
      return el('tr', { role: 'row', 'aria-rowindex': place + 2, 'data-place': place },
        cell('name', name),
        cell('role', el('bdi', {}, all.position[i]), all.position[i] && companyOf(i) ? el('span', { class: 'unseen' }, ', ') : null, el('bdi', { class: 'soft' }, companyOf(i))),
        cell('state', stateOf(i)),
        cell('last', all.last[i] ? date(all.last[i], true) : el('span', { class: 'soft' }, 'none yet')),
        cell('connected', date(all.connected[i], true)),
        cell('strength', strength === null ? '' : amount(strength), strength ? meter : null));
    }

    /** Draws the rows in sight and a few around them; drops the others. */
    function render(fresh = false) {
      const from = Math.max(0, Math.floor(pane.scrollTop / rowHeight) - 8);
      const to = Math.min(length, Math.ceil((pane.scrollTop + pane.clientHeight) / rowHeight) + 8);
      if (!fresh && from === drawnFrom && to === drawnTo) return;
      const focused = body.contains(document.activeElement);
      if (fresh) rows.clear();
      for (const [place, row] of rows) {
        if (place >= from && place < to) continue;
        // The focus must not fall to the page when its row is scrolled away.
        if (focused && row.contains(document.activeElement)) pane.focus({ preventScroll: true });
        row.remove();
        rows.delete(place);
      }
      const inOrder = [];
      for (let place = from; place < to; place += 1) {
        let row = rows.get(place);
        if (!row) rows.set(place, (row = makeRow(place)));
        inOrder.push(row);
      }
      if (fresh) {
        if (focused) pane.focus({ preventScroll: true });
        body.replaceChildren(...inOrder);
      } else {
        let at = body.firstChild;
        for (const row of inOrder) {
          if (row === at) at = at.nextSibling;
          else body.insertBefore(row, at);
        }
      }
      above.cell.style.height = `${from * rowHeight}px`;
      below.cell.style.height = `${(length - to) * rowHeight}px`;
      above.body.hidden = from === 0;
      below.body.hidden = to === length;
      drawnFrom = from;
      drawnTo = to;
      if (active < from || active >= to) setActive(Math.max(from, Math.min(to - 1, Math.ceil(pane.scrollTop / rowHeight))));
    }

    function setActive(place) {
      rows.get(active)?.querySelector('.who').setAttribute('tabindex', '-1');
      active = Math.max(0, Math.min(length - 1, place));
      rows.get(active)?.querySelector('.who').setAttribute('tabindex', '0');
    }

    /** Moves the focus to a row, wherever in the list it is. */
    function goTo(place) {
      const target = Math.max(0, Math.min(length - 1, place));
      const head = table.tHead.offsetHeight;
      const y = target * rowHeight;
      if (y < pane.scrollTop) pane.scrollTop = y;
      else if (y + rowHeight > pane.scrollTop + pane.clientHeight - head) pane.scrollTop = y + rowHeight + head - pane.clientHeight;
      render();
      setActive(target);
      const row = rows.get(active);
      row?.querySelector('.who').focus({ preventScroll: true });
      row?.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' }); // the page, too, if the pane is half out of it
    }

    // ---- filtering
    const BITS = { text: 1, company: 2, state: 4, level: 8, function: 16, pool: 32 };

    /** Companies that fit what is typed: a whole name means that company alone, anything else all that hold it. */
    function companyTest() {
      const typed = company.value.trim();
      if (!typed) return null;
      const exact = data.companies.indexOf(typed);
      const fits = new Uint8Array(data.companies.length);
      if (exact >= 0) fits[exact] = 1;
      else {
        const part = fold(typed);
        for (let at = 0; at < fits.length; at += 1) fits[at] = foldedCompanies[at].includes(part) ? 1 : 0;
      }
      return fits;
    }

    /** One pass: who fits everything, and for each select how many its options would give beside the other filters. */
    function filter(keepPlace = false) {
      const words = fold(search.value).split(/\s+/).filter(Boolean);
      const texted = words.length ? texts() : null;
      const companies = companyTest();
      const chosen = facets.map((facet) => facet.choice());
      const counts = facets.map((facet) => new Uint32Array(facet.list.length));
      const fits = new Uint8Array(total);
      let found = 0;
      for (let i = 0; i < total; i += 1) {
        let misses = 0;
        if (texted) for (const word of words) if (!texted[i].includes(word)) { misses = BITS.text; break; }
        if (companies && !companies[all.company[i]]) misses |= BITS.company; // index -1 holds nothing, as it should
        for (let f = 0; f < facets.length; f += 1) if (chosen[f] >= 0 && facets[f].column[i] !== chosen[f]) misses |= 4 << f;
        if (!misses) { fits[i] = 1; found += 1; }
        for (let f = 0; f < facets.length; f += 1) if (!(misses & ~(4 << f)) && facets[f].column[i] >= 0) counts[f][facets[f].column[i]] += 1;
      }
      const order = orderBy(column, direction);
      if (view.length < found) view = new Uint32Array(total);
      length = 0;
      for (let n = 0; n < total; n += 1) if (fits[order[n]]) view[length++] = order[n];

      facets.forEach((facet, f) => facet.options.forEach((option, at) => {
        const text = `${facet.list[at].label} (${number.format(counts[f][at])})`;
        if (option.textContent !== text) option.textContent = text;
      }));
      const said = `${number.format(found)} of ${people(total)}`;
      if (count.textContent !== said) count.textContent = said;
      reset.hidden = !(words.length || companies || chosen.some((at) => at >= 0));
      none.hidden = found > 0;
      pane.hidden = found === 0;
      table.setAttribute('aria-rowcount', found + 1);
      if (!keepPlace) {
        active = 0;
        pane.scrollTop = 0;
      }
      render(true);
    }

    function clear() {
      search.value = '';
      company.value = '';
      for (const facet of facets) facet.select.value = '';
      filter();
      search.focus();
    }

    function sortBy(next) {
      direction = next !== column ? next.first : direction === 'ascending' ? 'descending' : 'ascending';
      column = next;
      showSort();
      filter();
    }
    function showSort() {
      headers.forEach((th, n) => th.setAttribute('aria-sort', COLUMNS[n] === column ? direction : 'none'));
    }

    /** A few companies to choose from, the largest that fit: a list of thousands would only slow the typing down. */
    function offer() {
      const part = fold(company.value.trim());
      const names = [];
      for (const at of byCompanySize) {
        if (!part || foldedCompanies[at].includes(part)) names.push(el('option', { value: data.companies[at] }, people(perCompany[at])));
        if (names.length >= 40) break;
      }
      offers.replaceChildren(...names);
    }

    function measure() {
      rowHeight = Math.round((narrow.matches ? 4 : 3.375) * parseFloat(getComputedStyle(root).fontSize));
      table.style.setProperty('--row', `${rowHeight}px`);
    }

    search.addEventListener('input', () => filter());
    company.addEventListener('input', () => { filter(); later(offer); });
    company.addEventListener('focus', offer, { once: true });
    for (const facet of facets) facet.select.addEventListener('change', () => filter());
    pane.addEventListener('scroll', () => render(), { passive: true });
    pane.addEventListener('focusin', (event) => {
      const row = event.target.closest?.('tr[data-place]');
      if (row) setActive(Number(row.dataset.place));
    });
    pane.addEventListener('keydown', (event) => {
      if (event.target.closest('thead') || event.altKey || event.ctrlKey || event.metaKey) return;
      const page = Math.max(1, Math.floor(pane.clientHeight / rowHeight) - 2);
      const to = { ArrowDown: active + 1, ArrowUp: active - 1, PageDown: active + page, PageUp: active - page, Home: 0, End: length - 1 }[event.key];
      if (to === undefined) return;
      event.preventDefault();
      goTo(to);
    });
    new ResizeObserver(() => { const before = rowHeight; measure(); render(before !== rowHeight); }).observe(pane);

    measure();
    showSort();
    filter();
    // Warm up, one piece at a time, so that the first letter and the first click are as quick as all others.
    const jobs = [texts, ...COLUMNS.map((each) => () => orderBy(each, each.first))];
    const next = () => { jobs.shift()?.(); if (jobs.length) later(next); };
    later(next);
  }

  // ---------------------------------------------------------------------------------------------- page furniture ----

  /** Contents: always open at the side, folded away on a phone; the section in sight is marked. */
  function contents() {
    const box = document.querySelector('.contents-box');
    // Below a section its parts, shown while it is read: some sections are long.
    for (const link of [...box.querySelectorAll('a')]) {
      const section = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      const parts = [...(section?.querySelectorAll(':scope > h3') ?? [])];
      if (parts.length < 2) continue;
      link.after(el('ol', {}, parts.map((part, n) => {
        part.id ||= `${section.id}-part-${n + 1}`;
        return el('li', {}, el('a', { href: `#${part.id}` }, part.textContent));
      })));
    }
    const links = new Map([...box.querySelectorAll('.contents-box > ol > li > a')].map((link) => [decodeURIComponent(link.hash.slice(1)), link]));
    const fit = () => { box.open = wide.matches; };
    fit();
    wide.addEventListener('change', fit);
    box.addEventListener('click', (event) => { if (event.target.closest('a') && !wide.matches) box.open = false; });
    const targets = [...links.keys()].map((id) => document.getElementById(id)).filter(Boolean)
      .sort((a, b) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
    let marked = null;
    const mark = () => {
      const line = innerHeight * 0.3;
      let current = targets.findLast((section) => section.getBoundingClientRect().top <= line);
      if (innerHeight + scrollY >= root.scrollHeight - 4) current = targets[targets.length - 1];
      const link = current ? links.get(current.id) : null;
      if (link === marked) return;
      marked?.removeAttribute('aria-current');
      link?.setAttribute('aria-current', 'true');
      marked = link;
      if (link && wide.matches) { // keep it in sight without touching the page's own scrolling
        const side = box.parentElement, top = link.offsetTop;
        if (top < side.scrollTop || top + link.offsetHeight > side.scrollTop + side.clientHeight) side.scrollTop = top - side.clientHeight / 2;
      }
    };
    let due = false;
    addEventListener('scroll', () => {
      if (due) return;
      due = true;
      requestAnimationFrame(() => { due = false; mark(); });
    }, { passive: true });
    mark();
  }

  /** What can be scrolled sideways must be reachable by keyboard and have a name; what cannot must not. */
  function scrollers() {
    const boxes = [...document.querySelectorAll('.table, .drawing')], names = new Map(), used = new Map();
    for (const box of boxes) {
      let above = box.querySelector('svg > title') ?? box;
      while (above && !/^(H[2-4]|title)$/.test(above.tagName)) above = above.previousElementSibling;
      const name = `${above?.textContent || 'Table'}, scrolls sideways`, n = (used.get(name) ?? 0) + 1;
      used.set(name, n);
      names.set(box, n > 1 ? `${name} (${n})` : name);
    }
    const watch = new ResizeObserver((entries) => {
      for (const { target } of entries) {
        if (target.scrollWidth > target.clientWidth + 1) {
          fill(target, { tabindex: 0, role: 'region', 'aria-label': names.get(target) }, []);
        } else for (const name of ['tabindex', 'role', 'aria-label']) target.removeAttribute(name);
      }
    });
    for (const box of boxes) watch.observe(box);
  }

  root.classList.add('js');
  everybody();
  awakenNames();
  shortlist();
  contents();
  scrollers();
})();
