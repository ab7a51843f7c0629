import type { NodeClasses } from '../types.js';

/** C# 6 and later, so Mono's compiler too. */
export function csharpRuntime({ list, tree, graph }: NodeClasses): string {
  return [
    start,
    reading(!!list, !!tree, graph),
    writing(!!list, !!tree, graph),
    list ? lists : '',
    tree ? trees : '',
    graph ? graphs : '',
    '}\n',
  ].join('');
}

const start = String.raw`
static class Rehearse {
  public sealed class T { public char k, key; public T of; public System.Type c; }
  static byte[] input; static int at; static string nonce; static System.IO.StreamWriter output; static System.Text.StringBuilder answer;
  static double spent, since;

  public static void Main() {
    output = new System.IO.StreamWriter(System.Console.OpenStandardOutput(), new System.Text.UTF8Encoding(false), 8192);
    System.Console.SetOut(output);
    System.AppDomain.CurrentDomain.ProcessExit += (a, b) => output.Flush();
    var all = new System.IO.MemoryStream();
    System.Console.OpenStandardInput().CopyTo(all);
    input = all.ToArray();
    nonce = Next();
    Mark("R " + (long) Clock());
    var thread = new System.Threading.Thread(Cases, 64 << 20);
    thread.Start();
    thread.Join();
    output.Flush();
  }

  static void Cases() {
    for (int count = Number(); count > 0; count--) {
      int index = Number(), size = Number(), end = at + size;
      answer = new System.Text.StringBuilder();
      spent = 0;
      since = -1;
      Mark("S " + index + " " + (long) Clock());
      try {
        RehearseCalls.Run();
        Mark("V " + index + " " + (long) spent + answer);
      } catch (System.OutOfMemoryException) {
        answer = null;
        Mark("M " + index + " " + Stopped());
      } catch (System.Exception e) {
        Mark("E " + index + " " + Stopped() + " " + Hex(Told(e)));
      }
      at = end;
    }
  }

  public static void Tick() { since = Clock(); }
  public static void Tock() { spent += Clock() - since; since = -1; }
  static long Stopped() { return (long) (spent + (since < 0 ? 0 : Clock() - since)); }
  static double Clock() { return System.Diagnostics.Process.GetCurrentProcess().TotalProcessorTime.TotalMilliseconds; }
  static void Mark(string text) { System.Console.Out.Flush(); output.Write("\n@" + nonce + " " + text + "\n"); output.Flush(); }

  static string Told(System.Exception e) {
    string text = e.GetType().FullName + ": " + e.Message;
    if (text.Length > 1500) text = text.Substring(0, 1500);
    var line = System.Text.RegularExpressions.Regex.Match(e.StackTrace ?? "", @"solution\.cs:(?:line )?(\d+)");
    return line.Success ? text + " (line " + line.Groups[1].Value + ")" : text;
  }

  static string Next() {
    int from = at;
    while (at < input.Length && input[at] != '\n') at++;
    return System.Text.Encoding.ASCII.GetString(input, from, at++ - from);
  }
  public static int Number() { return int.Parse(Next()); }
  static long Long() { return long.Parse(Next(), System.Globalization.CultureInfo.InvariantCulture); }

  static string Text(string token) {
    var bytes = new byte[(token.Length - 1) / 2];
    for (int i = 0; i < bytes.Length; i++) bytes[i] = System.Convert.ToByte(token.Substring(1 + 2 * i, 2), 16);
    return System.Text.Encoding.UTF8.GetString(bytes);
  }
  static string Hex(string text) {
    var bytes = System.Text.Encoding.UTF8.GetBytes(text);
    var hex = new System.Text.StringBuilder("s", 2 * bytes.Length + 1);
    foreach (var b in bytes) hex.Append("0123456789abcdef"[b >> 4]).Append("0123456789abcdef"[b & 15]);
    return hex.ToString();
  }

  static readonly System.Collections.Generic.Dictionary<string, T> types = new System.Collections.Generic.Dictionary<string, T>();
  static T TypeOf(string letters) {
    T known;
    int from = 0;
    if (!types.TryGetValue(letters, out known)) types[letters] = known = Parse(letters, ref from);
    return known;
  }
  static T Parse(string letters, ref int from) {
    var t = new T { k = letters[from++] };
    if (t.k == 'M') t.key = letters[from++];
    if ("[?LTM".IndexOf(t.k) >= 0) t.of = Parse(letters, ref from);
    t.c = ClassOf(t);
    return t;
  }
`;

function reading(list: boolean, tree: boolean, graph: boolean): string {
  return String.raw`
  static System.Type ClassOf(T t) {
    switch (t.k) {
      case 'i': case 'l': return typeof(long);
      case 'd': return typeof(double);
      case 'b': return typeof(bool);
      case 's': return typeof(string);
      case '[': return t.of.c.MakeArrayType();
      case 'M': return typeof(System.Collections.Generic.Dictionary<,>).MakeGenericType(t.key == 'i' ? typeof(long) : typeof(string), t.of.c);
      case '?': return t.of.c.IsValueType ? typeof(System.Nullable<>).MakeGenericType(t.of.c) : t.of.c;
      ${list ? "case 'L': return typeof(ListNode);" : ''}
      ${tree ? "case 'T': return typeof(TreeNode);" : ''}
      ${graph ? "case 'G': return typeof(Node);" : ''}
      default: return typeof(object);
    }
  }

  public static object Read(string letters) { return Read(TypeOf(letters)); }
  static object Read(T t) {
    switch (t.k) {
      case 'i': case 'l': return Long();
      case 'd': return System.BitConverter.Int64BitsToDouble(System.Convert.ToInt64(Next(), 16));
      case 'b': return Next() == "1";
      case 's': return Text(Next());
      case '?': return Next() == "+" ? Read(t.of) : null;
      case '[': {
        var items = System.Array.CreateInstance(t.of.c, Number());
        for (int i = 0; i < items.Length; i++) items.SetValue(Read(t.of), i);
        return items;
      }
      case 'M': {
        var map = (System.Collections.IDictionary) System.Activator.CreateInstance(t.c);
        for (int n = Number(); n > 0; n--) { object key = t.key == 'i' ? (object) Long() : Text(Next()); map[key] = Read(t.of); }
        return map;
      }
      ${list ? "case 'L': return ReadList(t);" : ''}
      ${tree ? "case 'T': return ReadTree(t);" : ''}
      ${graph ? "case 'G': return ReadGraph();" : ''}
      default: throw new System.InvalidOperationException();
    }
  }
`;
}

