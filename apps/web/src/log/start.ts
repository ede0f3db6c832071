import { env } from '@/env';
import { scrubStream } from './scrub';

scrubStream(process.stdout);
scrubStream(process.stderr);
// Weak secrets stop the start, not the first request.
env();
