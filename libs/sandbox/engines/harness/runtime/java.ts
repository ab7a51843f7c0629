import type { NodeClasses } from '../types.js';

/** Names begin with `Rehearse`, so that a candidate's own don't meet them. Java 8 and later. */
export function javaRuntime({ list, tree, graph }: NodeClasses): string {
  return [
    start,
    tokens,
    reading(!!list, !!tree, graph),
    writing(!!list, !!tree, graph),
    list ? lists : '',
    tree ? trees : '',
    graph ? graphs : '',
    '}\n',
  ].join('');
}

const start = String.raw`
final class Rehearse {
  static final class T { char k; char key; T of; Class<?> c; }
  static byte[] in; static int at; static String nonce; static java.io.PrintStream out; static StringBuilder answer; static long spent, since;
  static java.lang.management.ThreadMXBean clock;

  static void begin() throws Exception {
    out = new java.io.PrintStream(new java.io.BufferedOutputStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), 8192), false, "UTF-8");
    System.setOut(out);
    Runtime.getRuntime().addShutdownHook(new Thread() { public void run() { out.flush(); } });
    java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
    byte[] piece = new byte[65536];
    for (int n; (n = System.in.read(piece)) > 0; ) all.write(piece, 0, n);
    in = all.toByteArray();
    clock = java.lang.management.ManagementFactory.getThreadMXBean();
    nonce = next();
    mark("R " + total());
    final Throwable[] failed = new Throwable[1];
    Thread thread = new Thread(null, new Runnable() { public void run() { try { cases(); } catch (Throwable e) { failed[0] = e; } } }, "main", 64L << 20);
    thread.start();
    thread.join();
    out.flush();
    if (failed[0] != null) { failed[0].printStackTrace(); System.exit(1); }
    System.exit(0);
  }

  static void cases() {
    for (int count = number(); count > 0; count--) {
      int index = number(), size = number(), end = at + size;
      answer = new StringBuilder();
      spent = 0;
      since = -1;
      mark("S " + index + " " + total());
      try {
        RehearseCalls.run();
        mark("V " + index + " " + spent / 1000000 + answer);
      } catch (OutOfMemoryError e) {
        answer = null;
        mark("M " + index + " " + stopped());
      } catch (Throwable e) {
        mark("E " + index + " " + stopped() + " " + hex(told(e)));
      }
      at = end;
    }
  }

  static void tick() { since = clock.getCurrentThreadCpuTime(); }
  static void tock() { spent += clock.getCurrentThreadCpuTime() - since; since = -1; }
  static long stopped() { return (spent + (since < 0 ? 0 : clock.getCurrentThreadCpuTime() - since)) / 1000000; }

  static long total() {
    java.lang.management.OperatingSystemMXBean os = java.lang.management.ManagementFactory.getOperatingSystemMXBean();
    return ((com.sun.management.OperatingSystemMXBean) os).getProcessCpuTime() / 1000000;
  }

  static void mark(String text) { out.print("\n@" + nonce + " " + text + "\n"); out.flush(); }

  static String told(Throwable e) {
    String text = String.valueOf(e);
    if (text.length() > 1500) text = text.substring(0, 1500);
    for (StackTraceElement frame : e.getStackTrace()) {
      String where = frame.getClassName();
      if (where.startsWith("Rehearse") || where.equals("Main") || where.matches("(java|javax|jdk|sun|com\\.sun)\\..*")) continue;
      return text + " (line " + frame.getLineNumber() + ")";
    }
    return text;
  }
`;