function writing(list: boolean, tree: boolean, graph: boolean): string {
  return String.raw`
  static void Put(string token) { answer.Append(' ').Append(token); }
  static void Put(long number) { Put(number.ToString(System.Globalization.CultureInfo.InvariantCulture)); }
  public static void Write(string letters, object value) { Write(TypeOf(letters), value); }
  static void Write(T t, object value) {
    if (value == null && "?LTGv".IndexOf(t.k) < 0) throw new System.InvalidOperationException("null was returned where a value was due");
    switch (t.k) {
      case 'v': Put("-"); break;
      case 'i': case 'l': Put((long) value); break;
      case 'd': Put(System.BitConverter.DoubleToInt64Bits((double) value).ToString("x16")); break;
      case 'b': Put((bool) value ? "1" : "0"); break;
      case 's': Put(Hex((string) value)); break;
      case '?': Put(value == null ? "-" : "+"); if (value != null) Write(t.of, value); break;
      case '[':
        Put(((System.Array) value).Length);
        foreach (object item in (System.Array) value) Write(t.of, item);
        break;
      case 'M':
        Put(((System.Collections.IDictionary) value).Count);
        foreach (System.Collections.DictionaryEntry e in (System.Collections.IDictionary) value) {
          if (t.key == 'i') Put((long) e.Key); else Put(Hex((string) e.Key));
          Write(t.of, e.Value);
        }
        break;
      ${list ? "case 'L': WriteList(t, (ListNode) value); break;" : ''}
      ${tree ? "case 'T': WriteTree(t, (TreeNode) value); break;" : ''}
      ${graph ? "case 'G': WriteGraph((Node) value); break;" : ''}
      default: throw new System.InvalidOperationException();
    }
  }
  static void Count(int nodes) { if (nodes > 1000000) throw new System.InvalidOperationException("what was returned has a cycle, or more than 1,000,000 nodes"); }
`;
}

const lists = String.raw`
  static ListNode ReadList(T t) {
    ListNode first = null, last = null;
    for (int n = Number(); n > 0; n--) {
      var node = new ListNode(RehearseCalls.ListValue(Read(t.of)));
      if (last == null) first = node; else last.next = node;
      last = node;
    }
    return first;
  }
  static void WriteList(T t, ListNode node) {
    var values = new System.Collections.Generic.List<object>();
    for (; node != null; node = node.next) { values.Add(node.val); Count(values.Count); }
    Put(values.Count);
    foreach (object value in values) Write(t.of, value);
  }
`;

const trees = String.raw`
  static TreeNode ReadNode(T t) { return Next() == "+" ? new TreeNode(RehearseCalls.TreeValue(Read(t.of))) : null; }
  static TreeNode ReadTree(T t) {
    int n = Number();
    if (n == 0) return null;
    TreeNode root = ReadNode(t);
    var parents = new System.Collections.Generic.Queue<TreeNode>();
    parents.Enqueue(root);
    for (int i = 1; i < n; i += 2) {
      TreeNode parent = parents.Dequeue();
      if ((parent.left = ReadNode(t)) != null) parents.Enqueue(parent.left);
      if (i + 1 < n && (parent.right = ReadNode(t)) != null) parents.Enqueue(parent.right);
    }
    return root;
  }
  static void WriteTree(T t, TreeNode root) {
    var nodes = new System.Collections.Generic.List<TreeNode>();
    if (root != null) nodes.Add(root);
    for (int i = 0; i < nodes.Count; i++) {
      if (nodes[i] == null) continue;
      nodes.Add(nodes[i].left);
      nodes.Add(nodes[i].right);
      Count(nodes.Count / 2);
    }
    Put(nodes.Count);
    foreach (var node in nodes) { Put(node == null ? "-" : "+"); if (node != null) Write(t.of, node.val); }
  }
`;

const graphs = String.raw`
  static Node ReadGraph() {
    var nodes = new Node[Number()];
    for (int i = 0; i < nodes.Length; i++) nodes[i] = new Node(i + 1);
    foreach (var node in nodes) for (int n = Number(); n > 0; n--) node.neighbors.Add(nodes[Number() - 1]);
    return nodes.Length == 0 ? null : nodes[0];
  }
  static void WriteGraph(Node first) {
    var seen = new System.Collections.Generic.HashSet<object>();
    var nodes = new System.Collections.Generic.List<Node>();
    if (first != null) { seen.Add(first); nodes.Add(first); }
    for (int i = 0; i < nodes.Count; i++)
      foreach (var other in nodes[i].neighbors) if (seen.Add(other)) { nodes.Add(other); Count(nodes.Count); }
    nodes.Sort((a, b) => a.val.CompareTo(b.val));
    Put(nodes.Count);
    foreach (var node in nodes) { Put(node.neighbors.Count); foreach (var other in node.neighbors) Put(other.val); }
  }
`;
