import { z } from 'zod';

/** A form's fields as they were typed: the service checks them and names every fault at once. */
export const form = <T>() => z.custom<T>((value) => typeof value === 'object' && value !== null);
