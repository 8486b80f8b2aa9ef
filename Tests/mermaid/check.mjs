#!/usr/bin/env node
// Gives every ```mermaid block of Markdown files (and every .mmd file) to Mermaid itself.
//
//   node mermaid-check.mjs [--render] [--text] [--chromium PATH] [--max-text N] MERMAID.min.js PATH...
//
// Without --render it only parses, in Node; with it each block is also drawn, in headless Chromium.
// --text prints what a drawn diagram shows, one JSON line for each block. Exits 0 where all blocks are well, 1 where one
// failed or none was found, 2 where the check itself could not run.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import vm from 'node:vm';

const options = { render: false, text: false, chromium: '/usr/bin/chromium', maxText: 50000, paths: [] };
const args = process.argv.slice(2);
while (args.length > 0) {
    const arg = args.shift();
    if (arg === '--render') options.render = true;
    else if (arg === '--text') options.render = options.text = true;
    else if (arg === '--chromium') options.chromium = args.shift();
    else if (arg === '--max-text') options.maxText = Number(args.shift());
    else if (arg.startsWith('-')) stop(`unknown option ${arg}`);
    else options.paths.push(arg);
}
const [build, ...paths] = options.paths;
if (!build || paths.length === 0 || !(options.maxText > 0)) {
    stop('usage: mermaid-check.mjs [--render] [--text] [--chromium PATH] [--max-text N] MERMAID.min.js PATH...');
}

function stop(message) {
    console.error(`mermaid-check: ${message}`);
    process.exit(2);
}

// MARK: Files and blocks

function* files(name) {
    const stat = fs.statSync(name);
    if (stat.isFile()) return yield name;
    const entries = fs.readdirSync(name, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const entry of entries) {
        if (entry.name === 'node_modules' || entry.name.startsWith('.')) continue;
        const inner = path.join(name, entry.name);
        if (entry.isDirectory()) yield* files(inner);
        else if (entry.isFile() && /\.(md|markdown|mmd)$/i.test(entry.name)) yield inner;
    }
}

