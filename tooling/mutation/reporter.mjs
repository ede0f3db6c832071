/** Says on standard output which copy's tests began and how they ended, a line each, as it happens. */
export default class {
  onTestModuleQueued(module) {
    process.stdout.write(`began ${module.moduleId}\n`);
  }

  onTestModuleEnd(module) {
    process.stdout.write(`${module.ok() ? 'passed' : 'failed'} ${module.moduleId}\n`);
  }
}
