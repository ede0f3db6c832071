import { notFound } from 'next/navigation';

/** Every address that no page has: inside the shell, so that one can go on from there. */
export default function UnknownPage() {
  notFound();
}
