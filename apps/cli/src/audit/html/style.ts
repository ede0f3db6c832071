/** The portal's tokens and what the page needs of its look: hairlines before boxes, red for breaches alone. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --canvas: light-dark(oklch(.976 .004 240), oklch(.178 .009 245));
  --surface: light-dark(#fff, oklch(.208 .010 245));
  --sunken: light-dark(oklch(.972 .004 240), oklch(.232 .011 245));
  --line: light-dark(oklch(.91 .006 240), oklch(.305 .013 245));
  --ink: light-dark(oklch(.225 .018 245), oklch(.955 .004 240));
  --ink-2: light-dark(oklch(.43 .016 245), oklch(.795 .010 240));
  --ink-3: light-dark(oklch(.52 .016 245), oklch(.69 .013 240));
  --accent: light-dark(oklch(.455 .088 232), oklch(.79 .088 222));
  --on-accent: light-dark(#fff, oklch(.20 .030 235));
  --ok: light-dark(oklch(.44 .105 155), oklch(.81 .125 157));
  --bad: light-dark(oklch(.49 .175 27), oklch(.765 .125 24));
  --bad-fill: light-dark(oklch(.96 .018 27), oklch(.28 .05 24));
  --scale-1: light-dark(oklch(.945 .022 226), oklch(.27 .03 230));
  --scale-2: light-dark(oklch(.875 .045 226), oklch(.345 .05 230));
  --scale-3: light-dark(oklch(.775 .075 228), oklch(.44 .07 228));
  --scale-4: light-dark(oklch(.555 .095 230), oklch(.60 .085 225));
  --scale-5: light-dark(oklch(.455 .088 232), oklch(.76 .088 222));
}
* { box-sizing: border-box }
body {
  margin: 0; background: var(--surface); color: var(--ink);
  font: 400 14px/20px "Inter Variable", Inter, system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
  font-optical-sizing: auto; -webkit-text-size-adjust: 100%;
}
main { max-width: 1120px; margin: 0 auto; padding: 32px }
h1, h2, h3, p, dl, dd, ul { margin: 0; padding: 0 }
h1 { font-size: 24px; line-height: 30px; font-weight: 600; letter-spacing: -.01em; text-wrap: balance }
h2 { font-size: 14px; line-height: 20px; font-weight: 600 }
h3 { font-size: 13px; line-height: 18px; font-weight: 550 }
.eyebrow, .meta, .note { color: var(--ink-2) }
.eyebrow { margin-bottom: 12px }
.verdict { display: flex; gap: 12px; align-items: flex-start }
.verdict svg { flex: none; margin-top: 3px; width: 24px; height: 24px }
.bad { color: var(--bad) } .ok { color: var(--ok) }
.meta { margin-top: 8px; display: flex; flex-wrap: wrap; gap: 4px 20px }
.figures { display: grid; grid-template-columns: repeat(4, 1fr); border-block: 1px solid var(--line); margin: 24px 0 0 }
.figures div { padding: 16px 16px 16px 0 } .figures div + div { padding-left: 16px; border-left: 1px solid var(--line) }
.figures dt { font-size: 12px; line-height: 16px; color: var(--ink-2) }
.figures dd { font-size: 22px; line-height: 28px; font-weight: 600; font-variant-numeric: tabular-nums }
.figures small { display: block; font-size: 12px; line-height: 16px; font-weight: 400; color: var(--ink-2) }
.figures small:empty { display: none }
section { padding-top: 32px }
section > p { color: var(--ink-2); max-width: 72ch }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 0 40px }
.scroll { overflow-x: auto; margin-top: 12px }
table { border-collapse: collapse; width: 100%; font-size: 13px; line-height: 18px; font-variant-numeric: tabular-nums }
th { text-align: left; font-size: 12px; line-height: 16px; font-weight: 400; color: var(--ink-2); padding: 0 12px 6px 0 }
td { border-top: 1px solid var(--line); padding: 8px 12px 8px 0; vertical-align: top }
th.n, td.n { text-align: right } tr > :last-child { padding-right: 0 }
td.phone { font-variant-numeric: normal; white-space: nowrap; font-weight: 550 }
tr.none td { color: var(--ink-3) }
.chip {
  display: inline-block; min-width: 24px; padding: 1px 6px; border: 1px solid var(--line); border-radius: 4px;
  font-size: 12px; line-height: 16px; color: var(--ink-2); white-space: nowrap; text-align: center;
}
.rules td { border-top: 0; padding-block: 5px } .rules td:nth-child(3) { width: 45% }
.rules details summary { cursor: pointer; list-style: none; font-weight: 550 }
.rules details summary::-webkit-details-marker { display: none }
.rules details p { color: var(--ink-2); max-width: 52ch; padding: 2px 0 6px }
summary:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 3px }
.bar { display: block; height: 18px; background: var(--scale-4); border-radius: 3px; min-width: 2px }
.weeks { display: grid; grid-template-columns: repeat(auto-fit, minmax(300px, 1fr)); gap: 20px 40px; margin-top: 12px }
.weeks figure { margin: 0 } .weeks figcaption { display: flex; justify-content: space-between; gap: 12px; margin-bottom: 4px }
.weeks figcaption span { color: var(--ink-2) }
.circle {
  display: inline-grid; place-items: center; width: 18px; height: 18px; border: 1px solid var(--ink-2); border-radius: 50%;
  font-size: 10px; line-height: 1; font-weight: 600; margin-right: 6px; vertical-align: 1px; color: var(--ink-2);
}
svg text { fill: var(--ink-2); font-size: 11px; font-family: inherit; font-variant-numeric: tabular-nums }
.chart { display: block; width: 100%; height: auto }
.chart .col { fill: var(--scale-4) } .chart .rule { stroke: var(--line) } .chart .few { fill: var(--scale-2) }
.more { margin-top: 8px } .more > summary { color: var(--accent); cursor: pointer; font-weight: 550; width: max-content }
.map { border-collapse: separate; border-spacing: 2px; table-layout: fixed; min-width: 880px }
.map th, .map td { padding: 0; border: 0; text-align: center; font-size: 11px; line-height: 24px; height: 24px }
.map thead th { line-height: 16px; height: 18px; text-align: left; white-space: nowrap }
.map tbody th { width: 64px; text-align: left; font-size: 12px; color: var(--ink) } .map col.day { width: 64px } .map col.rest { width: 48px }
.map td { border-radius: 3px }
.s1 { background: var(--scale-1) } .s2 { background: var(--scale-2) } .s3 { background: var(--scale-3) }
.s4 { background: var(--scale-4); color: var(--on-accent) } .s5 { background: var(--scale-5); color: var(--on-accent) }
.shut { background: repeating-linear-gradient(135deg, transparent 0 3px, var(--line) 3px 4px) }
.broken { background: var(--bad-fill); color: var(--bad); font-weight: 600 }
.part { box-shadow: inset 0 -3px var(--bad) }
.legend { display: flex; flex-wrap: wrap; gap: 4px 20px; margin-top: 8px; font-size: 12px; line-height: 16px; color: var(--ink-2) }
.legend i { display: inline-block; width: 14px; height: 14px; border-radius: 3px; margin-right: 6px; vertical-align: -2px }
.list li { list-style: none; border-top: 1px solid var(--line); padding: 7px 0 } .list li:last-child { border-bottom: 1px solid var(--line) }
.list { margin-top: 12px; font-size: 13px; line-height: 18px } .list b { font-weight: 550 } .list span { color: var(--ink-2) }
footer { margin-top: 40px; padding-top: 12px; border-top: 1px solid var(--line); color: var(--ink-3); font-size: 12px; line-height: 16px }
@media (max-width: 720px) {
  main { padding: 20px 16px } .pair { grid-template-columns: 1fr }
  .figures { grid-template-columns: 1fr 1fr } .figures div:nth-child(3) { padding-left: 0; border-left: 0 }
  .figures div:nth-child(n + 3) { border-top: 1px solid var(--line) }
  .rules td:nth-child(3) { width: 22% }
}
@media print {
  @page { size: A4; margin: 18mm; @bottom-left { content: var(--foot); font: 8pt sans-serif } @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif } }
  :root { color-scheme: light }
  body { font-size: 10pt; line-height: 14pt; background: #fff; color: #000 } main { padding: 0; max-width: none }
  section { break-inside: avoid } .long { break-inside: auto } thead { display: table-header-group } tr, li { break-inside: avoid }
  .scroll { overflow: visible } .map { min-width: 0; border-spacing: 1px } .map th, .map td { font-size: 6pt }
  .map tbody th, .map col.day { width: 44px } .map col.rest { width: 30px }
  .bar, .map td, .legend i, .figures, .chart { print-color-adjust: exact; -webkit-print-color-adjust: exact }
  .more > summary, footer { display: none }
}
`;
