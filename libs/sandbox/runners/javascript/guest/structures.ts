/** Global names that candidates know from other platforms. Fields are defined, not assigned: no setter sees them. */
export class ListNode {
  val: unknown;
  next: ListNode | null;

  constructor(val?: unknown, next?: ListNode | null) {
    this.val = val === undefined ? 0 : val;
    this.next = next === undefined ? null : next;
  }
}

export class TreeNode {
  val: unknown;
  left: TreeNode | null;
  right: TreeNode | null;

  constructor(val?: unknown, left?: TreeNode | null, right?: TreeNode | null) {
    this.val = val === undefined ? 0 : val;
    this.left = left === undefined ? null : left;
    this.right = right === undefined ? null : right;
  }
}

/** A node of a graph. */
export class Node {
  val: unknown;
  neighbors: Node[];

  constructor(val?: unknown, neighbors?: Node[]) {
    this.val = val === undefined ? 0 : val;
    this.neighbors = neighbors === undefined ? [] : neighbors;
  }
}
