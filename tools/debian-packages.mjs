import { spawnSync } from 'node:child_process';
import { accessSync, chmodSync, constants, existsSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** What each command comes with on Debian. */
const packages = {
  'redis-server': ['redis-server'],
  chromium: ['chromium', 'fonts-liberation'],
  java: ['default-jre-headless'],
  javac: ['default-jdk-headless'],
  go: ['golang-go'],
  'g++': ['g++'],
  ruby: ['ruby'],
  mcs: ['mono-mcs'],
  mono: ['mono-runtime', 'libmono-system-numerics4.0-cil', 'libmono-system-core4.0-cil'],
  rustc: ['rustc'],
};
const servicePolicy = '/usr/sbin/policy-rc.d';

/** Installs what is missing, where this is a Debian that we are root of. Gives the commands that are missing still. */
export async function ensureDebianPackages(commands) {
  const missing = commands.filter((command) => !isInPath(command));
  if (missing.length === 0 || process.getuid?.() !== 0 || !isInPath('apt-get')) return missing;
  console.log(`Installing ${missing.join(', ')} (apt-get) …`);
  withoutServices(() => {
    apt('update');
    apt('install', '--yes', '--no-install-recommends', ...missing.flatMap((command) => packages[command]));
  });
  return missing.filter((command) => !isInPath(command));
}

/** A package that brings a service must not start it: we run our own, on ports of our own. */
function withoutServices(install) {
  const isOurs = !existsSync(servicePolicy);
  if (isOurs) {
    writeFileSync(servicePolicy, '#!/bin/sh\nexit 101\n');
    chmodSync(servicePolicy, 0o755);
  }
  try {
    install();
  } finally {
    if (isOurs) rmSync(servicePolicy);
  }
}

function apt(...args) {
  const { status, stdout, stderr } = spawnSync('apt-get', ['--quiet', ...args], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    encoding: 'utf8',
  });
  if (status !== 0) console.log(`${stdout}${stderr}`);
}

export function isInPath(command) {
  return (process.env.PATH ?? '').split(path.delimiter).some((folder) => {
    try {
      accessSync(path.join(folder, command), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
