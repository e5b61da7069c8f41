// ninjs by its schema; then, in a browser, the middle of ten stories' lines on the page, as
// ALTO has them, must lead to the article that they are of, on a desk and on a phone.
"use strict";
const fs = require("node:fs");
const path = require("node:path");
const { pathToFileURL } = require("node:url");
const Ajv = require("ajv/dist/2020");
const formats = require("ajv-formats");
const { chromium } = require("playwright-core");

const [root, ...issues] = process.argv.slice(2);
const shots = process.env.BANXIN_SHOTS;
const STORIES = 10;

function fail(words) {
  console.error(`edition-test: ${words}`);
  process.exit(1);
}

function checkNinjs() {
  const ajv = new Ajv({ strict: false, allErrors: true });
  formats(ajv);
  // The shape of places on a map; our files have none.
  ajv.addSchema({ $id: "https://geojson.org/schema/GeoJSON.json" });
  const schema = JSON.parse(fs.readFileSync("tests/data/edition/ninjs-3.1.json", "utf8"));
  const valid = ajv.compile(schema);
  let count = 0;
  for (const issue of issues) {
    const folder = path.join(root, issue, "ninjs");
    for (const file of fs.readdirSync(folder)) {
      const item = JSON.parse(fs.readFileSync(path.join(folder, file), "utf8"));
      if (!valid(item)) fail(`${issue}/${file}: ${ajv.errorsText(valid.errors)}`);
      if (valid({ ...item, unheardOf: 1 })) fail("the schema lets everything pass");
      count += 1;
    }
  }
  console.log(`${count} ninjs items are valid`);
}

/** The middles of lines of running text by article, as parts of the page. */
function lines(alto) {
  const number = (text, key) => Number(text.match(new RegExp(` ${key}="([-0-9.]+)"`))[1]);
  const page = alto.match(/<Page [^>]*>/)[0];
  const [width, height] = [number(page, "WIDTH"), number(page, "HEIGHT")];
  const found = {};
  for (const block of alto.split("<ComposedBlock ").slice(1)) {
    const article = block.match(/^[^>]*TAGREFS="article-(\w+)"/)?.[1];
    if (!article) continue;
    for (const text of block.split("<TextBlock ").slice(1)) {
      if (!/^[^>]*TAGREFS="tag-body"/.test(text)) continue;
      for (const [line] of text.matchAll(/<TextLine [^>]*>/g)) {
        const x = (number(line, "HPOS") + number(line, "WIDTH") / 2) / width;
        const y = (number(line, "VPOS") + number(line, "HEIGHT") / 2) / height;
        (found[article] ??= []).push([x, y]);
      }
    }
  }
  return found;
}

/** Goes through the pages of an issue and clicks the first, middle and last line of stories. */
async function clickStories(browser, issue, options, most) {
  const folder = path.join(root, issue);
  const edition = JSON.parse(fs.readFileSync(path.join(folder, "edition.json"), "utf8"));
  const context = await browser.newContext(options);
  const tab = await context.newPage();
  const open = (file) => tab.goto(pathToFileURL(path.join(folder, file)).href);
  const fits = async (file) => {
    const over = await tab.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (over > 0) fail(`${issue}/${file} is ${over} pixels too wide at ${options.viewport.width}`);
  };
  const shoot = async (name) => {
    if (shots) await tab.screenshot({ path: path.join(shots, `${issue}-${options.viewport.width}-${name}.png`) });
  };
  await open("index.html");
  await fits("index.html");
  await shoot("index");
  let [stories, clicks] = [0, 0];
  for (const page of edition.pages) {
    const found = lines(fs.readFileSync(path.join(folder, page.alto), "utf8"));
    for (const { article } of page.zones) {
      const all = found[article] ?? [];
      const kind = edition.articles.find((it) => it.id === article).kind;
      if (stories >= most || kind !== "story" || all.length < 3) continue;
      for (const [x, y] of [all[0], all[all.length >> 1], all.at(-1)]) {
        await open(page.html);
        const print = tab.locator(".print .zones");
        const box = await print.boundingBox();
        await print.click({ position: { x: x * box.width, y: y * box.height } });
        await tab.waitForURL(/\/articles\//, { timeout: 5000 });
        if (!tab.url().endsWith(`/articles/${article}.html`)) {
          fail(`${issue} page ${page.numbers}: ${x}, ${y} is of ${article} and leads to ${tab.url()}`);
        }
        clicks += 1;
      }
      await fits(`articles/${article}.html`);
      if (stories === 0) await shoot("article");
      stories += 1;
    }
    await open(page.html);
    await fits(page.html);
    if (page === edition.pages[0]) await shoot("page");
  }
  await context.close();
  console.log(`${issue} at ${options.viewport.width} pixels: ${clicks} clicks on ${stories} stories`);
  return stories;
}

async function checkZones() {
  const args = "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync";
  const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", headless: true, args: args.split(" ") });
  const desk = { viewport: { width: 1280, height: 900 } };
  const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 };
  for (const options of [desk, phone]) {
    const [first, ...rest] = issues;
    if ((await clickStories(browser, first, options, STORIES)) < STORIES) fail("fewer than ten stories");
    for (const issue of rest) await clickStories(browser, issue, options, 2);
  }
  await browser.close();
}

checkNinjs();
checkZones().catch((error) => fail(error.stack));
