import { env } from '@/env';
import { noteCallers } from './note-callers';

noteCallers(env().proxies);
