import { describe, expect, it } from 'vitest';

import { databaseUrl, rolePasswords, roleUrl } from './roles.mjs';

const admin = 'postgres://boss:secret@127.0.0.1:5432/ringratt';

describe('the passwords of the roles', () => {
  it('are the same for every database of one server, and differ from role to role', () => {
    const passwords = rolePasswords(admin);
    expect(rolePasswords(databaseUrl(admin, 'another'))).toEqual(passwords);
    expect(rolePasswords('postgres://boss:secret@127.0.0.1/ringratt')).toEqual(passwords);
    expect(new Set(Object.values(passwords)).size).toBe(3);
  });

  it('change with the server and with its administrator', () => {
    expect(rolePasswords(admin.replace('5432', '5433')).app).not.toBe(rolePasswords(admin).app);
    expect(rolePasswords(admin.replace('secret', 'other')).app).not.toBe(rolePasswords(admin).app);
  });

  it('never hand on the administrator’s own', () => {
    const url = new URL(roleUrl(`${admin}?sslmode=require`, 'app'));
    expect(url.username).toBe('ringratt_app');
    expect(url.password).toBe(rolePasswords(admin).app);
    expect(url.pathname).toBe('/ringratt');
    expect(url.search).toBe('?sslmode=require');
  });
});
