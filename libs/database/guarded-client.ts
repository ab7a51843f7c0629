import pg from 'pg';

/**
 * A connection whose loss is never an uncaught error. A server that goes down can say so in the moment in which a
 * pool hands the connection over, when neither side listens; whoever uses it next meets the failure in any case.
 */
export class GuardedClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    this.on('error', () => undefined);
  }
}
