# JSON to what a program is called with. `decoder(type)` gives the function for a type of a signature.


def decoder(type):
    kind = type["kind"]
    if kind in ("int", "long"):
        return int
    if kind == "float":
        return float
    if kind == "graph":
        return decode_graph
    if kind in ("array", "nullable", "list", "tree", "map"):
        item = decoder(type["of"])
        if kind == "map":
            return decode_map(int if type["key"] == "int" else str, item)
        return {
            "array": decode_array,
            "nullable": decode_nullable,
            "list": decode_list,
            "tree": decode_tree,
        }[kind](item)
    return lambda wire: wire


def decode_array(item):
    return lambda wire: [item(each) for each in wire]


def decode_nullable(item):
    return lambda wire: None if wire is None else item(wire)


def decode_map(key, item):
    return lambda wire: {key(name): item(each) for name, each in wire.items()}


def decode_list(item):
    def decode(wire):
        head = None
        for each in reversed(wire or ()):
            head = ListNode(item(each), head)
        return head

    return decode


def decode_tree(item):
    def decode(wire):
        if not wire or wire[0] is None:
            return None
        root = TreeNode(item(wire[0]))
        level = [root]
        rest = iter(wire[1:])
        for node in level:
            for side in ("left", "right"):
                each = next(rest, None)
                if each is not None:
                    child = TreeNode(item(each))
                    setattr(node, side, child)
                    level.append(child)
        return root

    return decode


def decode_graph(wire):
    nodes = [Node(number) for number in range(1, len(wire) + 1)]
    for node, neighbors in zip(nodes, wire):
        node.neighbors = [nodes[int(number) - 1] for number in neighbors]
    return nodes[0] if nodes else None
