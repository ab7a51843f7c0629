# What a program gave back to JSON's values. What is not of its type is refused in words that help, since JSON would make
# an int of 3.0 and a list of a tuple's look-alikes. Only `type` is asked what something is: `__class__` may lie.
import array as array_module
import collections

SAFE = 2**53 - 1
DEEPEST = 90
MOST_NODES = 1_000_000
ARRAYS = (
    list,
    tuple,
    range,
    collections.deque,
    array_module.array,
    type({}.keys()),
    type({}.values()),
)


def encoder(type):
    kind = type["kind"]
    if kind in ("array", "nullable", "list", "tree", "map"):
        item = encoder(type["of"])
        if kind == "map":
            return encode_map(int if type["key"] == "int" else str, item)
        return {
            "array": encode_array,
            "nullable": encode_nullable,
            "list": encode_list,
            "tree": encode_tree,
        }[kind](item)
    return {
        "int": encode_int,
        "long": encode_long,
        "float": encode_float,
        "string": encode_string,
        "bool": encode_bool,
        "json": encode_json,
        "graph": encode_graph,
        "void": lambda value: None,
    }[kind]


def refuse(value, expected):
    kind = type(value)
    name = "None" if value is None else kind.__name__
    hint = ""
    if kind in (int, float, bool):
        name = f"{name} ({value!r:.40})"
    elif issubclass(kind, (set, frozenset)):
        hint = ", which has no order: return a list of it, as sorted(…) gives"
    elif hasattr(kind, "__next__"):
        hint = ": return a list of it, as list(…) gives"
    raise TypeError(f"returned {name} where {expected} is expected{hint}")


def plain_int(value):
    """As an exact int: whatever a subclass makes of its digits."""
    kind = type(value)
    if kind is int:
        return value
    if kind is bool or not issubclass(kind, int):
        refuse(value, "int")
    return int.__add__(value, 0)


def encode_int(value):
    value = plain_int(value)
    return value if -SAFE <= value <= SAFE else int.__repr__(value)


def encode_long(value):
    return int.__repr__(plain_int(value))


def encode_float(value):
    kind = type(value)
    if issubclass(kind, float):
        value = float.__add__(value, 0.0) if kind is not float else value
    elif issubclass(kind, int) and kind is not bool:
        value = int.__float__(value)
    else:
        refuse(value, "float")
    if value - value == 0:
        return value
    return "NaN" if value != value else "Infinity" if value > 0 else "-Infinity"


def encode_string(value):
    if not issubclass(type(value), str):
        refuse(value, "str")
    return value if type(value) is str else str.__str__(value)


def encode_bool(value):
    if type(value) is not bool:
        refuse(value, "bool")
    return value


def encode_nullable(item):
    return lambda value: None if value is None else item(value)


def encode_array(item):
    def encode(value):
        if not issubclass(type(value), ARRAYS):
            refuse(value, "list")
        return [item(each) for each in value]

    return encode


def encode_map(key, item):
    name_of = (lambda name: int.__repr__(plain_int(name))) if key is int else encode_string

    def encode(value):
        if not issubclass(type(value), dict):
            refuse(value, "dict")
        return {name_of(name): item(each) for name, each in value.items()}

    return encode


def encode_list(item):
    def encode(node):
        values = []
        if node is not None and not hasattr(node, "next"):
            refuse(node, "ListNode")
        while node is not None:
            if len(values) == MOST_NODES:
                raise ValueError("the list that was returned has a cycle")
            values.append(item(node.val))
            node = node.next
        return values

    return encode


def encode_tree(item):
    def encode(root):
        if root is not None and not hasattr(root, "left"):
            refuse(root, "TreeNode")
        values = []
        level = [root]
        for node in level:
            if len(values) == MOST_NODES:
                raise ValueError("the tree that was returned has a cycle")
            if node is None:
                values.append(None)
                continue
            values.append(item(node.val))
            level.append(node.left)
            level.append(node.right)
        while values and values[-1] is None:
            values.pop()
        return values

    return encode


def encode_graph(node):
    if node is None:
        return []
    if not hasattr(node, "neighbors"):
        refuse(node, "Node")
    found = {plain_int(node.val): node}
    waiting = [node]
    for node in waiting:
        for other in node.neighbors:
            if plain_int(other.val) not in found:
                found[other.val] = other
                waiting.append(other)
    return [[plain_int(other.val) for other in found[number].neighbors] for number in sorted(found)]


def encode_json(value, depth=0):
    kind = type(value)
    if value is None or kind is bool or kind is str:
        return value
    if depth > DEEPEST:
        raise ValueError("the value that was returned is nested too deeply, or in itself")
    if issubclass(kind, dict):
        return {
            name if type(name) is str else encode_string(str(name)): encode_json(each, depth + 1)
            for name, each in value.items()
        }
    if issubclass(kind, ARRAYS):
        return [encode_json(each, depth + 1) for each in value]
    if issubclass(kind, str):
        return encode_string(value)
    if issubclass(kind, float):
        return encode_float(value)
    if issubclass(kind, int):
        return encode_int(value)
    refuse(value, "what JSON can hold")
