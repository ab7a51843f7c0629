# Runs one attempt: takes the program and its cases from a descriptor of its own, and says there what happened. A record is the
# attempt's secret, a letter and perhaps JSON: N the next case begins, G its arguments are ready, R its result, C it does not
# compile. Expected values are not here to be found. A program that digs out the secret can say what it might as well have
# returned. Whatever is needed after the program's code began is bound before.
import io
import json
import os
import sys
import types

CHANNEL = 9_000
CHUNK = 1 << 16
OUT_OF_MEMORY = b'{"status":"MLE"}'
BEYOND_WORDS = b'{"status":"RE","message":"the program failed, and so did describing how"}'

scan = json.decoder.scanner.c_make_scanner(json.JSONDecoder())
write_json = json.encoder.c_make_encoder(
    None,
    None,
    json.encoder.encode_basestring_ascii,
    None,
    ":",
    ",",
    False,
    False,
    False,
)


class Stop(BaseException):
    """No more cases are to be run."""


def receive(read=os.read):
    parts = []
    while part := read(CHANNEL, CHUNK):
        parts.append(part)
    return scan(b"".join(parts).decode("utf-8", "surrogatepass"), 0)[0]


def teller(secret, write=os.write):
    def tell(letter, content=b""):
        write(CHANNEL, secret + letter + content)

    return tell


def as_json(value):
    return "".join(write_json(value, 0)).encode()


def open_output():
    """Anew for each attempt, so that nobody holds another's."""
    raw = io.FileIO(1, "wb", closefd=False)
    return io.TextIOWrapper(
        io.BufferedWriter(raw, 8_192), "utf-8", "backslashreplace", newline="\n", write_through=False
    )


def flush(output, flush=io.TextIOWrapper.flush):
    try:
        flush(output)
    except ValueError:
        pass  # The program closed it.


def attempt():
    del sys.modules["__main__"].__dict__["attempt"]
    program = receive()
    output = sys.stdout = sys.__stdout__ = sys.stderr = sys.__stderr__ = open_output()
    tell = teller(program["secret"].encode())
    runner = Runner(program, tell, output)
    try:
        runner.run()
    except Stop:
        pass


class Runner:
    def __init__(self, program, tell, output):
        self.source = program["source"]
        self.lines = self.source.splitlines()
        self.signature = program["signature"]
        self.count = program["count"]
        self.tell = tell
        self.output = output

    def run(self):
        tell = self.tell
        tell(b"N")
        failure = self.guarded(self.load)
        for index in range(self.count):
            if index:
                tell(b"N")
            result = failure or self.guarded(self.run_case)
            flush(self.output)
            tell(b"R", result)
            if result is OUT_OF_MEMORY:
                return

    def guarded(self, work):
        """What work gives, or how it failed, as JSON."""
        try:
            return work()
        except MemoryError:
            return OUT_OF_MEMORY
        except Stop:
            raise
        except BaseException as error:
            try:
                return as_json({"status": "RE", "message": describe(error, self.lines)})
            except BaseException:
                return BEYOND_WORDS

    def load(self):
        try:
            code = compile(self.source, SOURCE_NAME, "exec", dont_inherit=True)
        except Exception as error:
            self.refuse(describe_syntax(error, self.lines))
        module = types.ModuleType("solution")
        sys.modules["solution"] = module
        names = module.__dict__
        names.update(USUAL_NAMES)
        exec(code, names)
        self.call = self.entry(names)

    def refuse(self, message):
        flush(self.output)
        self.tell(b"C", as_json(message))
        raise Stop

    def entry(self, names):
        signature = self.signature
        name = signature["name"]
        if signature["kind"] == "class":
            if not issubclass(type(names.get(name)), type):
                self.refuse(f"there is no class {name}")
            return class_call(names[name], signature)
        found = names.get(name)
        solution = names.get("Solution")
        if name not in USUAL_NAMES and callable(found):
            return function_call(lambda: found, signature)
        if hasattr(solution, name):
            return function_call(lambda: getattr(solution(), name), signature)
        if callable(found):
            return function_call(lambda: found, signature)
        self.refuse(f"there is no function {name}, and no class Solution with a method {name}")

    def run_case(self):
        return as_json({"status": "OK", "value": self.call(receive(), self.tell)})


def function_call(find, signature):
    parameters = signature["parameters"]
    decoders = [decoder(parameter["type"]) for parameter in parameters]
    mutated = signature.get("mutates")
    encode = encoder(signature["returns"] if mutated is None else parameters[mutated]["type"])

    def call(wires, tell):
        args = [decode(wire) for decode, wire in zip(decoders, wires, strict=True)]
        del wires
        tell(b"G")
        value = find()(*args)
        return encode(value if mutated is None else args[mutated])

    return call


def class_call(found, signature):
    decoders = [decoder(parameter["type"]) for parameter in signature["parameters"]]
    methods = {
        method["name"]: (
            [decoder(parameter["type"]) for parameter in method["parameters"]],
            encoder(method["returns"]),
        )
        for method in signature["methods"]
    }

    def call(wires, tell):
        given, calls = wires
        args = [decode(wire) for decode, wire in zip(decoders, given, strict=True)]
        prepared = []
        for name, method_args in calls:
            method_decoders, encode = methods[name]
            decoded = [decode(wire) for decode, wire in zip(method_decoders, method_args, strict=True)]
            prepared.append((name, decoded, encode))
        tell(b"G")
        instance = found(*args)
        return [encode(getattr(instance, name)(*args)) for name, args, encode in prepared]

    return call
