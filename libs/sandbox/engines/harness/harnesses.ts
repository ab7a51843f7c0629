import type { ExternalLanguage } from '../engine.js';
import { cpp } from './cpp.js';
import { csharp } from './csharp.js';
import { go } from './go.js';
import type { Harness } from './harness.js';
import { java } from './java.js';
import { ruby } from './ruby.js';
import { rust } from './rust.js';

export const harnesses: Record<ExternalLanguage, Harness> = { java, go, cpp, ruby, csharp, rust };
