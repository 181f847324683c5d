// What the checks stand on: the browser, a page that is watched, the data as the page has it.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const EXECUTABLE = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** Debian's browser; one is never downloaded. */
export const launch = () => chromium.launch({ executablePath: EXECUTABLE, args: ['--no-sandbox'] });

/** The page's address and the island of data it holds. */
export function report(file) {
  const html = readFileSync(file, 'utf8');
  const island = /<script type="application\/json" id="data">([\s\S]*?)<\/script>/.exec(html);
  if (!island) throw new Error(`${file}: no data island`);
  return { url: pathToFileURL(path.resolve(file)).href, html, data: JSON.parse(island[1]) };
}

/** Everything that went wrong by itself while pages were open. */
export const trouble = { console: [], errors: [], csp: [], requests: [], alerts: [] };

/** A page of a fresh context, watched for trouble. */
export async function open(browser, url, { width = 1280, height = 900, ...options } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, reducedMotion: 'reduce', acceptDownloads: true, ...options });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await context.newPage();
  context.on('request', (request) => {
    const to = request.url().split('#')[0];
    if (to !== url && !to.startsWith('blob:')) trouble.requests.push(to);
  });
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) trouble.console.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => trouble.errors.push(error.message));
  page.on('dialog', (dialog) => { trouble.alerts.push(dialog.message()); dialog.dismiss(); });
  await page.exposeFunction('reportViolation', (text) => { trouble.csp.push(text); });
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      window.reportViolation(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`);
    });
  });
  await page.goto(url, { waitUntil: 'load' });
  return page;
}

/** Two frames: what was asked for is drawn. */
export const settle = (page) => page.evaluate(() => new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(() => done())); }));

let passed = 0, failed = 0;

/** One line for one check; `false` or a thrown error is a failure, a text says why it does not apply here. */
export async function check(name, body) {
  try {
    const found = await body();
    if (found === false) throw new Error('does not hold');
    passed += 1;
    console.log(`ok    ${name}${typeof found === 'string' ? ` (${found})` : ''}`);
  } catch (error) {
    failed += 1;
    console.log(`FAIL  ${name}: ${String(error.message ?? error).split('\n').slice(0, 6).join(' | ')}`);
  }
}

export function equal(found, wanted, what = '') {
  const [a, b] = [JSON.stringify(found), JSON.stringify(wanted)];
  if (a !== b) throw new Error(`${what ? `${what}: ` : ''}found ${a?.slice(0, 300)}, wanted ${b?.slice(0, 300)}`);
}

export function finish() {
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed ? 1 : 0;
}

/** Records of a CSV text, by the rules of RFC 4180. */
export function parseCsv(text) {
  const records = [];
  let record = [], cell = '', quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const c = text[at];
    if (quoted) {
      if (c !== '"') cell += c;
      else if (text[at + 1] === '"') { cell += '"'; at += 1; }
      else quoted = false;
    } else if (c === '"') quoted = true;
    else if (c === ',') { record.push(cell); cell = ''; }
    else if (c === '\n') { records.push([...record, cell]); record = []; cell = ''; }
    else if (c !== '\r') cell += c;
  }
  if (cell || record.length) records.push([...record, cell]);
  return records;
}
