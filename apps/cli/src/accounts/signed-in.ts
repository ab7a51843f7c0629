import { addressOf, connect, type Api } from '../connection.js';
import { ask } from '../terminal/terminal.js';

/**
 * Does something as a person who signs in for it and out again: no token may do what is done with tokens. Address and
 * password come from the environment or are asked for.
 */
export async function signedIn<T>(url: string, work: (api: Api) => Promise<T>, env = process.env): Promise<T> {
  const email = env['REHEARSE_EMAIL'] ?? (await ask('E-mail'));
  const password = env['REHEARSE_PASSWORD'] ?? (await ask('Password', { secret: true }));
  // The server asks a browser where it is; this is at the address itself.
  const origin = addressOf(url);
  const { response } = await connect(url, { origin }).POST('/api/v1/auth/sign-in', { body: { email, password } });
  const cookie = response.headers.getSetCookie().map((set) => set.split(';')[0]).join('; '); // prettier-ignore
  const api = connect(url, { origin, cookie });
  try {
    return await work(api);
  } finally {
    await api.POST('/api/v1/auth/sign-out');
  }
}
