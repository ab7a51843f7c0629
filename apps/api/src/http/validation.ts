import { Param, ValidationPipe, type PipeTransform } from '@nestjs/common';
import { ValidateIf, type ValidationError } from 'class-validator';
import { AppError, pointerOf, type Fault } from '@app/kernel/app-error.js';

/** The one check of bodies and queries: unknown fields are refused, nothing is converted unless a DTO says so. */
export const validation = (): ValidationPipe =>
  new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    transform: true,
    validationError: { target: false, value: false },
    exceptionFactory: (errors) => new AppError('request.invalid', undefined, faultsOf(errors)),
  });

/** A field of a body that may be left out. Unlike `@IsOptional()`, refuses null. */
export const MayBeAbsent = (): PropertyDecorator => ValidateIf((_, value) => value !== undefined);

/** One fault per broken rule, at its place in the body (or `/name` of a query parameter). */
export function faultsOf(errors: readonly ValidationError[], path: readonly string[] = []): Fault[] {
  return errors.flatMap(({ property, constraints, children }) => {
    const here = [...path, property];
    const own = Object.values(constraints ?? {}).map((message) => ({ pointer: pointerOf(here), message }));
    return [...own, ...faultsOf(children ?? [], here)];
  });
}

const uuid = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;

const knownId: PipeTransform<string, string> = {
  transform(value) {
    if (!uuid.test(value)) throw new AppError('resource.not-found');
    return value.toLowerCase();
  },
};

/** An id of the path; one that can't be any is answered as one that isn't there. */
export const PathId = (name = 'id'): ParameterDecorator => Param(name, knownId);

const wholeNumber: PipeTransform<string, number> = {
  transform(value) {
    if (!/^[1-9]\d{0,8}$/.test(value)) throw new AppError('resource.not-found');
    return Number(value);
  },
};

/** A number from 1 of the path, such as that of a version or a position. */
export const PathNumber = (name: string): ParameterDecorator => Param(name, wholeNumber);

/** One of a few words of the path; any other is a path that isn't there. */
export const PathWord = (name: string, words: readonly string[]): ParameterDecorator =>
  Param(name, {
    transform(value: string) {
      if (!words.includes(value)) throw new AppError('route.not-found');
      return value;
    },
  });
