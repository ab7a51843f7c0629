/** Attempts that are let through per window, all in one place. `SIGN_UPS_PER_HOUR` is a setting. */
export const limits = {
  accountFailures: { points: 10, seconds: 15 * 60 },
  addressFailures: { points: 50, seconds: 15 * 60 },
  /** Everybody's wrong passwords together: what a guess spread over many addresses and accounts runs into. */
  allFailures: { points: 3_000, seconds: 15 * 60 },
  signUpsWindowSeconds: 60 * 60,
} as const;

/** How long a sign-in lasts unused and in all, and how exactly its last use is known. */
export const signInLife = { idleDays: 14, absoluteDays: 30, touchMinutes: 10 } as const;

/** OWASP's argon2id floor; `memoryCost` in KiB. */
export const argon2 = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Passwords that are hashed at once in a process, and that may wait for it. */
export const hashing = { atOnce: 2, waiting: 200 } as const;
