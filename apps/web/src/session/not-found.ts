import 'server-only';
import { TRPCError } from '@trpc/server';
import { forbidden, notFound } from 'next/navigation';

/** Turns a service's "there is no such" into the page that says so. */
export async function orNotFound<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof TRPCError && error.code === 'NOT_FOUND') notFound();
    if (error instanceof TRPCError && error.code === 'FORBIDDEN') forbidden();
    throw error;
  }
}
