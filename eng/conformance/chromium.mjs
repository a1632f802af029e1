// Runs expressions in a real Chromium on a page at any address, without a network: requests are answered over the DevTools pipe.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const profile = {
  pageUrl: 'https://www.youtube.com/',
  userAgent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36',
  languages: ['en-US', 'en'],
};

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--mute-audio',
  '--remote-debugging-pipe',
  '--window-size=1920,1040',
  // What a driven browser would admit: the profile is an ordinary one.
  '--disable-blink-features=AutomationControlled',
];

const emptyPage = '<!DOCTYPE html><html><head><title></title></head><body></body></html>';

/** Starts a Chromium; each of its pages has a profile of its own. */
export async function openBrowser(executable = process.env.CHROMIUM ?? '/usr/bin/chromium') {
  const folder = mkdtempSync(join(tmpdir(), 'chromium-'));
  const browser = spawn(executable, [...flags, `--user-data-dir=${folder}`, 'about:blank'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
  const [, , , input, output] = browser.stdio;
  const waiting = new Map();
  const listeners = new Map();
  let sequence = 0;
  let rest = '';
  output.setEncoding('utf8');
  output.on('data', chunk => {
    const parts = (rest + chunk).split('\0');
    rest = parts.pop();
    for (const part of parts) {
      const message = JSON.parse(part);
      if (message.id) {
        const { resolve, reject } = waiting.get(message.id);
        waiting.delete(message.id);
        if (message.error) reject(new Error(message.error.message));
        else resolve(message.result);
      } else {
        listeners.get(message.sessionId)?.get(message.method)?.(message.params);
      }
    }
  });
  let ended = false;
  browser.once('exit', () => {
    ended = true;
    for (const { reject } of waiting.values()) reject(new Error('Chromium ended.'));
  });
  input.on('error', () => {
    /* its end is reported above */
  });
  const send = (method, params = {}, sessionId = undefined) =>
    new Promise((resolve, reject) => {
      if (ended) return reject(new Error('Chromium ended.'));
      waiting.set(++sequence, { resolve, reject });
      input.write(JSON.stringify({ id: sequence, method, params, sessionId }) + '\0');
    });
  const { product } = await send('Browser.getVersion');
  const version = product.split('/')[1];
  return {
    version,
    openPage: options => openTarget(send, listeners, version, options),
    async close() {
      const gone = ended || new Promise(resolve => browser.once('exit', resolve));
      await send('Browser.close').catch(() => {});
      await gone;
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Opens a page in a new Chromium; `evaluate` answers with JSON-able values, `close` ends the browser. */
export async function openPage(options) {
  const browser = await openBrowser();
  const page = await browser.openPage(options);
  return { ...page, close: () => browser.close() };
}

async function openTarget(send, listeners, version, { html = emptyPage, url = profile.pageUrl } = {}) {
  const { browserContextId } = await send('Target.createBrowserContext');
  const { targetId } = await send('Target.createTarget', { url: 'about:blank', browserContextId });
  const { sessionId } = await send('Target.attachToTarget', { targetId, flatten: true });
  const call = (method, params) => send(method, params, sessionId);
  const heard = new Map();
  listeners.set(sessionId, heard);
  const major = version.split('.')[0];
  // As Chrome orders and greases its brands in this version.
  const brands = [
    { brand: 'Google Chrome', version: major },
    { brand: 'Chromium', version: major },
  ];
  await call('Emulation.setUserAgentOverride', {
    userAgent: profile.userAgent,
    acceptLanguage: profile.languages.join(','),
    platform: 'Win32',
    userAgentMetadata: {
      brands,
      fullVersionList: brands,
      platform: 'Windows',
      platformVersion: '10.0.0',
      architecture: 'x86',
      bitness: '64',
      model: '',
      mobile: false,
      wow64: false,
    },
  });
  const loaded = new Promise(resolve => heard.set('Page.loadEventFired', resolve));
  heard.set('Fetch.requestPaused', event =>
    call('Fetch.fulfillRequest', {
      requestId: event.requestId,
      responseCode: event.request.url === url ? 200 : 404,
      responseHeaders: [{ name: 'content-type', value: 'text/html; charset=utf-8' }],
      body: Buffer.from(event.request.url === url ? html : '').toString('base64'),
    }).catch(() => {
      /* the page that asked is gone */
    }),
  );
  await call('Fetch.enable', { patterns: [{ urlPattern: '*' }] });
  await call('Page.enable');
  await call('Page.navigate', { url });
  await loaded;
  return {
    version,
    async evaluate(expression) {
      const answer = await call('Runtime.evaluate', { expression, returnByValue: true, awaitPromise: true });
      if (answer.exceptionDetails) throw new Error(answer.exceptionDetails.exception?.description ?? answer.exceptionDetails.text);
      return answer.result.value;
    },
    async close() {
      listeners.delete(sessionId);
      await send('Target.disposeBrowserContext', { browserContextId });
    },
  };
}
