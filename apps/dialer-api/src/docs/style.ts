/** The page's one style sheet: fonts of the reader's own machine, light and dark. */
export const style = `
:root { color-scheme: light dark; --ink: light-dark(#17202a, #e7ecf1); --quiet: light-dark(#55616e, #9aa7b4);
  --ground: light-dark(#fff, #12181f); --raised: light-dark(#f3f5f8, #1b232c); --line: light-dark(#d9dfe6, #2e3945);
  --accent: light-dark(#0b5cad, #7db7f0); }
* { box-sizing: border-box; }
body { margin: 0; display: grid; grid-template-columns: 17rem minmax(0, 1fr); background: var(--ground); color: var(--ink);
  font: 1rem/1.6 system-ui, sans-serif; }
nav { position: sticky; top: 0; height: 100vh; overflow: auto; padding: 1.5rem; border-right: 1px solid var(--line);
  font-size: .9rem; }
nav h2 { margin: 1.25rem 0 .25rem; font-size: .75rem; letter-spacing: .06em; text-transform: uppercase; color: var(--quiet); }
nav ul { margin: 0; padding: 0; list-style: none; }
nav li { margin: .3rem 0; }
.brand { margin: 0 0 1rem; font-weight: 700; font-size: 1.1rem; }
main { max-width: 60rem; padding: 2rem 2.5rem 6rem; }
h1 { margin-top: 0; font-size: 1.9rem; line-height: 1.2; }
main h2 { margin-top: 3rem; font-size: 1.35rem; }
h4 { margin: 1.5rem 0 .5rem; }
article { margin: 1.5rem 0 3rem; padding-top: 1rem; border-top: 1px solid var(--line); scroll-margin-top: 1rem; }
a { color: var(--accent); text-underline-offset: .15em; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
code { font: .9em ui-monospace, monospace; overflow-wrap: anywhere; }
pre { padding: 1rem; overflow: auto; border: 1px solid var(--line); border-radius: .5rem; background: var(--raised); }
.route { padding: .6rem .8rem; border: 1px solid var(--line); border-radius: .5rem; background: var(--raised); }
.method { font-weight: 700; }
.quiet { color: var(--quiet); font-size: .85em; }
table { width: 100%; border-collapse: collapse; font-size: .9rem; }
th { text-align: left; font-weight: 600; }
th, td { padding: .45rem .8rem .45rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: 1rem; }
@media (max-width: 50rem) { body { display: block; } nav { position: static; height: auto; border: 0; } main { padding: 1.25rem; } }
`;
