import { z } from 'zod';

export const email = z
  .string()
  .trim()
  .toLowerCase()
  .min(1, 'required')
  .max(254, 'tooLong')
  .regex(/^[^\s@\0]+@[^\s@\0]+$/, 'notAnEmail');

export const locale = z.enum(['sv', 'en']);

export const newPassword = z.string().min(12, 'passwordTooShort').max(1_024, 'tooLong');
