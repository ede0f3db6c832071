import type { NextRequest } from 'next/server';
import { container } from '@/container';

export const GET = (request: NextRequest) => container().auth.handlers.GET(request);
export const POST = (request: NextRequest) => container().auth.handlers.POST(request);