const tokens = String.raw`
  static String next() {
    int from = at;
    while (at < in.length && in[at] != '\n') at++;
    return new String(in, from, at++ - from, java.nio.charset.StandardCharsets.ISO_8859_1);
  }
  static int number() { return Integer.parseInt(next()); }

  static String text(String token) {
    byte[] bytes = new byte[(token.length() - 1) / 2];
    for (int i = 0; i < bytes.length; i++) bytes[i] = (byte) (Character.digit(token.charAt(1 + 2 * i), 16) << 4 | Character.digit(token.charAt(2 + 2 * i), 16));
    return new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
  }
  static String hex(String text) {
    byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    StringBuilder out = new StringBuilder(2 * bytes.length + 1).append('s');
    for (byte b : bytes) out.append(Character.forDigit(b >> 4 & 15, 16)).append(Character.forDigit(b & 15, 16));
    return out.toString();
  }

  static final java.util.Map<String, T> types = new java.util.HashMap<String, T>();
  static T type(String letters) {
    T known = types.get(letters);
    if (known == null) types.put(letters, known = type(letters, new int[1]));
    return known;
  }
  static T type(String letters, int[] at) {
    T t = new T();
    t.k = letters.charAt(at[0]++);
    if (t.k == 'M') t.key = letters.charAt(at[0]++);
    if ("[?LTM".indexOf(t.k) >= 0) t.of = type(letters, at);
    t.c = classOf(t);
    return t;
  }
`;

function reading(list: boolean, tree: boolean, graph: boolean): string {
  return String.raw`
  static Class<?> classOf(T t) {
    switch (t.k) {
      case 'i': case 'l': return long.class;
      case 'd': return double.class;
      case 'b': return boolean.class;
      case 's': return String.class;
      case '[': return java.lang.reflect.Array.newInstance(t.of.c, 0).getClass();
      case 'M': return java.util.Map.class;
      case '?': return t.of.c == long.class ? Long.class : t.of.c == double.class ? Double.class : t.of.c == boolean.class ? Boolean.class : t.of.c;
      ${list ? "case 'L': return ListNode.class;" : ''}
      ${tree ? "case 'T': return TreeNode.class;" : ''}
      ${graph ? "case 'G': return Node.class;" : ''}
      default: return Object.class;
    }
  }

  static Object read(String letters) { return read(type(letters)); }
  static Object read(T t) {
    switch (t.k) {
      case 'i': case 'l': return Long.parseLong(next());
      case 'd': return Double.longBitsToDouble(Long.parseUnsignedLong(next(), 16));
      case 'b': return next().equals("1");
      case 's': return text(next());
      case '?': return next().equals("+") ? read(t.of) : null;
      case '[': {
        int n = number();
        Object items = java.lang.reflect.Array.newInstance(t.of.c, n);
        for (int i = 0; i < n; i++) java.lang.reflect.Array.set(items, i, read(t.of));
        return items;
      }
      case 'M': {
        java.util.Map<Object, Object> map = new java.util.HashMap<Object, Object>();
        for (int n = number(); n > 0; n--) { Object key = t.key == 'i' ? (Object) Long.parseLong(next()) : text(next()); map.put(key, read(t.of)); }
        return map;
      }
      ${list ? "case 'L': return readList(t);" : ''}
      ${tree ? "case 'T': return readTree(t);" : ''}
      ${graph ? "case 'G': return readGraph();" : ''}
      default: throw new IllegalStateException();
    }
  }
`;
}

function writing(list: boolean, tree: boolean, graph: boolean): string {
  return String.raw`
  static void put(String token) { answer.append(' ').append(token); }
  static void write(String letters, Object value) { write(type(letters), value); }
  static void write(T t, Object value) {
    if (value == null && "?LTGv".indexOf(t.k) < 0) throw new IllegalStateException("null was returned where a value was due");
    switch (t.k) {
      case 'v': put("-"); break;
      case 'i': case 'l': put(value.toString()); break;
      case 'd': put(String.format("%016x", Double.doubleToLongBits((Double) value))); break;
      case 'b': put((Boolean) value ? "1" : "0"); break;
      case 's': put(hex((String) value)); break;
      case '?': put(value == null ? "-" : "+"); if (value != null) write(t.of, value); break;
      case '[': {
        int n = java.lang.reflect.Array.getLength(value);
        put("" + n);
        for (int i = 0; i < n; i++) write(t.of, java.lang.reflect.Array.get(value, i));
        break;
      }
      case 'M':
        put("" + ((java.util.Map<?, ?>) value).size());
        for (java.util.Map.Entry<?, ?> e : ((java.util.Map<?, ?>) value).entrySet()) {
          put(t.key == 'i' ? String.valueOf(e.getKey()) : hex((String) e.getKey()));
          write(t.of, e.getValue());
        }
        break;
      ${list ? "case 'L': writeList(t, (ListNode) value); break;" : ''}
      ${tree ? "case 'T': writeTree(t, (TreeNode) value); break;" : ''}
      ${graph ? "case 'G': writeGraph((Node) value); break;" : ''}
      default: throw new IllegalStateException();
    }
  }
  static final int most = 1000000;
  static void count(int nodes) { if (nodes > most) throw new IllegalStateException("what was returned has a cycle, or more than 1,000,000 nodes"); }
`;
}

