import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { RULES_FOLDER, rulesPages } from './pages.ts';

const pages = rulesPages();
mkdirSync(RULES_FOLDER, { recursive: true });
for (const name of readdirSync(RULES_FOLDER)) if (!pages.has(name)) rmSync(new URL(name, RULES_FOLDER));
for (const [name, text] of pages) writeFileSync(new URL(name, RULES_FOLDER), text);
console.error(`docs/rules: ${pages.size} pages.`);
