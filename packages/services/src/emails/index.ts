export { listMailbox, type MailItem } from './mailbox.ts';
