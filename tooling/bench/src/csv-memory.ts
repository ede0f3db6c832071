import { auditFile } from './csv-audit.ts';

// A process of its own: audits one file and prints the most memory that it ever held, in kilobytes.
await auditFile(process.argv[2]!);
process.stdout.write(`${process.resourceUsage().maxRSS}\n`);
