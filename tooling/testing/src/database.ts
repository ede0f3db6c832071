import { randomBytes } from 'node:crypto';

import { databaseUrl, roleUrl } from '@ringratt/bootstrap/roles';
import postgres from 'postgres';

export interface TestDatabase {
  /** As the superuser: for what a test arranges behind the services' back. */
  adminUrl: string;
  /** As `ringratt_app`, as every program connects. */
  appUrl: string;
  /** As `ringratt_queue`, the owner of schema `bullmq`. */
  queueUrl: string;
  /** As `ringratt_loader`, the planner's role for big loads. */
  loaderUrl: string;
  /** Ends every connection and removes the database. */
  drop: () => Promise<void>;
}

/** A migrated, empty database for one test file, cloned from the template that the run's set-up made. */
export async function testDatabase(): Promise<TestDatabase> {
  const server = process.env.RINGRATT_TEST_ADMIN_URL;
  const template = process.env.RINGRATT_TEST_TEMPLATE;
  if (!server || !template)
    throw new Error(
      "No test database was set up: add globalSetup: ['@ringratt/testing/database-setup'] to this package's vitest.config.ts.",
    );
  const name = `ringratt_test_${randomBytes(6).toString('hex')}`;
  await statement(server, `create database ${name} template ${template}`);
  const adminUrl = databaseUrl(server, name);
  return {
    adminUrl,
    appUrl: roleUrl(adminUrl, 'app'),
    queueUrl: roleUrl(adminUrl, 'queue'),
    loaderUrl: roleUrl(adminUrl, 'loader'),
    drop: () => statement(server, `drop database if exists ${name} with (force)`),
  };
}

/** Runs one statement on a connection of its own. */
export async function statement(url: string, text: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    await sql.unsafe(text);
  } finally {
    await sql.end();
  }
}
