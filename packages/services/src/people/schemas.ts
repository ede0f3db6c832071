import { z } from 'zod';
import { roles } from '../roles.ts';

export const email = z
  .string()
  .trim()
  .toLowerCase()
  .min(1, 'required')
  .max(254, 'tooLong')
  .regex(/^[^\s@\0]+@[^\s@\0]+$/, 'notAnEmail');

export const role = z.enum(roles);
export const locale = z.enum(['sv', 'en']);