/** The blocks of a file: the number of the line that the text begins on, and the text. */
function blocks(file) {
    const source = fs.readFileSync(file, 'utf8');
    if (/\.mmd$/i.test(file)) return [{ file, line: 1, text: source }];
    const found = [];
    let fence;
    source.split(/\r\n|\r|\n/).forEach((line, index) => {
        if (!fence) {
            const open = /^([ \t]*(?:>[ \t]?|[-+*][ \t]+|\d+[.)][ \t]+)*[ \t]*)(`{3,}|~{3,})[ \t]*([^`]*)$/.exec(line);
            if (!open) return;
            const isQuoted = open[1].includes('>');
            const language = open[3].trim().split(/[\s{]/)[0].toLowerCase();
            const isMermaid = language === 'mermaid' || /^\{[^}]*\.?mermaid\b/.test(open[3].trim());
            fence = { mark: open[2], indent: open[1].length, isQuoted, isMermaid, line: index + 2, lines: [] };
            return;
        }
        const bare = fence.isQuoted ? line.replace(/^[ \t]*>[ \t]?/, '') : line;
        const close = /^[ \t]*(`{3,}|~{3,})[ \t]*$/.exec(bare);
        if (close && close[1][0] === fence.mark[0] && close[1].length >= fence.mark.length) {
            if (fence.isMermaid) found.push({ file, line: fence.line, text: fence.lines.map((x) => x + '\n').join('') });
            fence = undefined;
            return;
        }
        let indent = 0;
        if (!fence.isQuoted) while (indent < fence.indent && /[ \t]/.test(bare[indent] ?? '')) indent += 1;
        fence.lines.push(bare.slice(indent));
    });
    if (fence?.isMermaid) found.push({ file, line: fence.line, text: '', error: 'the block is not closed' });
    return found;
}

// MARK: Mermaid in Node

/** As much of a browser as Mermaid and DOMPurify ask for when a diagram is only parsed: texts without `<` pass. */
function loadInNode(source) {
    class Element {}
    const nothing = () => {};
    const document = {
        nodeType: 9, currentScript: null, implementation: { createHTMLDocument: nothing }, createDocumentFragment: nothing,
        createNodeIterator: nothing, getElementsByTagName: () => [], importNode: nothing, createElement: () => ({}),
        querySelector: () => null, querySelectorAll: () => [], addEventListener: nothing, documentElement: {}, body: {},
    };
    const window = {
        document, Element, Node: class {}, NodeFilter: {}, DocumentFragment: class {}, HTMLTemplateElement: class {},
        HTMLFormElement: class {}, NamedNodeMap: class {}, DOMParser: class {}, addEventListener: nothing,
        matchMedia: () => ({ matches: false }),
    };
    Object.assign(globalThis, { window, document });
    vm.runInThisContext(source, { filename: 'mermaid.min.js' });
    const mermaid = globalThis.mermaid;
    if (!mermaid) throw new Error('the file sets no global mermaid: give it the mermaid.min.js of version 10 or later');
    mermaid.initialize({ startOnLoad: false, maxTextSize: options.maxText });
    return {
        async check(text) {
            await mermaid.parse(text);
            return {};
        },
        close: nothing,
    };
}

// MARK: Mermaid in Chromium

/** Runs in the page. */
async function inPage(text, id) {
    try {
        await mermaid.parse(text);
    } catch (error) {
        return { error: `${error?.message ?? error}`, at: error?.hash?.loc?.first_line };
    }
    try {
        const { svg } = await mermaid.render(`d${id}`, text);
        const box = document.createElement('div');
        box.innerHTML = svg;
        document.body.append(box);
        const root = box.querySelector('svg');
        const shown = (node) => node.textContent.replace(/\s+/g, ' ').trim();
        const all = (query) => [...root.querySelectorAll(query)].map(shown).filter((label) => label !== '');
        let error;
        if (root.getAttribute('aria-roledescription') === 'error') error = 'Mermaid drew its picture of an error';
        if (/(?:NaN|undefined)/.test([...root.querySelectorAll('*'), root].flatMap((node) =>
            ['d', 'x', 'y', 'width', 'height', 'transform', 'viewBox', 'points'].map((name) => node.getAttribute(name) ?? '')).join(' ')))
            error = 'a coordinate is no number';
        const { width, height } = root.getBoundingClientRect();
        if (!error && !(width > 0 && height > 0)) error = 'the picture has no size';
        const labels = all('foreignObject').length > 0 ? all('foreignObject') : all('text');
        box.remove();
        return { error, labels, width: Math.round(width), height: Math.round(height) };
    } catch (error) {
        return { error: `when drawn: ${error?.message ?? error}` };
    } finally {
        document.getElementById(`dd${id}`)?.remove();
    }
}

async function loadInChromium(source) {
    const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'mermaid-check-'));
    const child = spawn(options.chromium, [
        '--headless=new', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-gpu',
        '--disable-dev-shm-usage', '--no-first-run', '--no-default-browser-check', '--disable-extensions',
        '--disable-background-networking', '--disable-component-update', '--disable-sync', '--mute-audio',
        '--hide-scrollbars', `--user-data-dir=${profile}`, '--remote-debugging-pipe', 'about:blank',
    ], { stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'] });
    let complaints = '';
    child.stderr.on('data', (data) => { complaints = (complaints + data).slice(-4000); });
    const waiting = new Map();
    const fail = (message) => {
        for (const { reject } of waiting.values()) reject(new Error(message));
        waiting.clear();
    };
    const ended = new Promise((resolve) => {
        child.on('error', (error) => { fail(`${options.chromium}: ${error.message}`); resolve(); });
        child.on('exit', (code, signal) => { fail(`Chromium ended (${code ?? signal}): ${complaints}`); resolve(); });
    });
    for (const stream of child.stdio) stream?.on('error', () => {});
    let rest = [];
    child.stdio[4].on('data', (data) => {
        for (let end; (end = data.indexOf(0)) >= 0; data = data.subarray(end + 1)) {
            const message = JSON.parse(Buffer.concat([...rest, data.subarray(0, end)]).toString());
            rest = [];
            const entry = waiting.get(message.id);
            if (!entry) continue;
            waiting.delete(message.id);
            if (message.error) entry.reject(new Error(message.error.message));
            else entry.resolve(message.result);
        }
        if (data.length > 0) rest.push(data);
    });
    let count = 0;
    let sessionId;
    const call = (method, params = {}, seconds = 60) => new Promise((resolve, reject) => {
        const id = (count += 1);
        const timer = setTimeout(() => {
            waiting.delete(id);
            reject(Object.assign(new Error(`no answer within ${seconds} seconds`), { isLate: true }));
        }, seconds * 1000);
        waiting.set(id, {
            resolve: (value) => { clearTimeout(timer); resolve(value); },
            reject: (error) => { clearTimeout(timer); reject(error); },
        });
        child.stdio[3].write(JSON.stringify({ id, method, params, sessionId }) + '\0');
    });
    const evaluate = async (expression, seconds) => {
        const params = { expression, awaitPromise: true, returnByValue: true };
        const { result, exceptionDetails: details } = await call('Runtime.evaluate', params, seconds);
        if (details) throw new Error(details.exception?.description ?? details.text);
        return result.value;
    };
    const close = async () => {
        child.kill();
        const timer = setTimeout(() => child.kill('SIGKILL'), 5000);
        await ended;
        clearTimeout(timer);
        fs.rmSync(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    };
    try {
        const { targetId } = await call('Target.createTarget', { url: 'about:blank' });
        sessionId = (await call('Target.attachToTarget', { targetId, flatten: true })).sessionId;
        await evaluate(`document.open(); document.write('<!doctype html><meta charset="utf-8"><body>'); document.close()`);
        await evaluate(`${source}\n;void 0`);
        const isThere = await evaluate('typeof globalThis.mermaid?.render === "function"');
        if (!isThere) throw new Error('the file sets no global mermaid');
        await evaluate(`mermaid.initialize({ startOnLoad: false, suppressErrorRendering: true, securityLevel: 'strict',
            maxTextSize: ${options.maxText} })`);
        await evaluate(`globalThis.inPage = ${inPage}`);
    } catch (error) {
        await close();
        throw error;
    }
    return {
        check: (text, id) => evaluate(`inPage(${JSON.stringify(text)}, ${id})`, 30),
        close,
    };
}

// MARK: The check

const found = [];
try {
    for (const name of paths) for (const file of files(name)) found.push(...blocks(file));
} catch (error) {
    stop(error.message);
}
let engine;
try {
    const source = fs.readFileSync(build, 'utf8');
    engine = options.render ? await loadInChromium(source) : loadInNode(source);
} catch (error) {
    stop(error.message);
}
let failed = 0;
for (const [id, block] of found.entries()) {
    let outcome = block;
    if (!block.error) {
        if (block.text.length > options.maxText) {
            outcome = { error: `the text has ${block.text.length} characters; Mermaid draws at most ${options.maxText}` };
        } else {
            try {
                outcome = await engine.check(block.text, id);
            } catch (error) {
                if (options.render) {
                    await engine.close();
                    stop(`${block.file}:${block.line}: ${error.message}`);
                }
                outcome = { error: `${error.message}`, at: error.hash?.loc?.first_line };
            }
        }
    }
    if (options.text && outcome.labels) {
        const { labels, width, height } = outcome;
        console.log(JSON.stringify({ file: block.file, line: block.line, width, height, labels }));
    }
    if (!outcome.error) continue;
    failed += 1;
    const at = Number(/(?:Parse|Lexical) error on line (\d+)/.exec(outcome.error)?.[1] ?? outcome.at ?? 1);
    const line = block.line + Math.max(0, (Number.isFinite(at) ? at : 1) - 1);
    console.log(`${block.file}:${line}: ${outcome.error.trim().replace(/\s*\n\s*/g, ' | ')}`);
}
await engine.close();
console.log(`${found.length} diagrams ${options.render ? 'parsed and drawn' : 'parsed'}, ${failed} failed`);
process.exit(failed > 0 || found.length === 0 ? 1 : 0);
