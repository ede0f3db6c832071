import { extendTailwindMerge } from 'tailwind-merge';

const merge = extendTailwindMerge({
  extend: {
    theme: {
      text: ['label', 'table', 'body', 'lead', 'title', 'verdict'],
      radius: ['cell', 'control', 'pill'],
      shadow: ['raised', 'float'],
    },
  },
});

type Part = string | false | null | undefined;

/** Joins class names; of two that say the same thing the later holds. */
export function classNames(...parts: Part[]): string {
  return merge(parts.filter(Boolean).join(' '));
}
