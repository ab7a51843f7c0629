# What a program finds beside its source, as on the usual judges.


class ListNode:
    def __init__(self, val=0, next=None):
        self.val = val
        self.next = next

    def __repr__(self):
        return f"ListNode({self.val!r})"


class TreeNode:
    def __init__(self, val=0, left=None, right=None):
        self.val = val
        self.left = left
        self.right = right

    def __repr__(self):
        return f"TreeNode({self.val!r})"


class Node:
    def __init__(self, val=0, neighbors=None):
        self.val = val
        self.neighbors = neighbors if neighbors is not None else []

    def __repr__(self):
        return f"Node({self.val!r})"


def usual_names():
    """Imported beforehand; later ones win, and none hides a builtin."""
    names = {}
    for name in (
        "typing math statistics operator itertools functools bisect heapq collections".split()
    ):
        module = __import__(name)
        public = getattr(module, "__all__", None) or [
            each for each in dir(module) if not each.startswith("_")
        ]
        names.update((each, getattr(module, each)) for each in public)
    for name in (
        "array bisect collections copy functools heapq itertools json math operator random re statistics string sys time"
    ).split():
        names[name] = __import__(name)
    for name in dir(__import__("builtins")):
        names.pop(name, None)
    names.update(ListNode=ListNode, TreeNode=TreeNode, Node=Node)
    return names
