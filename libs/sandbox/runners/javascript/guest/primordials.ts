/**
 * The built-ins that the harness uses, taken before the candidate's program runs: what it does to globals and
 * prototypes later changes nothing here. For the same reason the harness never uses `for … of`, spread, destructured
 * arrays, template strings (QuickJS calls String.prototype.concat for them) or methods of values, all of which look
 * something up in a prototype.
 */
// oxlint-disable typescript/unbound-method -- That they are not bound is the point.
const { call, bind } = Function.prototype;

/** `method.call` as a function of its own, of the type that is wanted. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters
function uncurried<F>(method: unknown): F {
  return bind.call(call, method) as F;
}

function getter(prototype: object, name: string): unknown {
  return Object.getOwnPropertyDescriptor(prototype, name)?.get;
}

export const { apply, construct } = Reflect;
export const { parse, stringify } = JSON;
export const { isArray } = Array;
export const { isSafeInteger } = Number;
export const { isView } = ArrayBuffer;
export const { create, defineProperty, is: isSame, keys } = Object;
export const toBigInt = BigInt;
export const toNumber = Number;
export const toText = String;
export const ErrorClass = Error;
export const RangeErrorClass = RangeError;
export const TypeErrorClass = TypeError;
export const MapClass = Map;
export const PromiseClass = Promise;
export const setMap: <K, V>(map: Map<K, V>, key: K, value: V) => void = uncurried(Map.prototype.set);
export const eachOfMap: (map: unknown, visit: (item: unknown, key: unknown) => void) => void = uncurried(
  Map.prototype.forEach,
);
export const eachOfSet: (set: unknown, visit: (item: unknown) => void) => void = uncurried(Set.prototype.forEach);
const sizeOfMap: (map: unknown) => number = uncurried(getter(Map.prototype, 'size'));
const sizeOfSet: (set: unknown) => number = uncurried(getter(Set.prototype, 'size'));
export const slice: (text: string, start: number, end: number) => string = uncurried(String.prototype.slice);

export const isMap = (value: unknown): boolean => succeeds(() => sizeOfMap(value));
export const isSet = (value: unknown): boolean => succeeds(() => sizeOfSet(value));

function succeeds(attempt: () => unknown): boolean {
  try {
    attempt();
    return true;
  } catch {
    return false;
  }
}
