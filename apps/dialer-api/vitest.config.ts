import { project } from '@ringratt/testing/project';

export default project('dialer-api', { database: true });
