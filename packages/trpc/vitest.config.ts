import { project } from '@ringratt/testing/project';

export default project('trpc', { database: true });
