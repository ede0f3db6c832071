/** The help of `audit`. */
export const auditHelp = `Usage: ringratt audit FILE [--format generic|asterisk|freeswitch|vicidial] [--json] [--html PAGE.html] …

Judges a call log: every attempt against what came before it in that log, by the rules of the guidelines that
a log alone can show. Rows may stand in any order. FILE - is standard input.

Output
  --json             one {"line":N,"rule":"…"} a breach, sorted by line, then rule; a row that cannot be read
                     is {"line":N,"error":{"path":"…","message":"…"}}. The summary goes to standard error.
  --html PAGE.html   also writes a report page that needs nothing else: open it, print it, send it.
                     Numbers in it are masked, since a page travels; --full-numbers shows them.
  --lang sv|en       language of summary and page (summary en, page sv).
  A line is a line of the file, the first being 1. A row with line ends inside quotes bears that of its first.

Formats
  generic      header with started_at,ended_at,number,contact_center,campaign,offer,outcome,rings,ring_seconds,
               dialing in any order. ended_at, rings, ring_seconds and dialing may be empty. Instants bear their
               offset. Outcomes: answered, machine, busy, no-answer, hung-up, silent, failed.
  asterisk     Master.csv of cdr-csv, with or without uniqueid, userfield and linkedid; exports with a header
  freeswitch   mod_cdr_csv by the templates of the standard configuration, legs a, b or both
  vicidial     the table vicidial_log as CSV or tab-separated text, with or without a header
  Rows of one call (linkedid, uniqueid, uuid) are one attempt. Commas, semicolons, tabs and bars are told apart
  by the first line; lines end by LF, CRLF or CR. Rows without a phone number (extensions) are left out.
  Ring time of an unanswered call is its whole duration, so that a breach shown is sure.

What a log does not say
  --contact-center NAME    who called (one center)
  --campaign NAME          the campaign of all rows; asterisk, freeswitch: else one for the whole log
  --campaign-column NAME   the column that names it: accountcode, dcontext, userfield (asterisk); accountcode,
                           context (freeswitch)
  --offer NAME             the offer of all rows; else each campaign counts as an offer of its own
  --dialing MODE           manual, preview, progressive, predictive, automated (manual; vicidial: predictive)
  --zone ZONE              zone of local times: Europe/Stockholm (unless said), UTC, +02:00. A time in the
                           autumn's double hour is taken for the first of the two.
  --dial-prefix DIGITS     what the exchange puts before numbers, such as 9
  --context NAME           asterisk, freeswitch: only rows of this dialplan context; may be repeated
  --unbridged answered|silent
                           asterisk, freeswitch: what an answered call is that no other leg joined
  --status CODE=OUTCOME    vicidial: what a status of your own means; may be repeated

Exit status: 0 judged (breaches are answers), 1 some row or the file could not be read, 2 wrong use.

Examples:
  ringratt audit calls.csv
  ringratt audit calls.csv --json > breaches.jsonl
  ringratt audit calls.csv --html report.html
  ringratt audit Master.csv --format asterisk --contact-center Vinterhamn --campaign-column accountcode
  ringratt audit cdr.csv --format freeswitch --context outbound --zone UTC --unbridged silent
  mysql -B -e 'select * from vicidial_log' asterisk | ringratt audit - --format vicidial --status SALE=answered
`;
