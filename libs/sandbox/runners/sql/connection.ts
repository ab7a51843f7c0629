/* oxlint-disable no-underscore-dangle -- so Emscripten names what a C program exports */
import { protocol } from '@electric-sql/pglite';

/** PGlite exports its type of a message only as what its parser calls back with. */
type Message = Parameters<Parameters<InstanceType<typeof protocol.Parser>['parse']>[1]>[0];

/** What of PGlite's WebAssembly module is called here. */
export interface Engine {
  HEAPU8: Uint8Array;
  stackSave(): number;
  stackRestore(pointer: number): void;
  addFunction(callback: (pointer: number, length: number) => number, signature: string): number;
  _pgl_set_rw_cbs(read: number, write: number): void;
  _PostgresMainLoopOnce(): void;
  _PostgresMainLongJmp(): void;
  _PostgresSendReadyForQueryIfNecessary(): void;
  _pgl_pq_flush(): void;
  _pq_buffer_remaining_data(): number;
  _IsTransactionBlock(): number;
}

/** The server ended, or was left in the midst of its work: nothing more can be asked of it. */
export class ServerLost extends Error {}

/** `isCut`: more than `mostReplyBytes` came; what came then is left out. */
export interface Reply {
  messages: Message[];
  isCut: boolean;
}

/** Sum of what one request may be answered with. Rows are cut at 1 MiB of text: see attempt.ts. */
const mostReplyBytes = 4 * 1024 * 1024;
/** PostgreSQL's jump to its error handler, as PGlite's module throws it (pglitec.c). */
const longJump = 100;

/**
 * The one connection to the server, on the wire protocol. In place of PGlite's own, which takes a crash of the
 * WebAssembly module for an answer and collects results without a bound.
 */
export class Connection {
  private request = new Uint8Array();
  private readAt = 0;
  private reply: Uint8Array[] = [];
  private replyBytes = 0;

  constructor(private readonly engine: Engine) {
    engine._pgl_set_rw_cbs(
      engine.addFunction((pointer, length) => this.onRead(pointer, length), 'ipi'),
      engine.addFunction((pointer, length) => this.onWrite(pointer, length), 'ipi'),
    );
  }

  /** @throws ServerLost */
  send(...requests: Uint8Array[]): Reply {
    this.request = Buffer.concat(requests);
    this.readAt = 0;
    this.reply = [];
    this.replyBytes = 0;
    try {
      while (this.readAt < this.request.length || this.engine._pq_buffer_remaining_data() > 0) this.step();
      this.engine._PostgresSendReadyForQueryIfNecessary();
      this.engine._pgl_pq_flush();
    } catch (error) {
      throw new ServerLost(String(error), { cause: error });
    }
    return this.parseReply();
  }

  isInTransaction(): boolean {
    return this.engine._IsTransactionBlock() !== 0;
  }

  private step(): void {
    const stack = this.engine.stackSave();
    try {
      this.engine._PostgresMainLoopOnce();
    } catch (error) {
      if ((error as { status?: unknown }).status !== longJump) throw error;
      this.engine.stackRestore(stack);
      this.engine._PostgresMainLongJmp();
    }
  }

  private parseReply(): Reply {
    const isCut = this.replyBytes > mostReplyBytes;
    const messages: Message[] = [];
    new protocol.Parser().parse(Buffer.concat(this.reply), (message) => messages.push(message));
    this.reply = [];
    return { messages, isCut };
  }

  private onRead(pointer: number, length: number): number {
    const part = this.request.subarray(this.readAt, this.readAt + length);
    this.engine.HEAPU8.set(part, pointer);
    this.readAt += part.length;
    return part.length;
  }

  private onWrite(pointer: number, length: number): number {
    this.replyBytes += length;
    if (this.replyBytes <= mostReplyBytes) this.reply.push(this.engine.HEAPU8.slice(pointer, pointer + length));
    return length;
  }
}