const lists = String.raw`
  static ListNode readList(T t) {
    ListNode first = null, last = null;
    for (int n = number(); n > 0; n--) {
      ListNode node = new ListNode();
      node.val = RehearseCalls.listValue(read(t.of));
      if (last == null) first = node; else last.next = node;
      last = node;
    }
    return first;
  }
  static void writeList(T t, ListNode node) {
    java.util.List<Object> values = new java.util.ArrayList<Object>();
    for (; node != null; node = node.next) { values.add(node.val); count(values.size()); }
    put("" + values.size());
    for (Object value : values) write(t.of, value);
  }
`;

const trees = String.raw`
  static TreeNode readNode(T t) {
    if (!next().equals("+")) return null;
    TreeNode node = new TreeNode();
    node.val = RehearseCalls.treeValue(read(t.of));
    return node;
  }
  static TreeNode readTree(T t) {
    int n = number();
    if (n == 0) return null;
    TreeNode root = readNode(t);
    java.util.ArrayDeque<TreeNode> parents = new java.util.ArrayDeque<TreeNode>();
    parents.add(root);
    for (int i = 1; i < n; i += 2) {
      TreeNode parent = parents.remove();
      if ((parent.left = readNode(t)) != null) parents.add(parent.left);
      if (i + 1 < n && (parent.right = readNode(t)) != null) parents.add(parent.right);
    }
    return root;
  }
  static void writeTree(T t, TreeNode root) {
    java.util.List<TreeNode> nodes = new java.util.ArrayList<TreeNode>();
    if (root != null) nodes.add(root);
    for (int i = 0; i < nodes.size(); i++) {
      TreeNode node = nodes.get(i);
      if (node == null) continue;
      nodes.add(node.left);
      nodes.add(node.right);
      count(nodes.size() / 2);
    }
    put("" + nodes.size());
    for (TreeNode node : nodes) { put(node == null ? "-" : "+"); if (node != null) write(t.of, node.val); }
  }
`;

const graphs = String.raw`
  static Node readGraph() {
    Node[] nodes = new Node[number()];
    for (int i = 0; i < nodes.length; i++) { nodes[i] = new Node(); nodes[i].val = i + 1; nodes[i].neighbors = new java.util.ArrayList<Node>(); }
    for (Node node : nodes) for (int n = number(); n > 0; n--) node.neighbors.add(nodes[number() - 1]);
    return nodes.length == 0 ? null : nodes[0];
  }
  static void writeGraph(Node first) {
    java.util.Map<Node, Boolean> seen = new java.util.IdentityHashMap<Node, Boolean>();
    java.util.List<Node> nodes = new java.util.ArrayList<Node>();
    if (first != null) { seen.put(first, true); nodes.add(first); }
    for (int i = 0; i < nodes.size(); i++)
      for (Node node : nodes.get(i).neighbors) if (seen.put(node, true) == null) { nodes.add(node); count(nodes.size()); }
    java.util.Collections.sort(nodes, new java.util.Comparator<Node>() { public int compare(Node a, Node b) { return Long.compare(a.val, b.val); } });
    put("" + nodes.size());
    for (Node node : nodes) { put("" + node.neighbors.size()); for (Node other : node.neighbors) put("" + other.val); }
  }
`;
